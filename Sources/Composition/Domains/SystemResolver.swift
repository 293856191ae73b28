import CResolver
import Dispatch
public import Tenancy
import Vocabulary

/// Asks the name servers that this machine is set up with.
public struct SystemResolver: TextRecordResolver {
    public init() {}

    public func texts(at name: String) async throws -> [String] {
        try await withCheckedThrowingContinuation { (answer: CheckedContinuation<[String], any Error>) in
            DispatchQueue.global(qos: .utility).async {
                answer.resume(with: Result { try Self.ask(name) })
            }
        }
    }

    private static func ask(_ name: String) throws -> [String] {
        var records = [UInt8](repeating: 0, count: 1 << 17)
        let length = stoa_resolver_texts(name, &records, records.count)
        guard length >= 0 else { throw NameServersUnreachable() }
        var texts: [String] = []
        var rest = records[..<length]
        while let high = rest.popFirst(), let low = rest.popFirst() {
            let count = Int(high) << 8 | Int(low)
            texts.append(String(decoding: rest.prefix(count), as: UTF8.self))
            rest = rest.dropFirst(count)
        }
        return texts
    }
}
