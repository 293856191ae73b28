import Configuration
import Foundation

extension Settings {
    static let configurationFlag = "--config"
    static let configurationVariable = "STOA_CONFIG"

    /// The settings of this start of the program.
    ///
    /// - Parameters:
    ///   - arguments: The flags, without the program's name and command.
    ///   - environment: The environment; nil for the process's own.
    /// - Throws: ``SettingsError`` for the first setting that is wrong, wherever it is written.
    public static func load(
        arguments: [String], environment: [String: String]? = nil
    ) throws(SettingsError) -> Settings {
        let environment = environment ?? ProcessInfo.processInfo.environment
        let flags = try SettingsFlags(arguments)
        let flagProvider = InMemoryProvider(name: "flags", values: flags.values)
        let environmentProvider = EnvironmentVariablesProvider(environmentVariables: environment)
            .prefixKeys(with: "stoa")
        var sources = [
            SettingReader.Source(
                place: { key in descriptions.first { $0.fileKey == key }?.flag ?? key },
                lookUp: flagProvider.value(forKey:type:)),
            SettingReader.Source(place: variable(of:), lookUp: environmentProvider.value(forKey:type:)),
        ]
        let named = environment[configurationVariable].flatMap { $0.isEmpty ? nil : $0 }
        if let path = flags.configurationFile ?? named {
            let file = try SettingsFile(path: path)
            sources.append(
                SettingReader.Source(
                    place: { "\"\($0)\" in \(path)" }, lookUp: file.snapshot.value(forKey:type:)))
        }
        return try Settings(SettingReader(sources: sources))
    }

    /// The provider already names the variable, except when it fails.
    private static func variable(of key: String) -> String {
        descriptions.first { $0.fileKey == key }?.environmentVariable ?? key
    }
}
