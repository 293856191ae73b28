import HTTPTypes
import Hummingbird
import Ordering
import People
import Persistence
import Tenancy
import Vocabulary
import Web

/// A shopper's address book.
enum AddressBookEndpoints {
    static let all = [list, add, change, remove]

    private static let tag = AuthEndpoints.tag
    private static let path = "/store/auth/addresses/{id}"
    private static let pathParameter = Parameter.path("id", .id("The address."))
    private static let body = RequestBodyRule.json(
        .named(
            "AddressEntry",
            .object([
                .required("address", AddressView.schema),
                .optional("isDefaultShipping", .boolean("True makes it the one; the first of a book is.")),
                .optional("isDefaultBilling", .boolean()),
            ])))
    private static let book = ItemsView<SavedAddressView>.schema(
        "AddressBook", of: SavedAddressView.schema, limit: CustomerAddress.limit)

    private static let list = Endpoint(
        method: .get, path: "/store/auth/addresses", operation: "listAddresses", tag: tag,
        summary: "The address book, oldest first", caller: .customer,
        answers: [DeclaredAnswer(200, "The book.", book)]
    ) { call in
        let id = try call.customer.id
        let view = try await call.shop.database.read { try Self.view(of: id, in: $0) }
        return Answer(200, view).response(in: call.context)
    }

    private static let add = Endpoint(
        method: .post, path: "/store/auth/addresses", operation: "addAddress", tag: tag, summary: "Add an address",
        caller: .customer, body: body, answers: [DeclaredAnswer(201, "The book.", book)],
        problems: [DeclaredProblem(409, "address_book_full")]
    ) { call in
        let id = try call.customer.id
        let (address, uses) = try read(call)
        return try await call.write { transaction in
            do {
                _ = try CustomerAddress.add(address, to: id, defaultFor: uses, in: transaction)
            } catch is AddressBookFull {
                throw Problem.conflict(
                    code: "address_book_full", detail: "A book holds at most \(CustomerAddress.limit) addresses.")
            }
            return Answer(201, try view(of: id, in: transaction))
        }.response(in: call.context)
    }

    private static let change = Endpoint(
        method: .put, path: path, operation: "setAddress", tag: tag, summary: "Change an address", caller: .customer,
        parameters: [pathParameter], body: body, answers: [DeclaredAnswer(200, "The book.", book)]
    ) { call in
        let (id, entry): (CustomerID, CustomerAddressID) = (try call.customer.id, try call.context.part("id"))
        let (address, uses) = try read(call)
        return try await call.write { transaction in
            guard try CustomerAddress.update(entry, to: address, of: id, in: transaction) else {
                throw Problem.notFound
            }
            for use in uses { try CustomerAddress.makeDefault(entry, of: id, for: use, in: transaction) }
            return Answer(200, try view(of: id, in: transaction))
        }.response(in: call.context)
    }

    private static let remove = Endpoint(
        method: .delete, path: path, operation: "removeAddress", tag: tag, summary: "Remove an address",
        caller: .customer, parameters: [pathParameter], answers: [DeclaredAnswer(200, "The book.", book)]
    ) { call in
        let (id, entry): (CustomerID, CustomerAddressID) = (try call.customer.id, try call.context.part("id"))
        return try await call.write { transaction in
            guard try CustomerAddress.remove(entry, of: id, in: transaction) else { throw Problem.notFound }
            return Answer(200, try view(of: id, in: transaction))
        }.response(in: call.context)
    }

    private static func read(_ call: Call) throws -> (Address, Set<CustomerAddress.Use>) {
        var reader = BodyReader(call)
        let address = reader.address("address")
        var uses: Set<CustomerAddress.Use> = []
        if reader.boolean("isDefaultShipping") == true { uses.insert(.shipping) }
        if reader.boolean("isDefaultBilling") == true { uses.insert(.billing) }
        try reader.finish()
        guard let address else { throw Problem.validation([]) }
        return (address, uses)
    }

    private static func view(
        of id: CustomerID, in transaction: ReadTransaction
    ) throws -> ItemsView<SavedAddressView> {
        ItemsView(items: try CustomerAddress.all(of: id, in: transaction).map { SavedAddressView(entry: $0) })
    }
}
