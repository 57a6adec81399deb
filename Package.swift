// swift-tools-version: 6.3
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

let strictC: [CSetting] = [
  .enableWarning("all"), .enableWarning("extra"), .treatAllWarnings(as: .error),
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
    room("WeaveAnswer", ["WeaveSource"]),
    room("WeaveSyntax", ["WeaveSource"]),
    room("WeaveFormat", ["WeaveSource", "WeaveSyntax"]),
    room("WeaveMerge", ["WeaveSource", "WeaveSyntax"]),
    room("WeaveModel", ["WeaveSource", "WeaveSyntax"]),
    room("WeaveAnalysis", ["WeaveSource", "WeaveSyntax", "WeaveModel"]),
    room("WeaveEdits", ["WeaveSource", "WeaveSyntax", "WeaveModel", "WeaveAnalysis"]),
    room("WeaveSuggest", ["WeaveModel", "WeaveAnalysis", "WeaveEdits"]),
    room(
      "WeaveQuery",
      [
        "WeaveSource", "WeaveSyntax", "WeaveModel", "WeaveAnalysis", "WeaveEdits", "WeaveSuggest",
        "WeaveAnswer",
      ]),
    room("WeaveRender", ["WeaveAnswer"]),
    room(
      "WeaveEngine",
      [
        "WeaveSource", "WeaveAnswer", "WeaveSyntax", "WeaveFormat", "WeaveModel", "WeaveAnalysis",
        "WeaveMerge", "WeaveEdits", "WeaveSuggest", "WeaveQuery", "WeaveRender",
      ]),
    room(
      "WeaveSession",
      [
        "WeaveSource", "WeaveAnswer", "WeaveSyntax", "WeaveEdits", "WeaveSuggest", "WeaveQuery",
        "WeaveRender", "WeaveEngine",
      ]),
    .target(
      name: "CLineEdit", cSettings: strictC,
      // What libedit itself needs, for a wholly static program.
      linkerSettings: ["edit", "tinfo", "bsd", "md"].map { .linkedLibrary($0) }),
    room("WeaveTerminal", ["CLineEdit"]),
    .executableTarget(
      name: "plainweave",
      dependencies: [
        "WeaveSource", "WeaveAnswer", "WeaveEdits", "WeaveSuggest", "WeaveRender", "WeaveEngine",
        "WeaveSession", "WeaveTerminal",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .target(name: "WeaveTestKit", path: "Tests/WeaveTestKit", swiftSettings: strict),
    .executableTarget(
      name: "WeaveBench",
      dependencies: [
        "WeaveSource", "WeaveSyntax", "WeaveFormat", "WeaveModel", "WeaveAnalysis",
        "WeaveEdits", "WeaveSuggest", "WeaveQuery", "WeaveRender", "WeaveEngine", "WeaveSession",
        "WeaveAnswer", "WeavePseudoTerminal",
      ],
      path: "Tests/WeaveBench", swiftSettings: strict),
    tests("WeaveHouseTests", ["WeaveSource", "WeaveSyntax", "WeaveAnalysis", "WeaveQuery"]),
    tests("WeaveModelTests", ["WeaveSource", "WeaveSyntax", "WeaveModel", "WeaveAnalysis"]),
    tests(
      "WeaveEngineTests",
      [
        "WeaveSource", "WeaveAnswer", "WeaveSyntax", "WeaveFormat", "WeaveModel", "WeaveAnalysis",
        "WeaveQuery", "WeaveRender", "WeaveEngine",
      ]),
    tests("WeaveDocumentationTests", ["WeaveSource", "WeaveEngine", "WeaveSyntax", "WeaveQuery"]),
    tests("WeaveSyntaxTests", ["WeaveSource", "WeaveSyntax"]),
    tests("WeaveFormatTests", ["WeaveSource", "WeaveSyntax", "WeaveFormat"]),
    tests(
      "WeaveSlipTests",
      ["WeaveSource", "WeaveSyntax", "WeaveFormat", "WeaveModel", "WeaveAnalysis", "WeaveEngine"]),
    tests(
      "WeaveMeasureTests",
      [
        "WeaveSource", "WeaveAnswer", "WeaveSyntax", "WeaveFormat", "WeaveModel", "WeaveAnalysis",
        "WeaveEdits", "WeaveQuery", "WeaveEngine",
      ]),
    tests(
      "WeaveEditsTests",
      [
        "WeaveSource", "WeaveAnswer", "WeaveSyntax", "WeaveMerge", "WeaveModel", "WeaveAnalysis",
        "WeaveEdits", "WeaveSuggest", "WeaveQuery", "WeaveRender", "WeaveEngine",
      ]),
    .target(name: "CPseudoTerminal", path: "Tests/CPseudoTerminal", cSettings: strictC),
    .target(
      name: "WeavePseudoTerminal", dependencies: ["CPseudoTerminal"],
      path: "Tests/WeavePseudoTerminal", swiftSettings: strict),
    .executableTarget(
      name: "linedemo", dependencies: ["WeaveTerminal"], path: "Tests/LineDemo",
      swiftSettings: strict),
    tests("WeaveTerminalTests", ["WeaveTerminal", "WeavePseudoTerminal", "linedemo"]),
    tests("WeaveSessionTests", ["WeaveAnswer", "WeaveRender", "WeaveEngine", "WeaveSession"]),
    tests("WeaveEndToEndTests", ["plainweave", "WeavePseudoTerminal"]),
    tests("WeaveRenderTests", ["WeaveAnswer", "WeaveRender"]),
  ],
  swiftLanguageModes: [.v6]
)
