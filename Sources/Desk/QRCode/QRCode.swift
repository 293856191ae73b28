import Web

/// A text as a QR code (ISO/IEC 18004), of bytes at error correction level M, drawn as SVG.
struct QRCode: Sendable, Equatable {
    /// True is dark; rows from above, each from the left.
    let modules: [[Bool]]

    /// Nil for a text that is longer than ``QRVersion/largest`` holds.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard let version = QRVersion.smallest(for: bytes.count) else { return nil }
        let codewords = QRBlocks.interleaved(Self.payload(bytes, version), version)
        var best: (penalty: Int, modules: [[Bool]])?
        for mask in 0..<8 {
            var matrix = QRMatrix(version)
            matrix.place(codewords)
            matrix.apply(mask: mask)
            if best.map({ matrix.penalty < $0.penalty }) ?? true { best = (matrix.penalty, matrix.modules) }
        }
        modules = best?.modules ?? []
    }

    /// Mode, length, bytes, and what fills the rest (§7.4).
    private static func payload(_ bytes: [UInt8], _ version: QRVersion) -> [UInt8] {
        var bits = QRBits()
        bits.append(0b0100, count: 4)
        bits.append(bytes.count, count: version.lengthBits)
        for byte in bytes { bits.append(Int(byte), count: 8) }
        let capacity = version.dataCodewords * 8
        bits.append(0, count: min(4, capacity - bits.count))
        bits.append(0, count: (8 - bits.count % 8) % 8)
        var codewords = bits.bytes
        while codewords.count < version.dataCodewords {
            codewords.append((version.dataCodewords - codewords.count) % 2 == fillParity(version, bits) ? 0xEC : 0x11)
        }
        return codewords
    }

    /// The first filling byte is 0xEC, then the two take turns.
    private static func fillParity(_ version: QRVersion, _ bits: QRBits) -> Int {
        (version.dataCodewords - bits.count / 8) % 2
    }

    /// Dark on white in either theme, with the quiet zone of four modules that readers need.
    func svg(label: String) -> HTML {
        let size = modules.count + 8
        var path = ""
        for (y, row) in modules.enumerated() {
            for (x, isDark) in row.enumerated() where isDark { path += "M\(x + 4) \(y + 4)h1v1h-1z" }
        }
        return """
            <svg class="qr" viewBox="0 0 \(size) \(size)" role="img" aria-label="\(label)" shape-rendering="crispEdges">\
            <rect width="\(size)" height="\(size)" fill="#fff"/><path d="\(path)" fill="#000"/></svg>
            """
    }
}

/// Bits, most significant first.
struct QRBits {
    private(set) var bytes: [UInt8] = []
    private(set) var count = 0

    mutating func append(_ value: Int, count length: Int) {
        for shift in stride(from: length - 1, through: 0, by: -1) {
            if count % 8 == 0 { bytes.append(0) }
            if value >> shift & 1 == 1 { bytes[count / 8] |= 0x80 >> UInt8(count % 8) }
            count += 1
        }
    }
}
