import Configuration

/// The settings on the command line: `--port 8080`, `--port=8080`, `--trust-forwarded-proto`.
struct SettingsFlags {
    /// What the flags say, by the setting's key.
    private(set) var values: [AbsoluteConfigKey: ConfigValue] = [:]
    /// The configuration file they name.
    private(set) var configurationFile: String?

    init(_ arguments: [String]) throws(SettingsError) {
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            guard argument.hasPrefix("--"), argument.count > 2 else { throw .unexpected(argument: argument) }
            let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let flag = String(parts[0])
            var value = parts.count == 2 ? String(parts[1]) : nil
            let setting = Settings.descriptions.first { $0.flag == flag }
            guard setting != nil || flag == Settings.configurationFlag else {
                throw .unknown(name: flag, source: "command line", suggestion: Self.suggestion(flag))
            }
            if value == nil, setting != nil, setting?.placeholder == nil { value = "true" }
            guard let given = value ?? rest.popFirst() else { throw .valueMissing(flag: flag) }
            if let setting {
                values[AbsoluteConfigKey([setting.fileKey])] = ConfigValue(.string(given), isSecret: true)
            } else {
                configurationFile = given
            }
        }
    }

    private static func suggestion(_ flag: String) -> String? {
        Suggestion.nearest(to: flag, of: Settings.descriptions.map(\.flag) + [Settings.configurationFlag])
    }
}
