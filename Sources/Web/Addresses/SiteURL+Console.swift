public import Persistence
public import Vocabulary

// MARK: - The platform's console

extension SiteURL {
    public static let console = SiteURL(ConsolePath.overview)
    public static let consoleTenants = consoleTenants([:])
    public static let consoleNewShop = SiteURL(ConsolePath.newShop)
    public static let consoleJobs = consoleJobs([:])
    public static let consoleRetryJobs = SiteURL(ConsolePath.retryJobs)
    public static let consoleMails = consoleMails([:])
    public static let consoleJob = SiteURL(ConsolePath.changeJob)
    public static let consoleHealth = SiteURL(ConsolePath.health)
    public static let consoleSettings = SiteURL(ConsolePath.settings)
    public static let consoleSignOut = SiteURL(ConsolePath.signOut)

    public static let consoleCode = SiteURL(ConsolePath.signInCode)
    public static let consoleAccount = SiteURL(ConsolePath.account)
    public static let consoleSecondFactor = SiteURL(ConsolePath.secondFactor)
    public static let consoleDropSecondFactor = SiteURL(ConsolePath.dropSecondFactor)
    public static let consolePasskeySignIn = SiteURL(ConsolePath.passkeySignIn)
    public static let consolePasskeys = SiteURL(ConsolePath.passkeys)
    public static let consoleProvePasskeys = SiteURL(ConsolePath.provePasskeys)

    /// POST gives it another name.
    public static func consolePasskey(_ id: ID<some Any>) -> SiteURL {
        SiteURL(ConsolePath.passkeys + "/\(id)")
    }

    /// POST.
    public static func consoleRemovePasskey(_ id: ID<some Any>) -> SiteURL {
        SiteURL(ConsolePath.passkeys + "/\(id)/remove")
    }

    public static let consoleEndOtherSessions = SiteURL(ConsolePath.endOtherSessions)

    public static func consoleAudit(_ query: Fields) -> SiteURL {
        SiteURL(ConsolePath.audit, query)
    }

    /// - Parameter next: where to go once signed in.
    public static func consoleSignIn(next: String? = nil) -> SiteURL {
        SiteURL(ConsolePath.signIn, next.map { ["next": $0] } ?? [:])
    }

    public static func consoleTenants(_ query: Fields) -> SiteURL {
        SiteURL(ConsolePath.tenants, query)
    }

    public static func consoleJobs(_ query: Fields) -> SiteURL {
        SiteURL(ConsolePath.jobs, query)
    }

    public static func consoleMails(_ query: Fields) -> SiteURL {
        SiteURL(ConsolePath.mails, query)
    }

    /// - Parameter place: a tenant's id, or "platform".
    public static func consoleMail(_ place: String, _ id: ID<some Any>) -> SiteURL {
        SiteURL(ConsolePath.mails + "/\(PercentCoding.encode(place))/\(id)")
    }

    public static func consoleMailMarkup(_ place: String, _ id: ID<some Any>) -> SiteURL {
        SiteURL(consoleMail(place, id).text + "/html")
    }

    public static func consoleSendMailAgain(_ place: String, _ id: ID<some Any>) -> SiteURL {
        SiteURL(consoleMail(place, id).text + "/again")
    }

    public static func consoleClearMailAddress(_ place: String, _ id: ID<some Any>) -> SiteURL {
        SiteURL(consoleMail(place, id).text + "/clear")
    }

    public static func consoleTenant(_ id: TenantID, _ query: Fields = [:]) -> SiteURL {
        SiteURL(ConsolePath.tenants + "/\(id)", query)
    }

    /// POST does what the verb says: "suspend".
    public static func consoleTenant(_ id: TenantID, do verb: StaticString) -> SiteURL {
        SiteURL(ConsolePath.tenants + "/\(id)/\(verb)")
    }

    public static let consoleImport = SiteURL(ConsolePath.importShop)

    /// The file of a finished export.
    public static func consoleArchive(_ id: TenantID, _ transfer: String) -> SiteURL {
        SiteURL(ConsolePath.tenants + "/\(id)/archives/\(PercentCoding.encode(transfer))")
    }

    public static func consoleProvisioning(_ id: TenantID) -> SiteURL {
        SiteURL("/console/provisioning/\(id)")
    }

    public static func consoleRetryProvisioning(_ id: TenantID) -> SiteURL {
        SiteURL("/console/provisioning/\(id)/retry")
    }

    /// A page of the console that a visitor asked to be led to; nil when it is not one.
    public init?(consolePage text: String) {
        guard let url = SiteURL(local: text),
            url.text == ConsolePath.overview || url.text.hasPrefix(ConsolePath.overview + "/")
                || url.text.hasPrefix(ConsolePath.overview + "?"),
            !url.text.hasPrefix(ConsolePath.signIn), !url.text.contains(".."), !url.text.contains("%2e"),
            !url.text.contains("%2E")
        else { return nil }
        self = url
    }
}

/// The paths that the console's routes are declared with.
public enum ConsolePath {
    public static let overview = "/console"
    public static let signIn = "/console/sign-in"
    public static let signInCode = "/console/sign-in/code"
    public static let signOut = "/console/sign-out"
    public static let account = "/console/account"
    public static let secondFactor = "/console/account/second-factor"
    public static let dropSecondFactor = "/console/account/second-factor/off"
    public static let endOtherSessions = "/console/account/end-other-sessions"
    public static let passkeySignIn = "/console/sign-in/passkey"
    public static let passkeys = "/console/account/passkeys"
    public static let provePasskeys = "/console/account/passkeys/prove"
    public static let passkey = "/console/account/passkeys/:passkey"
    public static let removePasskey = "/console/account/passkeys/:passkey/remove"
    public static let audit = "/console/audit"
    public static let tenants = "/console/tenants"
    public static let tenant = "/console/tenants/:tenant"
    public static let archive = "/console/tenants/:tenant/archives/:transfer"
    public static let importShop = "/console/import"
    public static let newShop = "/console/tenants/new"
    public static let provisioning = "/console/provisioning/:tenant"
    public static let retryProvisioning = "/console/provisioning/:tenant/retry"
    public static let jobs = "/console/jobs"
    public static let changeJob = "/console/jobs/change"
    public static let retryJobs = "/console/jobs/retry"
    public static let mails = "/console/mail"
    public static let mail = "/console/mail/:place/:mail"
    public static let mailMarkup = "/console/mail/:place/:mail/html"
    public static let sendMailAgain = "/console/mail/:place/:mail/again"
    public static let clearMailAddress = "/console/mail/:place/:mail/clear"
    public static let health = "/console/health"
    public static let settings = "/console/settings"

    /// POST does what the verb says.
    public static func tenant(do verb: StaticString) -> String { tenant + "/\(verb)" }
}
