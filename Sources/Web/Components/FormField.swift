import Vocabulary

/// A labelled field of a form, showing what was typed and what is wrong with it.
public struct FormField: Sendable {
    public var name: String
    public var label: String
    /// What helps to fill it in, below the label.
    public var hint: String?
    public var isRequired: Bool
    /// The word for "optional", said beside the label of a field that is not required.
    public var optionalWord: String?
    /// HTML's autofill name: "email", "shipping street-address".
    public var autocomplete: String?
    /// Columns of six that the field takes on wide screens.
    public var columns: Int

    public init(
        _ name: String, label: String, hint: String? = nil, isRequired: Bool = true, optionalWord: String? = nil,
        autocomplete: String? = nil, columns: Int = 6
    ) {
        self.name = name
        self.label = label
        self.hint = hint
        self.isRequired = isRequired
        self.optionalWord = optionalWord
        self.autocomplete = autocomplete
        self.columns = columns
    }

    /// The id of a field's element, which an error summary links to.
    static func id(_ name: String) -> String {
        "field-" + name.map { $0.isLetter || $0.isNumber || $0 == "-" ? $0 : "-" }
    }

    private var id: String { Self.id(name) }

    /// One line of text.
    /// - Parameters:
    ///   - type: HTML's input type: "text", "email", "tel", "search", "password".
    ///   - inputMode: the keyboard phones show: "numeric", "decimal".
    public func text(_ form: FormState, type: String = "text", inputMode: String? = nil, maxLength: Int = 200) -> HTML {
        frame(
            form,
            """
            <input class="input" id="\(id)" name="\(name)" type="\(type)" value="\(form[name])" maxlength="\(maxLength)"\
            \(attribute: "inputmode", inputMode)\(attribute: "autocomplete", autocomplete)\(state(form))>
            """)
    }

    /// Several lines of text.
    public func textArea(_ form: FormState, rows: Int = 4, maxLength: Int = 2_000) -> HTML {
        frame(
            form,
            """
            <textarea class="input" id="\(id)" name="\(name)" rows="\(rows)" maxlength="\(maxLength)"\
            \(attribute: "autocomplete", autocomplete)\(state(form))>
            \(form[name])</textarea>
            """)
    }

    /// One of a list.
    /// - Parameter prompt: what stands there before anything is chosen.
    public func select(_ form: FormState, choices: [Choice], prompt: String? = nil) -> HTML {
        let chosen = form[name]
        let options = choices.html { choice in
            "<option value=\"\(choice.value)\"\(attribute: "selected", choice.value == chosen)>\(choice.label)</option>"
        }
        let first: HTML? = prompt.map { "<option value=\"\">\($0)</option>" }
        return frame(
            form,
            """
            <select class="input" id="\(id)" name="\(name)"\(attribute: "autocomplete", autocomplete)\(state(form))>\
            \(first)\(options)</select>
            """)
    }

    /// Yes or no.
    public func checkbox(_ form: FormState, value: String = "on") -> HTML {
        """
        <div class="field" data-columns="\(columns)"><label class="check"><input type="checkbox" id="\(id)" \
        name="\(name)" value="\(value)"\(attribute: "checked", form[name] == value)\(state(form))>\
        <span>\(label)</span></label>\(hintView)\(errorView(form))</div>
        """
    }

    /// One of a few, all of them in sight; a choice may carry a detail and a price.
    public func cards(_ form: FormState, choices: [Choice]) -> HTML {
        let chosen = form[name]
        let cards = choices.html { choice in
            """
            <label class="choice"><input type="radio" name="\(name)" value="\(choice.value)"\
            \(attribute: "checked", choice.value == chosen)\(attribute: "disabled", choice.isDisabled)>\
            <span class="choice-body"><span class="choice-label">\(choice.label)</span>\
            \(choice.detail.map { "<span class=\"choice-detail\">\($0)</span>" as HTML })</span>\
            \(choice.aside.map { "<span class=\"choice-aside\">\($0)</span>" as HTML })</label>
            """
        }
        return """
            <fieldset class="field choices" id="\(id)" role="radiogroup" tabindex="-1"\
            \(attribute: "aria-required", isRequired ? "true" : nil)\
            \(attribute: "aria-describedby", described(form))\
            \(attribute: "aria-invalid", form.error(name) == nil ? nil : "true")>\
            <legend class="label">\(label)</legend>\(hintView)\(cards)\(errorView(form))</fieldset>
            """
    }

    /// One possibility of a select or of cards.
    public struct Choice: Sendable, Hashable {
        public var value: String
        public var label: String
        public var detail: String?
        /// At the far end: a price.
        public var aside: String?
        public var isDisabled: Bool

        public init(
            _ value: String, _ label: String, detail: String? = nil, aside: String? = nil, isDisabled: Bool = false
        ) {
            self.value = value
            self.label = label
            self.detail = detail
            self.aside = aside
            self.isDisabled = isDisabled
        }
    }

    // MARK: - Parts

    private func frame(_ form: FormState, _ control: HTML) -> HTML {
        """
        <div class="field" data-columns="\(columns)"><label class="label" for="\(id)">\(label)\(optionalView)</label>\
        \(control)\(errorView(form))\(hintView)</div>
        """
    }

    private var optionalView: HTML? {
        guard !isRequired, let optionalWord else { return nil }
        return " <span class=\"optional\">\(optionalWord)</span>"
    }

    private var hintView: HTML? {
        hint.map { "<p class=\"hint\" id=\"\(id)-hint\">\($0)</p>" }
    }

    private func errorView(_ form: FormState) -> HTML? {
        form.error(name).map { "<p class=\"field-error\" id=\"\(id)-error\">\(Icon.alert.html)\($0)</p>" }
    }

    private func described(_ form: FormState) -> String? {
        let parts = [hint == nil ? nil : id + "-hint", form.error(name) == nil ? nil : id + "-error"]
        let ids = parts.compactMap { $0 }.joined(separator: " ")
        return ids.isEmpty ? nil : ids
    }

    private func state(_ form: FormState) -> HTML {
        """
        \(attribute: "required", isRequired)\(attribute: "aria-describedby", described(form))\
        \(attribute: "aria-invalid", form.error(name) == nil ? nil : "true")
        """
    }
}

/// What is wrong with a form, above it, each line a link to its field. Nothing when nothing is.
public struct ErrorSummary: Sendable {
    public var form: FormState
    public var title: String
    /// What fields are called, for messages that do not name theirs.
    public var labels: [String: String]

    /// - Parameter title: such as ``Word/fixErrors``.
    public init(_ form: FormState, title: String, labels: [String: String] = [:]) {
        self.form = form
        self.title = title
        self.labels = labels
    }

    public var html: HTML {
        guard !form.isValid else { return HTML() }
        let lines = form.errors.html { error in
            let label: HTML? = labels[error.field].map { "\($0): " }
            return "<li><a href=\"#\(FormField.id(error.field))\">\(label)\(error.message)</a></li>"
        }
        return """
            <div class="error-summary" role="alert" tabindex="-1" data-focus>\(Icon.alert.html)<div>\
            <p class="error-summary-title">\(form.notice ?? title)</p>\
            \(form.errors.isEmpty ? nil : "<ul>\(lines)</ul>" as HTML)</div></div>
            """
    }
}
