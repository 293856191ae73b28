/// Writes text of any script with ASCII letters, digits and hyphens, and back: RFC 3492.
///
/// It knows nothing of names: ``HostName`` decides what may stand in one.
public enum Punycode {
    // RFC 3492 §5.
    private static let base: UInt32 = 36
    private static let tMin: UInt32 = 1
    private static let tMax: UInt32 = 26
    private static let skew: UInt32 = 38
    private static let damp: UInt32 = 700
    private static let initialBias: UInt32 = 72
    private static let initialN: UInt32 = 128

    /// - Returns: nil when the text is too long for the arithmetic of the RFC.
    public static func encode(_ text: String) -> String? {
        let input = text.unicodeScalars.map(\.value)
        var output = input.filter { $0 < initialN }.map { UInt8($0) }
        let basicCount = UInt32(output.count)
        if basicCount > 0 { output.append(UInt8(ascii: "-")) }
        var (n, delta, bias, handled) = (initialN, UInt32(0), initialBias, basicCount)
        while handled < input.count {
            guard let next = input.filter({ $0 >= n }).min() else { return nil }
            let (step, isTooFar) = (next - n).multipliedReportingOverflow(by: handled + 1)
            let (sum, isTooMuch) = delta.addingReportingOverflow(step)
            guard !isTooFar, !isTooMuch else { return nil }
            delta = sum
            n = next
            for scalar in input {
                if scalar < n {
                    guard delta < .max else { return nil }
                    delta += 1
                } else if scalar == n {
                    append(delta, bias, to: &output)
                    bias = adapted(delta, count: handled + 1, isFirst: handled == basicCount)
                    delta = 0
                    handled += 1
                }
            }
            guard delta < .max else { return nil }
            delta += 1
            n += 1
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// - Returns: nil when `text` is no Punycode.
    public static func decode(_ text: String) -> String? {
        let bytes = Array(text.utf8)
        guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
        let delimiter = bytes.lastIndex(of: UInt8(ascii: "-"))
        var output = bytes[..<(delimiter ?? 0)].map { UInt32($0) }
        var rest = bytes[(delimiter.map { $0 + 1 } ?? 0)...]
        var (n, i, bias) = (initialN, UInt32(0), initialBias)
        while !rest.isEmpty {
            let start = i
            guard let advanced = number(from: &rest, bias, startingAt: i) else { return nil }
            let count = UInt32(output.count + 1)
            bias = adapted(advanced - start, count: count, isFirst: start == 0)
            let (scalar, isTooFar) = n.addingReportingOverflow(advanced / count)
            guard !isTooFar, Unicode.Scalar(scalar) != nil else { return nil }
            n = scalar
            i = advanced % count
            output.insert(n, at: Int(i))
            i += 1
        }
        var scalars = String.UnicodeScalarView()
        for value in output {
            guard let scalar = Unicode.Scalar(value) else { return nil }
            scalars.append(scalar)
        }
        return String(scalars)
    }

    // MARK: - Generalised variable-length integers

    private static func append(_ delta: UInt32, _ bias: UInt32, to output: inout [UInt8]) {
        var q = delta
        var k = base
        while true {
            let t = threshold(k, bias)
            guard q >= t else { break }
            output.append(digit(t + (q - t) % (base - t)))
            q = (q - t) / (base - t)
            k += base
        }
        output.append(digit(q))
    }

    /// `i` plus the number that `rest` begins with, which is taken off.
    private static func number(from rest: inout ArraySlice<UInt8>, _ bias: UInt32, startingAt i: UInt32) -> UInt32? {
        var (i, weight, k) = (i, UInt32(1), base)
        while let byte = rest.popFirst() {
            guard let value = value(of: byte) else { return nil }
            let (step, isTooFar) = value.multipliedReportingOverflow(by: weight)
            let (sum, isTooMuch) = i.addingReportingOverflow(step)
            guard !isTooFar, !isTooMuch else { return nil }
            i = sum
            let t = threshold(k, bias)
            if value < t { return i }
            let (heavier, isTooHeavy) = weight.multipliedReportingOverflow(by: base - t)
            guard !isTooHeavy else { return nil }
            weight = heavier
            k += base
        }
        return nil
    }

    private static func threshold(_ k: UInt32, _ bias: UInt32) -> UInt32 {
        k <= bias ? tMin : min(k - bias, tMax)
    }

    private static func adapted(_ delta: UInt32, count: UInt32, isFirst: Bool) -> UInt32 {
        var delta = isFirst ? delta / damp : delta / 2
        delta += delta / count
        var k: UInt32 = 0
        while delta > (base - tMin) * tMax / 2 {
            delta /= base - tMin
            k += base
        }
        return k + (base - tMin + 1) * delta / (delta + skew)
    }

    private static func digit(_ value: UInt32) -> UInt8 {
        value < 26 ? UInt8(ascii: "a") + UInt8(value) : UInt8(ascii: "0") + UInt8(value - 26)
    }

    private static func value(of byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte - UInt8(ascii: "a"))
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte - UInt8(ascii: "A"))
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0")) + 26
        default: nil
        }
    }
}
