// swift-tools-version: 6.2
import PackageDescription

/// Settings of every target: imports say what they expose, and a warning is an error.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// The modules that count and search: tests of whole runs would take an hour without optimisation.
let optimised: SwiftSetting = .unsafeFlags(["-O"], .when(configuration: .debug))

/// A source module. Where `unsafe` is false, an unsafe pointer does not compile.
func module(
  _ name: String, uses: [Target.Dependency] = [], unsafe: Bool = false, isHot: Bool = false
) -> Target {
  .target(
    name: name, dependencies: uses, exclude: ["README.md"],
    swiftSettings: (unsafe ? strict : strict + [.strictMemorySafety()])
      + (isHot ? [optimised] : []))
}

func tests(_ name: String, uses: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: uses + ["Model", "TestSupport"], swiftSettings: strict)
}

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let flyingFox = Target.Dependency.product(name: "FlyingFox", package: "FlyingFox")
let flyingSocks = Target.Dependency.product(name: "FlyingSocks", package: "FlyingFox")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")

let package = Package(
  name: "postcode-equity",
  products: [.executable(name: "postcode-equity", targets: ["CLI"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
  ],
  targets: [
    // The C libraries: Geometry alone sees GEOS and PROJ, Files alone sees zlib.
    .systemLibrary(name: "CGEOS", pkgConfig: "geos", providers: [.apt(["libgeos-dev"])]),
    .systemLibrary(name: "CPROJ", pkgConfig: "proj", providers: [.apt(["libproj-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

    // The words that every stage shares.
    module("Model", isHot: true),

    // Bytes of files: mapped, inflated, written privately and renamed when whole.
    module("Files", uses: ["Model", "CZlib", crypto], unsafe: true),

    // The workshops. Each knows Model; none knows another.
    module("Geometry", uses: ["Model", "CGEOS", "CPROJ"], unsafe: true),
    module("Statistics", uses: ["Model"], isHot: true),
    module("Disclosure", uses: ["Model"], isHot: true),
    module("Store", uses: ["Model", "Files", grdb]),
    module("Example", uses: ["Model"]),

    // The outsider: attacks what is published, and shares no code with what protects it.
    module("Audit", uses: ["Model", "Files", "Geometry", "Store"], isHot: true),

    // The doors. What goes out is a Release, and only Disclosure makes one.
    module("Intake", uses: ["Model", "Files", "Store"]),
    module("Publishing", uses: ["Model", "Files", "Store", "Disclosure", mustache]),

    // The command line, the only target that knows every other.
    .executableTarget(
      name: "CLI",
      dependencies: [
        "Model", "Files", "Geometry", "Statistics", "Disclosure", "Store", "Example", "Audit",
        "Intake", "Publishing", arguments, flyingFox, flyingSocks, logging, "Yams",
      ],
      exclude: ["README.md"], swiftSettings: strict + [.strictMemorySafety()]),

    .target(
      name: "TestSupport", dependencies: ["Model"], path: "Tests/TestSupport",
      swiftSettings: strict),
    .executableTarget(
      name: "Benchmarks", dependencies: ["Model", "Files", "Geometry", "Intake", "Store"],
      path: "Tests/Benchmarks", swiftSettings: strict),
    // Prints what the methods give for drawn data, for the comparison with other software.
    .executableTarget(
      name: "StatisticsReference", dependencies: ["Model", "Statistics"],
      path: "Tests/Reference/StatisticsReference", swiftSettings: strict),
    // Times and exports made-up counties, for the comparison with an integer solver.
    .executableTarget(
      name: "DisclosureReference", dependencies: ["Disclosure", "TestSupport"],
      path: "Tests/Reference/DisclosureReference", swiftSettings: strict),
    // Draws partnerships whose truth is known, and counts how often the methods say it.
    .executableTarget(
      name: "Calibration", dependencies: ["Model", "Statistics", "TestSupport"],
      path: "Tests/Calibration",
      exclude: ["truth.py", "README.md"], swiftSettings: strict),
    tests("ModelTests", uses: []),
    tests("FilesTests", uses: ["Files"]),
    tests("GeometryTests", uses: ["Geometry"]),
    tests("StatisticsTests", uses: ["Statistics"]),
    tests("DisclosureTests", uses: ["Disclosure"]),
    tests("StoreTests", uses: ["Store", "Files", grdb]),
    tests("AuditTests", uses: ["Audit", "Files", "Store"]),
    tests("ExampleTests", uses: ["Example"]),
    tests("IntakeTests", uses: ["Intake", "Files", "Store"]),
    tests("PublishingTests", uses: ["Publishing", "Disclosure", "Files"]),
    tests(
      "AcceptanceTests",
      uses: [
        "CLI", "Disclosure", "Example", "Files", "Geometry", "Intake", "Statistics", arguments,
        flyingFox,
      ]),
  ],
  swiftLanguageModes: [.v6]
)
