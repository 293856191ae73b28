import HTTPTypes
import Hummingbird
import Infrastructure
import People
import Persistence
import Tenancy
import Vocabulary
import Web

/// Keys for programs. A key makes no keys.
enum APIKeyEndpoints {
    static let all = [list, create.proved, revoke]

    private static let tag = "API keys"

    private static let list = Endpoint(
        method: .get, path: "/api-keys", operation: "listAPIKeys", tag: tag, summary: "List the keys, revoked ones too",
        caller: .staff(.manageStaff), answers: [DeclaredAnswer(200, "All.", .list("APIKeyList", of: APIKeyView.schema))]
    ) { call in
        let keys = try await call.shop.database.read { try APIKey.all(in: $0) }
        return Answer(200, ListView(items: keys.map { APIKeyView(key: $0) })).response(in: call.context)
    }

    private static let create = Endpoint(
        method: .post, path: "/api-keys", operation: "createAPIKey", tag: tag, summary: "Make a key",
        caller: .staff(.manageStaff),
        body: .json(
            .object([
                .required("name", .text(1...100)), .required("scopes", .permissions),
                .optional("expiresAt", .instant("Absent: it does not end.")),
            ])),
        answers: [DeclaredAnswer(201, "The key.", APIKeyView.schema)], problems: DeclaredProblem.refusals
    ) { try await $0.createAPIKey() }

    private static let revoke = Endpoint(
        method: .delete, path: "/api-keys/{id}", operation: "revokeAPIKey", tag: tag, summary: "Revoke a key at once",
        caller: .staff(.manageStaff), parameters: [.path("id", .id("The key's id."))],
        answers: [DeclaredAnswer(200, "It works no longer.", DoneView.schema)]
    ) { call in
        let id: APIKeyID = try call.context.part("id")
        let author = try call.author
        try await call.shop.database.write { try APIKey.revoke(id, by: author, in: $0) }
        return Answer(200, DoneView(word: .done)).response(in: call.context)
    }
}

extension Call {
    /// What is kept under an idempotency key is not the key itself.
    fileprivate func createAPIKey() async throws -> Response {
        var reader = BodyReader(self)
        let end = reader.text("expiresAt").flatMap { Instant(rfc3339: $0) }
        if let end, end <= .now { reader.refuse("expiresAt", "past", "Choose a moment to come.") }
        let scopes = permissions("scopes") ?? []
        if scopes.isEmpty { reader.refuse("scopes", "required", "Choose what the key may do.") }
        try reader.finish()
        let (name, token, author) = (reader.text("name") ?? "", AccessToken(), try author)
        let answer = try await write { transaction in
            let made = try APIKey.create(
                name, scopes: scopes, expiresAt: end, by: author, token: token, in: transaction)
            guard let key = try APIKey.find(made.id, in: transaction) else { throw Problem.notFound }
            return Answer(201, APIKeyView(key: key))
        }
        guard !answer.isReplay else { return answer.response(in: context) }
        let shown = APIKey.text(of: token)
        guard let key = try await shop.database.read({ try APIKey.find(shown, in: $0) }) else { throw Problem.notFound }
        return Answer(201, APIKeyView(key: key, secret: shown)).response(in: context)
    }
}
