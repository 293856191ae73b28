internal import Foundation
public import Vocabulary

/// An address as the JSON text that is kept of it.
public enum AddressSnapshot {
    public static func decode(_ text: String?) throws -> Address? {
        try text.map { try JSONDecoder().decode(Address.self, from: Data($0.utf8)) }
    }

    public static func encode(_ address: Address?) throws -> String? {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return try address.map { String(decoding: try encoder.encode($0), as: UTF8.self) }
    }
}
