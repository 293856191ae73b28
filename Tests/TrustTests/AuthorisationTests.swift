import HTTPTypes
import TestEngines
import Testing
import Vocabulary

@testable import Web

/// The contract of who may come in where: every declared route, knocked at by every kind of caller.
@Suite("Who may come in where", .serialized)
struct AuthorisationTests {
    @Test("every route admits whom its declaration names, and nobody else", arguments: TestEngine.available)
    func contract(engine: TestEngine) async throws {
        try await TwoShops.run(on: engine) { shops in
            #expect(DeclaredRoute.all.count > 100)
            for route in DeclaredRoute.all {
                let credentials = try await shops.credentials()
                for caller in CallerKind.all {
                    let shown = try #require(credentials[caller])
                    let answer = try await shops.knock(at: route).send(
                        route.method, route.path, as: shown, isAPI: route.surface == .api)
                    #expect(answer.status < 500, "\(caller) at \(route): \(answer.status) \(answer.text.prefix(300))")
                    // What proves itself in the body may be refused for what is in it.
                    if route.rule == .provenByBody { continue }
                    let verdict = Verdict.of(answer, at: route)
                    let expected = Verdict.expected(route, caller)
                    // The ids are made up, so even who may hold carts finds none.
                    if route.rule == .cartHolder, caller.mayHoldCart, verdict == .nothingHere { continue }
                    // Whoever signs out is led to the sign-in, too.
                    if route.endsSession, answer.leadsToSignIn { continue }
                    // A stranger's form without its token is refused before anything is looked at.
                    if route.rule == .anyone, route.method == .post, answer.status == 403 { continue }
                    #expect(verdict == expected, "\(caller) at \(route): \(answer.status)")
                }
            }
        }
    }

    @Test("a form or call that a cookie alone carries is refused", arguments: TestEngine.available)
    func cookieAlone(engine: TestEngine) async throws {
        try await TwoShops.run(on: engine) { shops in
            let callers: [CallerKind] = [.customer, .role("owner"), .vendor, .consoleOperator]
            for route in DeclaredRoute.all where route.method != .get {
                let credentials = try await shops.credentials()
                for caller in callers where Verdict.expected(route, caller) == .admitted {
                    switch route.rule {
                    case .anyone, .provenByBody, .cartHolder, .orderHolder, .applicant: continue
                    case .customer, .account, .staff, .holders, .vendor, .platformOperator: break
                    }
                    var shown = try #require(credentials[caller])
                    shown.bearer = nil
                    shown.sendsCookiesToAPI = true
                    let formToken = shown.formToken
                    shown.formToken = nil
                    let isAPI = route.surface == .api
                    let knock = shops.knock(at: route)
                    let bare = try await knock.send(route.method, route.path, as: shown, isAPI: isAPI)
                    #expect(Self.isRefused(bare), "\(caller) at \(route) without a token: \(bare.status)")
                    let others = ["X-CSRF-Token": String(repeating: "A", count: 43)]
                    let wrong = try await knock.send(route.method, route.path, as: shown, isAPI: isAPI, headers: others)
                    #expect(Self.isRefused(wrong), "\(caller) at \(route) with a wrong token: \(wrong.status)")
                    shown.formToken = formToken
                    // The right token, from a page of somebody else.
                    let elsewhere = try await knock.send(
                        route.method, route.path, as: shown, isAPI: isAPI,
                        headers: ["X-CSRF-Token": formToken ?? "", "Origin": "https://evil.example"])
                    #expect(elsewhere.status == 403, "\(caller) at \(route) from another site: \(elsewhere.status)")
                    guard isAPI, let formToken else { continue }
                    let right = try await knock.send(
                        route.method, route.path, as: shown, isAPI: true, headers: ["X-CSRF-Token": formToken])
                    #expect(Verdict.of(right, at: route) == .admitted, "\(caller) at \(route): \(right.status)")
                }
            }
        }
    }

    /// What is read as it comes is refused for not being a form with a file before its token is looked for.
    private static func isRefused(_ answer: Knock.Answer) -> Bool { answer.status == 403 || answer.status == 415 }
}
