import Dispatch
import Foundation

/// Finds the addresses of a host's name.
public protocol HostResolver: Sendable {
    /// - Returns: every address of the name; empty when it has none.
    /// - Throws: when nobody could be asked.
    func addresses(of host: String) async throws -> [IPAddress]
}

/// No name server gave an answer.
public struct HostNotResolved: Error, Equatable, Sendable {
    public init() {}
}

/// Asks as the system does, on threads of its own.
public struct SystemHostResolver: HostResolver {
    private static let threads: OperationQueue = {
        let queue = OperationQueue()
        queue.name = "stoa.names"
        queue.maxConcurrentOperationCount = 4
        return queue
    }()

    public init() {}

    public func addresses(of host: String) async throws -> [IPAddress] {
        try await withCheckedThrowingContinuation { continuation in
            Self.threads.addOperation { continuation.resume(with: Result { try Self.ask(host) }) }
        }
    }

    private static func ask(_ host: String) throws -> [IPAddress] {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var first: UnsafeMutablePointer<addrinfo>?
        let code = getaddrinfo(host, nil, &hints, &first)
        guard code == 0 else {
            if code == EAI_NONAME { return [] }
            throw HostNotResolved()
        }
        defer { freeaddrinfo(first) }
        return sequence(first: first, next: { $0?.pointee.ai_next }).compactMap { entry in
            entry.flatMap { IPAddress($0.pointee) }
        }
    }
}

extension IPAddress {
    fileprivate init?(_ entry: addrinfo) {
        guard let address = entry.ai_addr else { return nil }
        var name = [CChar](repeating: 0, count: Int(NI_MAXHOST))
        let code = getnameinfo(
            address, entry.ai_addrlen, &name, socklen_t(name.count), nil, 0, NI_NUMERICHOST)
        guard code == 0 else { return nil }
        let text = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        // A link local address comes with its zone.
        self.init(String(text.prefix { $0 != "%" }))
    }
}
