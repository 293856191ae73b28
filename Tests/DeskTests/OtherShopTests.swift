import BackgroundJobs
import Composition
import HTTPTypes
import Infrastructure
import Operations
import Persistence
import Tenancy
import TestSupport
import Testing
import Vocabulary

@testable import Desk
@testable import Messaging
@testable import People
@testable import Web

@Suite("A person in several shops")
struct OtherShopTests {
    private static let bob = "bob@example.com"

    @Test(
        "who accepted invitations of two shops is led from one desk to the other's sign-in, and not through it",
        arguments: TestEngine.available)
    func twoShops(engine: TestEngine) async throws {
        try await TwoDesks.run(on: engine) { desks in
            let bob = try await desks.tea.accepted(Self.bob)
            try await desks.settle()
            #expect(try await bob.get("/desk/profile/shops").text.contains("No other shops"))
            _ = try await desks.coffee.accepted(Self.bob)
            try await desks.settle()
            let page = try await bob.get("/desk/profile/shops")
            #expect(page.text.contains("http://coffee.localhost/desk/sign-in"))
            #expect(!page.text.contains("tea.localhost/desk/sign-in"), "not where one is")
            // The other door is closed as before.
            let there = desks.coffee.browser()
            #expect(try await there.get("/desk").location?.contains("sign-in") == true)
            // Nobody else is told, in either shop.
            let owner = try await desks.tea.signedIn()
            #expect(try await !owner.get("/desk/profile/shops").text.contains("coffee"))
        }
    }

    @Test(
        "an account under an address that nobody proved shows nothing, and is shown nowhere",
        arguments: TestEngine.available)
    func unproved(engine: TestEngine) async throws {
        try await TwoDesks.run(on: engine) { desks in
            _ = try await desks.tea.accepted(Self.bob)
            // The other shop's owner made an account under Bob's address, with a password of their own.
            try await desks.coffee.add("bob", role: "support")
            try await desks.settle()
            let impostor = try await desks.coffee.signedIn(Self.bob)
            let page = try await impostor.get("/desk/profile/shops")
            #expect(page.text.contains("is this mailbox yours") && !page.text.contains("tea.localhost"))
            #expect(try await desks.places(of: Self.bob) == ["tea"])
            // Whoever reads Bob's mail may prove it: then both know of each other.
            #expect(try await impostor.post("/desk/profile/email/prove").status == 303)
            let link = try await desks.coffee.link(.verifyEmail)
            _ = try await impostor.get(link)
            let token = try #require(link.split(separator: "token=").last.map(String.init))
            let proved = try await impostor.post("/desk/confirm-email", ["token": token])
            #expect(proved.location == "/desk/profile/shops", "nobody is signed out by that")
            try await desks.settle()
            #expect(try await impostor.get("/desk/profile/shops").text.contains("http://tea.localhost/desk/sign-in"))
            #expect(try await desks.coffee.mails(.emailChanged).isEmpty)
        }
    }

