import Foundation
import NIOCore
import NIOPosix

/// Bytes sent over a real connection, as slowly as one likes.
enum HostileSocket {
    /// How long a server may take to answer or to hang up.
    private static let patience: Duration = .seconds(60)

    /// The server neither answered nor hung up.
    struct Silence: Error {}

    /// Sends the pieces with pauses between them and gives what came back until the answer was whole or the server
    /// closed the connection.
    /// - Throws: ``Silence``.
    static func exchange(port: Int, pause: Duration = .zero, _ pieces: [String]) async throws -> String {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            try await withThrowingTaskGroup(of: String?.self) { group in
                group.addTask {
                    do {
                        for piece in pieces {
                            try await outbound.write(ByteBuffer(string: piece))
                            try await Task.sleep(for: pause)
                        }
                    } catch is ChannelError {
                        // The server has heard enough: what it said is read below.
                    } catch is IOError {
                    }
                    return nil
                }
                group.addTask { try await answer(inbound) }
                group.addTask {
                    try await Task.sleep(for: patience)
                    throw Silence()
                }
                defer { group.cancelAll() }
                for try await answer in group {
                    if let answer { return answer }
                }
                return ""
            }
        }
    }

    private static func answer(_ inbound: NIOAsyncChannelInboundStream<ByteBuffer>) async throws -> String {
        var text = ""
        do {
            for try await part in inbound {
                text += String(buffer: part)
                if isWhole(text) { return text }
            }
        } catch is IOError {
            // Reset after the answer: what was read counts.
        }
        return text
    }

    /// Whether the head and as many bytes as it announces are there.
    private static func isWhole(_ text: String) -> Bool {
        guard let end = text.range(of: "\r\n\r\n") else { return false }
        let head = text[..<end.lowerBound].lowercased()
        guard let line = head.split(separator: "\r\n").first(where: { $0.hasPrefix("content-length:") }) else {
            return true
        }
        return text[end.upperBound...].utf8.count >= Int(line.drop { $0 != " " }.dropFirst()) ?? 0
    }
}
