extension Settings {
    /// Every setting with its flag, environment variable, default and what may be written, for `--help`.
    public static let help: String = {
        let file = SettingDescription(
            name: "config", placeholder: "FILE", allowed: "a JSON object of settings in camel case",
            defaultText: "none",
            help: "File to read settings from: {\"port\": 8080, \"baseDomain\": \"example.com\"}.")
        let intro = """
            Each setting is a flag, an environment variable or a key of the configuration file; the first of them \
            that is there wins.
            """
        return ([intro] + (descriptions + [file]).map(entry)).joined(separator: "\n\n")
    }()

    private static func entry(_ setting: SettingDescription) -> String {
        let flag = setting.flag + (setting.placeholder.map { " " + $0 } ?? "")
        return """
              \(flag)
                  \(setting.help)
                  \(setting.environmentVariable) · \(setting.allowed) · default \(setting.defaultText)
            """
    }
}
