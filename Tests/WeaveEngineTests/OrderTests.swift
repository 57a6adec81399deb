import Foundation
import Testing
import WeaveEngine
import WeaveModel
import WeaveQuery
import WeaveSource
import WeaveSyntax
import WeaveTestKit

/// A plan as its blocks: each header with its facts and the comments above it.
private struct Blocks {
  /// `weave 1` and what stands above it.
  var top: [String] = []
  var blocks: [[String]] = []

  init(_ text: String) {
    var pending: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.isEmpty { continue }
      if line.hasPrefix("#") {
        pending.append(line)
      } else if line.hasPrefix(" ") {
        blocks[blocks.count - 1] += pending + [line]
        pending = []
      } else if line.hasPrefix("weave ") {
        top += pending + [line]
        pending = []
      } else {
        blocks.append(pending + [line])
        pending = []
      }
    }
  }

  var text: String {
    ([top] + blocks).map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  /// The facts of every block in another order, but where order is said to carry meaning: the
  /// edits of a scenario, and the `done` that belongs to the step above it.
  mutating func shuffleFacts(_ generator: inout SeededGenerator) {
    for index in blocks.indices {
      guard let header = blocks[index].firstIndex(where: { !$0.hasPrefix("#") }) else { continue }
      let keyword = blocks[index][header].prefix { $0 != " " }
      if keyword == "scenario" || keyword == "toward" { continue }
      let facts = blocks[index][(header + 1)...].filter { $0.hasPrefix(" ") }
      blocks[index] = blocks[index][...header] + facts.shuffled(using: &generator)
    }
  }
}

/// What must not change: sessions, holes and findings as sets, with the names of a cell or finding
/// in order.
private struct Meaning: Equatable {
  let sessions: [String]
  let holes: [String]
  let findings: [String]

  init(_ files: [String: String], _ rename: (String) -> String = { $0 }) {
    let plan = PlanText(files)
    sessions = plan.sessions.map { line in
      rename(line).components(separatedBy: " | ").map(Self.inOrder).joined(separator: " | ")
    }.sorted()
    holes = plan.holes.map(rename).sorted()
    findings = plan.snapshot.diagnostics.map { found in
      Self.namesInOrder(rename("\(found.code.rawValue) \(found.message)"))
    }.sorted()
  }

  /// The message with the names it quotes in order, where they stand: `ode` and `kim` for both.
  private static func namesInOrder(_ message: String) -> String {
    var parts = message.components(separatedBy: "`")
    let places = parts.indices.filter { $0 % 2 == 1 }
    for (place, name) in zip(places, places.map { parts[$0] }.sorted()) { parts[place] = name }
    return parts.joined(separator: "`")
  }

  private static func inOrder(_ cell: String) -> String {
    cell.components(separatedBy: " except ").map { names in
      names.components(separatedBy: ", ").sorted().joined(separator: ", ")
    }.joined(separator: " except ")
  }

  /// The first line that one has and the other has not, of each kind.
  func difference(to other: Meaning) -> String? {
    for (own, others) in [
      (sessions, other.sessions), (holes, other.holes), (findings, other.findings),
    ] where own != others {
      let lost = own.first { !others.contains($0) } ?? "(a count)"
      let found = others.first { !own.contains($0) } ?? "(a count)"
      return "was: \(lost)\nis:  \(found)"
    }
    return nil
  }
}

@Suite("Order and names carry no meaning")
struct OrderTests {
  private static let seeds: [UInt64] = [1, 2, 3, 4]

  @Test(
    "Blocks in another order give the same sessions, holes and findings",
    arguments: Example.all, seeds)
  func blocks(of example: Example, seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var blocks = Blocks(example.text)
    let before = Meaning(["plan.weave": blocks.text])
    blocks.blocks.shuffle(using: &generator)
    let after = Meaning(["plan.weave": blocks.text])
    #expect(before.difference(to: after) == nil, "seed \(seed)")
  }

  @Test(
    "Facts of a block in another order give the same sessions, holes and findings",
    arguments: Example.all, seeds)
  func facts(of example: Example, seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var blocks = Blocks(example.text)
    let before = Meaning(["plan.weave": blocks.text])
    blocks.shuffleFacts(&generator)
    let after = Meaning(["plan.weave": blocks.text])
    #expect(before.difference(to: after) == nil, "seed \(seed)")
  }

  @Test(
    "A plan dealt out over files, included in any order, is the same plan",
    arguments: Example.all, seeds)
  func files(of example: Example, seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let blocks = Blocks(example.text)
    var parts = [[String]](repeating: [], count: 4)
    for block in blocks.blocks {
      parts[Int.random(in: 0..<4, using: &generator)].append(block.joined(separator: "\n"))
    }
    var files: [String: String] = [:]
    var names: [String] = []
    for (index, part) in parts.enumerated() {
      let name = index < 2 ? "part-\(index).weave" : "below/part-\(index).weave"
      files[name] = "\n" + part.joined(separator: "\n\n") + "\n"
      names.append("include \"\(name)\"")
    }
    names.shuffle(using: &generator)
    files["plan.weave"] = "weave 1\n" + names.joined(separator: "\n") + "\n"
    let before = Meaning(["plan.weave": blocks.text])
    #expect(before.difference(to: Meaning(files)) == nil, "seed \(seed)")
  }

  /// Words with a meaning of their own: names that look like them are left as they are.
  private static let taken: Set<String> = {
    var words: Set<String> = []
    let grammar = (try? projectText("grammar/plainweave.ebnf")) ?? ""
    for part in grammar.split(separator: "\"") { words.insert(String(part)) }
    for vocabulary in Vocabulary.allCases { words.formUnion(vocabulary.words) }
    for kind in TableKind.allCases { words.formUnion(kind.fields.map(\.name)) }
    return words.union(Day.monthNames)
  }()

  @Test(
    "Other names change nothing but names", arguments: Example.all, seeds)
  func names(of example: Example, seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let tree = parseSource(SourceText(name: "plan.weave", example.text))
    let (model, _) = bind([tree])
    let declared = model.entities.indices.filter { model.entities[$0] != nil }.map {
      model.symbols.text(Symbol(index: $0))
    }.filter { !Self.taken.contains($0) && !$0.contains(" ") }
    var renamed: [String: String] = [:]
    for (number, name) in declared.enumerated() {
      renamed[name] = "zq\(UInt16.random(in: .min ... .max, using: &generator))n\(number)x"
    }
    let edits = (0..<tree.tokens.count).filter { tree.code($0).isWord }.compactMap { token in
      renamed[tree.string(token)].map { TextEdit(tree.location(ofToken: token), $0) }
    }
    let text = String(decoding: splice(Array(example.text.utf8), edits), as: UTF8.self)
    let before = Meaning(["plan.weave": example.text])
    let after = Meaning(["plan.weave": text]) { line in
      renamed.reduce(line) { $0.replacingOccurrences(of: $1.value, with: $1.key) }
    }
    #expect(declared.count > 5)
    #expect(before.difference(to: after) == nil, "seed \(seed)")
  }
}
