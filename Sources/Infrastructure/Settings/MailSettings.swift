import Vocabulary

/// What is set about mail: all of it or nothing.
struct MailSettings {
    let url: String?
    let user: String?
    let password: Secret?
    let encryption: SMTPSettings.Encryption
    let authorityFile: String?
    let sender: EmailAddress?

    init(_ reader: SettingReader) throws(SettingsError) {
        url = try reader.value(Settings.Table.smtpURL)
        user = try reader.value(Settings.Table.smtpUser)
        password = try reader.value(Settings.Table.smtpPassword)
        encryption = try reader.value(Settings.Table.smtpEncryption)
        authorityFile = try reader.value(Settings.Table.smtpAuthority)
        sender = try reader.value(Settings.Table.mailFrom)
    }

    /// Nil when no relay is set.
    /// - Throws: ``SettingsError/incomplete(setting:needs:)`` when one is set without what it needs.
    func relay(greeting: String) throws(SettingsError) -> SMTPSettings? {
        guard let url else {
            if user != nil { throw .incomplete(setting: "smtp-user", needs: "smtp-url") }
            if password != nil { throw .incomplete(setting: "smtp-password", needs: "smtp-url") }
            return nil
        }
        guard let sender else { throw .incomplete(setting: "smtp-url", needs: "mail-from") }
        guard (user == nil) == (password == nil) else {
            throw user == nil
                ? .incomplete(setting: "smtp-password", needs: "smtp-user")
                : .incomplete(setting: "smtp-user", needs: "smtp-password")
        }
        // A password never travels in the open.
        guard user == nil || encryption == .required || url.hasPrefix("smtps://") else {
            throw .incomplete(setting: "smtp-password", needs: "smtp-encryption to be required")
        }
        let login = user.flatMap { user in password.map { SMTPSettings.Login(user: user, password: $0) } }
        return SMTPSettings(
            relay: url, login: login, encryption: encryption, authorityFile: authorityFile, sender: sender,
            greeting: greeting)
    }
}
