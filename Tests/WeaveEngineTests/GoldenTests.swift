import Testing
import WeaveAnswer
import WeaveEngine
import WeaveModel
import WeaveQuery
import WeaveRender
import WeaveTestKit

/// The plan of a golden, and what it says to the sections.
///
/// `today` is the day to ask on. `sessions`, `holes`, `findings` and `dates` list those of the
/// plan, `check` is what `check` prints, `toward` and `sense-making` are parts of a profile, and
/// `rows of show …` are the rows of a table. Every other section is a question, answered as text,
/// or as JSON where it ends in `as json`; `refused: …` shows what was found in one as it is
/// printed.
struct AskedPlan {
  private let plan: PlanText
  /// Codes left out of `findings`, where plans are too small to be good ones.
  private let quiet: Set<String>

  init(_ golden: Golden) {
    plan = PlanText(golden.files, today: golden["today"])
    quiet = golden.path.contains("/model/") ? ["W412", "W413", "W414", "W420"] : []
  }

  /// What the program gives for a section; nil for one that is not compared.
  func said(_ section: String) -> String? {
    let words = section.split(separator: " ").map(String.init)
    switch words[0] {
    case "why" where words.count == 1: return nil
    case "input", "file", "example", "today": return nil
    case "sessions": return lines(plan.sessions)
    case "holes": return lines(plan.holes)
    case "findings": return lines(plan.findings(leavingOut: quiet))
    case "dates": return lines(plan.dates)
    case "check": return TextRenderer().render(.findings(plan.snapshot.findings()))
    case "toward": return text(towardAnswers(plan.snapshot.context, of: named(words, 1)?.place))
    case "sense-making": return senseMaking(words)
    case "rows": return lines(plan.asked(section.after("rows of ")))
    case "refused:":
      return TextRenderer().render(
        .findings(plan.snapshot.ask(section.after("refused: ")).findings))
    default:
      let asJSON = section.hasSuffix(" as json")
      return answer(
        asJSON ? String(section.dropLast(8)) : section, asJSON ? JSONRenderer() : TextRenderer())
    }
  }

  /// The answer, and what was found, a finding a line.
  private func answer(_ question: String, _ renderer: any Renderer) -> String {
    let (answer, found) = plan.snapshot.ask(question)
    let problems = found.findings.map { finding in
      (["\(finding.code): \(finding.title)"] + finding.hints + finding.fixes.map(\.title))
        .joined(separator: "; ") + "\n"
    }
    return problems.joined() + (answer.map(renderer.render) ?? "")
  }

  /// `sense-making of SUBJECT in FIRST LAST`, both parts as wished.
  private func senseMaking(_ words: [String]) -> String {
    var days: DayRange?
    if let place = words.firstIndex(of: "in"), let first = Day(iso: words[place + 1]),
      let last = Day(iso: words[place + 2])
    {
      days = DayRange(first, last)
    }
    let subject = words.contains("of") ? named(words, 2) : nil
    return text(WeaveQuery.senseMaking(plan.snapshot.context, of: subject, in: days))
  }

  private func named(_ words: [String], _ place: Int) -> EntityRef? {
    let model = plan.snapshot.model
    guard words.count > place, let symbol = model.symbols.find(words[place]) else { return nil }
    return model.entities[Int(symbol.index)]
  }

  private func lines(_ lines: [String]) -> String { lines.joined(separator: "\n") }

  private func text(_ answers: [Answer]) -> String { TextRenderer().render(.several(answers)) }
}

@Suite("What plans say")
struct GoldenTests {
  @Test(
    "A plan says what its golden says",
    arguments: Golden.all(
      in: "model", "findings", "show", "examples", "questions", "why", "compare", "crosswalk",
      "suggest", "sheets"))
  func says(golden: Golden) {
    let plan = AskedPlan(golden)
    #expect(golden.differences { section, _ in plan.said(section) } == [])
  }

  @Test(
    "Every code of plan sense has a golden in which it fires, and one in which it just does not")
  func everyCodeOfPlanSense() {
    let names = Set(Golden.all(in: "findings").map { $0.description.prefix(while: { $0 != "." }) })
    for code in 401...431 {
      #expect(names.contains("W\(code)-fires") && names.contains("W\(code)-not"), "W\(code)")
    }
  }
}

extension EntityRef {
  fileprivate var place: Int { Int(index) }
}

extension Day {
  /// The day of an ISO date.
  init?(iso: String) {
    let parts = iso.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return nil }
    self.init(year: parts[0], month: parts[1], day: parts[2])
  }
}

extension String {
  fileprivate func after(_ start: String) -> String { String(dropFirst(start.count)) }
}
