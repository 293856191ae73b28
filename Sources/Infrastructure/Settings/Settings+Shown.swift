import Vocabulary
internal import Logging

/// A setting and what it is, for operators to read. A secret's value is not in it, only whether there is one.
public struct ShownSetting: Hashable, Sendable {
    public let setting: SettingDescription
    public let value: String
}

extension Settings {
    /// Every setting in the order of the help text.
    public var shown: [ShownSetting] {
        let values = [
            host, "\(port)", dataDirectory, Self.hidden(databaseURL),
            Self.hidden(databaseDirectURL), databasePooling.rawValue, baseDomain, publicScheme.rawValue,
            "\(trustsForwardedProto)", trustedProxies.map(\.description).joined(separator: ","),
            limitsRates ? "on" : "off", closedLimits.map(\.rawValue).sorted().joined(separator: ","),
            redis == nil ? "not set" : "set, not shown", "\(opensSignUp)", Self.hidden(operatorKey),
            Self.hidden(masterKeys),
            mail?.relay ?? "none", mail?.login?.user ?? "none", Self.hidden(mail?.login?.password),
            (mail?.encryption ?? .required).rawValue, mail?.authorityFile ?? "the system's authorities",
            mail?.sender.text ?? "none", google?.clientID ?? "none", Self.hidden(google?.clientSecret),
            google?.issuer ?? "none",
            "\(maxConnections)", "\(importLimit)", drainSeconds.map { "\($0)" } ?? "as the databases ask for",
            "\(shutdownTimeout.components.seconds)", logLevel.rawValue, "\(logFormat)",
        ]
        return zip(Self.descriptions, values).map { ShownSetting(setting: $0, value: $1) }
    }

    private static func hidden(_ secret: Secret?) -> String { secret == nil ? "not set" : "set, not shown" }
}
