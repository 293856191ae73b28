internal import Web

/// The one page on which a cart is paid: everything to fill in, with the order beside it.
struct CheckoutView {
    let model: CheckoutModel
    let words: Words

    private static let formID = "checkout"

    var html: HTML {
        """
        <div class="wrap page"><header class="page-head"><h1>\(words(.checkout))</h1></header>\
        <div class="checkout"><div>\(ErrorSummary(model.form, title: words(.fixErrors), labels: labels).html)\
        <form class="checkout-form" id="\(Self.formID)" method="post" action="\(model.action)" novalidate>\
        <input type="hidden" name="\(CheckoutForm.total)" value="\(model.totalAmount)">\
        \(onEnter)\(contact)\(delivery)\(shipping)\(billing)\(payment)\(place)</form></div>\(summary)</div></div>
        """
    }

    /// The domain's own messages, in English, name their fields; the words of other languages do not.
    private var labels: [String: String] {
        words.tag.hasPrefix("en") ? [:] : AddressFields.labels(words).merging(["email": words(.email)]) { $1 }
    }

    // MARK: - What is bought

    /// Folded on phones, where the sum stays in sight; beside the form on wide screens.
    private var summary: HTML {
        """
        <details class="checkout-summary" data-checkout-summary><summary><span>\(words(.orderSummary))</span>\
        <strong>\(model.total)</strong>\(Icon.chevronDown.html)</summary>\
        <div class="checkout-summary-body">\(LineSummary.list(model.lines))\(model.totals.html)\
        \(model.heldUntil.map { "<p class=\"hint\">\(words(.heldUntil, $0))</p>" as HTML })\
        <p><a href="\(SiteURL.cart)">\(words(.backToCart))</a></p></div></details>
        """
    }

    // MARK: - What is filled in

    private func section(_ title: Word, _ content: HTML) -> HTML {
        "<section class=\"checkout-section\"><h2>\(words(title))</h2>\(content)</section>"
    }

    private var contact: HTML {
        let email = FormField("email", label: words(.email), hint: words(.emailHint), autocomplete: "email")
        let phone = FormField(
            "phone", label: words(.phone), hint: words(.phoneHint), isRequired: false, optionalWord: words(.optional),
            autocomplete: "tel")
        return section(
            .contact,
            """
            \(signIn)<div class="fields">\(email.text(model.form, type: "email", inputMode: "email", maxLength: 254))\
            \(phone.text(model.form, type: "tel", inputMode: "tel", maxLength: 40))</div>
            """)
    }

    /// Who is signed in, or the way there and back.
    private var signIn: HTML {
        if let shopper = model.shopper { return "<p class=\"hint\">\(words(.signedInAs, shopper.email))</p>" }
        return "<p class=\"hint\"><a href=\"\(SiteURL.signIn(next: model.address))\">\(words(.signInToSpeedUp))</a></p>"
    }

    private var delivery: HTML {
        let fields = AddressFields(
            form: model.form, countries: model.countries, words: words, autocomplete: "shipping")
        let keep = FormField(CheckoutForm.keepAddress, label: words(.keepAddress), isRequired: false)
        let keepBox: HTML? = model.shopper.map { _ in keep.checkbox(model.form) }
        return section(.shippingAddress, "\(book)\(fields.html)\(keepBox)")
    }

    /// Browsers press a form's first button when somebody presses Enter in a field: that must be none of the book's.
    private var onEnter: HTML? {
        guard model.shopper?.addresses.isEmpty == false else { return nil }
        return """
            <button class="visually-hidden" type="submit" name="\(CheckoutForm.intent)" value="update" tabindex="-1" \
            aria-hidden="true">\(words(.updateTotal))</button>
            """
    }

    /// The customer's other addresses, each with a button that fills the form in.
    private var book: HTML? {
        guard let addresses = model.shopper?.addresses, !addresses.isEmpty else { return nil }
        let entries = addresses.html { entry in
            let take = ButtonView(words(.useThisAddress), style: .secondary)
                .submit(name: CheckoutForm.intent, value: CheckoutForm.takeAddress + entry.id)
            return "<li><address class=\"address\">\(entry.lines.joined(separator: ", "))</address>\(take)</li>" as HTML
        }
        return """
            <details class="saved-addresses"><summary>\(Icon.pin.html)<span>\(words(.useSavedAddress))</span>\
            \(Icon.chevronDown.html)</summary><ul role="list">\(entries)</ul></details>
            """
    }

    /// Shown when the box is not ticked; the style sheet follows the box, no script is needed.
    private var billing: HTML {
        let same = FormField(CheckoutForm.billingSame, label: words(.billingSame), isRequired: false)
        let fields = AddressFields(
            form: model.form, countries: model.countries, words: words, autocomplete: "billing",
            prefix: CheckoutForm.billingPrefix)
        return section(
            .billingAddress,
            "<div class=\"billing\">\(same.checkbox(model.form))<div class=\"billing-fields\">\(fields.html)</div></div>"
        )
    }

    private var shipping: HTML {
        guard !model.shippingMethods.isEmpty else {
            return section(.shippingMethod, Notice(words(.noShippingMethods), .warn).html)
        }
        let field = FormField(CheckoutForm.shippingMethod, label: words(.shippingMethod))
        let update = ButtonView(words(.updateTotal), style: .quiet)
            .submit(name: "intent", value: "update")
        return """
            <section class="checkout-section" data-reprice>\(field.cards(model.form, choices: model.shippingMethods))\
            \(model.shippingMethods.count > 1 ? update : nil)</section>
            """
    }

    private var payment: HTML {
        guard !model.paymentMethods.isEmpty else {
            return section(.payment, Notice(words(.noPaymentMethods), .warn).html)
        }
        let field = FormField(CheckoutForm.paymentMethod, label: words(.payment))
        let test = model.isTest ? Notice(words(.testPaymentNotice)).html : nil
        return """
            <section class="checkout-section">\(field.cards(model.form, choices: model.paymentMethods))\(test)\
            <p class="hint">\(words(.paymentSafe))</p></section>
            """
    }

    private var place: HTML {
        let canPay = !model.paymentMethods.isEmpty && !model.shippingMethods.isEmpty
        return """
            <div class="checkout-place" data-checkout-place>\
            \(ButtonView(words(.placeOrder, model.total), icon: .lock, isWide: true, isLarge: true)
                .submit(isDisabled: !canPay))\(policies)</div>
            """
    }

    /// In a tab of their own: nobody loses what was typed.
    private var policies: HTML? {
        guard !model.policies.isEmpty else { return nil }
        let links = model.policies.map { "<a href=\"\($0.url)\" target=\"_blank\">\($0.title)</a>" as HTML }
        return "<p class=\"hint checkout-policies\">\(words(.readBeforeOrdering)) \(links.joined(separator: " · "))</p>"
    }
}
