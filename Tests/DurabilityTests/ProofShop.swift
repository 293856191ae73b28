import Foundation
import ProgramSupport
import TestEngines

/// A shop made with the program's own commands, with more stock than the buyers can buy.
struct ProofShop {
    /// What the goods cost, by SKU, in cents.
    static let goods: [String: Int] = ["MUG": 1250, "BOWL": 2499, "PLATE": 1999, "SPOON": 305]

    let place: TestPlace
    /// For pictures and the server's log.
    let directory: String

    var flags: [String] { place.flags(directory: directory) }
    var log: String { directory + "/server.log" }

    /// Runs `body` with a shop of its own, and removes everything afterwards.
    static func with<Result>(
        on engine: TestEngine, _ body: (ProofShop) async throws -> Result
    ) async throws -> Result {
        let directory = FileManager.default.temporaryDirectory.appending(path: "stoa-proof-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        return try await engine.withPlace { place in
            let shop = ProofShop(place: place, directory: directory.path)
            try await shop.stockUp()
            return try await body(shop)
        }
    }

    func withServer<Result>(_ body: (ServerProcess) async throws -> Result) async throws -> Result {
        try await ServerProcess.with("serve", flags, log: log, body)
    }

    func start() async throws -> ServerProcess {
        try await ServerProcess.start("serve", flags, log: log)
    }

    /// Checks the books of the whole shop with `stoa prove ledger`, which also finds gaps between order numbers.
    /// - Returns: how many orders they hold.
    func proveLedger() async throws -> Int {
        let report = try await command(["prove", "ledger"])
        guard let found = report.firstMatch(of: /proof: (\d+) orders, all true/), let orders = Int(found.output.1)
        else { throw ProgramFailure("`stoa prove ledger` says: \(report)") }
        return orders
    }

    private func stockUp() async throws {
        try await command([
            "tenant", "create", "--slug", "proof", "--name", "Proof", "--currency", "EUR", "--country", "DE",
            "--test-payments",
        ])
        let rows = Self.goods.sorted { $0.key < $1.key }.map { sku, cents in
            "\(sku.lowercased()),\(sku),\(sku),\(cents / 100).\(cents % 100 < 10 ? "0" : "")\(cents % 100),1000000"
        }
        let file = directory + "/goods.csv"
        let text = (["slug,title,sku,price,stock"] + rows).joined(separator: "\n") + "\n"
        try text.write(toFile: file, atomically: true, encoding: .utf8)
        try await command(["import", "products", file, "--tenant", "proof", "--format", "stoa"])
    }

    @discardableResult
    private func command(_ arguments: [String]) async throws -> String {
        let outcome = try await Program.run(arguments + flags)
        guard outcome.status == 0 else {
            throw ProgramFailure(
                "`stoa \(arguments.joined(separator: " "))` ended with status \(outcome.status): "
                    + outcome.output + outcome.errors)
        }
        return outcome.output
    }
}
