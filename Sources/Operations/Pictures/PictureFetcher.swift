import Crypto
public import Infrastructure

/// Fetches pictures from addresses that a merchant's file names: from public places only, and nothing but pictures.
public struct PictureFetcher: Sendable {
    /// Bytes of one picture: no camera needs more, and Shopify takes no larger ones.
    public static let limit = 20 * 1024 * 1024
    private static let redirects = 5

    /// A picture, and the name that its content gives it.
    struct Fetched: Sendable {
        let bytes: [UInt8]
        let name: String
    }

    private let rules: OutgoingAddress.Rules
    private let resolver: any HostResolver
    private let client: OutgoingClient

    public init(
        rules: OutgoingAddress.Rules = .page, resolver: any HostResolver = SystemHostResolver(), limit: Int = limit
    ) {
        self.rules = rules
        self.resolver = resolver
        client = OutgoingClient(timeout: .seconds(60), limit: limit)
    }

    /// - Throws: ``PictureRefused`` when trying again cannot help; anything else may pass.
    func fetch(_ address: String) async throws -> Fetched {
        do {
            var place = try await OutgoingAddress.checking(address, rules, by: resolver)
            for _ in 0...Self.redirects {
                let answer = try await client.send("GET", to: place, headers: [("Accept", PictureType.accepted)])
                guard (300..<400).contains(answer.status), let next = answer.location else { return try read(answer) }
                place = try await place.following(next, rules, by: resolver)
            }
            throw PictureRefused(reason: "It leads from one address to the next without end.")
        } catch let refusal as OutgoingAddress.Refused where refusal != .notResolved {
            throw PictureRefused(reason: "The address may not be asked: \(refusal).")
        } catch is OutgoingClient.AnswerTooLong {
            throw PictureRefused(reason: "It is larger than \(Self.limit / 1024 / 1024) MB.")
        }
    }

    private func read(_ answer: OutgoingClient.Answer) throws -> Fetched {
        switch answer.status {
        case 200: break
        case 408, 425, 429, 500...: throw PictureNotNow(status: answer.status)
        default: throw PictureRefused(reason: "The server answered \(answer.status).")
        }
        guard let type = PictureType(answer.body) else {
            throw PictureRefused(reason: "What came is no JPEG, PNG, WebP, AVIF or GIF.")
        }
        let digest = SHA256.hash(data: answer.body).prefix(16)
        let name = digest.map { byte in
            let text = String(byte, radix: 16)
            return text.utf8.count == 1 ? "0" + text : text
        }
        return Fetched(bytes: answer.body, name: name.joined() + "." + type.rawValue)
    }
}

/// A picture that is not to be had from its address, with the reason in a sentence.
struct PictureRefused: Error, Equatable {
    let reason: String
}

/// The server is busy, or out of order.
struct PictureNotNow: Error, CustomStringConvertible {
    let status: Int

    var description: String { "The server answered \(status)." }
}
