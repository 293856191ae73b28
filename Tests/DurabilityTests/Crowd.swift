import NIOHTTP1
import ProgramSupport
import Synchronization

/// Buyers that buy at the same time until the server is gone.
struct Crowd: Sendable {
    /// What they hold in their hands afterwards.
    struct Yield: Sendable {
        var receipts: [Receipt] = []
        /// Confirmations that were sent and not answered.
        var cutOff: [Promise] = []
        /// What no crash excuses: answers that are wrong or that never came from a server that ran.
        var wrong: [String] = []

        static func + (one: Yield, other: Yield) -> Yield {
            Yield(
                receipts: one.receipts + other.receipts, cutOff: one.cutOff + other.cutOff,
                wrong: one.wrong + other.wrong)
        }
    }

    let base: String
    var size = 8
    private let sales = Sales()

    /// Buys until the server answers no more.
    func buy(_ goods: [String: String]) async -> Yield {
        await withTaskGroup(of: Yield.self) { group in
            for _ in 0..<size { group.addTask { await buyAlone(goods) } }
            return await group.reduce(Yield(), +)
        }
    }

    private func buyAlone(_ goods: [String: String]) async -> Yield {
        let buyer = Buyer(base: base)
        var yield = Yield()
        while true {
            do {
                yield.receipts.append(try await buyer.buy(goods))
                sales.add()
            } catch let error as CutOff {
                yield.cutOff.append(error.promise)
                return yield
            } catch let error as UnexpectedAnswer {
                yield.wrong.append("\(error)")
                return yield
            } catch let error as ProgramFailure {
                yield.wrong.append("\(error)")
                return yield
            } catch {
                // The connection broke: the server is gone.
                return yield
            }
        }
    }

    /// Waits until somebody holds a receipt, or for ten seconds.
    func firstSale() async throws {
        let deadline = ContinuousClock.now + .seconds(10)
        while sales.count == 0, ContinuousClock.now < deadline { try await Task.sleep(for: .milliseconds(5)) }
    }

    /// Asks again about everything that was cut off. Each must become an order now, or be one already.
    func askAgain(_ promises: [Promise]) async throws -> [Receipt] {
        let buyer = Buyer(base: base)
        var receipts: [Receipt] = []
        for promise in promises { receipts.append(try await buyer.confirm(promise)) }
        return receipts
    }

    /// What is not as it was promised, one line for each order that is not whole.
    func faults(in receipts: [Receipt]) async throws -> [String] {
        try await withThrowingTaskGroup(of: [String].self) { group in
            for share in 0..<size {
                group.addTask {
                    var faults: [String] = []
                    for index in stride(from: share, to: receipts.count, by: size) {
                        faults += try await self.fault(in: receipts[index]).map { [$0] } ?? []
                    }
                    return faults
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
    }

    private func fault(in receipt: Receipt) async throws -> String? {
        let answer = try await Buyer(base: base).track(receipt.trackingToken)
        guard answer.status == 200 else { return "order \(receipt.number) is lost: \(answer.status) \(answer.text)" }
        let order = TrackedOrder(answer.json)
        return order.isWhole(receipt) ? nil : "order \(receipt.number) is not whole: \(answer.text) for \(receipt)"
    }
}

/// How many purchases were acknowledged so far.
private final class Sales: Sendable {
    private let number = Mutex(0)

    var count: Int { number.withLock { $0 } }

    func add() {
        number.withLock { $0 += 1 }
    }
}

/// What a tracking link shows.
struct TrackedOrder {
    let json: JSON

    init(_ json: JSON) {
        self.json = json
    }

    func isWhole(_ receipt: Receipt) -> Bool {
        json["orderNumber"]?.integer == receipt.number && json["status"] == "placed"
            && lines == receipt.promise.lines && total("total") == receipt.promise.total
            && sumOfLines == total("subtotal") && events.isSuperset(of: ["placed", "paid"])
            && sumOfLines == expectedSubtotal(receipt.promise)
    }

    private var lines: [String: String] {
        Dictionary(
            (json["lines"]?.items ?? []).map { ($0["sku"]?.text ?? "", $0["quantity"]?.text ?? "") },
            uniquingKeysWith: { one, _ in one + " twice" })
    }

    private var sumOfLines: Int {
        (json["lines"]?.items ?? []).reduce(0) { $0 + ($1["lineTotal"]?["amount"]?.integer ?? .min / 1000) }
    }

    private var events: Set<JSON> {
        Set((json["events"]?.items ?? []).compactMap { $0["kind"] })
    }

    private func total(_ name: String) -> Int? {
        json["totals"]?[name]?["amount"]?.integer
    }

    private func expectedSubtotal(_ promise: Promise) -> Int {
        promise.lines.reduce(0) { $0 + (ProofShop.goods[$1.key] ?? 0) * (Int($1.value) ?? 0) }
    }
}
