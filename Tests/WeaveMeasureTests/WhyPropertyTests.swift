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

  @Test("The facts named behind a figure make it, each with its line", arguments: seeds)
  func factsMakeFigures(seed: Int) {
    let snapshot = snapshot(seed)
    var maker = ChainMaker(snapshot.context)
    var reader = MeasureReader(snapshot.context.experience)
    var figures = 0
    for subject in subjects(snapshot.model) {
      for name in ChainMaker.measures(of: subject) {
        guard let chain = maker.chain(name, of: subject) else {
          Issue.record("seed \(seed): \(name) of \(subject) has no chain")
          continue
        }
        expectLines(of: chain, snapshot.trees[0].text.bytes.count)
        let figure = reader.figure(name, of: subject)
        #expect(chain.figure == figure)
        #expect(!chain.said.isEmpty, "seed \(seed): \(name) of \(subject)")
        if let figure {
          figures += 1
          #expect(
            chain.total?.value == figure.value, "seed \(seed): \(name) of \(subject): \(figure)")
          if case .count(let count) = figure, chain.sum == .counts {
            #expect(chain.facts.reduce(0) { $0 + $1.whole } == count.whole)
          }
        } else if chain.sum != .words {
          #expect(chain.total == nil, "seed \(seed): \(name) of \(subject) is none")
        }
      }
    }
    #expect(figures > 20)
  }

  private func expectLines(of chain: Chain, _ bytes: Int) {
    for fact in chain.facts + chain.behind.flatMap(\.facts) {
      guard let range = fact.location?.range else {
        Issue.record("a fact without a line: \(fact.words.map(\.text).joined())")
        continue
      }
      #expect(range.start < range.end && Int(range.end) <= bytes)
      #expect(!fact.words.map(\.text).joined().isEmpty)
    }
  }

  @Test("With open days, the facts make the lowest figure there is", arguments: 0..<6)
  func openDays(seed: Int) {
    let snapshot = snapshot(seed)
    guard !snapshot.context.experience.openPlaces.isEmpty else { return }
    let experience = snapshot.context.experience
    for subject in subjects(snapshot.model).filter({ if case .session = $0 { false } else { true } }
    ) {
      for name in ChainMaker.measures(of: subject).prefix(4) {
        let extent = experience.extents { experience in
          var reader = MeasureReader(experience)
          return [reader.figure(name, of: subject)]
        }[0]
        let chain = OpenChains(snapshot.context).chain(name, of: subject)
        #expect(chain.figure?.value == extent.low?.value, "seed \(seed): \(name) of \(subject)")
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
