import Composition
import HTTPTypes
import Persistence
import Tenancy
import TestSupport
import Testing
import Vocabulary

@Suite("Domains of a tenant")
struct TenantDomainTests {
    private static let shop = HostName("shop.example.com")!
    private static let other = HostName("tee-münchen.example")!

    @Test("a domain leads to the shop only once the DNS says whose it is", arguments: TestEngine.available)
    func verification(engine: TestEngine) async throws {
        try await WholeInstallation.run(on: engine) { installation in
            let directory = installation.directory
            let tea = try await installation.makeShop("tea")
            let coffee = try await installation.makeShop("coffee")
            let visitor = APIClient(door: installation.responder(), host: Self.shop.ascii)
            #expect(try await visitor.get("//").status == 404)
            let proof = try await directory.addDomain(Self.shop, to: tea.id)
            #expect(proof.name == "_stoa.shop.example.com")
            #expect(proof.value.hasPrefix("stoa-verify="))
            #expect(try await directory.domains(of: tea.id).map(\.state) == [.claimed])
            #expect(try await visitor.get("//").status == 404, "asking for a domain gives nothing")
            await #expect(throws: DomainError.unverified(Self.shop)) {
                try await directory.setPrimaryDomain(Self.shop, of: tea.id)
            }

            // Another shop may want it too, and its record is another one.
            let theirs = try await directory.addDomain(Self.shop, to: coffee.id)
            #expect(theirs.name == proof.name && theirs.value != proof.value)
            for texts in [[], ["v=spf1 -all"], [theirs.value], [proof.value + "0"], [String(proof.value.dropLast())]] {
                let resolver = PretendedDNS([proof.name: texts])
                await #expect(throws: DomainError.recordMissing(proof, found: texts)) {
                    try await directory.checkDomain(Self.shop, of: tea.id, asking: resolver)
                }
            }
            await #expect(throws: NameServersUnreachable.self) {
                try await directory.checkDomain(Self.shop, of: tea.id, asking: PretendedDNS(nil))
            }
            #expect(try await visitor.get("//").status == 404)

            let both = PretendedDNS([proof.name: ["v=spf1 -all", theirs.value, " \(proof.value) "]])
            try await directory.checkDomain(Self.shop, of: tea.id, asking: both, at: Instant(milliseconds: 5))
            #expect(try await directory.domains(of: tea.id).map(\.state) == [.verified(Instant(milliseconds: 5))])
            // The host was asked for before: this node must not go on believing that it leads nowhere.
            #expect(try await visitor.get("//").status == 200)
            await #expect(throws: DomainError.taken(Self.shop)) {
                try await directory.checkDomain(Self.shop, of: coffee.id, asking: both)
            }
            await #expect(throws: DomainError.taken(Self.shop)) {
                try await directory.addDomain(Self.shop, to: coffee.id)
            }
            // Checking again changes nothing, and adding again repeats the record.
            try await directory.checkDomain(Self.shop, of: tea.id, asking: both)
            #expect(try await directory.addDomain(Self.shop, to: tea.id) == proof)
            #expect(try await directory.domains(of: tea.id).map(\.state) == [.verified(Instant(milliseconds: 5))])
        }
    }

    @Test(
        "pages at the shop's other addresses redirect to the primary one, programs are never sent away",
        arguments: TestEngine.available)
    func primary(engine: TestEngine) async throws {
        try await WholeInstallation.run(on: engine) { installation in
            let directory = installation.directory
            let tea = try await installation.makeShop("tea")
            _ = try await installation.makeShop("coffee")
            let visitor = APIClient(door: installation.responder(), host: "tea.localhost:8080")
            // Known to the page cache at its old address before that address changes.
            for _ in 0..<2 { #expect(try await visitor.get("//").status == 200) }
            for host in [Self.shop, Self.other] { try await directory.verify(host, of: tea.id) }
            #expect(try await visitor.get("//").status == 200, "without a primary domain nothing redirects")
            try await directory.setPrimaryDomain(Self.shop, of: tea.id)

            let sent = try await visitor.get("//products?sort=price&page=2")
            #expect(sent.status == 308)
            #expect(sent.headers[.location] == "http://shop.example.com:8080/products?sort=price&page=2")
            #expect(sent.headers[.cacheControl] == "no-store")
            #expect(try await visitor.get("//").status == 308)
            #expect(try await visitor.send(.head, "//").status == 308)
            let idn = try await visitor.at(Self.other.ascii).get("//a%2Fb")
            #expect(idn.headers[.location] == "http://shop.example.com/a%2Fb")
            #expect(try await visitor.get("/store/products").status == 200)
            #expect(try await visitor.post("/store/cart").status == 201)
            #expect(try await visitor.send(.post, "//cart/items").status != 308, "what changes something stays here")
            #expect(try await visitor.at(Self.shop.ascii).get("//").status == 200)
            #expect(try await visitor.at("localhost").get("//").status == 200, "whoever works on the machine stays")
            #expect(try await visitor.at("coffee.localhost").get("//").status == 200)

            // Another primary, then none.
            try await directory.setPrimaryDomain(Self.other, of: tea.id)
            let home = try await visitor.at(Self.shop.ascii).get("//")
            #expect(home.headers[.location] == "http://xn--tee-mnchen-eeb.example/")
            #expect(try await directory.domains(of: tea.id).filter(\.isPrimary).map(\.host) == [Self.other.ascii])
            try await directory.setPrimaryDomain(nil, of: tea.id)
            #expect(try await visitor.get("//").status == 200)
        }
    }

    @Test("a domain that was taken away leads nowhere, and nobody is sent there", arguments: TestEngine.available)
    func removal(engine: TestEngine) async throws {
        try await WholeInstallation.run(on: engine) { installation in
            let directory = installation.directory
            let tea = try await installation.makeShop("tea")
            let coffee = try await installation.makeShop("coffee")
            let visitor = APIClient(door: installation.responder(), host: Self.shop.ascii)
            try await directory.verify(Self.shop, of: tea.id)
            try await directory.setPrimaryDomain(Self.shop, of: tea.id)
            #expect(try await visitor.get("//").status == 200)
            await #expect(throws: DomainError.unknown(Self.shop)) {
                try await directory.removeDomain(Self.shop, of: coffee.id)
            }
            try await directory.removeDomain(Self.shop, of: tea.id)
            #expect(try await visitor.get("//").status == 404)
            #expect(try await visitor.at("tea.localhost").get("//").status == 200)
            await #expect(throws: DomainError.unknown(Self.shop)) {
                try await directory.removeDomain(Self.shop, of: tea.id)
            }
            await #expect(throws: DomainError.unknown(Self.shop)) {
                try await directory.setPrimaryDomain(Self.shop, of: tea.id)
            }
            // Free for the next one.
            try await directory.verify(Self.shop, of: coffee.id)
            #expect(try await visitor.get("//").status == 200)
        }
    }

    @Test("the platform's own names cannot be taken", arguments: ["shops.example.com", "tea.shops.example.com"])
    func platformNames(name: String) async throws {
        try await WholeInstallation.run(on: .sqlite, baseDomain: "shops.example.com") { installation in
            let tea = try await installation.makeShop("tea")
            let host = try #require(HostName(name))
            await #expect(throws: DomainError.platformHost(host)) {
                try await installation.directory.addDomain(host, to: tea.id)
            }
        }
    }

    @Test("a TLS front hears which names may have a certificate", arguments: TestEngine.available)
    func certificates(engine: TestEngine) async throws {
        try await WholeInstallation.run(on: engine, baseDomain: "shops.example.org") { installation in
            let tea = try await installation.makeShop("tea")
            try await installation.directory.verify(Self.other, of: tea.id)
            try await installation.directory.addDomain(Self.shop, to: tea.id)
            // Fronts ask by whatever host they reach the server at.
            let front = APIClient(door: installation.responder(), host: "10.0.0.7:8080")
            func allowed(_ domain: String) async throws -> Int {
                try await front.get("//internal/tls-allowed?domain=\(domain)").status
            }
            for name in ["shops.example.org", "tea.shops.example.org", "TEA.shops.example.org.", Self.other.ascii] {
                #expect(try await allowed(name) == 200, "\(name)")
            }
            for name in [
                Self.shop.ascii, "coffee.shops.example.org", "a.tea.shops.example.org", "evil.example", "", "%00",
                "10.0.0.7", "tea", "tea.shops.example.org.evil.example", "a%20b",
            ] {
                #expect(try await allowed(name) == 404, "\(name)")
            }
            #expect(try await front.get("//internal/tls-allowed").status == 404)
            // A closed shop says that it is closed, and over TLS too.
            try await installation.directory.suspend(tea.id)
            #expect(try await allowed("tea.shops.example.org") == 200)
            #expect(try await allowed(Self.other.ascii) == 200)
        }
    }

    @Test("the domains of a deleted tenant go with it", arguments: TestEngine.available)
    func deletion(engine: TestEngine) async throws {
        try await WholeInstallation.run(on: engine) { installation in
            let tea = try await installation.makeShop("tea")
            let coffee = try await installation.makeShop("coffee")
            try await installation.directory.verify(Self.shop, of: tea.id)
            try await installation.directory.addDomain(Self.other, to: tea.id)
            try await installation.directory.scheduleDeletion(tea.id, grace: .zero)
            #expect(try await installation.removeWhenDue(tea.id) == .removed)
            #expect(try await installation.directory.domains(of: tea.id).isEmpty)
            try await installation.directory.verify(Self.shop, of: coffee.id)
        }
    }
}

extension ShopDirectory {
    /// Adds a domain and proves it.
    fileprivate func verify(_ host: HostName, of tenant: TenantID) async throws {
        let proof = try await addDomain(host, to: tenant)
        try await checkDomain(host, of: tenant, asking: PretendedDNS([proof.name: [proof.value]]))
    }
}

/// A DNS that knows these records; nil is one that does not answer.
struct PretendedDNS: TextRecordResolver {
    let records: [String: [String]]?

    init(_ records: [String: [String]]?) {
        self.records = records
    }

    func texts(at name: String) async throws -> [String] {
        guard let records else { throw NameServersUnreachable() }
        return records[name] ?? []
    }
}
