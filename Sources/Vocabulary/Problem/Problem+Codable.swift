extension Problem: Codable {
    /// A member's name, standard or not.
    private struct Member: CodingKey, Hashable {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) {
            self.stringValue = stringValue
        }

        init?(intValue: Int) {
            nil
        }

        static let type = Member(stringValue: "type")
        static let title = Member(stringValue: "title")
        static let status = Member(stringValue: "status")
        static let detail = Member(stringValue: "detail")
        static let code = Member(stringValue: "code")
        static let requestId = Member(stringValue: "requestId")
        static let errors = Member(stringValue: "errors")
        static let standard: Set<Member> = [type, title, status, detail, code, requestId, errors]
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Member.self)
        type = try container.decodeIfPresent(String.self, forKey: .type) ?? "about:blank"
        title = try container.decodeIfPresent(String.self, forKey: .title) ?? ""
        status = try container.decode(Int.self, forKey: .status)
        detail = try container.decodeIfPresent(String.self, forKey: .detail)
        code = try container.decodeIfPresent(String.self, forKey: .code) ?? ""
        requestId = try container.decodeIfPresent(String.self, forKey: .requestId)
        errors = try container.decodeIfPresent([FieldError].self, forKey: .errors) ?? []
        extras = [:]
        for member in container.allKeys where !Member.standard.contains(member) {
            extras[member.stringValue] = try container.decode(ProblemValue.self, forKey: member)
        }
    }

    /// Writes one flat object: the extras stand beside the standard members (RFC 9457 §3.2).
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Member.self)
        try container.encode(type, forKey: .type)
        try container.encode(title, forKey: .title)
        try container.encode(status, forKey: .status)
        try container.encodeIfPresent(detail, forKey: .detail)
        try container.encode(code, forKey: .code)
        try container.encodeIfPresent(requestId, forKey: .requestId)
        if !errors.isEmpty { try container.encode(errors, forKey: .errors) }
        for (name, value) in extras where !Member.standard.contains(Member(stringValue: name)) {
            try container.encode(value, forKey: Member(stringValue: name))
        }
    }
}
