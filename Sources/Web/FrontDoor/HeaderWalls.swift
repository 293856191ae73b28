import HTTPTypes
import Vocabulary

/// How much may stand before a body. Browsers send two dozen fields and some kilobytes of cookies.
enum HeaderWalls {
    static let countLimit = 100
    static let bytesLimit = 24 * 1024

    /// - Throws: ``Problem`` 431.
    static func check(_ headers: HTTPFields) throws(Problem) {
        // Each cookie is a field of its own by now; all of them count by their bytes.
        guard headers.count(where: { $0.name != .cookie }) <= countLimit else { throw .tooManyHeaders }
        let bytes = headers.reduce(0) { $0 + $1.name.rawName.utf8.count + $1.value.utf8.count }
        guard bytes <= bytesLimit else { throw .tooManyHeaders }
    }
}

extension Problem {
    /// 431: more before the body than anybody needs (RFC 6585 §5).
    static let tooManyHeaders = Problem(
        status: 431, code: "headers_too_large", title: "Request too large", detail: "The header fields are too large.")
}