    @Test("leaving, another address, coming back and a shop that is gone keep it true", arguments: TestEngine.available)
    func keepsTrue(engine: TestEngine) async throws {
        try await TwoDesks.run(on: engine) { desks in
            let bob = try await desks.tea.accepted(Self.bob)
            _ = try await desks.coffee.accepted(Self.bob)
            try await desks.settle()
            #expect(try await desks.places(of: Self.bob) == ["coffee", "tea"])
            let there = desks.coffee.shop.database
            let id = try await there.read { try #require(try Staff.find(EmailAddress(Self.bob), in: $0)).id }

            try await there.write { try Staff.deactivate(id, by: .program, in: $0) }
            try await desks.settle()
            #expect(try await desks.places(of: Self.bob) == ["tea"])
            #expect(try await bob.get("/desk/profile/shops").text.contains("No other shops"))
            try await there.write { try Staff.reactivate(id, by: .program, in: $0) }
            try await desks.settle()
            #expect(try await desks.places(of: Self.bob) == ["coffee", "tea"])

            let tenant = desks.coffee.shop.tenant.id
            try await there.write { transaction in
                let token = try Staff.proposeEmail(EmailAddress("rob@example.com"), for: id, in: transaction)
                _ = try Staff.confirmEmail(
                    token, in: tenant, by: { _ in DeskAuthor.program.origin }, in: transaction)
            }
            try await desks.settle()
            #expect(try await desks.places(of: Self.bob) == ["tea"])
            #expect(try await desks.places(of: "rob@example.com") == ["coffee"])

            try await desks.installation.directory.delete(tenant)
            #expect(try await desks.places(of: "rob@example.com").isEmpty)
        }
    }

    @Test(
        "a suspended vendor's people are led nowhere, and a copy of a shop proves nothing",
        arguments: TestEngine.available)
    func vendorsAndCopies(engine: TestEngine) async throws {
        try await TwoDesks.run(on: engine) { desks in
            let shop = desks.tea.shop
            let vendor = try await shop.database.write { transaction -> VendorID in
                let vendor = try Vendor.add(
                    "Kiln", email: EmailAddress("kiln@example.com"), by: .program, in: transaction)
                let id = try Staff.create(
                    email: EmailAddress(Self.bob), name: "Bob", password: PasswordHash(stored: "…"),
                    role: Role.vendor, vendor: vendor.id, in: transaction)
                try #require(try Staff.find(id, in: transaction)).proveEmail(
                    in: shop.tenant.id, transaction: transaction)
                return vendor.id
            }
            try await desks.settle()
            #expect(try await desks.places(of: Self.bob) == ["tea"])
            try await shop.database.write { try Vendor.suspend(vendor, by: .program, in: $0) }
            try await desks.settle()
            #expect(try await desks.places(of: Self.bob).isEmpty)
            try await shop.database.write { try Vendor.resume(vendor, by: .program, in: $0) }
            try await desks.settle()
            #expect(try await desks.places(of: Self.bob) == ["tea"])
            // What an archive says of another tenant counts for nothing here.
            let member = try await shop.database.read { try #require(try Staff.find(EmailAddress(Self.bob), in: $0)) }
            #expect(member.hasProvedEmail(in: shop.tenant.id) && !member.hasProvedEmail(in: TenantID()))
            let job = NoteStaffPlace(email: Self.bob)
            #expect(try await shop.database.read { try !job.worksHere(TenantID(), in: $0) })
        }
    }
}

/// Two shops of one installation.
private struct TwoDesks: Sendable {
    let installation: Installation
    let tea: DeskPlace
    let coffee: DeskPlace

    static func run(on engine: TestEngine, _ body: @escaping @Sendable (TwoDesks) async throws -> Void) async throws {
        try await WholeInstallation.run(on: engine) { installation in
            try await body(
                TwoDesks(
                    installation: installation, tea: try await DeskPlace(installation, slug: "tea"),
                    coffee: try await DeskPlace(installation, slug: "coffee")))
        }
    }

    /// Lets workers do what is in line of what this is about.
    func settle() async throws {
        try await installation.working {
            for _ in 0..<400 {
                var waiting = 0
                for place in [tea, coffee] {
                    waiting += try await place.shop.database.read { transaction in
                        let jobs = try JobRecord.list(kind: NoteStaffPlace.kind, in: transaction)
                        return jobs.count { $0.state == .waiting || $0.state == .running }
                    }
                }
                if waiting == 0 { return }
                try await Task.sleep(for: .milliseconds(25))
            }
            Issue.record("the jobs did not end")
        }
    }

    /// The slugs of the shops that the platform knows for an address.
    func places(of email: String) async throws -> [String] {
        try await installation.engine.platform.read { try StaffPlaces.all(of: email, in: $0) }
            .map(\.tenant.slug.text).sorted()
    }
}

extension DeskPlace {
    /// Somebody who was invited and has accepted, in their browser.
    fileprivate func accepted(_ email: String) async throws -> ConsoleBrowser {
        let token = try await shop.database.write { transaction in
            try StaffInvitation.invite(EmailAddress(email), as: "support", by: .program, in: transaction).token
        }
        let browser = browser()
        _ = try await browser.get("/desk/invitation?token=\(token.text)")
        let answer = try await browser.post(
            "/desk/invitation", ["token": token.text, "name": "Bob", "password": Self.password])
        try #require(answer.status == 303)
        return browser
    }
}
