// swift-tools-version: 6.2
import PackageDescription

// Measures the Statistics library beside R and Python. A package of its own, so that nobody who builds nadir builds it.
let package = Package(
  name: "measure",
  platforms: [.macOS(.v14)],
  dependencies: [.package(name: "nadir", path: "../..")],
  targets: [
    .executableTarget(
      name: "measure", dependencies: [.product(name: "Statistics", package: "nadir")])
  ],
  swiftLanguageModes: [.v6]
)
