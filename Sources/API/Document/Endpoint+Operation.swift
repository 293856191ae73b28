import HTTPTypes
import People

extension Endpoint {
    /// The endpoint as an operation object of OpenAPI.
    func operation(_ components: inout SchemaComponents) -> JSONValue {
        var members = [
            JSONMember("operationId", .string(operation)),
            JSONMember("tags", [.string(tag)]),
            JSONMember("summary", .string(summary)),
        ]
        if needsFreshProof {
            members.append(
                JSONMember(
                    "description",
                    "Asks for a proof of who calls that is at most 15 minutes old: sign in, or `POST /auth/proof`."))
        }
        if let security { members.append(JSONMember("security", security)) }
        let parameters = parameters.map { $0.object(&components) } + headerParameters
        if !parameters.isEmpty { members.append(JSONMember("parameters", .array(parameters))) }
        if let body = bodyObject(&components) { members.append(JSONMember("requestBody", body)) }
        members.append(JSONMember("responses", responses(&components)))
        return .object(members)
    }

    /// What opens the endpoint, any one of them; nil where nothing is needed.
    private var security: JSONValue? {
        switch caller {
        case .anyone, .orderHolder, .paymentProvider, .signingIn: nil
        case .cartHolder: [["cartToken": []], ["cartCookie": []]]
        case .customer: [["customerToken": []], ["customerCookie": [], "csrfToken": []]]
        case .staffMember, .vendor: [["staffToken": []], ["staffCookie": [], "csrfToken": []]]
        case .staff(let permission):
            [
                ["staffToken": []], ["staffCookie": [], "csrfToken": []],
                ["apiKey": [.string(permission.rawValue)]],
            ]
        case .applicant: [["operatorKey": []], [:]]
        case .platformOperator: [["operatorKey": []]]
        }
    }

    private var headerParameters: [JSONValue] {
        var headers: [JSONValue] = []
        if takesIdempotencyKey {
            headers.append(
                header(
                    "Idempotency-Key",
                    "A random name for this request. Sent again with the same body it changes nothing and gives the "
                        + "same answer, for 24 hours.", length: 255, pattern: "^[!-~]+$"))
        }
        if allProblems.contains(DeclaredProblem(412, "stale_version")) {
            headers.append(
                header("If-Match", "The version you saw, in quotes: refuses to overwrite a newer.", length: 100))
        }
        return headers
    }

    private func header(_ name: String, _ note: String, length: Int64, pattern: String? = nil) -> JSONValue {
        var schema = [
            JSONMember("type", "string"), JSONMember("minLength", 1),
            JSONMember("maxLength", .number(String(length))),
        ]
        if let pattern { schema.append(JSONMember("pattern", .string(pattern))) }
        return [
            "name": .string(name), "in": "header", "description": .string(note), "schema": .object(schema),
        ]
    }

    private func bodyObject(_ components: inout SchemaComponents) -> JSONValue? {
        switch body {
        case .none: return nil
        case .signed:
            return ["required": true, "content": ["application/json": ["schema": .boolean(true)]]]
        case .file(let type):
            return ["required": true, "content": .object([JSONMember(type, ["schema": .boolean(true)])])]
        case .json(let schema):
            return [
                "required": .boolean(schema.fields.contains(where: \.isRequired)),
                "content": ["application/json": ["schema": components.reference(schema)]],
            ]
        }
    }

    private func content(of answer: DeclaredAnswer, _ components: inout SchemaComponents) -> JSONValue {
        let isJSON = answer.mediaType == "application/json"
        let schema = isJSON ? components.reference(answer.schema) : .boolean(true)
        return .object([JSONMember(answer.mediaType, ["schema": schema])])
    }

    private func responses(_ components: inout SchemaComponents) -> JSONValue {
        var members = answers.map { answer in
            JSONMember(
                String(answer.status),
                [
                    "description": .string(answer.note),
                    "content": content(of: answer, &components),
                ])
        }
        let problems = Dictionary(grouping: allProblems, by: \.status)
        for (status, problems) in problems.sorted(by: { $0.key < $1.key }) {
            members.append(
                JSONMember(
                    String(status),
                    [
                        "description": .string(problems.map { "`\($0.code)`" }.joined(separator: ", ")),
                        "content": ["application/problem+json": ["schema": components.reference(.problem)]],
                    ]))
        }
        return .object(members)
    }
}

extension Schema {
    /// Addresses hold no control characters, however they are written: such a request goes no further than the door.
    fileprivate var withoutControls: Schema {
        switch kind {
        case .string(var rule) where rule.form == .plain:
            rule.form = .printable
            return Schema(.string(rule), note)
        case .map(let element): return Schema(.map(element.withoutControls), note)
        default: return self
        }
    }
}

extension Parameter {
    fileprivate func object(_ components: inout SchemaComponents) -> JSONValue {
        var members = [JSONMember("name", .string(name)), JSONMember("in", place == .path ? "path" : "query")]
        if let note = schema.note { members.append(JSONMember("description", .string(note))) }
        if place == .path { members.append(JSONMember("required", true)) }
        if place == .queryMap {
            members += [JSONMember("style", "deepObject"), JSONMember("explode", true)]
        }
        let shown = place == .queryMap ? Schema.map(of: schema) : schema
        var plain = shown
        plain.note = nil
        members.append(JSONMember("schema", components.reference(plain.withoutControls)))
        return .object(members)
    }
}
