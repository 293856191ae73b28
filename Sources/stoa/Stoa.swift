import ArgumentParser

/// The program: many shops under one roof.
@main
struct Stoa: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stoa",
        abstract: "Many shops under one roof, in one program.",
        discussion: "New here? Run `stoa demo` and open http://localhost:8080",
        subcommands: [
            DemoCommand.self, ServeCommand.self, WorkerCommand.self, MigrateCommand.self, TenantCommand.self,
            OperatorCommand.self, StaffCommand.self, VaultCommand.self,
            ImportCommand.self,
            ProveCommand.self, OpenAPICommand.self,
        ])
}
