import Testing
import WeaveTestKit

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
let examplePlans = Example.all.map { Plan(name: $0.name + ".weave", bytes: Array($0.text.utf8)) }
