import Testing
import Vocabulary

@Suite("Allocation by largest remainder")
struct AllocationTests {
    @Test("Hand-worked parts")
    func examples() throws {
        #expect(try parts(100, [1, 1, 1]) == [34, 33, 33])
        #expect(try parts(-100, [1, 1, 1]) == [-34, -33, -33])
        #expect(try parts(5, [3, 7]) == [2, 3], "1.5 and 3.5: a tie, which the first wins")
        #expect(try parts(1, [0, 0, 5]) == [0, 0, 1])
        #expect(try parts(0, [1, 2]) == [0, 0])
        #expect(try parts(2, [1, 1, 1]) == [1, 1, 0])
        #expect(try parts(.max, [1, 1]) == [.max / 2 + 1, .max / 2])
        #expect(try parts(.min, [1]) == [.min])
        #expect(try parts(.max, [.max, .max, .max]).reduce(0, +) == .max)
    }

    @Test("Nothing to allocate to is an error, not a division by zero")
    func nothing() {
        #expect(throws: MoneyError.nothingToAllocateTo) { try parts(1, []) }
        #expect(throws: MoneyError.nothingToAllocateTo) { try parts(1, [0, 0]) }
        #expect(throws: MoneyError.nothingToAllocateTo) { try parts(1, [2, -1]) }
    }

    @Test("Parts sum exactly, lie within one unit of their share, and a weightless part gets nothing")
    func properties() throws {
        var random = SeededGenerator()
        for _ in 0..<20_000 {
            let amount = random.anyInt64()
            let weights = (0..<Int.random(in: 1...12, using: &random)).map { _ in
                random.next() % 4 == 0 ? 0 : Int64(clamping: random.anyInt64().magnitude)
            }
            let total = weights.reduce(Int128(0)) { $0 + Int128($1) }
            guard total > 0 else { continue }
            let allocated = try parts(amount, weights)
            let comment: Comment = "seed \(random.seed): \(amount) by \(weights)"
            #expect(allocated.reduce(Int128(0)) { $0 + Int128($1) } == Int128(amount), comment)
            for (part, weight) in zip(allocated, weights) {
                // |part - amount × weight ÷ total| < 1, multiplied by total in halves that fit.
                let (quotient, remainder) = exact(amount, weight, total)
                let isWithinOne =
                    Int128(part) == quotient || (remainder != 0 && Int128(part) == quotient + amount.signum128)
                #expect(isWithinOne, comment)
                if weight == 0 { #expect(part == 0, comment) }
            }
            #expect(try parts(amount, weights) == allocated, comment)
        }
    }

    private func exact(_ amount: Int64, _ weight: Int64, _ total: Int128) -> (Int128, Int128) {
        (Int128(amount) * Int128(weight)).quotientAndRemainder(dividingBy: total)
    }

    private func parts(_ amount: Int64, _ weights: [Int64]) throws -> [Int64] {
        try Money(amount, .usd).allocated(by: weights).map(\.amount)
    }
}

extension Int64 {
    fileprivate var signum128: Int128 { Int128(signum()) }
}
