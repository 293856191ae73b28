public import Persistence
public import Vocabulary

extension Tenant {
    /// Enters a shop that came from elsewhere in the registry: from this commit on it is found. Hosts that led to it
    /// where it was are only asked for, since nobody has proved them here.
    /// - Throws: ``TenancyError`` when the slug is taken or kept for the platform.
    public func arrive(
        claiming hosts: [HostName], baseDomain: String, at instant: Instant = .now, in transaction: Transaction
    ) throws {
        try Self.requireFree(slug, in: transaction)
        try register(domains: [], in: transaction)
        if let suspendedAt {
            try transaction.execute("UPDATE tenant SET suspended_at = \(suspendedAt) WHERE id = \(id)")
        }
        for host in Set(hosts) where host.ascii != baseDomain && !host.ascii.hasSuffix("." + baseDomain) {
            try claim(host, at: instant, in: transaction)
        }
    }

    /// - Throws: ``TenancyError/slugTaken(_:)``, also for a name that a shop has which is being made;
    ///   ``TenancyError/slugReserved(_:)``.
    public static func requireFree(_ slug: Slug, in transaction: ReadTransaction) throws {
        guard !ReservedSlugs.all.contains(slug.description) else { throw TenancyError.slugReserved(slug) }
        let taken = try transaction.value(
            """
            SELECT 1 FROM tenant WHERE slug = \(slug)
            UNION ALL SELECT 1 FROM provisioning WHERE slug = \(slug) AND status <> 'READY' LIMIT 1
            """, as: Int.self)
        if taken != nil { throw TenancyError.slugTaken(slug) }
    }

    /// The tenant of this id as the registry has it; nil when there is none.
    public static func find(_ id: TenantID, in transaction: ReadTransaction) throws -> Tenant? {
        try transaction.first("SELECT * FROM tenant WHERE id = \(id)")
    }

    /// `name` without blanks at its ends.
    /// - Throws: ``TenancyError/nameUnusable``.
    public static func checkedName(_ name: String) throws -> String {
        let name = name.withoutOuterBlanks
        guard (1...longestName).contains(name.count),
            !name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
        else { throw TenancyError.nameUnusable }
        return name
    }
}
