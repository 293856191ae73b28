import Infrastructure
public import People
public import Persistence
public import Tenancy
public import Vocabulary
import Web

extension OperatorActs {
    /// Opens a shop's desk to an operator for a while. Its owners are told by mail, in the commit that opens it.
    /// - Parameter reason: as ``OperatorVisit/reasonLength`` has it; the owners read it.
    /// - Returns: the visit, and the address that leads in once, within a minute.
    /// - Throws: ``TenancyError/noSuchTenant``.
    public func visit(
        _ id: TenantID, as person: Operator, reason: String, accounts: AccountServices, addresses: PublicAddresses
    ) async throws -> (visit: OperatorVisit, link: String) {
        guard let shop = try await directory.shop(id: id) else { throw TenancyError.noSuchTenant }
        let staffOffice = StaffOffice(shop, accounts: accounts, addresses: addresses)
        var change = AuditChange("slug", from: nil, to: shop.tenant.slug.text)
        change.note("reason", from: nil, to: reason)
        // Noted first: what is told here and did not happen is less bad than the other way round.
        try await requesting("tenant.desk_opened", AuditEvent.Subject("tenant", "\(id)"), change) { _ in }
        let origin = origin
        let (visit, token) = try await shop.database.write { transaction in
            let begun = try OperatorVisit.begin(
                person, reason: reason, address: origin.address, requestID: origin.requestID, in: transaction)
            try staffOffice.announce(begun.visit, in: transaction)
            return begun
        }
        let link = SiteURL.desk(.enterAsOperator, query: ["token": token.text])
        return (visit, link.absolute(base: addresses.base(of: shop)))
    }
}
