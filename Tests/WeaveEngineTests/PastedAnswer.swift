import WeaveAnalysis
import WeaveAnswer
import WeaveEngine
import WeaveFormat
import WeaveSource
import WeaveTestKit

/// A plan, and the plan with the lines pasted that a `why … missing` answer gives.
struct PastedAnswer {
  let before: Snapshot
  /// Nil where the answer gives no lines.
  private(set) var text: String?
  /// True where the answer says that the lines weave both sessions.
  private(set) var promisesWoven = false
  /// The address the comment is put at.
  private(set) var target = ""

  init(_ before: Snapshot, _ question: String) {
    self.before = before
    let plan = before.trees[0].text.string(
      in: ByteRange(0, UInt32(before.trees[0].text.bytes.count)))
    guard case .prose(let prose)? = before.ask(question).answer else { return }
    promisesWoven = prose.blocks.contains { block in
      block.spans.map(\.text).joined().hasSuffix("It would weave both sessions.")
    }
    let pieces = prose.blocks.indices.compactMap { index -> (line: Int?, lines: [String])? in
      guard case .lines(let own) = prose.blocks[index] else { return nil }
      let place = prose.blocks[index - 1].spans.first { $0.role == .place }?.text
      return (place.flatMap { Int($0.split(separator: ":").last ?? "") }, own)
    }
    if pieces.isEmpty { return }
    for block in prose.blocks where block.spans.first?.text == "A comment at " {
      target = block.spans[1].text
    }
    text = pasting(pieces, into: plan)
  }

  /// What is wrong with the lines: nil where all that is said of them holds.
  var fault: String? {
    guard let text else { return nil }
    let after = PlanText(text).snapshot
    if !before.hasErrors, after.hasErrors {
      return after.diagnostics.filter { $0.code.severity == .error }.map(\.message)
        .joined(separator: "; ")
    }
    let bytes = before.trees[0].text.bytes
    if format(before.trees[0]) == bytes, format(after.trees[0]) != after.trees[0].text.bytes {
      return "the formatter would write them otherwise"
    }
    guard promisesWoven else { return nil }
    let (one, other) = (woven(before), woven(after))
    return other > one ? nil : "\(target) is woven for \(one) before, and for \(other) after"
  }

  /// For how many the target is woven.
  private func woven(_ snapshot: Snapshot) -> Int {
    let experience = Experience(snapshot.facts)
    let tallies = experience.sessionTallies()
    let model = snapshot.model
    let index = model.sessions.indices.first { model.address(model.sessions[$0]) == target }
    return index.map { tallies[$0].count(.woven).part } ?? -1
  }
}
