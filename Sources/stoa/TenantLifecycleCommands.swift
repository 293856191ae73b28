import ArgumentParser
import Composition
import Operations
import Persistence
import Tenancy
import Vocabulary

extension TenantCommand {
    struct Rename: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give a shop another name. Its addresses stay.",
            discussion: "Example: stoa tenant rename tea --name \"Tea & Daughters\"")

        @OptionGroup var which: TenantArgument
        @Option(help: "What shoppers will read.")
        var name: String

        func run() async throws {
            try await which.withTenant { installation, tenant in
                let renamed = try await installation.acts.rename(tenant.id, to: name)
                print("\(renamed.slug) is called \"\(renamed.name)\" now.")
            }
        }
    }

    struct Suspend: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Close a shop to visitors. Everything is kept.",
            discussion: "Visitors read that the shop is closed for now; programs get 503 shop_suspended.")

        @OptionGroup var which: TenantArgument

        func run() async throws {
            try await which.withTenant { installation, tenant in
                try await installation.acts.suspend(tenant.id)
                print("\(tenant.slug) is closed to visitors. Open it again: stoa tenant resume \(tenant.slug)")
            }
        }
    }

    struct Resume: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Open a suspended shop again.")

        @OptionGroup var which: TenantArgument

        func run() async throws {
            try await which.withTenant { installation, tenant in
                try await installation.acts.resume(tenant.id)
                print("\(tenant.slug) is open.")
            }
        }
    }

    struct Delete: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Close a shop and remove it for good after 30 days.",
            discussion: """
                Until then `stoa tenant undelete` brings it back as it was. With --now nothing brings it back. \
                The removal itself is done by a running server or, with --now, at once.
                """)

        @OptionGroup var which: TenantArgument
        @Flag(help: "Do not wait 30 days.")
        var now = false
        @Option(help: "The slug again, to be sure.")
        var confirm: String?

        func validate() throws {
            guard let confirm else {
                throw ValidationError("To delete \(which.slug), type its slug again: --confirm \(which.slug)")
            }
            guard confirm == which.slug else {
                throw ValidationError("--confirm says \"\(confirm)\", not \"\(which.slug)\": nothing was deleted.")
            }
        }

        func run() async throws {
            try await which.withTenant { installation, tenant in
                let doomed = try await installation.acts.delete(tenant.id, confirmedBy: which.slug, now: now)
                if now {
                    try await removeAtOnce(tenant, from: installation)
                } else if let end = doomed.deleteAfter {
                    print(
                        """
                        \(tenant.slug) is closed now and removed for good after \(end.rfc3339). \
                        Changed your mind? stoa tenant undelete \(tenant.slug)
                        """)
                }
            }
        }

        private func removeAtOnce(_ tenant: Tenant, from installation: Installation) async throws {
            if installation.engine.dialect == .postgres {
                print("\(tenant.slug) is closed. Waiting until running servers have let go of it …")
                try await Task.sleep(for: ShopDirectory.settlingTime)
            }
            switch try await installation.removeWhenDue(tenant.id) {
            case .removed: print("\(tenant.slug) is gone.")
            case .calledOff, .notBefore: throw Failure("somebody called the deletion of \(tenant.slug) off")
            }
        }
    }

    struct Undelete: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Call a deletion off.")

        @OptionGroup var which: TenantArgument

        func run() async throws {
            try await which.withTenant { installation, tenant in
                guard tenant.state == .deleting else {
                    print("\(tenant.slug) is not being deleted: nothing to do.")
                    return
                }
                let kept = try await installation.acts.undelete(tenant.id)
                print("\(tenant.slug) stays. It is \(kept.state.rawValue).")
            }
        }
    }
}
