import Archives
import Inventory
import Payments
import Persistence
import Tenancy
import Vocabulary

extension ShopMover {
    func clone(_ transfer: Transfer, _ report: @escaping Report) async throws {
        guard let source = transfer.source, let target = transfer.target, let slug = transfer.slug,
            let original = try await directory.tenant(id: source)
        else { throw TenancyError.noSuchTenant }
        let name = try Tenant.checkedName(transfer.name ?? original.name)
        try await engine.platform.read { try Tenant.requireFree(slug, in: $0) }
        let work = try await files.makeWork(of: transfer.id)
        _ = try await photograph(source, into: work, report)
        try checkpoint(.unpacked)
        try await adjust(work, expecting: nil) { try CloneRules.apply(to: $0, name: name, at: .now) }
        let tenant = Tenant(id: target, slug: slug, name: name, createdAt: .now)
        try await settle(Arrival(transfer: transfer.id, tenant: tenant, hosts: []), from: work, report)
    }
}

/// What makes a copy of a shop one of its own. It is for trying things out: the past stays, what was under way ends, and
/// nothing that the copy does reaches the original's shoppers.
enum CloneRules {
    /// Changes the copied rows.
    static func apply(to transaction: Transaction, name: String, at instant: Instant) throws {
        try releaseHolds(in: transaction, at: instant)
        try transaction.execute("UPDATE checkout SET status = 'superseded' WHERE status = 'open'")
        try callOffPayments(in: transaction, at: instant)
        try transaction.execute("UPDATE shop_settings SET name = \(name), base_address = NULL")
        for table in Migrations.all.shopTables.parentsFirst().reversed() where table.isLeftOutOfClones {
            try ShopRestoration.empty(table, in: transaction)
        }
    }

    /// The stock that open checkouts hold is free again, and the ledger says so.
    private static func releaseHolds(in transaction: Transaction, at instant: Instant) throws {
        let held: [CheckoutID] = try transaction.values("SELECT DISTINCT reference FROM stock_hold ORDER BY reference")
        for checkout in held { try StockHold.release(checkout, at: instant, in: transaction) }
    }

    /// Housekeeping would ask the provider what became of them, and send back money that the original is owed.
    private static func callOffPayments(in transaction: Transaction, at instant: Instant) throws {
        let open = try transaction.rows(
            """
            SELECT id, status, amount FROM payment WHERE status NOT IN ('canceled', 'refunded')
            AND checkout_id NOT IN (SELECT checkout_id FROM orders)
            """)
        for payment in open {
            let (id, status) = (try payment["id"] as PaymentID, try payment["status"] as String)
            try transaction.execute(
                """
                INSERT INTO payment_event (id, payment_id, status_before, status_after, amount, detail, happened_at)
                VALUES (\(ID<Any>()), \(id), \(status), 'canceled', \(try payment["amount"] as Int64),
                    'belongs to the shop that this one was copied from', \(instant))
                """)
            try transaction.execute("UPDATE payment SET status = 'canceled', updated_at = \(instant) WHERE id = \(id)")
        }
    }
}
