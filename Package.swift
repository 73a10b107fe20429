// swift-tools-version: 6.2
import PackageDescription

// The modules, one sentence each, and the arrows between them. An arrow that is not here does not exist:
// the build runs with --explicit-target-dependency-import-check error.

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let sqlite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")
let argumentParser: Target.Dependency =
  .product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "nadir",
  platforms: [.macOS(.v14)],
  products: [
    .executable(name: "nadir", targets: ["nadir"]),
    .library(name: "Statistics", targets: ["Statistics"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    // Puts the text of schema.sql, of seed/vocabulary/ and of docs/rules.md into the program.
    .target(name: "CSchema"),
    // Puts the made-up cohort of seed/cohort/ into the program.
    .target(name: "CSeed", dependencies: ["CSchema"]),

    // What a registry holds about a person: plain values, vocabularies, contradictions.
    .target(name: "ClinicalRecords", swiftSettings: strict),
    // Opens the zip archive that an Excel workbook is.
    .systemLibrary(
      name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"]), .brew(["libzip"])]),
    // Reads the XML in it.
    .systemLibrary(
      name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"]), .brew(["expat"])]),
    // Turns files into records and back, naming each cell it cannot read.
    .target(
      name: "Interchange", dependencies: ["ClinicalRecords", "CZip", "CExpat"],
      swiftSettings: strict),
    // Computes SHA-256.
    .systemLibrary(
      name: "CCrypto", pkgConfig: "libcrypto",
      providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
    // Names contents by their SHA-256.
    .target(name: "Fingerprints", dependencies: ["CCrypto"], swiftSettings: strict),
    // Keeps records in one SQLite file shaped by schema.sql; the only module that speaks SQL.
    .target(
      name: "RegistryStore",
      dependencies: ["ClinicalRecords", "Fingerprints", "CSchema", grdb, sqlite],
      swiftSettings: strict),

    // Says what happened on each line of therapy of one patient, and which row proves it.
    .target(name: "Endpoints", dependencies: ["ClinicalRecords"], swiftSettings: strict),
    // Turns numbers into estimates, intervals and tests; has never heard of a patient.
    .target(name: "Statistics", swiftSettings: strict),
    // Asks one question of a cohort; answers in numbers, with who was left out and why.
    .target(
      name: "Analyses", dependencies: ["ClinicalRecords", "Endpoints", "Statistics"],
      swiftSettings: strict),

    // Carries out the plan of a study on a cohort; answers in numbers, with the patients behind each.
    .target(
      name: "Studies", dependencies: ["ClinicalRecords", "Endpoints", "Statistics", "Analyses"],
      swiftSettings: strict),
    // Reads TOML, keeping the line of each value.
    .target(name: "CToml", cxxSettings: [.define("TOML_EXCEPTIONS", to: "0")]),
    // Turns a study file into a plan, naming each mistake by its line.
    .target(
      name: "StudyFiles",
      dependencies: ["ClinicalRecords", "Endpoints", "Statistics", "Analyses", "Studies", "CToml"],
      swiftSettings: strict),
    // Holds a paper's printed numbers against each other, or against ours.
    .target(
      name: "PublishedNumbers", dependencies: ["Statistics", "Interchange"], swiftSettings: strict),

    // Sets records and numbers as tables, figures, pages; computes nothing.
    .target(
      name: "Reports", dependencies: ["ClinicalRecords", "Endpoints", "Statistics", "Analyses"],
      swiftSettings: strict),
    // Exchanges two folders at one moment.
    .target(name: "CExchange"),
    // Sets the answer of a study as a report: text, tables, figures, and the evidence of each number.
    .target(
      name: "StudyReports",
      dependencies: [
        "ClinicalRecords", "Endpoints", "Statistics", "Analyses", "Studies", "Reports",
        "Fingerprints", "CExchange",
      ],
      swiftSettings: strict),
    // The command: reads arguments, calls the above in order, prints.
    .target(
      name: "RegistryCLI",
      dependencies: [
        "ClinicalRecords", "Interchange", "RegistryStore", "Endpoints", "Statistics", "Analyses",
        "Reports", "Studies", "StudyFiles", "StudyReports", "PublishedNumbers", "Fingerprints",
        "CSchema", "CSeed", argumentParser,
      ],
      swiftSettings: strict),
    // Starts the command.
    .executableTarget(name: "nadir", dependencies: ["RegistryCLI"], swiftSettings: strict),

    .testTarget(
      name: "ClinicalRecordsTests", dependencies: ["ClinicalRecords"], swiftSettings: strict),
    .testTarget(
      name: "FingerprintsTests", dependencies: ["Fingerprints"], swiftSettings: strict),
    .testTarget(
      name: "InterchangeTests", dependencies: ["Interchange", "ClinicalRecords"],
      swiftSettings: strict),
    .testTarget(
      name: "EndpointsTests", dependencies: ["Endpoints", "ClinicalRecords"],
      exclude: ["Reference"],
      swiftSettings: strict),
    .testTarget(
      name: "RegistryStoreTests",
      dependencies: [
        "RegistryStore", "ClinicalRecords", "Fingerprints", "Interchange", "CSchema", "CSeed", grdb,
      ],
      exclude: ["Schemas"], swiftSettings: strict),
    .testTarget(
      name: "AnalysesTests",
      dependencies: [
        "Analyses", "ClinicalRecords", "Endpoints", "Statistics", "RegistryStore", "Interchange",
        "CSchema", "CSeed", grdb,
      ], resources: [.copy("Reference")], swiftSettings: strict),
    .testTarget(
      name: "ReportsTests",
      dependencies: ["Reports", "ClinicalRecords", "Endpoints", "Statistics", "Analyses"],
      exclude: ["Snapshots"], swiftSettings: strict),
    .testTarget(
      name: "StudiesTests",
      dependencies: [
        "Studies", "Analyses", "ClinicalRecords", "Endpoints", "Statistics", "RegistryStore",
        "Interchange", "CSchema", "CSeed",
      ], exclude: ["Reference"], swiftSettings: strict),
    .testTarget(
      name: "StudyFilesTests",
      dependencies: [
        "StudyFiles", "Studies", "Analyses", "ClinicalRecords", "Endpoints", "Statistics",
      ], swiftSettings: strict),
    .testTarget(
      name: "StudyReportsTests",
      dependencies: [
        "StudyReports", "Studies", "Analyses", "ClinicalRecords", "Endpoints", "Statistics",
        "Reports", "Fingerprints",
      ], swiftSettings: strict),
    .testTarget(
      name: "PublishedNumbersTests",
      dependencies: ["PublishedNumbers", "Statistics", "Interchange"],
      swiftSettings: strict),
    .testTarget(
      name: "StatisticsTests", dependencies: ["Statistics"], resources: [.copy("Reference")],
      swiftSettings: strict),
    .testTarget(
      name: "RegistryCLITests",
      dependencies: [
        "RegistryCLI", "RegistryStore", "ClinicalRecords", "Endpoints", "Analyses", "Reports",
        "Studies", "StudyReports", argumentParser,
      ],
      exclude: ["Snapshots"], swiftSettings: strict),
    // Holds README.md and docs/ to the program: runs what they show, and compares.
    .testTarget(
      name: "DocumentationTests", dependencies: ["nadir", "RegistryStore", "ClinicalRecords"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)

// Makes the pages of the Statistics library, when asked for: `make reference`.
if Context.environment["NADIR_REFERENCE"] != nil {
  package.dependencies.append(
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"))
}
