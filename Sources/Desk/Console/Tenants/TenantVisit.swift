import HTTPTypes
import Hummingbird
import Operations
import People
import Persistence
import Tenancy
import Vocabulary
import Web

/// Opening a shop's desk in an emergency: with a reason that its owners read, for an hour, and written down.
enum TenantVisit {
    static let routes = [
        ConsoleRoute.page(ConsolePath.tenant(do: "visit")) { try await $0.visitPage(FormState()) },
        ConsoleRoute.form(ConsolePath.tenant(do: "visit")) { try await $0.beginVisit() },
    ]
}

extension ConsoleCall {
    private func asked() async throws -> Tenant {
        guard let tenant = try await office.directory.tenant(id: tenantID()) else { throw Problem.notFound }
        return tenant
    }

    fileprivate func visitPage(_ state: FormState, status: HTTPResponse.Status = .ok) async throws -> Response {
        let tenant = try await asked()
        let person = person
        let hasFactor = try await office.platform.read { try Operator.hasSecondFactor(person.id, in: $0) }
        let code: HTML? =
            hasFactor
            ? FormField("code", label: "Code of your app", autocomplete: "one-time-code")
                .text(FormState(errors: state.errors), inputMode: "numeric", maxLength: 30) : nil
        let main: HTML = """
            <div class="narrow">\(ErrorSummary(state, title: "Please look at this again").html)\
            <form method="post" action="\(SiteURL.consoleTenant(tenant.id, do: "visit"))" class="panel fields">\(csrfField)\
            <p>You may do at the desk what its staff may, but for what is about owners. It lasts an hour at most. The \
            owners of \(tenant.name) are told by mail now, and everything that you change is written down in their audit \
            trail.</p>\
            \(FormField(
                "reason", label: "Why", hint: "The owners read this: “You asked us on the phone to look at the import.”")
                .textArea(state, rows: 3, maxLength: 500))\
            \(FormField("password", label: "Your password", autocomplete: "current-password")
                .text(FormState(errors: state.errors), type: "password"))\(code)\
            <div class="form-end">\(ButtonView("Open the desk of \(tenant.name)").submit())</div></form></div>
            """
        return answer(ConsolePage("Visit a desk", .tenants, main: main), status: status)
    }

    fileprivate func beginVisit() async throws -> Response {
        let tenant = try await asked()
        var state = FormState(form.without("csrf", "password", "code"))
        let reason = state.required("reason", message: "Say why.") ?? ""
        if !reason.isEmpty, !OperatorVisit.reasonLength.contains(reason.count) {
            state.refuse("reason", "Use \(OperatorVisit.reasonLength.lowerBound) to 500 characters.")
        }
        guard state.isValid else { return try await visitPage(state, status: .unprocessableContent) }
        let attempt: SignInAttempt
        do {
            attempt = try await console.accounts.attempts.begin(
                .platformOperator("proof \(person.id)"), from: context.clientAddress, device: nil)
        } catch {
            state.notice = "Too many tries. \(DeskFormat.waiting(error.wait))"
            return try await visitPage(state, status: .tooManyRequests)
        }
        guard try await proves(form["password"] ?? "") else {
            state.refuse("password", "This is not your password.")
            return try await visitPage(state, status: .unprocessableContent)
        }
        guard try await provesCode() else {
            state.refuse("code", "This code is not right, or was used before.")
            return try await visitPage(state, status: .unprocessableContent)
        }
        _ = await attempt.succeeded()
        let (visit, link) = try await acts.visit(
            tenant.id, as: person, reason: reason, accounts: console.accounts, addresses: console.addresses)
        let main: HTML = """
            <div class="narrow">\(ConsolePanel(title: tenant.name, content: """
                <p>The owners have been told. This link works once, for a minute; the visit ends by itself at \
                \(ConsoleFormat.moment(visit.endsAt)).</p>\
                <div class="form-end"><a class="button button-primary" href="\(link)" rel="noreferrer">\
                \(Icon.external.html)<span>Go to the desk</span></a></div>
                """).html)</div>
            """
        return answer(ConsolePage("The desk is open to you", .tenants, main: main))
    }

    /// Who has a second factor shows it.
    private func provesCode() async throws -> Bool {
        let (person, vault, code) = (person, console.accounts.vault, form["code"] ?? "")
        return try await office.platform.write { transaction in
            guard try Operator.hasSecondFactor(person.id, in: transaction) else { return true }
            return try person.proveSecondFactor(code, vault: vault, in: transaction)
        }
    }
}
