import HTTPTypes
import Hummingbird
import Infrastructure
import Operations
import People
import Persistence
import Tenancy
import Vocabulary
import Web

/// Delicate acts ask for the password again. What was typed into the form travels with the question, so nothing is lost.
extension DeskCall {
    /// The field of the answer.
    private static let field = "proof"

    /// Whether the person proved who they are a short while ago. An operator has done so for this one visit.
    var isFresh: Bool { member == nil || session.isFresh() }

    /// Goes on with `handler` when the password was sent along and is right; else asks for it.
    func proving(then handler: @Sendable (DeskCall) async throws -> Response) async throws -> Response {
        guard let password = form[Self.field] else { return question() }
        let attempt: SignInAttempt
        do {
            attempt = try await desk.accounts.attempts.begin(
                .staff("proof \(session.person)", in: "\(shop.tenant.id)"), from: context.clientAddress, device: nil)
        } catch {
            return question(refused: "Too many tries. \(DeskFormat.waiting(error.wait))", status: .tooManyRequests)
        }
        guard try await office.proves(try ownAccount, password) else {
            return question(refused: "This is not your password.", status: .unprocessableContent)
        }
        _ = await attempt.succeeded()
        guard let next = try await database.write({ [token] in try Session.renew(token, in: $0) }) else {
            return .redirect(to: .deskSignIn())
        }
        var renewed = self
        renewed.token = next
        let rest = Int(max(.zero, session.endsAt.duration(since: .now)).components.seconds)
        return try await handler(renewed).setting(SetCookie(.staffSession, next.text, maxAge: rest), for: context)
    }

    private func question(refused: String? = nil, status: HTTPResponse.Status = .forbidden) -> Response {
        var state = FormState()
        if let refused { state.refuse(Self.field, refused) }
        let carried = Fields(form.all.filter { $0.name != Self.field && $0.name != "csrf" })
        let main: HTML = """
            <div class="narrow">\(ConsolePanel(title: "Confirm that it is you", content: """
                <p>This changes who can do what in the shop, so please type your password once more.</p>\
                \(ErrorSummary(state, title: "Please look at this again").html)\
                <form method="post" action="\(here)" class="fields">\(csrfField)\(HiddenFields(carried).html)\
                \(FormField(Self.field, label: "Your password", autocomplete: "current-password")
                    .text(state, type: "password", maxLength: 200))\
                <div class="form-end">\(ButtonView("Confirm").submit())</div></form>
                """).html)</div>
            """
        return answer(DeskPage("Confirm that it is you", main: main), status: status)
    }

    /// The address that was asked for.
    var here: SiteURL { visit.request.head.path.flatMap { SiteURL(local: $0) } ?? .desk }
}
