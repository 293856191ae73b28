import Configuration
import Foundation

/// A configuration file: one JSON object whose keys are settings, such as `{"port": 8080, "baseDomain": "…"}`.
struct SettingsFile {
    let path: String
    let snapshot: JSONSnapshot

    init(path: String) throws(SettingsError) {
        self.path = path
        let bytes: [UInt8]
        do {
            bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        } catch {
            throw .unreadableFile(path: path, reason: "it cannot be read")
        }
        try Self.checkKeys(bytes, path)
        do {
            snapshot = try JSONSnapshot(data: bytes.span.bytes, providerName: path, parsingOptions: .default)
        } catch {
            throw .unreadableFile(path: path, reason: "its values must be texts, numbers, true or false")
        }
    }

    /// A misspelt key would be a setting that silently does nothing.
    private static func checkKeys(_ bytes: [UInt8], _ path: String) throws(SettingsError) {
        guard let object = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any] else {
            throw .unreadableFile(path: path, reason: "it must be one JSON object")
        }
        let known = Settings.descriptions.map(\.fileKey)
        guard let stranger = object.keys.sorted().first(where: { !known.contains($0) }) else { return }
        throw .unknown(
            name: "\"\(stranger)\"", source: path,
            suggestion: Suggestion.nearest(to: stranger, of: known).map { "\"\($0)\"" })
    }
}
