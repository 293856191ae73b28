import ArgumentParser

/// The parts of `make bench` that are not the program itself.
@main
struct Benchmarks: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stoa-benchmarks",
        abstract: "A bare server to compare with, and the domain's own speed without HTTP.",
        subcommands: [BareServer.self, ConfirmBenchmark.self, JobsBenchmark.self])
}
