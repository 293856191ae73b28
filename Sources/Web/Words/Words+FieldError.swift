public import Vocabulary

extension Words {
    /// What is wrong with a field. The domain explains itself in English; other languages say what they have words for.
    public func message(of error: FieldError) -> String {
        if language == .english { return error.message }
        return switch (error.code, error.field) {
        case ("required", _): self(.required)
        case (_, "email"): self(.invalidEmail)
        case (_, "quantity"): self(.invalidQuantity)
        default: self(.invalidField)
        }
    }
}
