import HTTPTypes
import Web

/// Where the document is served.
enum DocumentEndpoint {
    static let document = Endpoint(
        method: .get, path: "/openapi.json", operation: "getDocument", tag: "Document",
        summary: "Get this document", caller: .anyone,
        answers: [DeclaredAnswer(200, "OpenAPI 3.1.", Schema(.anything))]
    ) { _ in .revalidatedJSON(bytes) }

    private static let bytes = APIDocument.json()
}
