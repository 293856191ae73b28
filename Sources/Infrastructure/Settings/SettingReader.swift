import Configuration

/// Looks settings up in their sources, the first that has one wins.
struct SettingReader {
    /// One place where settings are written.
    struct Source {
        /// Where a value with this encoded key stands, as an error says it: "STOA_PORT".
        let place: (_ encodedKey: String) -> String
        let lookUp: (AbsoluteConfigKey, ConfigType) throws -> LookupResult

        /// What is written under `key`, as text; nil when nothing is.
        func text(_ key: AbsoluteConfigKey, orAs type: ConfigType) throws -> (text: String, encodedKey: String)? {
            let found: LookupResult
            do {
                found = try lookUp(key, .string)
            } catch  where type != .string {
                // Not text: in a JSON file a number is a number.
                found = try lookUp(key, type)
            }
            switch found.value?.content {
            case .string(let text): return (text, found.encodedKey)
            case .int(let number): return (String(number), found.encodedKey)
            case .bool(let isOn): return (String(isOn), found.encodedKey)
            default: return nil
            }
        }
    }

    let sources: [Source]

    func value<Value>(_ setting: Setting<Value>) throws(SettingsError) -> Value {
        let key = AbsoluteConfigKey([setting.description.fileKey])
        for source in sources {
            guard let (text, encodedKey) = try text(of: setting, key, in: source) else { continue }
            // An empty variable counts as none, which is how compose files and units leave one out.
            guard !text.isEmpty else { continue }
            guard let value = setting.format.parse(text) else {
                throw .invalid(
                    setting: setting.name, source: source.place(encodedKey),
                    value: setting.format.isSecret ? nil : text, allowed: setting.format.allowed)
            }
            return value
        }
        return setting.defaultValue
    }

    private func text<Value>(
        of setting: Setting<Value>, _ key: AbsoluteConfigKey, in source: Source
    ) throws(SettingsError) -> (text: String, encodedKey: String)? {
        do {
            return try source.text(key, orAs: setting.format.fileType)
        } catch {
            throw .invalid(
                setting: setting.name, source: source.place(setting.description.fileKey), value: nil,
                allowed: setting.format.allowed)
        }
    }
}
