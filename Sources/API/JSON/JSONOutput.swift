import Vocabulary

/// Writes JSON straight into bytes: answers are made of it on every request, so nothing stands in between.
///
/// ```swift
/// json.object { json in
///     json.member("id", cart.id)
///     json.member("total", cart.subtotal)
/// }
/// ```
struct JSONOutput {
    private(set) var bytes: [UInt8] = []
    private var needsComma = false

    init() {
        bytes.reserveCapacity(1_024)
    }

    /// The bytes of one view.
    static func bytes(_ view: some JSONView) -> [UInt8] {
        var json = JSONOutput()
        view.write(to: &json)
        return json.bytes
    }

    mutating func object(_ members: (inout JSONOutput) -> Void) {
        begin(UInt8(ascii: "{"))
        members(&self)
        end(UInt8(ascii: "}"))
    }

    mutating func array<Element>(_ elements: some Sequence<Element>, _ each: (inout JSONOutput, Element) -> Void) {
        begin(UInt8(ascii: "["))
        for element in elements { each(&self, element) }
        end(UInt8(ascii: "]"))
    }

    mutating func string(_ text: String) {
        separate()
        quote(text)
        needsComma = true
    }

    mutating func integer(_ number: Int64) {
        raw(String(number))
    }

    mutating func boolean(_ value: Bool) {
        raw(value ? "true" : "false")
    }

    mutating func null() {
        raw("null")
    }

    /// A number or word that is JSON as it stands.
    mutating func raw(_ text: String) {
        separate()
        bytes.append(contentsOf: text.utf8)
        needsComma = true
    }

    /// A member's name; its value is written next.
    mutating func name(_ name: String) {
        separate()
        quote(name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    private mutating func begin(_ bracket: UInt8) {
        separate()
        bytes.append(bracket)
        needsComma = false
    }

    private mutating func end(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
    }

    private mutating func quote(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        var rest = text.utf8[...]
        while let special = rest.firstIndex(where: Self.isSpecial) {
            bytes.append(contentsOf: rest[..<special])
            switch rest[special] {
            case UInt8(ascii: "\""): bytes.append(contentsOf: #"\""#.utf8)
            case UInt8(ascii: "\\"): bytes.append(contentsOf: #"\\"#.utf8)
            case 0x0A: bytes.append(contentsOf: #"\n"#.utf8)
            case let byte: escape(byte)
            }
            rest = rest[rest.index(after: special)...]
        }
        bytes.append(contentsOf: rest)
        bytes.append(UInt8(ascii: "\""))
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case 0..<0x20, 0x7F, UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "<"), UInt8(ascii: ">"),
            UInt8(ascii: "&"):
            true
        default: false
        }
    }

    /// Controls must be escaped; the marks of HTML are, so that an answer shown as a page by mistake runs nothing.
    private mutating func escape(_ byte: UInt8) {
        let digits = Array("0123456789abcdef".utf8)
        bytes.append(contentsOf: #"\u00"#.utf8)
        bytes.append(digits[Int(byte >> 4)])
        bytes.append(digits[Int(byte & 15)])
    }
}

/// What an answer shows of something, as JSON.
protocol JSONView: Sendable {
    func write(to json: inout JSONOutput)
}

extension JSONValue: JSONView {
    func write(to json: inout JSONOutput) {
        switch self {
        case .null: json.null()
        case .boolean(let value): json.boolean(value)
        case .number(let digits): json.raw(digits)
        case .string(let text): json.string(text)
        case .array(let values): json.array(values) { $1.write(to: &$0) }
        case .object(let members):
            json.object { json in
                for member in members {
                    json.name(member.name)
                    member.value.write(to: &json)
                }
            }
        }
    }
}
