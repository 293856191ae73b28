import Hummingbird
import People
import Persistence
import Tenancy
import Vocabulary
import Web

/// A request of somebody who sells for a vendor. It reads nothing but through the vendor's scope, and shows nothing of the
/// shop that is not the vendor's.
struct VendorDeskCall: Sendable {
    let vendor: Vendor
    private let scope: VendorScope
    private let call: DeskCall

    /// - Throws: ``Problem/onlyVendors`` for everybody else, owners too.
    init(_ call: DeskCall) async throws {
        guard let scope = call.member.flatMap({ VendorScope(of: $0) }),
            let vendor = try await call.database.read({ try Vendor.find(scope.vendor, in: $0) })
        else { throw Problem.onlyVendors }
        (self.call, self.scope, self.vendor) = (call, scope, vendor)
    }

    var query: Fields { call.query }
    var formats: DeskFormat { call.formats }
    /// What the shop is: its name, currency and country are everybody's to see.
    var settings: ShopSettings { call.shop.settings }
    var news: Notice? { call.news }
    var firstName: String { call.name.split(separator: " ").first.map(String.init) ?? call.name }

    /// Reads what is the vendor's.
    func look<Found: Sendable>(
        _ body: @escaping @Sendable (VendorScope, ReadTransaction) throws -> Found
    ) async throws -> Found {
        try await call.database.read { [scope] in try body(scope, $0) }
    }

    /// A part of the address as an id; anything else is simply not found.
    func part<Value: LosslessStringConvertible>(_ name: String, as _: Value.Type = Value.self) throws(Problem) -> Value
    {
        try call.context.part(name)
    }

    func answer(_ page: DeskPage) -> Response { call.answer(page) }
}
