/// Collects the named schemas of a document while its parts refer to them.
struct SchemaComponents {
    private(set) var schemas: [JSONMember] = []

    /// JSON Schema (2020-12) of `schema`; a named one becomes a reference.
    mutating func reference(_ schema: Schema) -> JSONValue {
        guard case .named(let name, _) = schema.kind else { return inline(schema) }
        add(schema)
        let reference = JSONMember("$ref", .string("#/components/schemas/\(name)"))
        return .object([reference] + note(schema))
    }

    /// Describes a named schema, once.
    mutating func add(_ schema: Schema) {
        guard case .named(let name, let inner) = schema.kind, !schemas.contains(where: { $0.name == name }) else {
            return
        }
        // Its place is taken first, so that a schema may refer to itself.
        let place = schemas.count
        schemas.append(JSONMember(name, .null))
        schemas[place] = JSONMember(name, inline(inner))
    }

    private mutating func inline(_ schema: Schema) -> JSONValue {
        var members: [JSONMember]
        switch schema.kind {
        case .named: return reference(schema)
        case .anything: return .boolean(true)
        case .boolean: members = [type("boolean", schema)]
        case .string(let rule): members = [type("string", schema)] + rule.keywords
        case .integer(let range):
            members = [
                type("integer", schema), JSONMember("minimum", .number("\(range.lowerBound)")),
                JSONMember("maximum", .number("\(range.upperBound)")),
            ]
        case .array(let element, let limit):
            members = [
                type("array", schema), JSONMember("items", reference(element)),
                JSONMember("maxItems", .number("\(limit)")),
            ]
        case .map(let element):
            members = [type("object", schema), JSONMember("additionalProperties", reference(element))]
            // What may stand in an address holds for its names, too.
            if case .string(let rule) = element.kind, rule.form == .printable {
                members.append(JSONMember("propertyNames", ["minLength": 1, "pattern": .string(TextRule.printable)]))
            }
        case .object(let fields): members = [type("object", schema)] + keywords(fields)
        }
        return .object(members + note(schema))
    }

    private mutating func keywords(_ fields: [Schema.Field]) -> [JSONMember] {
        var properties: [JSONMember] = []
        for field in fields { properties.append(JSONMember(field.name, reference(field.schema))) }
        return [
            JSONMember("properties", .object(properties)),
            JSONMember("required", .array(fields.filter(\.isRequired).map { .string($0.name) })),
            JSONMember("additionalProperties", false),
        ]
    }

    private func type(_ name: String, _ schema: Schema) -> JSONMember {
        JSONMember("type", schema.isNullable ? [.string(name), "null"] : .string(name))
    }

    private func note(_ schema: Schema) -> [JSONMember] {
        schema.note.map { [JSONMember("description", .string($0))] } ?? []
    }
}

extension TextRule {
    /// No control characters, as a regular expression of ECMA-262.
    fileprivate static let printable = #"^[^\u0000-\u001F\u007F-\u009F]*$"#

    fileprivate var keywords: [JSONMember] {
        var members: [JSONMember] = []
        if length.lowerBound > 0 { members.append(JSONMember("minLength", .number("\(length.lowerBound)"))) }
        members.append(JSONMember("maxLength", .number("\(length.upperBound)")))
        switch form {
        case .plain: break
        case .printable: members.append(JSONMember("pattern", .string(Self.printable)))
        case .uuid: members.append(JSONMember("format", "uuid"))
        case .email: members.append(JSONMember("format", "email"))
        case .instant: members.append(JSONMember("format", "date-time"))
        case .address: members.append(JSONMember("format", "uri-reference"))
        case .decimal: members.append(JSONMember("pattern", #"^-?[0-9]+(\.[0-9]{1,3})?$"#))
        case .slug: members.append(JSONMember("pattern", "^[a-z0-9]+(-[a-z0-9]+)*$"))
        case .token: members.append(JSONMember("pattern", "^[!-~]+$"))
        case .oneOf(let texts): members.append(JSONMember("enum", .array(texts.map { .string($0) })))
        }
        return members
    }
}
