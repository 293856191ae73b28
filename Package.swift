// swift-tools-version: 6.2
import PackageDescription

/// What every target of ours is compiled with: Swift 6 mode, explicit imports, warnings as errors.
let ours: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

// Products of other packages, named once.
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let asyncHTTPClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let configuration = Target.Dependency.product(name: "Configuration", package: "swift-configuration")
let deque = Target.Dependency.product(name: "DequeModule", package: "swift-collections")
let heap = Target.Dependency.product(name: "HeapModule", package: "swift-collections")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let grdbSQLite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdTesting = Target.Dependency.product(name: "HummingbirdTesting", package: "hummingbird")
let jwtKit = Target.Dependency.product(name: "JWTKit", package: "jwt-kit")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let serviceLifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")

let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")

func target(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: ours)
}

func adapter(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: dependencies, path: "Sources/Adapters/\(name)", swiftSettings: ours)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies, swiftSettings: ours)
}

// The layers of the house, lowest first. Arrows point only downward; Tests/ArchitectureTests checks them.
let package = Package(
    name: "stoa",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "stoa", targets: ["stoa"]),
        .executable(name: "stoa-benchmarks", targets: ["stoa-benchmarks"]),
    ],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.0"),
        .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache.git", from: "2.1.0"),
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-collections.git", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-configuration.git", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
        .package(url: "https://github.com/vapor/jwt-kit.git", from: "5.7.0"),
        .package(url: "https://github.com/swift-server/async-http-client.git", from: "1.33.0"),
    ],
    targets: [
        // System libraries and embedded assets
        .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CArgon2", pkgConfig: "libargon2", providers: [.apt(["libargon2-dev"])]),
        .systemLibrary(name: "CHiredis", providers: [.apt(["libhiredis-dev"])]),
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CCrypt", providers: [.apt(["libcrypt-dev"])]),
        .systemLibrary(name: "CMalloc"),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
        .target(name: "CAssets"),
        .target(name: "CResolver", linkerSettings: [.linkedLibrary("resolv")]),

        // 0: values and pure rules
        target("Vocabulary"),
        target("PriceEngine", ["Vocabulary"]),

        // 1: what everything stands on
        target("Persistence", ["Vocabulary"]),
        target("PersistenceSQLite", ["CMalloc", "Persistence", "Vocabulary", grdb, grdbSQLite, logging]),
        target("PersistencePostgres", ["CPostgres", "Persistence", "Vocabulary", logging]),
        target(
            "Infrastructure",
            [
                "CCurl", "CHiredis", "Vocabulary", asyncHTTPClient, configuration, crypto, logging, nioCore, nioHTTP1,
                nioPosix, serviceLifecycle,
            ]),

        target("BackgroundJobs", ["Persistence", "Vocabulary", deque, heap, logging, serviceLifecycle]),

        // 2: whose shop it is
        target("Tenancy", ["BackgroundJobs", "Persistence", "Vocabulary", crypto, mustache]),
        target(
            "People",
            [
                "BackgroundJobs", "CArgon2", "CCrypt", "Infrastructure", "Persistence", "Vocabulary", crypto,
                cryptoExtras, jwtKit,
            ]),

        // 3: the trade, each alone
        target("Catalog", ["People", "Persistence", "Tenancy", "Vocabulary"]),
        target("Inventory", ["Persistence", "Vocabulary"]),
        target("Payments", ["Persistence", "Vocabulary", crypto]),
        target("Accounting", ["Persistence", "Vocabulary"]),
        target(
            "Archives",
            ["BackgroundJobs", "CArchive", "Persistence", "PersistenceSQLite", "Tenancy", "Vocabulary", crypto]),

        // 4: the only orchestrator
        target(
            "Ordering",
            [
                "BackgroundJobs", "Catalog", "Infrastructure", "Inventory", "Payments", "People", "Persistence",
                "PriceEngine", "Tenancy", "Vocabulary", crypto, logging,
            ]),

        target(
            "Operations",
            [
                "Archives", "BackgroundJobs", "Catalog", "Infrastructure", "Messaging", "People", "Persistence",
                "Tenancy", "Vocabulary", "Web", crypto, logging,
            ]),

        // 5: what surfaces share
        target(
            "Web",
            [
                "CAssets", "CZlib", "Infrastructure", "Persistence", "Tenancy", "Vocabulary", crypto, httpTypes,
                hummingbird, logging, nioCore,
            ]),

        target(
            "Messaging",
            [
                "BackgroundJobs", "Catalog", "Infrastructure", "Ordering", "People", "Persistence", "Tenancy",
                "Vocabulary", "Web", logging, mustache,
            ]),

        // 5: one vendor each, behind a protocol of a layer below
        adapter("Google", ["Infrastructure", "People", "Vocabulary", asyncHTTPClient, jwtKit, nioCore, nioHTTP1]),

        // 6: surfaces
        target(
            "Storefront",
            [
                "BackgroundJobs", "Catalog", "Infrastructure", "Inventory", "Messaging", "Ordering", "Payments",
                "People",
                "Persistence", "Tenancy", "Vocabulary", "Web", crypto, httpTypes, hummingbird, logging, nioCore,
            ]),
        target(
            "API",
            [
                "Archives", "BackgroundJobs", "Catalog", "Infrastructure", "Inventory", "Operations", "Ordering",
                "Payments", "People", "Persistence", "PriceEngine", "Tenancy", "Vocabulary", "Web", crypto, httpTypes,
                hummingbird,
                logging, nioCore,
            ]),
        target(
            "Desk",
            [
                "Archives", "BackgroundJobs", "Catalog", "Infrastructure", "Messaging", "Operations", "Ordering",
                "People",
                "Persistence",
                "Tenancy",
                "Vocabulary", "Web", httpTypes, hummingbird, logging, nioCore,
            ]),

        // 7: the whole, for main and for tests
        target("DemoShop", ["Catalog", "Inventory", "Ordering", "Persistence", "Tenancy", "Vocabulary"]),
        target(
            "Composition",
            [
                "API", "Accounting", "Archives", "BackgroundJobs", "CResolver", "Catalog", "DemoShop", "Desk",
                "Google", "Infrastructure", "Inventory", "Messaging", "Operations", "Ordering", "Payments", "People",
                "Persistence",
                "PersistencePostgres", "PersistenceSQLite", "Storefront", "Tenancy", "Vocabulary", "Web",
                configuration, hummingbird, logging, nioCore, serviceLifecycle,
            ]),

        // 8: the program
        .executableTarget(
            name: "stoa",
            dependencies: [
                "API", "Archives", "Catalog", "Composition", "DemoShop", "Infrastructure", "Inventory", "Operations",
                "Ordering",
                "Payments", "People", "Persistence", "Tenancy", "Vocabulary", "Web",
                argumentParser, configuration, hummingbird, logging, serviceLifecycle, unixSignals,
            ],
            swiftSettings: ours),

        .executableTarget(
            name: "stoa-benchmarks",
            dependencies: [
                "BackgroundJobs", "Catalog", "Composition", "Inventory", "Ordering", "Persistence",
                "PersistencePostgres", "PersistenceSQLite", "Tenancy", "Vocabulary", argumentParser, hummingbird,
                logging, serviceLifecycle,
            ],
            path: "Benchmarks",
            exclude: ["load"],
            swiftSettings: ours),

        // Tests
        .target(
            name: "TestEngines",
            dependencies: [
                "CPostgres", "Persistence", "PersistencePostgres", "PersistenceSQLite", "Vocabulary", logging,
            ],
            path: "Tests/TestEngines",
            swiftSettings: ours),
        .executableTarget(
            name: "DurabilityProbe",
            dependencies: ["Persistence", "TestEngines", "Vocabulary"],
            path: "Tests/DurabilityProbe",
            swiftSettings: ours),
        .target(
            name: "TestPasskeys", dependencies: [crypto, cryptoExtras], path: "Tests/TestPasskeys",
            swiftSettings: ours),
        .target(
            name: "JobWorkshop",
            dependencies: ["BackgroundJobs", "Persistence", "Vocabulary"],
            path: "Tests/JobWorkshop",
            swiftSettings: ours),
        .executableTarget(
            name: "WorkerProbe",
            dependencies: [
                "BackgroundJobs", "JobWorkshop", "Persistence", "TestEngines", "Vocabulary", logging, serviceLifecycle,
            ],
            path: "Tests/WorkerProbe",
            swiftSettings: ours),
        .target(
            name: "TestSupport",
            dependencies: [
                "API", "BackgroundJobs", "Catalog", "Composition", "Infrastructure", "Inventory", "Ordering",
                "Payments",
                "People", "Persistence", "PersistencePostgres", "PersistenceSQLite", "Tenancy", "TestEngines",
                "Vocabulary",
                "Web", hummingbird,
                hummingbirdTesting, logging, nioCore, serviceLifecycle,
            ],
            path: "Tests/TestSupport",
            swiftSettings: ours),
        tests("VocabularyTests", ["Vocabulary"]),
        tests("PriceEngineTests", ["PriceEngine", "Vocabulary"]),
        tests("InfrastructureTests", ["Infrastructure", "Vocabulary", logging, nioCore, nioHTTP1, nioPosix]),
        tests(
            "PersistenceConformanceTests",
            [
                "DurabilityProbe", "Persistence", "PersistencePostgres", "PersistenceSQLite", "TestEngines",
                "Vocabulary", logging,
            ]),
        tests(
            "BackgroundJobsTests",
            ["BackgroundJobs", "JobWorkshop", "Persistence", "TestEngines", "Vocabulary", logging, serviceLifecycle]),
        tests(
            "DomainTests",
            [
                "Catalog", "Composition", "Infrastructure", "Inventory", "Ordering", "Payments", "People",
                "Persistence",
                "PriceEngine", "Tenancy", "TestEngines", "TestSupport", "Vocabulary", logging,
            ]),
        tests(
            "WebTests",
            [
                "Infrastructure", "Persistence", "Tenancy", "Vocabulary", "Web", httpTypes, hummingbird,
                hummingbirdTesting, logging,
                nioCore,
            ]),
        tests(
            "SurfaceTests",
            [
                "API", "BackgroundJobs", "Catalog", "Composition", "Google", "Infrastructure", "Inventory", "Messaging",
                "Operations", "Ordering", "Payments", "People", "Persistence", "Storefront",
                "Tenancy", "TestPasskeys", "TestSupport", "Vocabulary", "Web", httpTypes, hummingbird,
                hummingbirdTesting, jwtKit, logging, nioCore, nioPosix, serviceLifecycle,
            ]),
        tests(
            "DemoShopTests",
            [
                "Catalog", "DemoShop", "Inventory", "Ordering", "Payments", "Persistence", "Tenancy", "TestEngines",
                "Vocabulary",
            ]),
        tests(
            "ProvisioningTests",
            [
                "API", "Accounting", "BackgroundJobs", "Composition", "Desk", "Infrastructure", "Inventory",
                "Messaging", "Operations", "Ordering", "People", "Persistence", "Storefront", "Tenancy", "TestEngines",
                "TestSupport", "Vocabulary", "Web",
                httpTypes, hummingbird, logging, nioCore, serviceLifecycle,
            ]),
        tests(
            "ArchiveTests",
            [
                "API", "Archives", "BackgroundJobs", "CArchive", "Catalog", "Composition", "Infrastructure",
                "Inventory", "Ordering", "People", "Persistence", "Tenancy", "TestSupport", "Vocabulary", "Web", crypto,
                httpTypes, hummingbird, logging, nioCore,
            ]),
        tests(
            "DeskTests",
            [
                "Archives", "BackgroundJobs", "Catalog", "Composition", "Desk", "Infrastructure", "Messaging",
                "Operations", "Ordering", "People", "Persistence", "Tenancy", "TestPasskeys", "TestSupport",
                "Vocabulary", "Web",
                httpTypes, hummingbird, logging, nioCore,
            ]),
        tests(
            "MessagingTests",
            [
                "BackgroundJobs", "Catalog", "Composition", "Infrastructure", "Inventory", "Messaging", "Ordering",
                "Payments", "People", "Persistence", "Tenancy", "TestEngines", "TestSupport", "Vocabulary", "Web",
                httpTypes, hummingbird, hummingbirdTesting, logging, nioCore,
            ]),
        tests(
            "PeopleTests",
            [
                "BackgroundJobs", "Infrastructure", "People", "Persistence", "TestEngines", "TestPasskeys",
                "Vocabulary",
                crypto, jwtKit,
            ]),
        tests(
            "TrustTests",
            [
                "API", "Catalog", "Composition", "Desk", "Infrastructure", "Ordering", "People", "Persistence",
                "Storefront", "Tenancy", "TestEngines", "TestSupport", "Vocabulary", "Web", httpTypes, hummingbird,
                logging, nioCore,
            ]),
        tests("ArchitectureTests", []),

        // Tests of the built program: with it as a process of its own, and through a real browser
        .target(
            name: "ProgramSupport",
            dependencies: ["TestEngines", asyncHTTPClient, nioCore, nioHTTP1],
            path: "Tests/ProgramSupport",
            swiftSettings: ours),
        tests(
            "DurabilityTests",
            [
                "BackgroundJobs", "Composition", "Infrastructure", "JobWorkshop", "Persistence", "ProgramSupport",
                "TestEngines", "Vocabulary", "WorkerProbe", logging, nioHTTP1, serviceLifecycle, "stoa",
            ]),
        tests("JourneyTests", ["ProgramSupport", crypto, nioHTTP1, "stoa"]),
    ]
)
