import HTTPTypes
import Hummingbird
import Infrastructure
import Operations
import People
import Persistence
import Vocabulary
import Web

/// The second step of an operator's sign-in. Between the steps nothing is kept: who it is travels sealed with the form.
extension ConsoleVisit {
    private static let seal = "console-sign-in"
    private static let patience: Duration = .seconds(10 * 60)

    func codeForm(for person: Operator, _ state: FormState = FormState(), status: HTTPResponse.Status = .ok) throws
        -> Response
    {
        let until = Instant.now.advanced(by: Self.patience).milliseconds
        let sealed = try console.accounts.vault.seal(Array("\(person.email) \(until)".utf8), for: Self.seal)
        return door(status: status) { csrf in
            OperatorCodeView(form: state, csrf: csrf, pending: sealed, next: form["next"]).html
        }
    }

    private func pending() async throws -> Operator? {
        guard let sealed = form["pending"], let bytes = try? console.accounts.vault.open(sealed, for: Self.seal) else {
            return nil
        }
        let parts = String(decoding: bytes, as: UTF8.self).split(separator: " ")
        guard parts.count == 2, let until = Int64(parts[1]), Instant(milliseconds: until) > .now,
            let email = try? EmailAddress(String(parts[0]))
        else { return nil }
        return try await console.office.platform.read { try Operator.find(email, in: $0) }
    }

    func proveCode() async throws -> Response {
        guard hasItsToken, let person = try await pending() else { return .redirect(to: .consoleSignIn()) }
        let attempt: SignInAttempt
        do {
            attempt = try await console.accounts.attempts.begin(
                SignInSubject.platformOperator("\(person.id)").secondFactor, from: context.clientAddress,
                device: context.cookies[.knownDevice])
        } catch {
            var state = FormState()
            state.notice = "Too many tries. \(DeskFormat.waiting(error.wait))"
            return try codeForm(for: person, state, status: .tooManyRequests)
        }
        let (vault, code) = (console.accounts.vault, form["code"] ?? "")
        let isRight = try await console.office.platform.write {
            try person.proveSecondFactor(code, vault: vault, in: $0)
        }
        guard isRight else {
            var state = FormState()
            state.notice = "This code is not right, or was used before."
            return try codeForm(for: person, state, status: .unprocessableContent)
        }
        let device = await attempt.succeeded()
        return try await welcome(person).setting(.knownDevice(device), for: context)
    }
}

private struct OperatorCodeView {
    let form: FormState
    let csrf: String
    let pending: String
    let next: String?

    var html: HTML {
        """
        <!doctype html>
        <html lang="en" dir="ltr"><head>\(ConsoleHead(title: "Your code").html)</head>
        <body data-layout="console-door"><main id="main" class="console-door" tabindex="-1">
        <p class="brand">Stoa <span class="muted">console</span></p><h1>Your code</h1>\
        \(ErrorSummary(form, title: "Please look at this again").html)\
        <form method="post" action="\(SiteURL.consoleCode)" class="fields">\
        \(HiddenFields(["csrf": csrf, "pending": pending, "next": next ?? ""]).html)\
        \(FormField(
            "code", label: "Code", hint: "The six digits that your app shows now, or one of your recovery codes.",
            autocomplete: "one-time-code").text(FormState(), maxLength: 30))\
        <div>\(ButtonView("Go on", isWide: true).submit())</div></form>
        <p class="hint"><a href="\(SiteURL.consoleSignIn())">Begin again</a></p>
        </main></body></html>

        """
    }
}
