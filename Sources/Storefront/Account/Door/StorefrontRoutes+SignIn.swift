internal import HTTPTypes
internal import Hummingbird
internal import Infrastructure
internal import Ordering
internal import People
internal import Persistence
internal import Tenancy
internal import Vocabulary
internal import Web

extension StorefrontRoutes {
    static let doors: [StorefrontRoute] = [
        .page(AccountPath.signIn, signInPage),
        .form(AccountPath.signIn, signIn),
        .form(AccountPath.passkeySignIn, signInWithPasskey),
        .form(AccountPath.signOut, signOut),
        .page(AccountPath.register, registerPage),
        .form(AccountPath.register, register),
        .page(AccountPath.checkMail, checkMail),
        .page(AccountPath.verifyEmail, verifyPage),
        .form(AccountPath.verifyEmail, verify),
        .page(AccountPath.forgotPassword, forgotPage),
        .form(AccountPath.forgotPassword, forgot),
        .page(AccountPath.resetPassword, resetPage),
        .form(AccountPath.resetPassword, reset),
        .page(AccountPath.undoEmail, undoPage),
        .form(AccountPath.undoEmail, undo),
        .page(AccountPath.claim, claimPage),
        .form(AccountPath.claim, claim),
        .form(AccountPath.wantOrder, for: .orderHolder, wantOrder),
        .page(AccountPath.deleted, deletedPage),
        .page(AccountPath.visitor, visitor),
        .page(AccountPath.googleStart, leaveForGoogle),
        .page(AccountPath.googleFinish, arriveFromGoogle),
        .page(AccountPath.googleCallback, returnFromGoogle),
    ]

    func signInPage(_ request: Request, _ context: ShopRequestContext) async throws -> Response {
        let fields = try request.fields
        let asks = fields["again"] != nil
        if !asks, try await signedIn(context) != nil { return .redirect(to: Self.next(fields) ?? .account) }
        var notice: Notice?
        let words = try words(context)
        switch fields["notice"] {
        case "out": notice = Notice(words(.signedOut), .good)
        case "elsewhere": notice = Notice(words(.elsewhereFailed), .bad)
        case "proof": notice = Notice(words(.elsewhereNeedsProof), .warn)
        default: break
        }
        if asks { notice = Notice(words(.signInAgain)) }
        return try await signInForm(FormState(fields), notice, context)
    }

    /// Whoever is or is not there, the answer and its time are the same.
    func signIn(_ request: Request, _ context: ShopRequestContext) async throws -> Response {
        var form = FormState(try await request.form())
        let words = try words(context)
        let email = form.text("email").flatMap(Self.address)
        do {
            let attempt = try await attempt(form["email"], context)
            let id = try await recognise(email, form["password"], context, lane: attempt.lane)
            guard let id else {
                form.notice = words(.signInFailed)
                return try await signInForm(form, nil, context, status: .unprocessableContent)
            }
            _ = await attempt.succeeded()
            return try await welcome(
                id, next: Self.next(form.values), isNewDevice: !attempt.isKnown, request, context)
        } catch let problem as Problem where problem.status == 429 {
            // What was typed is not lost.
            guard case .integer(let seconds)? = problem.extras["retryAfter"] else { throw problem }
            form.notice = words(.signInDelayed, String((seconds + 59) / 60))
            var answer = try await signInForm(form, nil, context, status: .tooManyRequests)
            answer.headers[.retryAfter] = String(seconds)
            return answer
        } catch is PasswordHasherBusy {
            form.notice = words(.busy)
            return try await signInForm(form, nil, context, status: .serviceUnavailable)
        }
    }

    /// Counts a try for an account, whether or not anybody has it.
    /// - Throws: ``Problem`` 429.
    func attempt(_ email: String, _ context: ShopRequestContext) async throws -> SignInAttempt {
        let shop = try context.shop
        do {
            return try await accounts.attempts.begin(
                .customer(email, in: "\(shop.tenant.id)"), from: context.clientAddress,
                device: context.cookies[.knownDevice])
        } catch {
            if error.tellsOwner, let address = Self.address(email) {
                let until = Instant.now.advanced(by: error.wait)
                try await shop.database.write { try CustomerAccount.tellLocked(address, until: until, in: $0) }
            }
            throw Problem.tooManyRequests(retryAfterSeconds: error.wait.components.seconds)
        }
    }

    /// The customer with this address and password whose address is proved.
    func recognise(
        _ email: EmailAddress?, _ password: String, _ context: ShopRequestContext,
        lane: PasswordLane = .strangers
    ) async throws -> CustomerID? {
        let database = try context.shop.database
        // Somebody without an address is looked for too, so that it takes as long.
        let sought = try email ?? EmailAddress("nobody@invalid.example")
        guard
            let id = try await PasswordSignIn(hasher: passwords).customer(
                sought, password, in: database, lane: lane)
        else {
            return nil
        }
        return try await database.read { try Customer.find(id, in: $0) }.flatMap { $0.isVerified ? id : nil }
    }

    /// Ends the session, and leaves no cart of its person behind.
    func signOut(_ request: Request, _ context: ShopRequestContext) async throws -> Response {
        let form = try await request.form()
        guard let signedIn = try await signedIn(context) else { return .redirect(to: .signIn(["notice": "out"])) }
        guard FormToken.isOf(signedIn.token, form) else { throw Problem.staleForm }
        try await context.shop.database.write { try Session.end(signedIn.token, in: $0) }
        return Response.redirect(to: .signIn(["notice": "out"])).clearingSite()
            .setting(.removing(.customerSession), for: context)
    }

    // MARK: - Parts

    func signInForm(
        _ form: FormState, _ notice: Notice?, _ context: ShopRequestContext, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let words = try words(context)
        let (next, browser) = (Self.next(form.values), passkeyBrowser(context))
        let content: HTML = """
            <form class="fields" method="post" action="\(SiteURL.signIn())" novalidate>\
            \(HiddenFields(Fields().setting("next", to: next?.text)).html)\
            \(AccountFields.email(form, words, autocomplete: "username webauthn"))\(AccountFields.password(form, words))\
            <div>\(ButtonView(words(.signIn), isWide: true, isLarge: true).submit())</div></form>\
            \(try passkeyForm(next: next, browser, words, context))\(googleLink(next: next, words))<p><a href="\(SiteURL.forgotPassword)">\(words(.forgotPassword))</a></p>\
            <p class="door-other">\(words(.noAccountYet)) \
            <a href="\(SiteURL.register(next: next))">\(words(.createAccount))</a></p>
            """
        return try await door(
            AccountDoor(
                title: words(.signIn), lead: words(.signInLead), notice: notice, form: form.withoutSecrets,
                words: words, content: content),
            context, status: status
        ).setting(SetCookie(.passkeyBrowser, browser.text, maxAge: 86_400), for: context)
    }

    static func address(_ text: String) -> EmailAddress? {
        do {
            return try EmailAddress(text)
        } catch {
            return nil
        }
    }

    /// Where to go afterwards, on this site and nowhere else.
    static func next(_ fields: Fields) -> SiteURL? {
        fields["next"].flatMap { SiteURL(local: $0) }
    }
}
