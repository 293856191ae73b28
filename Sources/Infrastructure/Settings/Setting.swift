/// One setting of the program: its name, from which the flag, the environment variable and the key in the
/// configuration file follow, what it is by default, and what may be written there.
struct Setting<Value: Sendable>: Sendable {
    /// Words joined by hyphens: "base-domain".
    let name: String
    let format: SettingFormat<Value>
    let defaultValue: Value
    /// The default as the help text says it.
    let defaultText: String
    /// What it is for, in a sentence.
    let help: String

    init(
        _ name: String, _ format: SettingFormat<Value>, default defaultValue: Value, saying defaultText: String? = nil,
        help: String
    ) {
        self.name = name
        self.format = format
        self.defaultValue = defaultValue
        self.defaultText = defaultText ?? "\(defaultValue)"
        self.help = help
    }

    var description: SettingDescription {
        SettingDescription(
            name: name, placeholder: format.placeholder, allowed: format.allowed, defaultText: defaultText, help: help)
    }
}

/// A setting as people meet it, whatever its type.
public struct SettingDescription: Hashable, Sendable {
    /// "base-domain"
    public let name: String
    /// What stands for the value in the help text: "PATH". Nil for a switch, which needs none.
    public let placeholder: String?
    /// What may be written, to follow "must be": "a whole number from 0 to 65535".
    public let allowed: String
    public let defaultText: String
    public let help: String

    /// "--base-domain"
    public var flag: String { "--" + name }

    /// "STOA_BASE_DOMAIN"
    public var environmentVariable: String {
        "STOA_" + name.uppercased().replacing("-", with: "_")
    }

    /// The key in the configuration file: "baseDomain".
    public var fileKey: String {
        let words = name.split(separator: "-")
        return words.dropFirst().reduce(String(words.first ?? "")) { key, word in
            key + word.prefix(1).uppercased() + word.dropFirst()
        }
    }
}
