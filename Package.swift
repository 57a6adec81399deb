// swift-tools-version: 6.3
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

/// A room of the house: a target that may import just the rooms named here.
func room(_ name: String, _ imports: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: imports, swiftSettings: strict)
}

/// The tests of one room; test targets do not hide their imports.
func tests(_ name: String, _ imports: [Target.Dependency]) -> Target {
  .testTarget(
    name: name, dependencies: imports + ["WeaveTestKit"],
    swiftSettings: [.treatAllWarnings(as: .error)])
}

let package = Package(
  name: "plainweave",
  products: [
    .executable(name: "plainweave", targets: ["plainweave"]),
    .executable(name: "weave-bench", targets: ["WeaveBench"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
  ],
  targets: [
    room("WeaveSource"),
    room("WeaveAnswer"),
    room("WeaveSyntax", ["WeaveSource"]),
    room("WeaveFormat", ["WeaveSource", "WeaveSyntax"]),
    room("WeaveModel", ["WeaveSource", "WeaveSyntax"]),
    room("WeaveAnalysis", ["WeaveSource", "WeaveSyntax", "WeaveModel"]),
    room("WeaveOverlay", ["WeaveSource", "WeaveSyntax", "WeaveModel", "WeaveAnalysis"]),
    room(
      "WeaveQuery",
      ["WeaveSource", "WeaveSyntax", "WeaveModel", "WeaveAnalysis", "WeaveOverlay", "WeaveAnswer"]
    ),
    room("WeaveRender", ["WeaveAnswer"]),
    room(
      "WeaveEngine",
      [
        "WeaveSource", "WeaveAnswer", "WeaveSyntax", "WeaveFormat", "WeaveModel", "WeaveAnalysis",
        "WeaveOverlay", "WeaveQuery", "WeaveRender",
      ]),
    room(
      "WeaveSession",
      [
        "WeaveSource", "WeaveAnswer", "WeaveSyntax", "WeaveOverlay", "WeaveRender", "WeaveEngine",
      ]),
    .executableTarget(
      name: "plainweave",
      dependencies: [
        "WeaveAnswer", "WeaveRender", "WeaveEngine", "WeaveSession",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .target(name: "WeaveTestKit", path: "Tests/WeaveTestKit", swiftSettings: strict),
    .executableTarget(
      name: "WeaveBench",
      dependencies: [
        "WeaveSource", "WeaveSyntax", "WeaveFormat", "WeaveModel", "WeaveAnalysis",
        "WeaveOverlay", "WeaveQuery", "WeaveEngine",
      ],
      path: "Tests/WeaveBench", swiftSettings: strict),
    tests("WeaveHouseTests", ["WeaveSource", "WeaveSyntax"]),
    tests("WeaveModelTests", ["WeaveSource", "WeaveSyntax", "WeaveModel", "WeaveAnalysis"]),
    tests(
      "WeaveEngineTests",
      [
        "WeaveSource", "WeaveAnswer", "WeaveSyntax", "WeaveFormat", "WeaveModel", "WeaveAnalysis",
        "WeaveQuery", "WeaveRender", "WeaveEngine",
      ]),
    tests("WeaveDocumentationTests", ["WeaveSource", "WeaveEngine", "WeaveSyntax"]),
    tests("WeaveSyntaxTests", ["WeaveSource", "WeaveSyntax"]),
    tests("WeaveFormatTests", ["WeaveSource", "WeaveSyntax", "WeaveFormat"]),
    tests(
      "WeaveSlipTests",
      ["WeaveSource", "WeaveSyntax", "WeaveFormat", "WeaveModel", "WeaveAnalysis", "WeaveEngine"]),
    tests(
      "WeaveMeasureTests",
      [
        "WeaveSource", "WeaveAnswer", "WeaveSyntax", "WeaveFormat", "WeaveModel", "WeaveAnalysis",
        "WeaveOverlay", "WeaveQuery", "WeaveEngine",
      ]),
    tests(
      "WeaveOverlayTests",
      [
        "WeaveSource", "WeaveAnswer", "WeaveSyntax", "WeaveModel", "WeaveAnalysis", "WeaveOverlay",
        "WeaveQuery", "WeaveRender", "WeaveEngine",
      ]),
    tests("WeaveEndToEndTests", ["plainweave"]),
    tests("WeaveRenderTests", ["WeaveAnswer", "WeaveRender"]),
  ],
  swiftLanguageModes: [.v6]
)
