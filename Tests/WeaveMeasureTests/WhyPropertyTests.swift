import Testing
import WeaveAnalysis
import WeaveAnswer
import WeaveEngine
import WeaveModel
import WeaveQuery
import WeaveSource
import WeaveTestKit

/// What must hold of the facts behind any figure, on every plan.
@Suite("Facts behind figures, on plans by chance")
struct WhyPropertyTests {
  static let seeds = 0..<12

  private func snapshot(_ seed: Int) -> Snapshot {
    let text = RandomPlan(seed: UInt64(seed)).text
    return Snapshot(reading: "plan.weave", from: MemoryFiles(["plan.weave": text]))
  }

  /// Everybody and everything that has figures.
  private func subjects(_ model: Model) -> [Subject] {
    [.plan] + model.people.indices.filter { model.people[$0].isTeacher }.map { .person($0) }
      + model.people.indices.filter { model.people[$0].isLeader }.map { .leader($0) }
      + model.teams.indices.map { .team($0) } + model.spaces.indices.map { .space($0) }
      + model.sessions.indices.map { .session($0) } + model.threads.indices.map { .thread($0) }
      + model.goals.indices.map { .goal($0) } + model.tools.indices.map { .tool($0) }
  }

  @Test("A figure is the fold of its contributions, each explained with its line", arguments: seeds)
  func contributionsMakeFigures(seed: Int) {
    let snapshot = snapshot(seed)
    let experience = snapshot.context.experience
    let explainer = Explainer(snapshot.context)
    var reader = MeasureReader(experience)
    var figures = 0
    for subject in subjects(snapshot.model) {
      for measure in Measure.all(of: subject.kind) {
        let contributions = experience.contributions(measure, of: subject)
        let explanation = explainer.explanation(measure, of: subject)
        expectLines(of: explanation, snapshot.trees[0].text.bytes.count)
        #expect(!explanation.said.isEmpty, "seed \(seed): \(measure.name) of \(subject)")
        // Of people, what they meet of threads has a figure only for one thread.
        if case .encounter = measure.adds, subject.kind != .thread { continue }
        let figure = reader.figure(measure, of: subject)
        #expect(
          measure.folded(contributions, of: subject)?.value == figure?.value,
          "seed \(seed): \(measure.name) of \(subject): \(String(describing: figure))")
        if let figure {
          figures += 1
          #expect(explanation.figure?.value == figure.value)
        }
      }
    }
    #expect(figures > 20)
  }

  private func expectLines(of explanation: Explanation, _ bytes: Int) {
    for part in [explanation] + explanation.behind {
      for line in part.groups.flatMap(\.lines) {
        guard let range = line.location?.range else {
          Issue.record("a line without a place: \(line.words.map(\.text).joined())")
          continue
        }
        #expect(range.start < range.end && Int(range.end) <= bytes)
        #expect(!line.words.map(\.text).joined().isEmpty)
      }
    }
  }

  @Test("With open days, the facts make the lowest figure there is", arguments: 0..<6)
  func openDays(seed: Int) {
    let snapshot = snapshot(seed)
    guard !snapshot.context.experience.openPlaces.isEmpty else { return }
    let experience = snapshot.context.experience
    for subject in subjects(snapshot.model).filter({ if case .session = $0 { false } else { true } }
    ) {
      for measure in Measure.all(of: subject.kind).prefix(4) {
        let extent = experience.extents { experience in
          var reader = MeasureReader(experience)
          return [reader.figure(measure, of: subject)]
        }[0]
        let explanation = OpenDayExplainer(snapshot.context).explanation(measure, of: subject)
        #expect(
          explanation.figure?.value == extent.low?.value,
          "seed \(seed): \(measure.name) of \(subject)")
      }
    }
  }

  @Test("Any question is answered, at most a screen long, the same twice", arguments: seeds)
  func answers(seed: Int) {
    let snapshot = snapshot(seed)
    let model = snapshot.model
    let threads = model.threads.map { model.symbols.text($0.header.name) }
    let spaces = model.spaces.map { model.symbols.text($0.header.name) }
    let teams = model.teams.map { model.symbols.text($0.header.name) }
    let people = model.people.filter(\.isTeacher).map { model.symbols.text($0.header.name) }
    var questions = (spaces + teams + people).flatMap { name in
      ["why woven of \(name)", "why minutes of \(name)", "why threads of \(name)"]
        + threads.flatMap { ["why \($0) reaches \(name)", "why not \($0) in \(name)"] }
    }
    for group in [spaces, teams, people] {
      for one in group { questions += group.map { "compare \(one) with \($0)" } }
    }
    for question in questions {
      let (answer, found) = snapshot.ask(question)
      let errors = found.findings.filter { $0.severity == .error }
      guard let answer else {
        // A table's field that this kind does not have.
        #expect(errors.map(\.code) == ["W212"] && question.hasPrefix("why threads"), "\(question)")
        continue
      }
      #expect(answer == snapshot.ask(question).answer)
      for case .prose(let prose) in answer.parts {
        #expect(prose.blocks.count <= 32, "seed \(seed): \(question)")
      }
    }
  }

  @Test("Lines given to paste weave the session they are for")
  func pasted() {
    var woven = 0
    for seed in 0..<40 {
      let text = RandomPlan(seed: UInt64(seed)).text
      let before = snapshot(seed)
      let model = before.model
      for thread in model.threads.map({ model.symbols.text($0.header.name) }) {
        for space in model.spaces.map({ model.symbols.text($0.header.name) }) {
          guard case .prose(let prose)? = before.ask("why \(thread) missing in \(space)").answer,
            let said = prose.blocks.first(where: { $0.spans.first?.text == "A comment at " }),
            said.spans.map(\.text).joined().hasSuffix("It would weave both sessions.")
          else { continue }
          let pieces = prose.blocks.indices.compactMap { index -> (line: Int?, lines: [String])? in
            guard case .lines(let own) = prose.blocks[index] else { return nil }
            let place = prose.blocks[index - 1].spans.first { $0.role == .place }?.text
            return (place.flatMap { Int($0.split(separator: ":").last ?? "") }, own)
          }
          let after = Snapshot(
            reading: "plan.weave",
            from: MemoryFiles(["plan.weave": pasting(pieces, into: text)]))
          let errors = after.diagnostics.filter { $0.code.severity == .error }.map(\.message)
          #expect(errors == [], "seed \(seed): \(thread) in \(space)")
          let target = said.spans[1].text
          #expect(
            self.woven(after, target) > self.woven(before, target),
            "seed \(seed): \(thread) in \(space)")
          woven += 1
        }
      }
    }
    #expect(woven > 15)
  }

  /// For how many the session at `address` is woven.
  private func woven(_ snapshot: Snapshot, _ address: String) -> Int {
    let tallies = snapshot.context.experience.sessionTallies()
    let model = snapshot.model
    let index = model.sessions.indices.first { model.address(model.sessions[$0]) == address }
    return index.map { tallies[$0].count(.woven).part } ?? -1
  }
}
