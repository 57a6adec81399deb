import WeaveAnalysis
import WeaveModel
import WeaveSource
import WeaveSyntax

// Holes, steps, rules, voices and findings.
extension QueryContext {
  var holeRows: Rows {
    let holes = holes(facts)
    return Rows(
      kind: .holes, count: holes.count,
      reader: { field, _ in
        switch field {
        case "what": return { .text(holes[$0].address) }
        case "missing": return { .text(holes[$0].missing.rawValue) }
        case "space": return { holes[$0].space.map { .text(name(.space, $0)) } ?? .none }
        case "sessions": return { .number(Double(holes[$0].sessions)) }
        case "window":
          return { holes[$0].window.map { .text("\($0.first.iso)..\($0.last.iso)") } ?? .none }
        case "place": return { .text(place(holes[$0].location)) }
        default: return nil
        }
      }, location: { holes[$0].location }, label: { holes[$0].address })
  }

  var stepRows: Rows {
    let steps = model.towards.indices.flatMap { toward in
      model.towards[toward].steps.map { (toward, $0) }
    }
    return Rows(
      kind: .steps, count: steps.count,
      reader: { field, _ in
        switch field {
        case "toward": return { .text(name(.toward, steps[$0].0)) }
        case "step": return { model.string(steps[$0].1.text).map { .text($0) } ?? .none }
        case "when": return { .text(steps[$0].1.isNow ? "now" : "next") }
        case "due": return { steps[$0].1.due.map { .day($0) } ?? .none }
        case "leader": return { steps[$0].1.leader.map { .text(name(.person, $0)) } ?? .none }
        case "done": return { steps[$0].1.done.map { .day($0) } ?? .none }
        case "place": return { .text(place(steps[$0].1.location)) }
        default: return nil
        }
      }, day: { steps[$0].1.due }, location: { steps[$0].1.location },
      label: { model.string(steps[$0].1.text) ?? name(.toward, steps[$0].0) })
  }

  var ruleRows: Rows {
    let rules = model.rules
    return Rows(
      kind: .rules, count: rules.count,
      reader: { field, _ in
        switch field {
        case "id": return { .text(name(.rule, $0)) }
        case "kind": return { .text(rules[$0].isMust ? "must" : "should") }
        case "rule": return { ruleText($0).map { .text($0) } ?? .none }
        case "reason": return { model.string(rules[$0].reason).map { .text($0) } ?? .none }
        case "holds": return { .text(verdict(ofRule: $0).outcome.word) }
        case "value": return { .text(verdict(ofRule: $0).value) }
        case "place": return { .text(place(rules[$0].header.location)) }
        default: return nil
        }
      }, location: { rules[$0].header.location }, label: { name(.rule, $0) })
  }

  /// The rule as it is written, without its name and its promise.
  func ruleText(_ rule: Int) -> String? {
    let handle = model.rules[rule].statement
    let tree = trees[Int(handle.file.index)]
    return tree.child(.rule, of: handle.node).map { tree.text.string(in: tree.range(of: $0)) }
  }

  var voiceRows: Rows {
    let voiced = model.voices.indices.flatMap { voice in
      model.voices[voice].facts.map { (model.voices[voice], model.facts[Int($0)]) }
        .filter { Voiced.kinds.contains($0.1.kind) }
    }
    func about(_ voice: Voice, _ fact: Fact) -> [String] {
      switch fact.said {
      case .noticed(let thread, let one, let other):
        [model.name(thread), model.name(one), model.name(other)]
      case .thread(let thread): [model.name(thread)]
      case .word(let way, _):
        count(speakers(voice)) < Voicing.fewest ? [Voicing.hidden] : [model.symbols.text(way)]
      case .rating(_, let thing, let aspect):
        [thing, aspect].compactMap { $0.map { model.symbols.text($0) } }
      case .nothing, .tbd, .leader, .tool, .unit, .element, .people, .comment, .time, .minutes,
        .span, .cost, .credit:
        []
      }
    }
    // A figure of so few that it would tell who gave it is not shown, here or in any export.
    func rating(_ row: Int, _ read: (Voiced.Rating) -> Double) -> Value {
      guard let rating = self.rating(voiced[row].1) else { return .none }
      if rating.isShown { return .number(read(rating)) }
      return .text(rating.people == nil ? Voicing.uncounted : Voicing.hidden)
    }
    func people(_ row: Int) -> Value {
      guard let rating = self.rating(voiced[row].1), let people = rating.people else {
        return .none
      }
      return rating.isShown ? .number(Double(people)) : .text(Voicing.hidden)
    }
    func scale(_ row: Int) -> Value {
      self.rating(voiced[row].1).map { .number($0.scale) } ?? .none
    }
    return Rows(
      kind: .voices, count: voiced.count,
      reader: { field, _ in
        switch field {
        case "who": return { voiced[$0].0.who.map { .text(model.name($0)) } ?? .none }
        case "date": return { .day(voiced[$0].0.day) }
        case "kind": return { .text(voiced[$0].1.kind.keyword) }
        case "about": return { .names(about(voiced[$0].0, voiced[$0].1)) }
        case "text": return { model.string(voiced[$0].1.text).map { .text($0) } ?? .none }
        case "value": return { rating($0, \.value) }
        case "of": return { scale($0) }
        case "n": return { people($0) }
        case "place": return { .text(place(voiced[$0].1.location)) }
        default: return nil
        }
      }, day: { voiced[$0].0.day }, location: { voiced[$0].1.location },
      label: { voiced[$0].0.who.map { model.name($0) } ?? "" })
  }

  var findingRows: Rows {
    Rows(
      kind: .findings, count: findings.count,
      reader: { field, _ in
        switch field {
        case "code": return { .text(findings[$0].code.rawValue) }
        case "severity": return { .text(findings[$0].code.severity.rawValue) }
        case "message": return { .text(findings[$0].message) }
        case "place": return { .text(place(findings[$0].location)) }
        default: return nil
        }
      }, location: { findings[$0].location }, label: { findings[$0].message })
  }
}
