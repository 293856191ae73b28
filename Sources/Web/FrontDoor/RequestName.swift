import HTTPTypes
import Synchronization

/// What a request is called in logs and answers.
enum RequestName {
    static let header = HTTPField.Name.requestID

    /// The caller's own name for it when that is harmless, else a new one.
    static func of(_ headers: HTTPFields) -> String {
        if let given = headers[header], isHarmless(given) { return given }
        return fresh()
    }

    /// Fifteen characters, which Swift keeps without allocating: seven of this process, eight that count.
    static func fresh() -> String {
        let number = UInt64(truncatingIfNeeded: counter.wrappingAdd(1, ordering: .relaxed).newValue)
        return String(unsafeUninitializedCapacity: 15) { buffer in
            for index in 0..<7 { buffer[index] = letter(process >> UInt64(5 * index)) }
            for index in 0..<8 { buffer[7 + index] = letter(number >> UInt64(5 * (7 - index))) }
            return 15
        }
    }

    private static let process = UInt64.random(in: .min ... .max)
    private static let counter = Atomic<Int64>(0)

    private static func letter(_ bits: UInt64) -> UInt8 {
        let value = UInt8(truncatingIfNeeded: bits & 31)
        return value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }

    /// Logs and other systems read it: letters, digits and `-_.`, at most 64.
    private static func isHarmless(_ name: String) -> Bool {
        (1...64).contains(name.utf8.count)
            && name.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
                    true
                default: false
                }
            }
    }
}
