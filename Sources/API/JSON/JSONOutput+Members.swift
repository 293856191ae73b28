import Vocabulary

/// Members in the notations of the contract. A member without a value is left out.
extension JSONOutput {
    mutating func member(_ name: String, _ text: String?) {
        guard let text else { return }
        self.name(name)
        string(text)
    }

    mutating func member(_ name: String, _ number: Int?) {
        guard let number else { return }
        self.name(name)
        integer(Int64(number))
    }

    mutating func member(_ name: String, _ value: Bool) {
        self.name(name)
        boolean(value)
    }

    mutating func member<Subject>(_ name: String, _ id: ID<Subject>?) {
        member(name, id?.description)
    }

    /// Minor units beside their currency.
    mutating func member(_ name: String, _ money: Money?) {
        guard let money else { return }
        self.name(name)
        object { json in
            json.name("amount")
            json.integer(money.amount)
            json.member("currency", money.currency.code)
        }
    }

    /// Decimal text.
    mutating func member(_ name: String, _ quantity: Quantity?) {
        member(name, quantity?.decimalText)
    }

    /// RFC 3339.
    mutating func member(_ name: String, _ instant: Instant?) {
        member(name, instant?.rfc3339)
    }

    mutating func member(_ name: String, _ view: (some JSONView)?) {
        guard let view else { return }
        self.name(name)
        view.write(to: &self)
    }

    mutating func member(_ name: String, _ views: some Sequence<some JSONView>) {
        self.name(name)
        array(views) { $1.write(to: &$0) }
    }

    mutating func member(_ name: String, texts: some Sequence<String>) {
        self.name(name)
        array(texts) { $0.string($1) }
    }
}
