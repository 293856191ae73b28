import ArgumentParser
import Composition
import Foundation
import Operations
import People
import Persistence
import Vocabulary

struct OperatorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "operator", abstract: "Make and list those who run the platform and sign in at /console.",
        subcommands: [Create.self, List.self, ResetPassword.self])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let somebody sign in at the console.",
            discussion: """
                The password is read from STOA_OPERATOR_PASSWORD, or asked for. \
                Example: stoa operator create --email ada@example.com --name Ada
                """)

        @Option(help: "Who signs in.")
        var email: String
        @Option(help: "What the console calls them; without, what stands before the @.")
        var name: String?
        @OptionGroup var place: InstallationFlags

        func run() async throws {
            let address = try OperatorPassword.address(email)
            let shown = name ?? String(address.text.prefix { $0 != "@" })
            guard (1...200).contains(shown.count) else {
                throw ValidationError("--name: use 1 to 200 characters.")
            }
            let hash = try await OperatorPassword.hash(names: [email, shown])
            try await place.withInstallation { installation in
                do {
                    try await installation.acts.createOperator(email: address, name: shown, password: hash)
                } catch is OperatorEmailTaken {
                    throw Failure(
                        "\(address) is an operator already; for a new password: stoa operator reset-password")
                }
                print("\(address) may sign in at http://\(installation.options.baseDomain)/console")
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the operators, oldest first.")

        @OptionGroup var place: InstallationFlags

        func run() async throws {
            try await place.withInstallation { installation in
                let operators = try await installation.engine.platform.read { try Operator.all(in: $0) }
                if operators.isEmpty {
                    print("No operators yet. Make one: stoa operator create --email ada@example.com")
                }
                for person in operators { print("\(person.email)\t\(person.name)\t\(person.createdAt.rfc3339)") }
            }
        }
    }

    struct ResetPassword: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "reset-password", abstract: "Set a new password and end every session of an operator.")

        @Option(help: "Whose password.")
        var email: String
        @OptionGroup var place: InstallationFlags

        func run() async throws {
            let address = try OperatorPassword.address(email)
            let hash = try await OperatorPassword.hash(names: [email])
            try await place.withInstallation { installation in
                do {
                    try await installation.acts.resetPassword(of: address, to: hash)
                } catch is NoSuchOperator {
                    throw Failure("\(address) is no operator: see `stoa operator list`")
                }
                print("The password of \(address) is set; every session has ended.")
            }
        }
    }
}

/// An operator's password, from where other users cannot see it.
private enum OperatorPassword {
    private static let variable = "STOA_OPERATOR_PASSWORD"

    static func address(_ text: String) throws -> EmailAddress {
        do {
            return try EmailAddress(text)
        } catch {
            throw ValidationError("--email: \(error.fieldError().message)")
        }
    }

    /// - Parameter names: what the password must not repeat.
    static func hash(names: [String]) async throws -> PasswordHash {
        let password = try read()
        if let fault = PasswordRules.fault(in: password, names: names, field: "password") {
            throw ValidationError("The password: \(fault.message)")
        }
        return try await PasswordHasher.shared.hash(password)
    }

    private static func read() throws -> String {
        if let given = ProcessInfo.processInfo.environment[variable], !given.isEmpty { return given }
        guard isatty(STDIN_FILENO) == 1, let typed = getpass("Password of the operator: ") else {
            throw ValidationError("Set \(variable) to the operator's password.")
        }
        return String(cString: typed)
    }
}
