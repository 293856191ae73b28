import Testing

@Suite("The source files")
struct SourceFileTests {
    let tree: SourceTree

    init() throws {
        tree = try SourceTree.ofThisPackage.get()
    }

    @Test("are at most 350 lines long")
    func length() {
        for file in tree.sources {
            #expect(file.lines.count <= 351, "\(file) has \(file.lines.count - 1) lines")
        }
    }

    @Test("have names of their own within a target")
    func baseNames() {
        for (target, files) in Dictionary(grouping: tree.sources + tree.tests, by: \.target) {
            for (name, same) in Dictionary(grouping: files, by: \.name) where same.count > 1 {
                Issue.record("\(target) has \(same.count) files \(name): \(same)")
            }
        }
    }

    @Test("declare no type with the name of its module")
    func moduleNames() {
        let declaration = SourceTree.Pattern(#"\b(?:struct|class|enum|actor|protocol|typealias)\s+(\w+)"#)
        for target in tree.targets {
            for file in tree.sources where file.target == target {
                let declared = file.lines.compactMap(declaration.firstGroup)
                #expect(!declared.contains { $0 == target }, "\(file) hides its module")
            }
        }
    }

    @Test("leave nothing to do")
    func nothingToDo() {
        #expect(tree.findings(of: #"\b(?:TODO|FIXME|XXX|HACK)\b"#) == [])
    }

    @Test("never end the program where an error can be thrown")
    func neverTraps() {
        #expect(tree.findings(of: #"\bfatalError\(|\btry!|\bas!\s"#) == [])
    }

    /// The platform's registry says which tenant a host means, and workers and operators look for jobs of all tenants at
    /// once: these two alone of all tables have the column by hand.
    @Test("name the tenant of a row only in the database layer, the platform's registry and the queue")
    func tenantIsHidden() {
        let mayName: Set<String> = ["Persistence", "PersistencePostgres"]
        let byHand: [String: Set<String>] = [
            "Tenancy": [
                "TenancyMigrations.swift", "ShopDirectory.swift", "ShopDirectory+Domains.swift",
                "Tenant+Register.swift", "TenantList.swift", "StaffPlaces.swift",
            ],
            "BackgroundJobs": ["JobTable.swift", "ServerJobSource.swift", "ServerJobList.swift"],
        ]
        let findings = tree.findings(of: #"\btenant_id\b"#) { file in
            !mayName.contains(file.target) && byHand[file.target]?.contains(file.name) != true
        }
        #expect(findings == [])
    }

    @Test("keep floating point away from money and stock")
    func noFloatingPoint() {
        let exact: Set<String> = ["PriceEngine", "Inventory", "Payments", "Ordering", "Tenancy"]
        let findings = tree.findings(of: #"\b(?:Double|Float|CGFloat)\b"#) { exact.contains($0.target) }
        #expect(findings == [])
    }

    @Test("print only from the program itself")
    func noPrinting() {
        #expect(tree.findings(of: #"^\s*print\("#) { $0.target != "stoa" } == [])
    }

    @Test("write SQL only where tables belong: never in a surface")
    func noSQLInSurfaces() {
        let surfaces: Set<String> = ["Web", "Storefront", "API", "Desk", "stoa"]
        let findings = tree.findings(of: #"\b(?:SELECT\s.+\sFROM|INSERT INTO|DELETE FROM|UPDATE \w+ SET)\b"#) {
            surfaces.contains($0.target)
        }
        #expect(findings == [])
    }

    @Test("every test that the threat model names is there")
    func threatModelIsTested() throws {
        let known = Set(tree.tests.map { $0.name.replacing(".swift", with: "") })
        let named = Set(
            try tree.text(of: "docs/threat-model.md").matches(of: /\b[A-Z]\w+Tests\b/).map { String($0.output) })
        #expect(named.count > 20)
        #expect(named.subtracting(known).isEmpty, "\(named.subtracting(known).sorted())")
    }
}
