import HTTPTypes
import Testing
import Vocabulary

@testable import Web

@Suite struct FormStateTests {
    @Test("A refused form shows what was typed, the error at its field, and a summary that links there")
    func rendersAgain() {
        var form = FormState(["email": "<mira>", "name": "Mira"])
        form.refuse("email", "Enter an e-mail address")
        let field = FormField("email", label: "E-mail", hint: "For the confirmation").text(form, type: "email").text
        #expect(field.contains("value=\"&lt;mira&gt;\""))
        #expect(field.contains("aria-invalid=\"true\""))
        #expect(field.contains("aria-describedby=\"field-email-hint field-email-error\""))
        #expect(field.contains("id=\"field-email-error\""))
        let summary = ErrorSummary(form, title: "Please check").html.text
        #expect(summary.contains("href=\"#field-email\""))
        #expect(summary.contains("role=\"alert\""))
        #expect(FormField("name", label: "Name").text(form).text.contains("value=\"Mira\""))
    }

    @Test("A form with nothing wrong has no summary")
    func valid() {
        #expect(ErrorSummary(FormState(["a": "b"]), title: "x").html.isEmpty)
    }

    @Test("Reading notes what is missing and what cannot be read, in order")
    func reading() {
        var form = FormState(["quantity": "many", "name": "  ", "email": " a@b.example "])
        #expect(form.required("name", message: "Name, please") == nil)
        #expect(form.read("quantity", message: "A number, please", as: { Int($0) }) == nil)
        #expect(form.read("email", message: "x", as: { $0 }) == "a@b.example")
        #expect(form.read("phone", message: "x", as: { $0 }) == nil)
        #expect(form.errors.map(\.field) == ["name", "quantity"])
        #expect(!form.isValid)
    }

    @Test("A domain problem without fields becomes the form's notice")
    func problem() {
        let form = FormState(["a": "b"], problem: .conflict(code: "x", detail: "Someone was faster"))
        #expect(form.notice == "Someone was faster")
        #expect(ErrorSummary(form, title: "t").html.text.contains("Someone was faster"))
    }

    @Test("Chosen options and ticked boxes are chosen and ticked again")
    func choices() {
        let form = FormState(["country": "IE", "same": "on", "shipping": "express"])
        let choices = [FormField.Choice("DE", "Deutschland"), FormField.Choice("IE", "Ireland")]
        let select = FormField("country", label: "Country").select(form, choices: choices).text
        #expect(select.contains("<option value=\"IE\" selected>"))
        #expect(!select.contains("<option value=\"DE\" selected>"))
        #expect(FormField("same", label: "Same").checkbox(form).text.contains(" checked"))
        let cards = FormField("shipping", label: "S").cards(
            form, choices: [.init("standard", "S"), .init("express", "E")])
        #expect(cards.text.contains("value=\"express\" checked"))
    }
}

@Suite struct CSRFTokenTests {
    let tokens = CSRFToken(secret: Array(repeating: 7, count: 32))

    @Test("A token is accepted for its own session only")
    func bound() {
        let token = tokens.token(session: "a")
        #expect(tokens.accepts(token, session: "a"))
        #expect(!tokens.accepts(token, session: "b"))
        #expect(!CSRFToken(secret: Array(repeating: 8, count: 32)).accepts(token, session: "a"))
    }

    @Test("No two pages carry the same token")
    func salted() {
        #expect(tokens.token(session: "a") != tokens.token(session: "a"))
    }

    @Test("What was tampered with is refused", arguments: ["", ".", "a.b", "x.", "....", "ä.ö"])
    func tampered(token: String) {
        #expect(!tokens.accepts(token, session: "a"))
    }
}

@Suite struct CookieTests {
    @Test("Over TLS a cookie carries the host prefix and Secure; without, neither")
    func header() {
        #expect(
            SetCookie(.cart, "abc", maxAge: 60).header(secure: true)
                == "__Host-cart=abc; Path=/; HttpOnly; SameSite=Lax; Max-Age=60; Secure")
        #expect(SetCookie(.cart, "a;b\r\n").header(secure: false) == "cart=a%3Bb%0D%0A; Path=/; HttpOnly; SameSite=Lax")
        #expect(SetCookie.removing(.cart).header(secure: false).contains("Max-Age=0"))
    }

    @Test("A cookie is found among others, and one without the prefix is not believed over TLS")
    func reading() {
        let cookies = RequestCookies([.cookie: "a=1; cart=tok; mycart=2"])
        #expect(cookies[.cart] == "tok")
        #expect(cookies[.session] == nil)
        #expect(RequestCookies([.cookie: "cart=planted"], isSecure: true)[.cart] == nil)
        #expect(RequestCookies([.cookie: "cart=planted; __Host-cart=ours"], isSecure: true)[.cart] == "ours")
    }
}
