import CHiredis
import Foundation

/// One connection to Redis, used by one thread. Everything on it blocks, never longer than its time-out.
final class RedisConnection {
    private let context: UnsafeMutablePointer<redisContext>

    /// - Throws: ``RedisFailure``.
    init(_ address: RedisAddress, timeout: Duration) throws(RedisFailure) {
        let patience = timeval(timeout)
        let made: UnsafeMutablePointer<redisContext>? =
            switch address.place {
            case .tcp(let host, let port): redisConnectWithTimeout(host, port, patience)
            case .socket(let path): redisConnectUnixWithTimeout(path, patience)
            }
        guard let made else { throw .lost("no memory") }
        context = made
        guard made.pointee.err == 0, redisSetTimeout(made, patience) == REDIS_OK else { throw lost }
        if let password = address.password {
            let reply = try ask([["AUTH"] + (address.user.map { [$0] } ?? []) + [password.revealed]])
            if case .failure(let reason) = reply[0] { throw .refused(reason) }
        }
        if address.database != 0 {
            let reply = try ask([["SELECT", String(address.database)]])
            if case .failure(let reason) = reply[0] { throw .refused(reason) }
        }
    }

    deinit {
        redisFree(context)
    }

    /// Sends all commands at once and reads their replies, in order.
    /// - Throws: ``RedisFailure``, after which the connection is of no use.
    func ask(_ commands: [[String]]) throws(RedisFailure) -> [RedisReply] {
        for command in commands { try append(command) }
        var replies: [RedisReply] = []
        for _ in commands {
            var reply: UnsafeMutableRawPointer?
            guard redisGetReply(context, &reply) == REDIS_OK, let reply else { throw lost }
            defer { freeReplyObject(reply) }
            replies.append(RedisReply(reply.assumingMemoryBound(to: redisReply.self).pointee))
        }
        return replies
    }

    private func append(_ command: [String]) throws(RedisFailure) {
        let copies = command.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        var arguments = copies.map { UnsafePointer<CChar>($0) }
        let lengths = command.map(\.utf8.count)
        guard redisAppendCommandArgv(context, Int32(command.count), &arguments, lengths) == REDIS_OK else {
            throw lost
        }
    }

    private var lost: RedisFailure {
        .lost(withUnsafeBytes(of: context.pointee.errstr) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) })
    }
}

/// Why Redis did not answer.
enum RedisFailure: Error, Equatable {
    /// The connection could not be made, broke, or was too slow.
    case lost(String)
    /// It answered, and does not let us in.
    case refused(String)
}

/// What Redis said, as far as we ask.
enum RedisReply: Equatable {
    case integer(Int64)
    case text(String)
    case list([RedisReply])
    case nothing
    case failure(String)

    init(_ reply: redisReply) {
        switch reply.type {
        case REDIS_REPLY_INTEGER: self = .integer(reply.integer)
        case REDIS_REPLY_ARRAY:
            self = .list((0..<reply.elements).compactMap { reply.element?[$0] }.map { RedisReply($0.pointee) })
        case REDIS_REPLY_STRING, REDIS_REPLY_STATUS: self = .text(Self.text(reply))
        case REDIS_REPLY_ERROR: self = .failure(Self.text(reply))
        default: self = .nothing
        }
    }

    private static func text(_ reply: redisReply) -> String {
        guard let start = reply.str else { return "" }
        let bytes = UnsafeRawBufferPointer(start: start, count: reply.len)
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension timeval {
    fileprivate init(_ duration: Duration) {
        let microseconds = duration.microseconds
        self.init(tv_sec: Int(microseconds / 1_000_000), tv_usec: Int(microseconds % 1_000_000))
    }
}
