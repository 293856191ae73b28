import HTTPTypes
import Hummingbird
import Infrastructure
import Operations
import People
import Persistence
import Tenancy
import Vocabulary
import Web

/// A request to a shop's desk, from whomever.
struct DeskVisit: Sendable {
    let request: Request
    let context: ShopRequestContext
    let desk: ShopDesk
    let shop: Shop
    let query: Fields
    /// Empty unless a form was sent.
    let form: Fields

    init(_ request: Request, _ context: ShopRequestContext, _ desk: ShopDesk) async throws {
        self.request = request
        self.context = context
        self.desk = desk
        shop = try context.shop
        query = try request.fields
        form = request.method == .post ? try await request.form() : [:]
    }

    var office: StaffOffice { desk.office(of: shop) }

    /// Where the request comes from.
    var source: StaffOffice.Source {
        StaffOffice.Source(
            device: Device(address: context.clientAddress, userAgent: request.headers[.userAgent] ?? ""),
            requestID: context.requestID)
    }

    /// Another page, with what the last form did to be said there.
    func here(at path: DeskPath) -> SiteURL {
        .desk(path, query: query["done"].map { ["done": $0] } ?? [:])
    }

    var knownDevice: AccessToken? { context.cookies[.deskDevice].flatMap { AccessToken($0) } }

    var theme: DeskTheme { context.cookies[.deskTheme].flatMap { DeskTheme(rawValue: $0) } ?? .auto }

    // MARK: - Forms for strangers

    /// What the browser is marked with before it has a session.
    var visitToken: AccessToken? { context.cookies[.deskVisit].flatMap { AccessToken($0) } }

    /// Whether the form that was sent was made for this browser.
    var hasItsToken: Bool {
        guard let visitToken else { return false }
        return Self.isSame(form["csrf"], Session.formToken(for: visitToken))
    }

    /// Digests are compared, so that the time says nothing of where the first difference is.
    static func isSame(_ given: String?, _ expected: String) -> Bool {
        guard let given = given.flatMap({ AccessToken($0) }), let expected = AccessToken(expected) else { return false }
        return given.digest == expected.digest
    }

    /// A page for strangers: `view` gets the hidden field that its form carries.
    func door(
        status: HTTPResponse.Status = .ok, _ title: String, marking token: AccessToken? = nil,
        _ view: (_ csrf: HTML) throws -> HTML
    ) rethrows -> Response {
        let token = token ?? visitToken ?? AccessToken()
        let field = HiddenFields(["csrf": Session.formToken(for: token)]).html
        return Response.html(
            DeskDoor(title: title, shop: shop, theme: theme, main: try view(field)).html, status: status
        )
        .setting(SetCookie(.deskVisit, token.text, maxAge: 86_400), for: context)
    }

    /// The browser gets its session, and is known from now on.
    func welcome(_ signIn: StaffSignIn, to next: SiteURL = .desk) async throws -> Response {
        if let old = context.cookies[.staffSession].flatMap({ AccessToken($0) }) {
            try await shop.database.write { try Session.end(old, in: $0) }
        }
        var response = Response.redirect(to: next)
            .setting(
                SetCookie(.staffSession, signIn.session.text, maxAge: Int(signIn.lifetime.components.seconds)),
                for: context
            )
            .setting(.removing(.deskSecondFactor), for: context)
            .setting(.removing(.deskVisit), for: context)
        if let device = signIn.newDevice {
            let memory = Int(StaffSignIn.deviceMemory.components.seconds)
            response = response.setting(SetCookie(.deskDevice, device.text, maxAge: memory), for: context)
        }
        return response
    }
}

/// How the desk is lit.
enum DeskTheme: String, CaseIterable {
    case auto, light, dark

    var title: String {
        switch self {
        case .auto: "As the system"
        case .light: "Light"
        case .dark: "Dark"
        }
    }

    /// For `<html>`.
    var attribute: String? { self == .auto ? nil : rawValue }
}
