import Catalog
import HTTPTypes
import Hummingbird
import People
import Persistence
import Tenancy
import Vocabulary
import Web

/// Who sells in the shop, as the shop looks after them.
enum VendorEndpoints {
    static let all = [list, create, get, change.proved, assign, unassign]

    private static let tag = "Vendors"
    private static let vendor = Parameter.path("id", .id("The vendor."))
    private static let product = Parameter.path("productId", .id("The product."))
    private static let name = Schema.text(1...100)
    private static let email = Schema.text(.email, 3...254)

    private static let list = Endpoint(
        method: .get, path: "/vendors", operation: "listVendors", tag: tag, summary: "List the vendors, by name",
        caller: .staff(.readVendors),
        answers: [DeclaredAnswer(200, "All.", .list("VendorList", of: VendorView.schema))]
    ) { call in
        let (vendors, products) = try await call.shop.database.read {
            (try VendorOverview.all(in: $0), try VendorProducts.counts(in: $0))
        }
        let items = vendors.map { VendorView(overview: $0, products: products[$0.vendor.id] ?? 0) }
        return Answer(200, ListView(items: items)).response(in: call.context)
    }

    private static let create = Endpoint(
        method: .post, path: "/vendors", operation: "createVendor", tag: tag, summary: "Add a vendor",
        caller: .staff(.manageVendors),
        body: .json(.object([.required("name", name), .required("email", email)])),
        answers: [DeclaredAnswer(201, "The vendor.", VendorView.schema)],
        problems: [DeclaredProblem(409, "vendor_exists")]
    ) { call in
        var body = BodyReader(call)
        let (name, email) = (body.vendorName(), body.email("email"))
        try body.finish()
        guard let name, let email else { throw Problem.badRequest() }
        let author = try call.author
        return try await call.write { transaction in
            let made = try Vendor.add(name, email: email, by: author, in: transaction)
            var answer = Answer(201, try VendorView.of(made.id, in: transaction))
            answer.location = "/vendors/\(made.id)"
            return answer
        }.response(in: call.context)
    }

    private static let get = Endpoint(
        method: .get, path: "/vendors/{id}", operation: "getVendor", tag: tag, summary: "Get a vendor",
        caller: .staff(.readVendors), parameters: [vendor],
        answers: [DeclaredAnswer(200, "The vendor.", VendorView.schema)]
    ) { call in
        let id: VendorID = try call.context.part("id")
        let view = try await call.shop.database.read { try VendorView.of(id, in: $0) }
        return Answer(200, view).response(in: call.context)
    }

    private static let change = Endpoint(
        method: .put, path: "/vendors/{id}", operation: "changeVendor", tag: tag,
        summary: "Give a vendor another name or address; suspend or resume it", caller: .staff(.manageVendors),
        parameters: [vendor],
        body: .json(
            .object([
                .optional("name", name), .optional("email", email),
                .optional("status", .choice(Vendor.Status.allCases.map(\.rawValue), "Suspended, its people are out.")),
            ])),
        answers: [DeclaredAnswer(200, "As it is now.", VendorView.schema)]
    ) { call in
        var body = BodyReader(call)
        let (name, email) = (body.has("name") ? body.vendorName() : nil, body.email("email"))
        let status = body.text("status").flatMap { Vendor.Status(rawValue: $0) }
        try body.finish()
        let (id, author): (VendorID, DeskAuthor) = (try call.context.part("id"), try call.author)
        return try await call.write { transaction in
            guard let before = try Vendor.find(id, in: transaction) else { throw Problem.notFound }
            try Vendor.change(
                id, name: name ?? before.name, email: email ?? before.email, by: author, in: transaction)
            switch status {
            case .active: try Vendor.resume(id, by: author, in: transaction)
            case .suspended: try Vendor.suspend(id, by: author, in: transaction)
            case nil: break
            }
            return Answer(200, try VendorView.of(id, in: transaction))
        }.response(in: call.context)
    }

    private static let assign = Endpoint(
        method: .put, path: "/vendors/{id}/products/{productId}", operation: "assignVendorProduct", tag: tag,
        summary: "Say that a product is the vendor's, with what is ordered of it from now on",
        caller: .staff(.manageVendors), parameters: [vendor, product],
        answers: [DeclaredAnswer(200, "It is theirs.", DoneView.schema)]
    ) { call in
        let (id, product): (VendorID, ProductID) = (try call.context.part("id"), try call.context.part("productId"))
        return try await call.assigning(product) { _ in id }
    }

    private static let unassign = Endpoint(
        method: .delete, path: "/vendors/{id}/products/{productId}", operation: "unassignVendorProduct", tag: tag,
        summary: "Say that a product of the vendor is the shop's own again", caller: .staff(.manageVendors),
        parameters: [vendor, product], answers: [DeclaredAnswer(200, "It is the shop's.", DoneView.schema)]
    ) { call in
        let (id, product): (VendorID, ProductID) = (try call.context.part("id"), try call.context.part("productId"))
        return try await call.assigning(product) { transaction in
            guard try VendorProducts.isOne(product, of: id, in: transaction) else { throw Problem.notFound }
            return nil
        }
    }
}

extension Call {
    /// - Parameter vendor: whose the product becomes.
    fileprivate func assigning(
        _ product: ProductID, _ vendor: @escaping @Sendable (Transaction) throws -> VendorID?
    ) async throws -> Response {
        let author = try author
        do {
            return try await write { transaction in
                try Products.assign(product, to: vendor(transaction), by: author, in: transaction)
                return Answer(200, DoneView(word: .done))
            }.response(in: context)
        } catch CatalogError.unknownProduct {
            throw Problem.notFound
        }
    }
}

extension BodyReader {
    fileprivate mutating func vendorName() -> String? {
        guard let text = text("name") else { return nil }
        do {
            return try Vendor.checkedName(text)
        } catch {
            add([error])
            return nil
        }
    }
}
