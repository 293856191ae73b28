internal import CPostgres
internal import Persistence

/// Where the server is and what each connection is told at its start. Holds the password, so it is never printed.
struct ConnectionSettings: Sendable {
    let url: String
    let limits: PostgresLimits
    let observer: DatabaseObserver
    let parameterTypes = ParameterTypes()
    private let password: String?

    /// - Throws: ``DatabaseError/misconfigured(_:)`` when libpq cannot read `url`. libpq's own words would quote it.
    init(url: String, limits: PostgresLimits, observer: DatabaseObserver) throws {
        let advice =
            "It looks like postgresql://user:password@host:5432/name; in the password, write @ as %40, "
            + "/ as %2F, : as %3A and # as %23."
        let authority = url.drop { $0 != "/" }.drop { $0 == "/" }.prefix { $0 != "/" && $0 != "?" }
        guard url.hasPrefix("postgres://") || url.hasPrefix("postgresql://"),
            authority.count(where: { $0 == "@" }) <= 1,
            let options = PQconninfoParse(url, nil)
        else { throw DatabaseError.misconfigured("The database URL cannot be read. \(advice)") }
        defer { PQconninfoFree(options) }
        self.url = url
        self.limits = limits
        self.observer = observer
        password = Self.value(of: "password", in: options)
    }

    private static func value(of keyword: String, in options: UnsafeMutablePointer<PQconninfoOption>) -> String? {
        var option = options
        while let name = option.pointee.keyword {
            if String(cString: name) == keyword { return option.pointee.val.map { String(cString: $0) } }
            option += 1
        }
        return nil
    }

    /// What libpq said, on one line and without the password.
    func redacted(_ message: String) -> String {
        let line = message.split(whereSeparator: \.isNewline).joined(separator: " ")
        guard let password, !password.isEmpty else { return line }
        return line.replacing(password, with: "***")
    }

    /// Sent once on each connection. Row security needs the setting to exist, so that a statement without a tenant
    /// fails on the empty text instead of on an unknown name.
    ///
    /// Compiling plans to machine code never pays for statements as short as ours. Scanning a whole table would: the
    /// planner likes it for small ones. But under SERIALIZABLE it makes every writer of that table, of any tenant,
    /// conflict with the reader, while each of our keys and indexes leads with the tenant.
    var greeting: String {
        """
        SET search_path = shop; SET stoa.tenant = ''; SET client_min_messages = warning; SET jit = off; \
        SET enable_seqscan = off; SET default_transaction_read_only = off; SET standard_conforming_strings = on; \(timeouts)
        """
    }

    /// The server's own limits for one statement, and for the locks it waits for.
    var timeouts: String {
        """
        SET statement_timeout = \(limits.statementTimeout.milliseconds); \
        SET lock_timeout = \(limits.queueTimeout.milliseconds)
        """
    }
}

/// No connection could be made.
struct ConnectionFailure: Error {
    let message: String
    /// The server may be starting, or full: trying later makes sense. Otherwise somebody must change something.
    let mayPass: Bool
}
