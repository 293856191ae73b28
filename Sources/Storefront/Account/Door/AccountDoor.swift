internal import Vocabulary
internal import Web

/// A narrow page with one thing to do: what stands before an account.
struct AccountDoor {
    let title: String
    var lead: String?
    var notice: Notice?
    var form: FormState?
    let words: Words
    let content: HTML

    var html: HTML {
        """
        <div class="wrap page"><div class="door stack"><header><h1>\(title)</h1>\
        \(lead.map { "<p class=\"muted\">\($0)</p>" as HTML })</header>\(notice?.html)\
        \(form.map { ErrorSummary($0, title: words(.fixErrors), labels: AccountFields.labels(words)).html })\(content)\
        </div></div>
        """
    }
}

/// The fields that forms of accounts share.
enum AccountFields {
    /// Messages of other languages do not name their fields.
    static func labels(_ words: Words) -> [String: String] {
        guard !words.tag.hasPrefix("en") else { return [:] }
        return ["email": words(.email), "name": words(.name), "password": words(.password)]
    }

    static func email(_ form: FormState, _ words: Words, autocomplete: String = "username") -> HTML {
        FormField("email", label: words(.email), autocomplete: autocomplete)
            .text(form, type: "email", inputMode: "email", maxLength: 254)
    }

    /// Never filled in by us.
    static func password(_ form: FormState, _ words: Words) -> HTML {
        FormField("password", label: words(.password), autocomplete: "current-password")
            .text(form.withoutSecrets, type: "password", maxLength: 500)
    }

    static func newPassword(_ form: FormState, _ words: Words, label: AccountWord = .password) -> HTML {
        FormField("password", label: words(label), hint: words(.passwordHint), autocomplete: "new-password")
            .text(form.withoutSecrets, type: "password", maxLength: 500)
    }

    static func name(_ form: FormState, _ words: Words) -> HTML {
        FormField("name", label: words(.name), autocomplete: "name").text(form, maxLength: 200)
    }
}

extension FormState {
    /// With everything that may be shown again.
    var withoutSecrets: FormState {
        var form = FormState(values.without("password", "current", "proof", FormToken.field), errors: errors)
        form.notice = notice
        return form
    }

    /// Notes what the domain found wrong, in the page's words.
    mutating func refuse(_ error: FieldError, _ words: Words) {
        refuse(error.field, words.message(of: error), code: error.code)
    }
}
