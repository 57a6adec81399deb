import Testing
import WeaveAnswer
import WeaveEngine
import WeaveModel
import WeaveQuery
import WeaveRender
import WeaveSyntax
import WeaveTestKit

/// The sheets for people: `reflect`, `brief`, ways of learning, long-term changes, sense-making.
@Suite("Sheets for people")
struct SheetTests {
  @Test("A comment that a brief proposes can be pasted, and joins what it says it joins")
  func proposedComments() throws {
    var proposed = 0
    for example in Example.all {
      let plan = withoutRulesAndQuestions(example.text)
      let snapshot = PlanText(plan).snapshot
      let model = snapshot.model
      let step = max(1, model.sessions.count / 4)
      for (index, session) in model.sessions.enumerated() where index % step == step / 2 {
        let address = model.address(session)
        guard let leader = model.leaders(of: session).first,
          let line = proposal(snapshot, model.name(EntityRef(.person, leader)), address)
        else { continue }
        proposed += 1
        let pasted = PlanText(pasting(line, under: address, session, model, plan)).snapshot
        #expect(Self.codes(pasted) == Self.codes(snapshot), "\(example.name): \(address): \(line)")
        let after = proposal(pasted, model.name(EntityRef(.person, leader)), address)
        #expect(after != line, "a comment that is there is not proposed again")
        let tallies = pasted.context.experience.linkTallies().filter { $0.session == Int32(index) }
        #expect(tallies.contains { $0.heard * 2 > $0.listeners && $0.previews == 0 })
      }
    }
    #expect(proposed > 20)
  }

  /// The plan without what is asked of it, which would be asked again for every pasted line.
  private func withoutRulesAndQuestions(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
      let word = line.prefix { $0 != " " }
      return StatementKind.allCases.first { $0.keyword == word }.map {
        $0.role != .question && ![.must, .should, .waive, .query].contains($0)
      } ?? true
    }.joined(separator: "\n")
  }

  /// The line a brief proposes, if it does.
  private func proposal(_ snapshot: Snapshot, _ leader: String, _ address: String) -> String? {
    guard let answer = snapshot.ask("brief \(leader) for \(address)").answer else { return nil }
    return TextRenderer().render(answer).split(separator: "\n").first {
      $0.hasPrefix("comment to ")
    }.map(String.init)
  }

  /// The plan with a line under a session's header, which is added where there is none.
  private func pasting(
    _ line: String, under address: String, _ session: Session, _ model: Model, _ text: String
  ) -> String {
    let block = session.section >= 0 ? session.sectionBlock : session.wholeBlock
    guard block >= 0 else { return text + "\nsession \(address)\n  \(line)\n" }
    let bytes = Array(text.utf8)
    let start = Int(model.blocks[Int(block)].location.range.start)
    let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    return String(decoding: bytes[..<end], as: UTF8.self) + "\n  \(line)"
      + String(decoding: bytes[end...], as: UTF8.self)
  }

  /// How often each code is found, errors, layout and links: what a pasted line may not change.
  private static func codes(_ snapshot: Snapshot) -> [String: Int] {
    var result: [String: Int] = [:]
    for found in snapshot.diagnostics {
      let code = found.code.rawValue
      if code.hasPrefix("W1") || code.hasPrefix("W2") || code.hasPrefix("W3")
        || ["W408", "W409"].contains(code)
      {
        result[code, default: 0] += 1
      }
    }
    return result
  }

  @Test("Nothing voiced changes anything computed", arguments: VoicedPlan.all)
  func voicesChangeNothing(_ plan: VoicedPlan) {
    let (with, without) = (PlanText(plan.text), PlanText(plan.silent))
    #expect(!with.snapshot.model.voices.isEmpty, "the plan has voices")
    #expect(without.snapshot.model.voices.isEmpty)
    #expect(
      with.findings(leavingOut: []) == without.findings(leavingOut: []), "findings of the plan")
    let (one, other) = (with.snapshot.context.experience, without.snapshot.context.experience)
    #expect(one.cells.map(\.figures) == other.cells.map(\.figures))
    #expect(one.cells.map(\.encounters) == other.cells.map(\.encounters))
    #expect(one.cells.map(\.marks) == other.cells.map(\.marks))
    // Ranges over hundreds of choices of days take long; the counts they are made of are equal.
    guard one.choices ?? .max <= 50 else { return }
    for kind in [
      "threads", "spaces", "sessions", "leaders", "teachers", "teams", "tools", "goals",
      "elements", "holes", "steps", "rules", "findings",
    ] {
      #expect(with.asked("show \(kind)") == without.asked("show \(kind)"), "show \(kind)")
    }
    #expect(text(with, "crosswalk") == text(without, "crosswalk"))
    let modes = "show modes where sessions > 0 columns mode, spaces, sessions, minutes, first, last"
    #expect(Set(with.asked(modes)) == Set(without.asked(modes)))
    let runs = [with, without].map { plan -> String in
      // The profile's fourth layer is what people said.
      let profile = plan.snapshot.ask("profile").answer
      guard case .several(let parts) = plan.snapshot.run(limit: nil) else { return "" }
      return TextRenderer().render(.several(parts.filter { $0 != profile }))
    }
    #expect(runs[0] == runs[1])
  }

  private func text(_ plan: PlanText, _ question: String) -> String {
    plan.snapshot.ask(question).answer.map { TextRenderer().render($0) } ?? ""
  }
}

/// A plan with voices, and the same plan with every voice made a comment, line for line.
///
/// Questions that quote voices are comments in both.
struct VoicedPlan: Sendable, CustomTestStringConvertible {
  let name: String
  let text: String

  var testDescription: String { name }

  static let all: [VoicedPlan] =
    (Example.all.map { VoicedPlan(name: $0.name, of: $0.text) }
    + Golden.all(in: "sheets").map {
      VoicedPlan(name: $0.description, of: ($0["input"] ?? "") + "\n")
    }).filter { $0.text != $0.silent }

  private static let quoting = ["reflect", "brief", "profile", "show voices", "show modes"]

  private init(name: String, of text: String) {
    self.name = name
    self.text = Self.lines(of: text) { line, _ in
      Self.quoting.contains { line.hasPrefix($0) }
    }
  }

  var silent: String {
    var isVoice = false
    return Self.lines(of: text) { line, isHeader in
      if isHeader { isVoice = line.hasPrefix("voice ") }
      return isVoice && !line.isEmpty
    }
  }

  /// The text with the lines `isComment` names emptied.
  private static func lines(
    of text: String, _ isComment: (_ line: Substring, _ isHeader: Bool) -> Bool
  ) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      isComment(line, !line.hasPrefix(" ") && !line.isEmpty) ? "#" : String(line)
    }.joined(separator: "\n")
  }
}
