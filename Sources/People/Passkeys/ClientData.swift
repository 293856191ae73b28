import Foundation

/// What a browser says that it asked a device for (WebAuthn Level 3, §5.8.1).
struct ClientData: Decodable {
    let type: String
    let challenge: String
    let origin: String
    let crossOrigin: Bool?
    let topOrigin: String?

    /// §7.1 steps 5 and 6, §7.2 steps 8 and 9: UTF-8 without a byte order mark, then JSON of which more may be said.
    /// - Throws: ``PasskeyRefusal/malformed``.
    static func read(_ bytes: [UInt8]) throws(PasskeyRefusal) -> ClientData {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let text = bytes.starts(with: mark) ? Array(bytes.dropFirst(mark.count)) : bytes
        do {
            return try JSONDecoder().decode(ClientData.self, from: Data(text))
        } catch {
            throw .malformed
        }
    }
}
