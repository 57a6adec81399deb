import FoundationEssentials
import Testing

/// A plan by name.
struct Plan: Sendable, CustomTestStringConvertible {
  let name: String
  let bytes: [UInt8]

  var testDescription: String { name }

  /// The header lines with their facts and the comments above them, each with its line end; without
  /// the blank lines between them.
  var blocks: [String] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n\n").map { $0 + "\n" }
      .map { $0.hasSuffix("\n\n") ? String($0.dropLast()) : $0 }
  }
}

/// The plans of `examples/`, by name.
let examplePlans: [Plan] = {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "examples").path()
  let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter {
    $0.hasSuffix(".weave")
  }.sorted()
  precondition(!names.isEmpty, "no plans in \(folder)")
  return names.compactMap { name in
    FileManager.default.contents(atPath: folder + "/" + name).map {
      Plan(name: name, bytes: Array($0))
    }
  }
}()
