import HTTPTypes
import Hummingbird
import Vocabulary

extension Call {
    /// The versions that `If-Match` names; nil when there is none, or it takes any (`*`). A tag that is no version of
    /// ours matches nothing.
    var ifMatch: Set<Int>? {
        let header = request.headers[values: .ifMatch].joined(separator: ",")
        let tags = header.split(separator: ",").map { $0.filter { $0 != " " } }
        guard !tags.isEmpty, tags != ["*"] else { return nil }
        return Set(
            tags.map { tag in
                guard tag.hasPrefix("\""), tag.hasSuffix("\""), let version = Int(tag.dropFirst().dropLast()) else {
                    return -1
                }
                return version
            })
    }

    /// - Throws: ``Problem`` 412 when `If-Match` names other versions than the present one.
    func checkIfMatch(_ current: Int) throws(Problem) {
        guard let ifMatch, !ifMatch.contains(current) else { return }
        throw .staleVersion(current, statesIfMatch: true)
    }
}
