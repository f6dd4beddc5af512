// swift-tools-version: 6.2
import PackageDescription

// The floor plan, from the ground up: each room may use those that stand above its own line here.
// `make check` builds with `--explicit-target-dependency-import-check error`, so an arrow not drawn here is refused.

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let web = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let webTesting = Target.Dependency.product(name: "HummingbirdTesting", package: "hummingbird")
let log = Target.Dependency.product(name: "Logging", package: "swift-log")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let threads = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nio = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

/// The name as a dependency on a room of this house.
func room(_ name: String) -> Target.Dependency { .init(stringLiteral: name) }

/// A foundation: a room without a word of the domain.
func foundation(
    _ name: String, on rooms: [String] = [], _ packages: [Target.Dependency] = [], resources: [Resource] = [],
    testing: [Target.Dependency] = []
) -> [Target] {
    [
        .target(
            name: name, dependencies: rooms.map(room) + packages, path: "Sources/Foundations/\(name)",
            resources: resources, swiftSettings: strict),
        .testTarget(
            name: "\(name)Tests", dependencies: [room(name), "TestHouse"] + rooms.map(room) + packages + testing,
            path: "Tests/Foundations/\(name)Tests", swiftSettings: strict),
    ]
}

/// The foundations that each feature may use.
let ground = ["Vocabulary", "Vietnamese", "Database", "Ledger", "Files", "Formats", "Design", "Web"]

/// A feature: everything of one domain. `reads` names the features whose tables and types it may use.
func feature(_ name: String, reads features: [String] = [], _ packages: [Target.Dependency] = []) -> [Target] {
    let uses = (ground + features).map(room) + [web, log] + packages
    return [
        .target(
            name: name, dependencies: uses, path: "Sources/Features/\(name)", resources: [.copy("Data")],
            swiftSettings: strict),
        .testTarget(
            name: "\(name)Tests", dependencies: [room(name), "TestHouse"] + uses,
            path: "Tests/Features/\(name)Tests", swiftSettings: strict),
    ]
}

let foundations: [[Target]] = [
    foundation("Vocabulary"),
    foundation("Vietnamese", on: ["Vocabulary"]),
    foundation("Database", on: ["Vocabulary", "CSQLite", "CPostgres"], [threads, nio, log, crypto]),
    foundation("Ledger", on: ["Vocabulary", "Database"], [crypto]),
    foundation("Files", on: ["Vocabulary", "Database"], [crypto]),
    foundation("Formats", on: ["Vocabulary", "Vietnamese", "CZip", "CExpat", "CXlsxWriter"]),
    foundation("Extraction", on: ["Vocabulary", "Vietnamese", "Formats"], [crypto], resources: [.copy("Data")]),
    foundation("Design", on: ["Vocabulary", "Vietnamese"], resources: [.copy("Data")]),
    foundation("Web", on: ["Vocabulary", "Vietnamese", "Design"], [web, log, crypto, nio], testing: [webTesting]),
    foundation("Jobs", on: ["Vocabulary", "Database"], [log]),
    foundation("Delivery", on: ["Vocabulary", "Vietnamese", "CCurl"], [threads, nio, crypto]),
]

let features: [[Target]] = [
    feature("Organizations", [crypto, cryptoExtras, threads, nio]),
    feature("Documents", reads: ["Organizations"]),
    feature("Calendars", reads: ["Organizations"]),
    feature("Plans", reads: ["Organizations", "Documents", "Calendars"]),
    feature("Indicators", reads: ["Extraction", "Organizations", "Documents", "Calendars", "Plans"], [crypto]),
    feature("Progress", reads: ["Organizations", "Documents", "Calendars", "Plans"], [crypto]),
    feature("Intake", reads: ["Extraction", "Organizations", "Documents", "Plans", "Progress"]),
    feature("Directions", reads: ["Organizations", "Documents", "Calendars", "Plans", "Progress"]),
    feature(
        "Chasing", reads: ["Jobs", "Delivery", "Organizations", "Calendars", "Plans", "Indicators", "Progress"],
        [crypto]),
    feature("Overview", reads: ["Organizations", "Documents", "Calendars", "Plans", "Progress"]),
    feature("Administration", reads: ["Organizations"]),
]

/// The name of each room, first of its pair.
func names(_ rooms: [[Target]]) -> [Target.Dependency] { rooms.map { room($0[0].name) } }

let package = Package(
    name: "tiendo",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.1", traits: []),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
    ],
    targets: [
        .systemLibrary(
            name: "CSQLite", path: "Sources/System/CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]
        ),
        .systemLibrary(
            name: "CPostgres", path: "Sources/System/CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(
            name: "CZip", path: "Sources/System/CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(
            name: "CExpat", path: "Sources/System/CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
        .systemLibrary(
            name: "CXlsxWriter", path: "Sources/System/CXlsxWriter", pkgConfig: "xlsxwriter",
            providers: [.apt(["libxlsxwriter-dev"])]),
        .systemLibrary(
            name: "CCurl", path: "Sources/System/CCurl", pkgConfig: "libcurl",
            providers: [.apt(["libcurl4-openssl-dev"])]
        ),
        .target(
            name: "TestHouse", dependencies: ["Vocabulary", "Database"], path: "Tests/TestHouse", swiftSettings: strict),
        .target(
            name: "App",
            dependencies: ground.map(room) + ["Extraction"] + names(features) + [web, log, arguments, crypto],
            path: "Sources/App", resources: [.copy("Data")], swiftSettings: strict),
        .executableTarget(name: "tiendo", dependencies: ["App"], path: "Sources/Main", swiftSettings: strict),
        .executableTarget(
            name: "bench",
            dependencies: ground.map(room) + ["Extraction", "CZip", "CExpat"] + names(features) + [web, log],
            path: "Sources/Bench", swiftSettings: strict),
        .testTarget(
            name: "AppTests",
            dependencies: ["App", "TestHouse"] + ground.map(room) + ["Extraction"] + names(features)
                + [web, log, webTesting],
            path: "Tests/AppTests", swiftSettings: strict),
    ] + foundations.flatMap { $0 } + features.flatMap { $0 }
)
