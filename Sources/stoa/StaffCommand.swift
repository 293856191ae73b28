import ArgumentParser
import Composition
import Foundation
import Operations
import People
import Persistence
import Tenancy
import Vocabulary

struct StaffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "staff", abstract: "Look after who works at a shop's desk, when nobody can at the desk itself.",
        subcommands: [Create.self, List.self, ResetPassword.self, ResetSecondFactor.self])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make an account at a shop's desk.",
            discussion: """
                The password is read from STOA_STAFF_PASSWORD, or asked for. \
                Example: stoa staff create --tenant tea --email ada@example.com --role owner
                """)

        @OptionGroup var who: StaffArguments
        @Option(help: "What the desk calls them; without, what stands before the @.")
        var name: String?
        @Option(help: "One of the shop's roles.")
        var role = Role.owner

        func run() async throws {
            let address = try who.address()
            let shown: String
            do {
                shown = try PersonName.checked(name ?? String(address.text.prefix { $0 != "@" }))
            } catch {
                throw ValidationError("--name: \(error.fieldError.message)")
            }
            let hash = try await StaffPassword.hash(names: [address.text, shown])
            try await who.withShop { shop in
                do {
                    try await shop.database.write { [role] transaction in
                        guard try Role.find(role, in: transaction) != nil else { throw DeskRefusal.noSuchRole }
                        let id = try Staff.create(
                            email: address, name: shown, password: hash, role: role, in: transaction)
                        var change = AuditChange()
                        change.note("e-mail address", from: nil, to: address.text)
                        change.note("role", from: nil, to: role)
                        try AuditTrail.record(
                            "staff.created", AuditEvent.Subject("staff", "\(id)"), change,
                            by: DeskAuthor.commandLine.origin, in: transaction)
                    }
                } catch is StaffEmailTaken {
                    throw Failure("\(address) works there already; for a new password: stoa staff reset-password")
                } catch DeskRefusal.noSuchRole {
                    throw Failure("\(shop.tenant.slug) has no role \"\(role)\": see `stoa staff list`")
                } catch let refusal as DeskRefusal {
                    throw Failure(refusal.explanation)
                }
                print("\(address) may sign in at the desk of \(shop.tenant.slug).")
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List who works at a shop's desk.")

        @OptionGroup var shop: ShopOption

        func run() async throws {
            try await shop.withShop { shop in
                let (people, roles) = try await shop.database.read {
                    (try StaffOverview.all(in: $0), try Role.all(in: $0))
                }
                for person in people {
                    let isOut = person.staff.isVendorSuspended ? "vendor suspended" : "works here"
                    let state = person.staff.hasLeft ? "left" : isOut
                    let factor = person.staff.hasSecondFactor ? "second factor" : "password alone"
                    print("\(person.staff.email)\t\(person.staff.name)\t\(person.role.name)\t\(state)\t\(factor)")
                }
                print("Roles: \(roles.map(\.name).joined(separator: ", "))")
            }
        }
    }

    struct ResetPassword: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "reset-password", abstract: "Set a new password and end every session of a member of staff.",
            discussion: "The password is read from STOA_STAFF_PASSWORD, or asked for.")

        @OptionGroup var who: StaffArguments

        func run() async throws {
            let hash = try await StaffPassword.hash(names: [who.email])
            try await who.withMember { shop, staff in
                try await shop.database.write {
                    try staff.setPassword(hash, by: DeskAuthor.commandLine.origin, in: $0)
                }
                print("The password of \(staff.email) is set; every session has ended.")
            }
        }
    }

    struct ResetSecondFactor: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "reset-second-factor",
            abstract: "Take the second factor of somebody away who has lost it, and end every session of theirs.")

        @OptionGroup var who: StaffArguments

        func run() async throws {
            try await who.withMember { shop, staff in
                try await shop.database.write {
                    try Staff.resetSecondFactor(of: staff.id, by: .commandLine, in: $0)
                }
                print("\(staff.email) signs in with the password alone, until a new second factor is set up.")
            }
        }
    }
}

extension DeskAuthor {
    /// Whoever runs this command, who may do everything: the audit trail names their account on this machine.
    fileprivate static var commandLine: DeskAuthor { .unlimited(.commandLine(NSUserName())) }
}

/// Which shop.
struct ShopOption: ParsableArguments {
    @Option(help: "The slug of the shop.")
    var tenant: String
    @OptionGroup var place: InstallationFlags

    func withShop(_ body: (Shop) async throws -> Void) async throws {
        try await place.withInstallation { installation in
            let found = try await installation.tenant(named: tenant)
            guard let shop = try await installation.directory.shop(id: found.id) else {
                throw Failure("there is no shop \"\(tenant)\" any more")
            }
            try await body(shop)
        }
    }
}

/// Which member of staff of which shop.
struct StaffArguments: ParsableArguments {
    @OptionGroup var shop: ShopOption
    @Option(help: "The address that they sign in with.")
    var email: String

    func address() throws -> EmailAddress {
        do {
            return try EmailAddress(email)
        } catch {
            throw ValidationError("--email: \(error.fieldError().message)")
        }
    }

    func withShop(_ body: (Shop) async throws -> Void) async throws {
        try await shop.withShop(body)
    }

    func withMember(_ body: (Shop, Staff) async throws -> Void) async throws {
        let address = try address()
        try await withShop { shop in
            guard let staff = try await shop.database.read({ try Staff.find(address, in: $0) }) else {
                throw Failure("nobody works there with the address \(address): see `stoa staff list`")
            }
            try await body(shop, staff)
        }
    }
}

/// A password of staff, from where other users cannot see it.
private enum StaffPassword {
    private static let variable = "STOA_STAFF_PASSWORD"

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
        guard isatty(STDIN_FILENO) == 1, let typed = getpass("Password: ") else {
            throw ValidationError("Set \(variable) to the password.")
        }
        return String(cString: typed)
    }
}
