/// What went wrong, as a client may see it: the problem details of RFC 9457, with a stable code and field errors.
///
/// An expected failure is thrown or returned as a `Problem`; the cause of an unexpected one never gets into it.
public struct Problem: Error, Hashable, Sendable {
    /// A URI that names the kind of problem; made from ``code``.
    public var type: String
    /// The kind of problem in a few words, the same for every occurrence.
    public var title: String
    /// The HTTP status.
    public var status: Int
    /// This occurrence in a sentence that helps its reader.
    public var detail: String?
    /// A stable name for programs: "out_of_stock".
    public var code: String
    /// The request that met it, filled in on the way out.
    public var requestId: String?
    /// What is wrong with each field, empty when no field is to blame.
    public var errors: [FieldError]
    /// Members beyond the standard ones; a standard member's name here is ignored.
    public var extras: [String: ProblemValue]

    public init(
        status: Int, code: String, title: String, detail: String? = nil, errors: [FieldError] = [],
        extras: [String: ProblemValue] = [:]
    ) {
        self.type = "urn:stoa:problem:" + code
        self.title = title
        self.status = status
        self.detail = detail
        self.code = code
        self.requestId = nil
        self.errors = errors
        self.extras = extras
    }
}

/// What is wrong with one field of what was sent.
public struct FieldError: Error, Hashable, Codable, Sendable {
    /// The field's path as the client wrote it: "email", "shippingAddress.postalCode", "items[2].quantity".
    public var field: String
    /// A stable name for programs: "required", "too_long", "invalid".
    public var code: String
    /// A sentence for the person who fills in the form.
    public var message: String

    public init(field: String, code: String, message: String) {
        self.field = field
        self.code = code
        self.message = message
    }

    /// The same error inside a larger form: "city" within "shippingAddress" is "shippingAddress.city".
    public func within(_ parent: String) -> FieldError {
        FieldError(field: parent + "." + field, code: code, message: message)
    }
}
