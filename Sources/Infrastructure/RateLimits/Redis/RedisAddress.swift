import Foundation

/// Where Redis is, and what it wants to hear first.
public struct RedisAddress: Sendable, Equatable {
    enum Place: Sendable, Equatable {
        case tcp(host: String, port: Int32)
        case socket(path: String)
    }

    let place: Place
    let user: String?
    let password: Secret?
    let database: Int

    /// Reads `redis://[USER]:PASSWORD@HOST:PORT/DATABASE` or `unix://[USER]:PASSWORD@/PATH?db=DATABASE`.
    /// - Throws: ``RedisAddressInvalid``.
    public init(_ url: Secret) throws(RedisAddressInvalid) {
        guard let parts = URLComponents(string: url.revealed), let scheme = parts.scheme else { throw .init() }
        user = parts.user.flatMap { $0.isEmpty ? nil : $0 }
        password = parts.password.flatMap { $0.isEmpty ? nil : Secret($0) }
        guard user == nil || password != nil else { throw .init() }
        let database: String?
        switch scheme {
        case "redis":
            guard let host = parts.host, !host.isEmpty, parts.query == nil else { throw .init() }
            // Brackets are the URL's, not the address's.
            let name = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
            place = .tcp(host: name, port: Int32(parts.port ?? 6379))
            let path = parts.path.drop { $0 == "/" }
            database = path.isEmpty ? nil : String(path)
        case "unix":
            guard parts.path.hasPrefix("/"), parts.path.count > 1 else { throw .init() }
            place = .socket(path: parts.path)
            database = parts.queryItems?.first { $0.name == "db" }?.value
        default: throw .init()
        }
        guard let number = Int(database ?? "0"), number >= 0 else { throw .init() }
        self.database = number
    }
}

/// An address of Redis that cannot be read.
public struct RedisAddressInvalid: Error, Equatable, Sendable {}
