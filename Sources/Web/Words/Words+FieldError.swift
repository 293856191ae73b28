public import Vocabulary

extension Words {
    /// What is wrong with a field. The domain explains itself in English; other languages say what they have words for.
    public func message(of error: FieldError) -> String {
        if language == .english { return error.message }
        return switch (error.code, error.field) {
        case ("required", _): self(.required)
        case ("too_short", "password"): self(.passwordTooShort)
        case ("too_long", "password"): self(.passwordTooLong)
        case ("too_common", "password"): self(.passwordTooCommon)
        case ("too_close", "password"): self(.passwordTooClose)
        case (_, "email"): self(.invalidEmail)
        case (_, "quantity"): self(.invalidQuantity)
        default: self(.invalidField)
        }
    }
}
