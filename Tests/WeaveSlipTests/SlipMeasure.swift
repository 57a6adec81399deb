import WeaveEngine
import WeaveSource
import WeaveSyntax
import WeaveTestKit

/// What single slips of one kind did to one or more plans.
///
/// - A *message* is a finding of the damaged plan that the sound one does not have, by code and
/// words.
/// - A *lost fact* is a line the hand did not touch that counted before and now does not, or now
///   belongs to another header line. A header whose name changed is still the header of its facts.
/// - A slip is *silent* when it has no message, and an untouched line is lost, or the touched line
///   itself: it no longer counts, starts with another keyword, or stands under another header.
/// Where   it reads as another fact of its keyword in its place (another name, number, word or
/// text of its   own, its neighbour's turn), the plan is another sound plan, which nobody can tell
/// from a slip;   that is no silent loss. For the same reason the line that a `lost line` or a
/// `lost header line`   takes away is not itself counted, only what becomes of the others.
/// - A slip is *silent but for layout* when only findings of layout (an indent, a blank line) keep
/// it   from being silent: what those findings are worth.
/// - A slip is *unsaid* when it has no message and is not silent: it left another sound plan, or,
/// as   when two lines of equal standing are swapped, the same one.
struct SlipMeasure {
  var slips = 0
  var messages = 0
  var lostFacts = 0
  var worstLoss = 0
  var silentButForLayout = 0
  var unsaid = 0
  /// The silent slips: where, and what the line then said.
  var silent: [String] = []

  static func + (left: Self, right: Self) -> Self {
    Self(
      slips: left.slips + right.slips, messages: left.messages + right.messages,
      lostFacts: left.lostFacts + right.lostFacts,
      worstLoss: max(left.worstLoss, right.worstLoss),
      silentButForLayout: left.silentButForLayout + right.silentButForLayout,
      unsaid: left.unsaid + right.unsaid, silent: left.silent + right.silent)
  }
}

/// A sound plan to make slips on.
struct SoundPlan {
  let name: String
  let lines: [String]
  let readings: [LineReading?]
  private let messages: [String: Int]

  init(name: String, text: String) {
    self.name = name
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    readings = lineReadings(text)
    messages = Self.messages(of: text)
  }

  /// The number of facts in the largest block.
  var largestBlock: Int {
    let facts = readings.compactMap { $0 }.filter { $0.kind.role == .fact || $0.kind.role == .edit }
    return Dictionary(grouping: facts, by: \.owner).values.map(\.count).max() ?? 0
  }

  /// The findings of `text`, each with how often it stands.
  private static func messages(of text: String) -> [String: Int] {
    let snapshot = Snapshot(reading: "plan.weave", from: MemoryFiles(["plan.weave": text]))
    return snapshot.diagnostics.reduce(into: [:]) {
      $0["\($1.code.rawValue) \($1.message)", default: 0] += 1
    }
  }

  /// Makes `count` slips of `kind`, spread over the lines it can happen on, and measures them.
  func measure(_ kind: SlipKind, count: Int, seed: UInt64) -> SlipMeasure {
    let maker = SlipMaker(lines: lines, readings: readings)
    var random = SeededGenerator(seed: seed)
    var slips = lines.indices.compactMap { maker.slip(kind, on: $0, &random) }
    slips.shuffle(using: &random)
    return slips.prefix(count).sorted { $0.line < $1.line }.map(measure).reduce(SlipMeasure(), +)
  }

  private func measure(_ slip: Slip) -> SlipMeasure {
    let text = slip.lines.joined(separator: "\n")
    let after = lineReadings(text)
    let new = Self.messages(of: text).map {
      (words: $0.key, count: $0.value - (self.messages[$0.key] ?? 0))
    }
    .filter { $0.count > 0 }
    let layout: Set = ["W101", "W102", "W103", "W104"]
    let isOnlyLayout = new.allSatisfy { layout.contains(String($0.words.prefix(4))) }
    let messages = new.reduce(0) { $0 + $1.count }
    let lost = lines.indices.filter { !slip.touched.contains($0) && isLost($0, slip, after) }
    let touchedIsLost = slip.touched.contains { slip.places[$0] != nil && isLost($0, slip, after) }
    var result = SlipMeasure(
      slips: 1, messages: messages, lostFacts: lost.count, worstLoss: lost.count)
    let isDamage = !lost.isEmpty || touchedIsLost
    result.silentButForLayout = isDamage && isOnlyLayout ? 1 : 0
    result.unsaid = messages == 0 && !isDamage ? 1 : 0
    if messages == 0, isDamage {
      let now = slip.lines.indices.contains(slip.line) ? slip.lines[slip.line] : ""
      result.silent = ["\(name):\(slip.line + 1): \(lines[slip.line]) → \(now)"]
    }
    return result
  }

  /// True when line `line` of the sound plan counted, and after `slip` does not, or as another
  /// fact.
  private func isLost(_ line: Int, _ slip: Slip, _ after: [LineReading?]) -> Bool {
    guard let before = readings[line], before.counts else { return false }
    guard let place = slip.places[line], let now = after[place], now.counts else { return true }
    let owner = before.owner < 0 ? nil : slip.places[before.owner]
    return now.kind != before.kind || now.owner != owner
  }
}
