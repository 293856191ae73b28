import Accounting
import BackgroundJobs
import Inventory
import Ordering
import People
import Persistence
import Tenancy
import TestEngines
import Testing
import Vocabulary

@testable import Composition

@Suite("Making a shop that was asked for")
struct ProvisionerTests {
    @Test("seeding gives exactly the parts", arguments: TestEngine.available)
    func parts(engine: TestEngine) async throws {
        try await Platform.run(on: engine) { platform in
            let tenant = try await platform.ask()
            try await platform.provisioner().run(tenant)
            let shop = try await platform.contents(tenant)
            #expect(
                shop.settings
                    == ShopSettings(
                        name: "Tea & Co", currency: .eur, country: .ireland, locale: "en-IE",
                        timeZone: "Europe/Dublin",
                        contact: ShopContact(email: try EmailAddress("ada@example.com")),
                        tax: TaxSettings(ratePartsPerMillion: 230_000, isInclusive: true)))
            #expect(shop.accounts == ChartOfAccounts.standard)
            #expect(
                shop.accounts.map(\.name) == [
                    "Cash", "Bank", "Accounts Receivable", "Stock Asset", "Accounts Payable", "Sales Tax Payable",
                    "Sales", "Shipping Income", "Discounts", "Refunds", "Cost of Goods Sold", "Expenses",
                    "Payment Fees", "Rounding",
                ])
            #expect(Set(shop.accounts.compactMap(\.role)) == Set(AccountRole.allCases))
            #expect(shop.warehouses == ["Main Warehouse"])
            #expect(shop.locations == ["PICKING", "RECEIVING", "ROOT", "STAGING"])
            #expect(shop.units.map { "\($0.code) \($0.precision)" } == ["Box 0", "Kg 3", "L 3", "Nos 0"])
            #expect(shop.conversions == [UnitConversion(from: "Box", to: "Nos", numerator: 12)])
            #expect(shop.pages == ShopPage.Kind.allCases)
            #expect(shop.roles == Role.seeded.sorted { $0.name < $1.name })
            #expect(shop.staff == ["ada@example.com owner"])
            #expect(shop.shipping == ["Standard 490", "Express 990"])
            #expect(shop.recurring == 4)
            let found = try await platform.installation.directory.shop(forHost: "tea.localhost")
            #expect(found?.tenant.id == tenant && found?.settings == shop.settings)
            let hash = try await platform.engine.shop(tenant).read {
                try Staff.passwordHash(of: EmailAddress("ada@example.com"), in: $0)
            }
            let kept = try #require(hash)
            #expect(try await PasswordHasher.shared.verify("eight tall ships", kept))
        }
    }

    @Test(
        "killed anywhere, it goes on and is ready once", arguments: TestEngine.available,
        Provisioner.Checkpoint.allCases)
    func killed(engine: TestEngine, checkpoint: Provisioner.Checkpoint) async throws {
        try await Platform.run(on: engine) { platform in
            let tenant = try await platform.ask()
            for _ in 0..<2 where checkpoint != .registered {
                await #expect(throws: Killed.self) { try await platform.provisioner(endingAt: checkpoint).run(tenant) }
                #expect(try await platform.report(tenant).status != .ready)
                #expect(try await platform.installation.directory.shop(forHost: "tea.localhost") == nil)
            }
            if checkpoint == .registered {
                await #expect(throws: Killed.self) { try await platform.provisioner(endingAt: checkpoint).run(tenant) }
            }
            for _ in 0..<2 { try await platform.provisioner().run(tenant) }
            let report = try await platform.report(tenant)
            #expect(report.status == .ready && report.progress == 100 && report.error == nil)
            #expect(report.estimatedSecondsRemaining == 0)
            #expect(try await platform.installation.directory.all().map(\.id) == [tenant])
            let shop = try await platform.contents(tenant)
            #expect(shop.staff == ["ada@example.com owner"] && shop.warehouses.count == 1 && shop.recurring == 4)
            #expect(shop.accounts.count == 14 && shop.shipping.count == 2 && shop.roles.count == 7)
        }
    }

    @Test("the last try's failure is kept, and a retry goes on where it failed", arguments: TestEngine.available)
    func failed(engine: TestEngine) async throws {
        try await Platform.run(on: engine) { platform in
            let tenant = try await platform.ask()
            let job = try #require(try await platform.platform.read { try JobRecord.list(in: $0) }.first)
            #expect(job.kind == ProvisionTenant.kind && job.state == .waiting)
            let provisioner = platform.provisioner(endingAt: .seeded)
            let work = ProvisionTenant(tenant)
            await #expect(throws: Killed.self) { try await provisioner.handle(work, platform.context(attempt: 1)) }
            #expect(try await platform.report(tenant).status == .seedingData, "another try follows")
            #expect(try await !platform.retry(tenant))
            await #expect(throws: Killed.self) { try await provisioner.handle(work, platform.context(attempt: 6)) }
            let failed = try await platform.report(tenant)
            #expect(failed.status == .failed && failed.progress == 40 && failed.error == "Killed()")
            #expect(failed.estimatedSecondsRemaining == nil)
            await #expect(throws: TenancyError.self, "the name stays claimed") { try await platform.ask() }
            #expect(try await platform.retry(tenant))
            #expect(try await platform.report(tenant).status == .seedingData)
            try await platform.provisioner().handle(work, platform.context())
            #expect(try await platform.report(tenant).status == .ready)
            #expect(try await !platform.retry(tenant))
        }
    }

    @Test("a name that somebody took meanwhile ends it with the reason", arguments: TestEngine.available)
    func overtaken(engine: TestEngine) async throws {
        try await Platform.run(on: engine) { platform in
            let tenant = try await platform.ask()
            _ = try await platform.installation.directory.create(
                NewTenant(
                    slug: Slug("tea")!, settings: ShopSettings(name: "Tea", currency: .eur, country: .germany)))
            await #expect(throws: JobFailure.self) {
                try await platform.provisioner().handle(ProvisionTenant(tenant), platform.context())
            }
            let report = try await platform.report(tenant)
            #expect(report.status == .failed && report.error?.contains("\"tea\" exists already") == true)
            #expect(report.progress == 80)
        }
    }

    @Test("of many at once for one name, one wins; and one wins a host of its own", arguments: TestEngine.available)
    func race(engine: TestEngine) async throws {
        try await Platform.run(on: engine) { platform in
            for name in ["tea", "tea.example"] {
                let outcomes = await withTaskGroup(of: String.self) { group in
                    for _ in 0..<8 {
                        group.addTask {
                            do {
                                _ = try await platform.ask(name)
                                return "won"
                            } catch is TenancyError {
                                return "taken"
                            } catch {
                                return "\(error)"
                            }
                        }
                    }
                    return await group.reduce(into: [String]()) { $0.append($1) }
                }
                #expect(outcomes.sorted() == Array(repeating: "taken", count: 7) + ["won"])
            }
            // The host's shop is named after the business.
            let slugs = try await platform.platform.read {
                try $0.values("SELECT slug FROM provisioning ORDER BY slug", as: String.self)
            }
            #expect(slugs == ["tea", "tea-co"])
        }
    }

    @Test("the estimate follows what past runs took, step by step", arguments: TestEngine.available)
    func estimate(engine: TestEngine) async throws {
        try await Platform.run(on: engine) { platform in
            let start = Instant(milliseconds: 1_800_000_000_000)
            let waiting = try await platform.ask("waiting", at: start)
            #expect(try await platform.report(waiting, at: start).estimatedSecondsRemaining == 2, "the first guess")
            for (number, seconds) in [20, 40].enumerated() {
                let tenant = try await platform.ask("done-\(number)", at: start)
                try await platform.platform.write { transaction in
                    for (step, after) in [
                        (ProvisioningStatus.creatingTenant, 4), (.seedingData, 8), (.configuring, seconds - 2),
                    ] {
                        try Provisioning.enter(step, tenant, at: start.advanced(by: .seconds(after)), in: transaction)
                    }
                    let row = try #require(try Provisioning.find(tenant, in: transaction))
                    try row.complete(at: start.advanced(by: .seconds(seconds)), in: transaction)
                }
            }
            func remaining(after seconds: Int) async throws -> Int? {
                try await platform.report(waiting, at: start.advanced(by: .seconds(seconds))).estimatedSecondsRemaining
            }
            #expect(try await remaining(after: 0) == 30)
            #expect(try await remaining(after: 10) == 20)
            #expect(try await remaining(after: 300) == 1, "late is not never")
            let later = start.advanced(by: .seconds(100))
            try await platform.platform.write { try Provisioning.enter(.seedingData, waiting, at: later, in: $0) }
            #expect(try await remaining(after: 100) == 22)
            #expect(try await platform.report(waiting, at: later).progress == 40)
        }
    }

    @Test("two shops made side by side have nothing of each other", arguments: TestEngine.available)
    func isolation(engine: TestEngine) async throws {
        try await Platform.run(on: engine) { platform in
            let one = try await platform.ask("one")
            let two = try await platform.ask("two", password: "nine tall ships")
            async let workOne: Void = platform.provisioner().run(one)
            async let workTwo: Void = platform.provisioner().run(two)
            _ = try await (workOne, workTwo)
            let hashes = try await [one, two].asyncMap { tenant in
                try await platform.engine.shop(tenant).read {
                    try Staff.passwordHash(of: EmailAddress("ada@example.com"), in: $0)
                }
            }
            let (first, second) = (try #require(hashes[0]), try #require(hashes[1]))
            #expect(try await PasswordHasher.shared.verify("eight tall ships", first))
            #expect(try await PasswordHasher.shared.verify("nine tall ships", second))
            for tenant in [one, two] { #expect(try await platform.contents(tenant).staff.count == 1) }
            try await platform.engine.shop(one).write {
                try $0.execute("UPDATE account SET name = 'Till' WHERE code = '1000'")
            }
            #expect(try await platform.contents(two).accounts == ChartOfAccounts.standard)
        }
    }
}

extension Array {
    fileprivate func asyncMap<Value>(_ transform: (Element) async throws -> Value) async rethrows -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await transform(element)) }
        return values
    }
}
