import Hummingbird
import NIOCore
import Persistence
import Tenancy
import Vocabulary
import Web

extension Call {
    /// An answer that is the same for everybody: from the page cache, or made of what `read` reads and kept until the
    /// shop's goods change.
    /// - Parameter fields: what the answer depends on, in one order.
    func publicAnswer<View: JSONView>(
        _ fields: Fields = [:], read: @escaping @Sendable (ReadTransaction) throws -> View
    ) async throws -> Response {
        let database = shop.database
        @Sendable func bytes() async throws -> [UInt8] {
            JSONOutput.bytes(try await database.read(read))
        }
        // An address too long to be one of ours is answered all the same, and not kept.
        guard let url = SiteURL(local: address(fields)) else { return .revalidatedJSON(try await bytes()) }
        return try await services.cache.content(at: url, in: context) {
            PageContent(ByteBuffer(bytes: try await bytes()), contentType: "application/json")
        }
    }

    private func address(_ fields: Fields) -> String {
        let path = Endpoint.prefix + endpoint.path
        return fields.isEmpty ? path : path + "?" + fields.encoded
    }
}
