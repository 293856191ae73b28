internal import CPostgres
internal import Persistence

/// Where the server is and what each connection is told at its start. Holds the password, so it is never printed.
struct ConnectionSettings: Sendable {
    let url: String
    let limits: PostgresLimits
    let observer: DatabaseObserver
    let pooling: DatabasePooling
    let parameterTypes = ParameterTypes()
    private let password: String?

    /// - Throws: ``DatabaseError/misconfigured(_:)`` when libpq cannot read `url`. libpq's own words would quote it.
    init(
        url: String, limits: PostgresLimits, observer: DatabaseObserver, pooling: DatabasePooling = .auto
    ) throws {
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
        self.pooling = pooling
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
}

/// No connection could be made.
struct ConnectionFailure: Error {
    let message: String
    /// The server may be starting, or full: trying later makes sense. Otherwise somebody must change something.
    let mayPass: Bool
}
