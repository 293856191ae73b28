import Configuration
import Vocabulary

/// How a setting's value is written, and what it means.
struct SettingFormat<Value: Sendable>: Sendable {
    /// What stands for the value in the help text; nil for a switch.
    let placeholder: String?
    /// What may be written, to follow "must be".
    let allowed: String
    /// How the value may be written in the configuration file, beside text.
    var fileType = ConfigType.string
    /// Whether the value must not be repeated in an error.
    var isSecret = false
    /// The value of a text, nil when it is not allowed.
    let parse: @Sendable (String) -> Value?
}

extension SettingFormat<String> {
    static func text(_ placeholder: String, _ allowed: String) -> SettingFormat {
        SettingFormat(placeholder: placeholder, allowed: allowed) { $0.contains("\0") ? nil : $0 }
    }

    /// A name of the domain name system, in lower case.
    static let domain = SettingFormat(placeholder: "DOMAIN", allowed: "a domain like shops.example.com") { text in
        let labels = text.lowercased().split(separator: ".", omittingEmptySubsequences: false)
        let isDomain = labels.allSatisfy { label in
            (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
                && label.utf8.allSatisfy { byte in
                    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte == UInt8(ascii: "-")
                        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                }
        }
        return isDomain && text.utf8.count <= 253 ? text.lowercased() : nil
    }
}

extension SettingFormat<String?> {
    static func optionalText(_ placeholder: String, _ allowed: String) -> SettingFormat {
        SettingFormat(placeholder: placeholder, allowed: allowed) { $0.contains("\0") ? nil : .some($0) }
    }

    /// A mail relay: scheme, host, and a port where it is not the scheme's own. No user and no password, which would be
    /// logged with it one day.
    static let relay = SettingFormat(
        placeholder: "URL", allowed: "smtp://HOST:PORT or smtps://HOST:PORT, without user, password and path"
    ) { text in
        guard let scheme = ["smtp://", "smtps://"].first(where: { text.hasPrefix($0) }) else { return nil }
        let place = text.dropFirst(scheme.count)
        let parts = place.split(separator: ":", omittingEmptySubsequences: false)
        let isHost = parts.first.map { host in
            !host.isEmpty
                && host.utf8.allSatisfy { byte in
                    byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
                        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                        || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
                }
        }
        let isPort = parts.count == 1 || parts.count == 2 && (1...65535).contains(Int(parts[1]) ?? 0)
        return isHost == true && isPort ? .some(text) : nil
    }
}

extension SettingFormat<EmailAddress?> {
    static let email = SettingFormat(
        placeholder: "ADDRESS", allowed: "an e-mail address like shop@example.com"
    ) { text in
        do {
            return .some(try EmailAddress(text))
        } catch {
            return nil
        }
    }
}

extension SettingFormat<Int> {
    static func wholeNumber(_ range: ClosedRange<Int>) -> SettingFormat {
        SettingFormat(
            placeholder: "NUMBER", allowed: "a whole number from \(range.lowerBound) to \(range.upperBound)",
            fileType: .int
        ) { text in
            Int(text).flatMap { range.contains($0) ? $0 : nil }
        }
    }
}

extension SettingFormat<Int?> {
    static func optionalWholeNumber(_ range: ClosedRange<Int>) -> SettingFormat {
        let number = SettingFormat<Int>.wholeNumber(range)
        return SettingFormat(placeholder: number.placeholder, allowed: number.allowed, fileType: .int) { text in
            number.parse(text).map { .some($0) }
        }
    }
}

extension SettingFormat<Bool> {
    static let onOrOff = SettingFormat(placeholder: nil, allowed: "true or false", fileType: .bool) { text in
        switch text.lowercased() {
        case "true", "yes", "on", "1": true
        case "false", "no", "off", "0": false
        default: nil
        }
    }
}

extension SettingFormat<Secret?> {
    /// Long enough that nobody guesses it, and of characters that a header can carry.
    static let secretKey = SettingFormat(
        placeholder: "KEY", allowed: "16 to 200 visible ASCII characters", isSecret: true
    ) { text in
        let isVisible = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
        return (16...200).contains(text.utf8.count) && isVisible ? .some(Secret(text)) : nil
    }

    /// Anything; for passwords that others made.
    static let secretText = SettingFormat(
        placeholder: "TEXT", allowed: "a text without line ends", isSecret: true
    ) { text in
        text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F } ? .some(Secret(text)) : nil
    }

    /// 32 random bytes each, as base64.
    static let masterKeys = SettingFormat(
        placeholder: "KEY[,FORMER…]", allowed: "32 bytes as base64, followed by former keys after commas",
        isSecret: true
    ) { text in
        do {
            _ = try Vault.keys(inList: text)
            return .some(Secret(text))
        } catch {
            return nil
        }
    }

    /// An address with one of these schemes.
    static func secretURL(_ schemes: [String]) -> SettingFormat {
        let beginnings = schemes.map { $0 + "://" }
        return SettingFormat(
            placeholder: "URL", allowed: "a URL that begins with " + beginnings.joined(separator: " or "),
            isSecret: true
        ) { text in
            let begins = beginnings.contains { text.hasPrefix($0) && text.utf8.count > $0.utf8.count }
            return begins ? .some(Secret(text)) : nil
        }
    }
}

extension SettingFormat<RedisAddress?> {
    static let redis = SettingFormat(
        placeholder: "URL", allowed: "redis://:PASSWORD@HOST:PORT/DATABASE or unix:///PATH", isSecret: true
    ) { text in
        do {
            return .some(try RedisAddress(Secret(text)))
        } catch {
            return nil
        }
    }
}

extension SettingFormat<[IPNetwork]> {
    static let networks = SettingFormat(
        placeholder: "NETWORK[,NETWORK…]", allowed: "networks like 10.0.0.0/8 and addresses, separated by commas"
    ) { text in
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        let networks = parts.compactMap { IPNetwork(String($0.filter { $0 != " " })) }
        return networks.count == parts.count ? networks : nil
    }
}

extension SettingFormat<Set<RateLimitClass>> {
    /// Any of the cases, or "none".
    static func choices() -> SettingFormat {
        let names = RateLimitClass.allCases.map(\.rawValue)
        return SettingFormat(
            placeholder: "CLASS[,CLASS…]", allowed: "none, or some of " + names.joined(separator: ", ")
        ) { text in
            guard text != "none" else { return [] }
            let parts = text.split(separator: ",", omittingEmptySubsequences: false)
            let classes = parts.compactMap { RateLimitClass(rawValue: String($0.filter { $0 != " " })) }
            return classes.count == parts.count ? Set(classes) : nil
        }
    }
}

extension SettingFormat where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
    /// One of the cases, by its name.
    static func choice() -> SettingFormat {
        let names = Value.allCases.map(\.rawValue)
        return SettingFormat(placeholder: "CHOICE", allowed: "one of " + names.joined(separator: ", ")) { text in
            Value(rawValue: text.lowercased())
        }
    }
}
