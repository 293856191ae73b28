import ArgumentParser
import Composition
import Foundation
import People
import Vocabulary

/// Who gets the first account at a new shop's desk.
struct OwnerFlags: ParsableArguments {
    private static let passwordVariable = "STOA_OWNER_PASSWORD"

    @Option(
        name: .customLong("owner-email"),
        help: "Makes the owner's account; the password is read from STOA_OWNER_PASSWORD, or asked for.")
    var email: String?

    /// The account with its password hashed; nil when nobody is named.
    func account(business: String) async throws -> ShopSeed.Owner? {
        guard let email else { return nil }
        let address: EmailAddress
        do {
            address = try EmailAddress(email)
        } catch {
            throw ValidationError("--owner-email: \(error.fieldError().message)")
        }
        let password = try Self.password()
        if let fault = PasswordRules.fault(in: password, names: [email, business], field: "password") {
            throw ValidationError("The owner's password: \(fault.message)")
        }
        return ShopSeed.Owner(email: address, password: try await PasswordHasher.shared.hash(password))
    }

    /// From the environment, which other users cannot see, or asked for without showing it.
    private static func password() throws -> String {
        if let given = ProcessInfo.processInfo.environment[passwordVariable], !given.isEmpty { return given }
        guard isatty(STDIN_FILENO) == 1, let typed = getpass("Password of the owner: ") else {
            throw ValidationError("Set \(passwordVariable) to the owner's password.")
        }
        return String(cString: typed)
    }
}
