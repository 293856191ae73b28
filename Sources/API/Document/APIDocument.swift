import HTTPTypes

/// The OpenAPI 3.1 document of the API, made of the declarations that serve it.
public enum APIDocument {
    /// The document as JSON, the same bytes each time.
    public static func json() -> [UInt8] {
        JSONOutput.bytes(document(of: APIRoutes.endpoints))
    }

    static func document(of endpoints: [Endpoint]) -> JSONValue {
        var components = SchemaComponents()
        let paths = paths(of: endpoints, &components)
        components.add(.problem)
        return .object([
            JSONMember("openapi", "3.1.0"),
            JSONMember("info", info),
            JSONMember("servers", [["url": .string(Endpoint.prefix)]]),
            JSONMember("tags", .array(tags(of: endpoints).map { ["name": .string($0)] })),
            JSONMember("paths", paths),
            JSONMember(
                "components",
                [
                    "securitySchemes": securitySchemes,
                    "schemas": .object(components.schemas),
                ]),
        ])
    }

    private static let info: JSONValue = [
        "title": "Stoa store API",
        "version": "1",
        "description": """
        The store of one shop: the host decides which. Money is in minor units, quantities are decimal text, \
        moments are RFC 3339. Unknown fields and query parameters are refused. Failures are problems (RFC 9457): \
        decide by `code`.
        """,
    ]

    private static let securitySchemes: JSONValue = [
        "cartToken": [
            "type": "apiKey", "in": "header", "name": "X-Cart-Token",
            "description": "The token told when the cart was made. Browsers may send it as the cookie instead.",
        ],
        "operatorKey": [
            "type": "http", "scheme": "bearer",
            "description": "The operator's key (`STOA_OPERATOR_KEY`): for what belongs to the platform, not to a shop.",
        ],
        "cartCookie": ["type": "apiKey", "in": "cookie", "name": "cart"],
        "customerToken": [
            "type": "http", "scheme": "bearer", "bearerFormat": "JWT",
            "description": "A customer's access token, from `/store/auth/login`. Good for ten minutes, then refreshed.",
        ],
        "customerCookie": ["type": "apiKey", "in": "cookie", "name": "account_session"],
        "staffToken": [
            "type": "http", "scheme": "bearer", "bearerFormat": "JWT",
            "description": "A staff member's access token, from `/auth/login`. Good for ten minutes, then refreshed.",
        ],
        "staffCookie": ["type": "apiKey", "in": "cookie", "name": "desk_session"],
        "csrfToken": [
            "type": "apiKey", "in": "header", "name": "X-CSRF-Token",
            "description": "The session's form token; with a cookie, for everything but GET.",
        ],
        "apiKey": [
            "type": "http", "scheme": "bearer",
            "description": "A key of the shop that has this scope: `stoa_…`. Made at the desk.",
        ],
    ]

    private static func tags(of endpoints: [Endpoint]) -> [String] {
        endpoints.map(\.tag).reduce(into: []) { tags, tag in
            if !tags.contains(tag) { tags.append(tag) }
        }
    }

    private static func paths(of endpoints: [Endpoint], _ components: inout SchemaComponents) -> JSONValue {
        var paths: [JSONMember] = []
        for path in endpoints.map(\.path) where !paths.contains(where: { $0.name == path }) {
            let operations = endpoints.filter { $0.path == path }.map { endpoint in
                JSONMember(endpoint.method.rawValue.lowercased(), endpoint.operation(&components))
            }
            paths.append(JSONMember(path, .object(operations)))
        }
        return .object(paths)
    }
}
