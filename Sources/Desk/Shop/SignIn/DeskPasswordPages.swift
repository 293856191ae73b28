import HTTPTypes
import Hummingbird
import Infrastructure
import Operations
import People
import Tenancy
import Vocabulary
import Web

/// A forgotten password, and the new one that a mailed link sets.
enum DeskPasswordPages {
    static let routes = [
        DeskRoute.open(.get, .forgotPassword) { $0.forgotPage(FormState()) },
        DeskRoute.open(.post, .forgotPassword) { try await $0.forgot() },
        DeskRoute.open(.get, .newPassword) { try await $0.newPasswordPage() },
        DeskRoute.open(.post, .newPassword) { try await $0.setNewPassword() },
    ]
}

extension DeskVisit {
    fileprivate func forgotPage(_ state: FormState, status: HTTPResponse.Status = .ok) -> Response {
        door(status: status, "Forgot your password?") { csrf in
            """
            <p>Tell us your address, and we send a link to set a new one.</p>\
            \(ErrorSummary(state, title: "Please look at this again").html)\
            <form method="post" action="\(SiteURL.desk(.forgotPassword))" class="fields">\(csrf)\
            \(FormField("email", label: "E-mail address", autocomplete: "username")
                .text(state, type: "email", maxLength: 254))\
            <div>\(ButtonView("Send the link", isWide: true).submit())</div></form>
            <p class="hint"><a href="\(SiteURL.deskSignIn())">Back to the sign-in</a></p>
            """
        }
    }

    /// The same answer whether somebody of this address works here or not.
    fileprivate func forgot() async throws -> Response {
        var state = FormState(form.without("csrf"))
        let email = state.read("email", required: "Enter your e-mail address.", message: "This is no e-mail address.") {
            try EmailAddress($0)
        }
        guard let email else { return forgotPage(state, status: .unprocessableContent) }
        do {
            try await context.limits.take(.mailing, for: ["account:\(email.text.lowercased())"])
        } catch {
            state.notice = "We have sent links already. Wait a while, then try again."
            return forgotPage(state, status: .tooManyRequests)
        }
        try await office.forgotPassword(email)
        return door("Look into your mailbox") { _ in
            """
            <p>If somebody with the address <strong>\(email.text)</strong> works here, a link to set a new password is on \
            its way. It works for an hour.</p>\
            <p class="hint"><a href="\(SiteURL.deskSignIn())">Back to the sign-in</a></p>
            """
        }
    }

    // MARK: - The new one

    private func token(_ fields: Fields) -> AccessToken? { fields["token"].flatMap { AccessToken($0) } }

    fileprivate func newPasswordPage() async throws -> Response {
        guard let token = token(query), let staff = try await office.resetting(token) else { return deadLink() }
        return newPasswordDoor(token, staff, FormState())
    }

    private func newPasswordDoor(
        _ token: AccessToken, _ staff: Staff, _ state: FormState, status: HTTPResponse.Status = .ok
    ) -> Response {
        door(status: status, "Set a new password") { csrf in
            """
            <p>For <strong>\(staff.email)</strong>. You will be signed out everywhere.</p>\
            \(ErrorSummary(state, title: "Please look at this again").html)\
            <form method="post" action="\(SiteURL.desk(.newPassword))" class="fields">\(csrf)\
            \(HiddenFields(["token": token.text, "username": staff.email]).html)\(Self.passwordField(state))\
            <div>\(ButtonView("Set the password", isWide: true).submit())</div></form>
            """
        }
    }

    /// What was typed is never shown again.
    static func passwordField(_ state: FormState) -> HTML {
        FormField(
            "password", label: "New password",
            hint: "At least \(PasswordRules.length.lowerBound) characters. A few words that only you join are best.",
            autocomplete: "new-password"
        ).text(FormState(errors: state.errors), type: "password", maxLength: 200)
    }

    fileprivate func setNewPassword() async throws -> Response {
        guard let token = token(form), let staff = try await office.resetting(token) else { return deadLink() }
        do {
            let done = try await office.resetPassword(token, to: form["password"] ?? "", from: source)
            guard done != nil else { return deadLink() }
            let device = desk.accounts.attempts.introduce(
                .staff(staff.email, in: "\(shop.tenant.id)"), device: context.cookies[.knownDevice])
            return Response.redirect(to: .desk(.signIn, query: ["done": DoorNews.newPassword.rawValue]))
                .setting(.knownDevice(device), for: context)
        } catch let fault as FieldError {
            return newPasswordDoor(token, staff, FormState(errors: [fault]), status: .unprocessableContent)
        }
    }

    /// 410: a link that was used, replaced, or is too old.
    func deadLink() -> Response {
        door(status: .gone, "This link does not work any more") { _ in
            """
            <p>It was used before, a newer one took its place, or it is too old.</p>\
            <p><a href="\(SiteURL.desk(.forgotPassword))">Set a new password</a> · \
            <a href="\(SiteURL.deskSignIn())">Sign in</a></p>
            """
        }
    }
}
