import WeaveModel
import WeaveSyntax

/// An edit by chance, built from the names of a plan.
enum RandomEdit: Sendable {
  case add(to: String, fact: String)
  case remove(from: String, fact: String)
  case set(String, fact: String)
  case pull(String, into: String, way: String, from: String?, during: DayRange?)
  case dropSession(String)
  case dropName(String)
  case move(String, to: Day, span: String?)
  case cancel(String)
  case close(DayRange)
  case swap(String, String, in: String?)
  case pair(String, String)
  case merge(String, into: String)
  case declare(String)

  /// The edit, as a sentence.
  var text: String {
    switch self {
    case .add(let address, let fact): "add to \(address) \(fact)"
    case .remove(let address, let fact): "remove from \(address) \(fact)"
    case .set(let address, let fact): "set \(address) \(fact)"
    case .pull(let thread, let into, let way, let from, let during):
      "pull \(thread)" + (from.map { " from \($0)" } ?? "") + " into \(into) by \(way)"
        + (during.map { " during \($0.first.iso)..\($0.last.iso)" } ?? "")
    case .dropSession(let name), .dropName(let name): "drop \(name)"
    case .move(let address, let day, let span):
      "move \(address) to \(day.iso)" + (span.map { " \($0)" } ?? "")
    case .cancel(let address): "cancel \(address)"
    case .close(let days): "cancel \(days.first.iso)..\(days.last.iso)"
    case .swap(let one, let other, let place):
      "swap \(one) with \(other)" + (place.map { " in \($0)" } ?? "")
    case .pair(let one, let other): "pair \(one) with \(other)"
    case .merge(let one, let other): "merge \(one) into \(other)"
    case .declare(let header): "add \(header)"
    }
  }

  /// Its kind, for counting.
  var kind: String { String(text.prefix { $0 != " " }) }
}

/// Builds edits of one plan.
struct RandomEditWriter {
  var dice: Dice
  let model: Model

  init(_ model: Model, seed: UInt64) {
    self.model = model
    dice = Dice(seed: seed)
  }

  private var threads: [String] { names(.thread, model.threads.count) }
  private var tools: [String] { names(.tool, model.tools.count) }
  private var spaces: [String] { names(.space, model.spaces.count) }
  private var leaders: [String] {
    model.people.indices.filter { model.people[$0].isLeader }.map {
      model.name(EntityRef(.person, $0))
    }
  }
  private var people: [String] { names(.person, model.people.count) }

  private func names(_ kind: EntityKind, _ count: Int) -> [String] {
    (0..<count).map { model.name(EntityRef(kind, $0)) }
  }

  mutating func write() -> RandomEdit {
    switch dice.number(0...18) {
    case 0, 1, 2: .add(to: place(), fact: windowed(fact()))
    case 3, 4, 5: .remove(from: place(), fact: windowed(dice.chance(80) ? heldFact() : fact()))
    case 6, 7: .set(place(), fact: windowed(fact()))
    case 8, 9, 10: pull()
    case 11: .dropSession(session())
    case 12:
      .dropName(
        dice.pick(threads + tools + people + names(.team, model.teams.count) + spaces) ?? "talk")
    case 13: .move(session(), to: dice.chance(85) ? day() : ownDay(), span: span())
    case 14: dice.chance(50) ? .cancel(place()) : .close(days())
    case 15, 16: .swap(leader(), leader(), in: dice.chance(60) ? place() : nil)
    case 17: dice.chance(50) ? .pair(leader(), leader()) : .merge(thread(), into: thread())
    default:
      .declare(
        dice.pick(
          "teacher zoe", "thread listening", "session \(space())@\(day().iso) 30 min",
          "session \(space())@\(day().iso)"))
    }
  }

  private mutating func thread() -> String { dice.pick(threads) ?? "talk" }
  private mutating func leader() -> String { dice.pick(leaders) ?? "kim" }
  private mutating func space() -> String { dice.pick(spaces) ?? "staff" }
  private mutating func session() -> String {
    dice.pick(model.sessions).map { model.address($0) } ?? "staff"
  }

  private mutating func day() -> Day {
    guard let days = model.plan.days else { return Day(number: 0) }
    return days.first + dice.number(0...(days.last - days.first))
  }

  /// A day on which something meets.
  private mutating func ownDay() -> Day { dice.pick(model.sessions)?.day ?? day() }

  private mutating func span() -> String? {
    dice.chance(50) ? dice.pick("14:00..14:40", "40 min", "08:00..09:30") : nil
  }

  /// The fact, seldom for some days only.
  private mutating func windowed(_ fact: String) -> String {
    guard dice.chance(20), !fact.hasPrefix("note") else { return fact }
    let days = days()
    return "\(fact) during \(days.first.iso)..\((days.last + dice.number(0...20)).iso)"
  }

  private mutating func days() -> DayRange {
    let first = day()
    return DayRange(first, first + dice.number(0...10))
  }

  /// A space, a section, a meeting or one section of it.
  private mutating func place() -> String {
    if dice.chance(45) { return space() }
    let address = session()
    if dice.chance(30) { return String(address.prefix { $0 != "/" }) }
    if dice.chance(20), let section = address.split(separator: "/").last, address.contains("/") {
      return address.prefix { $0 != "@" } + "/" + section
    }
    return address
  }

  private mutating func fact() -> String {
    let words = [
      "about \(thread())", "about \(thread())", "use \(dice.pick(tools) ?? "beliefs")",
      "comment to \(space())", "comment to \(session()) about \(thread())",
      "time 15 min to \(space()) about \(thread())", "led-by \(leader())", "status tentative",
      "optional", "purpose \"Together\"", "active 10 min", "without \(dice.pick(people) ?? "ana")",
      "with \(dice.pick(people) ?? "ana")", "does student-work-analysis", "builds content",
      "hours 30 min", "hours 14:00..14:30", "note \"Bring pens\"",
      "with \(dice.pick(people) ?? "ana"), \(dice.pick(people) ?? "ben")", "with everyone",
      "skip about \(thread())", "cost 400 per session", "break 5 min",
    ]
    let fact = dice.pick(words) ?? "optional"
    return fact
  }

  /// A fact that some session has, as its line says it.
  private mutating func heldFact() -> String {
    guard let session = dice.pick(model.sessions) else { return fact() }
    var lines: [String] = []
    model.eachFact(of: session) { fact, _ in
      let text = model.sources[Int(fact.location.file.index)].string(in: fact.location.range)
      if text.hasPrefix(fact.kind.keyword) {
        lines.append(text.split(separator: " during ").first.map(String.init) ?? text)
      } else if fact.kind == .about, let thread = fact.focus {
        lines.append("about \(model.name(thread))")
      }
    }
    return dice.pick(lines) ?? fact()
  }

  private mutating func pull() -> RandomEdit {
    let way = dice.pick(
      "label", "comment", "comment", "time 10 min", "tool \(dice.pick(tools) ?? "x")")
    return .pull(
      thread(), into: place(), way: way, from: dice.chance(60) ? space() : nil,
      during: dice.chance(30) ? days() : nil)
  }
}

/// A text with comments by chance: above lines, behind them and between facts.
func withComments(_ text: String, seed: UInt64) -> String {
  var dice = Dice(seed: seed)
  var lines: [String] = []
  for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
    let indent = line.prefix { $0 == " " }
    if !line.isEmpty, dice.chance(12) {
      lines.append("\(indent)# Said on day \(dice.number(1...9))")
    }
    lines.append(!line.isEmpty && dice.chance(12) ? "\(line)  # so agreed" : String(line))
  }
  return lines.joined(separator: "\n")
}
