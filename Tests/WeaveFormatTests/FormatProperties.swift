import Testing
import WeaveFormat
import WeaveSource
import WeaveSyntax
import WeaveTestKit

@Suite("Writing damaged plans")
struct FormatProperties {
  static let mutationsPerText = 40

  /// Every text that is known to be a plan or nearly one.
  static let texts: [Plan] =
    examplePlans
    + ["parse/valid", "parse/invalid", "format"].flatMap { folder in
      Golden.all(in: folder).map { Plan(name: "\(folder)/\($0)", bytes: $0.inputBytes) }
    }

  @Test("Nothing is lost or moved between blocks, and twice is once", arguments: texts)
  func nothingIsLost(plan: Plan) {
    #expect(fault(of: plan.bytes) == nil)
  }

  @Test("Nothing is lost of a plan with slips", arguments: texts)
  func nothingIsLostOfSlips(plan: Plan) {
    for seed in 0..<UInt64(Self.mutationsPerText) {
      var random = SeededGenerator(seed: seed)
      let damaged = plan.damaged(&random)
      let fault = fault(of: damaged)
      if let fault {
        Issue.record(
          "\(plan.name), seed \(seed): \(fault)\n\(String(decoding: damaged, as: UTF8.self))")
        return
      }
    }
  }

  /// What is wrong with formatting `bytes`, or nil.
  private func fault(of bytes: [UInt8]) -> String? {
    let output = format(tree(bytes))
    if format(tree(output)) != output { return "formatting twice is not formatting once" }
    return formatProven(tree(bytes)) == nil ? "formatting changes what the plan says" : nil
  }
}

extension Plan {
  /// The plan, or a part of it, with one to four slips: lines swapped, lost, doubled or joined,
  /// pieces put in or taken out.
  func damaged(_ random: inout SeededGenerator) -> [UInt8] {
    var lines = bytes.split(separator: 10, omittingEmptySubsequences: false).map(Array.init)
    if lines.count > Self.window {
      let start = Int.random(in: 0...lines.count - Self.window, using: &random)
      lines = Array(lines[start..<start + Self.window])
    }
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let place = Int.random(in: 0..<lines.count, using: &random)
      switch Int.random(in: 0..<7, using: &random) {
      case 0: lines.swapAt(place, Int.random(in: 0..<lines.count, using: &random))
      case 1 where lines.count > 1: lines.remove(at: place)
      case 2: lines.insert(lines[place], at: place)
      case 3 where place + 1 < lines.count:
        lines[place] += lines[place + 1]
        lines.remove(at: place + 1)
      case 4 where !lines[place].isEmpty:
        lines[place].remove(at: Int.random(in: 0..<lines[place].count, using: &random))
      default: lines[place] = withPiece(lines[place], &random)
      }
    }
    let joined = Array(lines.joined(separator: [10]))
    return String(validating: joined, as: UTF8.self) == nil
      ? Array(String(decoding: joined, as: UTF8.self).utf8) : joined
  }

  /// How many lines of a plan are damaged at a time.
  private static let window = 40

  private func withPiece(_ line: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    let pieces = [
      "\"", "“", "”", " # x", "#", "\t", "  ", "\r", "\n", "\n\n", "\n  title \"T\"", "\n# c\n",
      "–", "…", " about talk", " during fall", " \"x\"", "title", ",", "@", "/", "..", "(",
      "\u{A0}",
      "\u{FEFF}", "\u{7}", "<<<<<<<", " 45 min", "\\", "skip ", "add to plc ",
    ]
    // Only between characters, so that the text stays text.
    let places = (0...line.count).filter { $0 == line.count || line[$0] & 0xC0 != 0x80 }
    var changed = line
    let piece = pieces.randomElement(using: &random) ?? ""
    changed.insert(contentsOf: piece.utf8, at: places.randomElement(using: &random) ?? 0)
    return changed
  }
}
