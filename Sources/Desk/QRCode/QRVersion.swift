/// The size of a QR code, and how it divides its bytes at level M (§7.5, table 9).
struct QRVersion: Sendable, Equatable {
    let number: Int

    static let largest = 20
    private static let correctionPerBlock = [
        10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26,
    ]
    private static let blockCounts = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16]

    static func smallest(for bytes: Int) -> QRVersion? {
        (1...largest).lazy.map(QRVersion.init(number:)).first { version in
            4 + version.lengthBits + bytes * 8 <= version.dataCodewords * 8
        }
    }

    /// Modules on each side.
    var size: Int { number * 4 + 17 }
    /// Bits that say how long the text is.
    var lengthBits: Int { number < 10 ? 8 : 16 }
    var blocks: Int { Self.blockCounts[number - 1] }
    var correctionCodewords: Int { Self.correctionPerBlock[number - 1] }
    var dataCodewords: Int { codewords - blocks * correctionCodewords }

    /// What is left of the square after everything that has a fixed place.
    var codewords: Int {
        var modules = size * size - 3 * 64 - 2 * 15 - 1 - 2 * (size - 16)
        if number >= 2 {
            let along = alignments.count
            // Five by five each, but for the three corners; those on the timing lines share five modules with them.
            modules -= 25 * (along * along - 3) - 2 * 5 * (along - 2)
        }
        if number >= 7 { modules -= 36 }
        return modules / 8
    }

    /// Where alignment patterns have their centres, on both axes (annex E).
    var alignments: [Int] {
        guard number >= 2 else { return [] }
        let count = number / 7 + 2
        let step = (number * 8 + count * 3 + 5) / (count * 4 - 4) * 2
        return [6] + (0..<count - 1).map { size - 7 - $0 * step }.reversed()
    }
}

/// Error correction of Reed and Solomon over the field of 256 elements (§7.5.2).
enum QRBlocks {
    /// The data in blocks, each with its correction, one codeword of each block in turn.
    static func interleaved(_ data: [UInt8], _ version: QRVersion) -> [UInt8] {
        let short = data.count / version.blocks
        let longer = data.count % version.blocks
        var blocks: [[UInt8]] = []
        var start = 0
        for index in 0..<version.blocks {
            let length = short + (index >= version.blocks - longer ? 1 : 0)
            blocks.append(Array(data[start..<start + length]))
            start += length
        }
        let corrections = blocks.map { correction(of: $0, count: version.correctionCodewords) }
        return inTurn(blocks) + inTurn(corrections)
    }

    private static func inTurn(_ blocks: [[UInt8]]) -> [UInt8] {
        let longest = blocks.map(\.count).max() ?? 0
        return (0..<longest).flatMap { index in
            blocks.compactMap { index < $0.count ? $0[index] : nil }
        }
    }

    /// The remainder of the data, as a polynomial, by the generator of `count` roots.
    private static func correction(of data: [UInt8], count: Int) -> [UInt8] {
        let generator = generator(count)
        var remainder = [UInt8](repeating: 0, count: count)
        for byte in data {
            let factor = byte ^ remainder[0]
            remainder.removeFirst()
            remainder.append(0)
            for index in 0..<count { remainder[index] ^= product(generator[index], factor) }
        }
        return remainder
    }

    /// (x - 1)(x - 2)(x - 4)… without its first coefficient, which is one.
    private static func generator(_ count: Int) -> [UInt8] {
        var coefficients = [UInt8](repeating: 0, count: count - 1) + [1]
        var root: UInt8 = 1
        for _ in 0..<count {
            for index in 0..<count {
                coefficients[index] = product(coefficients[index], root)
                if index + 1 < count { coefficients[index] ^= coefficients[index + 1] }
            }
            root = product(root, 2)
        }
        return coefficients
    }

    /// In the field made with x⁸ + x⁴ + x³ + x² + 1.
    private static func product(_ one: UInt8, _ other: UInt8) -> UInt8 {
        var result = 0
        for shift in stride(from: 7, through: 0, by: -1) {
            result = result << 1 ^ (result >> 7) * 0x11D
            result ^= (Int(other) >> shift & 1) * Int(one)
        }
        return UInt8(truncatingIfNeeded: result)
    }
}
