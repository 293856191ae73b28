/// What a JSON value must look like: the one description that requests are checked by and the document is written from.
struct Schema: Sendable {
    indirect enum Kind: Sendable {
        case string(TextRule)
        case integer(ClosedRange<Int64>)
        case boolean
        case array(Schema, limit: Int)
        case object([Field])
        /// Any names, one kind of value.
        case map(Schema)
        /// A schema that the document describes once.
        case named(String, Schema)
        /// Whatever somebody else defines.
        case anything
    }

    var kind: Kind
    var note: String?
    var isNullable = false

    init(_ kind: Kind, _ note: String? = nil) {
        self.kind = kind
        self.note = note
    }

    /// A member of an object.
    struct Field: Sendable {
        let name: String
        let schema: Schema
        let isRequired: Bool

        static func required(_ name: String, _ schema: Schema) -> Field {
            Field(name: name, schema: schema, isRequired: true)
        }

        static func optional(_ name: String, _ schema: Schema) -> Field {
            Field(name: name, schema: schema, isRequired: false)
        }
    }
}

/// What a text must look like.
struct TextRule: Sendable {
    /// How the text is read beyond its length.
    enum Form: Sendable, Equatable {
        case plain
        /// Without control characters.
        case printable
        case uuid
        case email
        case decimal
        case instant
        case address
        case slug
        case token
        case oneOf([String])
    }

    var form = Form.plain
    /// Counted in Unicode code points, as JSON Schema does.
    var length: ClosedRange<Int>
}

extension Schema {
    static func text(_ length: ClosedRange<Int>, _ note: String? = nil) -> Schema {
        Schema(.string(TextRule(length: length)), note)
    }

    static func text(_ form: TextRule.Form, _ length: ClosedRange<Int>, _ note: String? = nil) -> Schema {
        Schema(.string(TextRule(form: form, length: length)), note)
    }

    static func id(_ note: String? = nil) -> Schema {
        .text(.uuid, 36...36, note)
    }

    static func quantity(_ note: String? = nil) -> Schema {
        .text(.decimal, 1...20, note)
    }

    static func instant(_ note: String? = nil) -> Schema {
        .text(.instant, 20...35, note)
    }

    static func choice(_ texts: [String], _ note: String? = nil) -> Schema {
        .text(.oneOf(texts), 1...50, note)
    }

    static func integer(_ range: ClosedRange<Int64>, _ note: String? = nil) -> Schema {
        Schema(.integer(range), note)
    }

    static func boolean(_ note: String? = nil) -> Schema {
        Schema(.boolean, note)
    }

    static func array(of schema: Schema, limit: Int, _ note: String? = nil) -> Schema {
        Schema(.array(schema, limit: limit), note)
    }

    static func object(_ fields: [Field], _ note: String? = nil) -> Schema {
        Schema(.object(fields), note)
    }

    static func map(of schema: Schema, _ note: String? = nil) -> Schema {
        Schema(.map(schema), note)
    }

    static func named(_ name: String, _ schema: Schema) -> Schema {
        Schema(.named(name, schema))
    }

    /// The same schema, with another note or with null allowed.
    func noted(_ note: String) -> Schema {
        var schema = self
        schema.note = note
        return schema
    }

    var orNull: Schema {
        var schema = self
        schema.isNullable = true
        return schema
    }

    /// The members, when this describes an object.
    var fields: [Field] {
        switch kind {
        case .object(let fields): fields
        case .named(_, let schema): schema.fields
        default: []
        }
    }
}
