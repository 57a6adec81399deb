import WeaveSource
import WeaveSyntax

/// Words the model looks for again and again, as symbols.
struct WordTables {
  /// For each vocabulary, the symbols of its words.
  var vocabularies: [Vocabulary: Set<Symbol>] = [:]
  /// Declared names by what they can be meant as (`Wanted.noun`), for "did you mean".
  var names: [String: [String]] = [:]
}

/// What a reference is expected to name.
enum Wanted {
  case one(EntityKind)
  case leader
  case teacher
  /// A teacher, leader or team.
  case peopleOrTeam
  case teamOrTeacher
  case anything

  var noun: String {
    switch self {
    case .one(let kind): kind.noun
    case .leader: "leader"
    case .teacher: "teacher"
    case .peopleOrTeam: "person or team"
    case .teamOrTeacher: "team or teacher"
    case .anything: "thing"
    }
  }
}

// Declaring names, and finding what they stand for.
extension Binder {
  static let builtIns: Set<String> = ["everyone", "tbd", "none", "plan"]

  /// The symbol of a word or string token.
  mutating func symbol(_ token: Int) -> Symbol {
    if code(token).isString { return model.symbols.intern(contents(ofString: token)) }
    let range = range(ofToken: token)
    return model.symbols.intern(bytes, Int(range.start)..<Int(range.end))
  }

  /// Declares `ref` under the name at `token`; false, with a finding, when the name is taken.
  mutating func declareName(_ token: Int, _ ref: EntityRef, title: Text) -> Bool {
    let name = symbol(token)
    let location = location(ofToken: token)
    if !code(token).isString, Self.builtIns.contains(model.symbols.text(name)) {
      add(.reserved(model.symbols.text(name), at: location))
      return false
    }
    while model.entities.count < model.symbols.count { model.entities.append(nil) }
    if let earlier = model.entities[Int(name.index)] {
      add(
        .duplicate(
          model.symbols.text(name), at: location,
          first: declarations[earlier]?.first ?? location))
      return false
    }
    model.entities[Int(name.index)] = ref
    declarations[ref, default: []].append(location)
    addTitle(title, ref, name)
    return true
  }

  mutating func addTitle(_ title: Text, _ ref: EntityRef, _ name: Symbol) {
    guard let text = model.string(title), text != model.symbols.text(name) else { return }
    model.titles[text, default: []].append(ref)
  }

  /// Finds names that differ only in capitals.
  mutating func sayCaseTwins() {
    var seen: [String: Int] = [:]
    var seenPlain: [String: Int] = [:]
    for (index, ref) in model.entities.enumerated() {
      guard let ref, let location = declarations[ref]?.first else { continue }
      let text = model.symbols.text(Symbol(index: index))
      let lowered = text.lowercased()
      // Joiners that the lexer takes into a name.
      let plain = String(
        String.UnicodeScalarView(
          text.unicodeScalars.filter { !["\u{200C}", "\u{200D}"].contains($0) }))
      if let other = seenPlain[plain], let otherRef = model.entities[other],
        let first = declarations[otherRef]?.first
      {
        add(.lookAlike(text, at: location, first: first))
      } else {
        seenPlain[plain] = index
      }
      if let other = seen[lowered], let otherRef = model.entities[other],
        let first = declarations[otherRef]?.first
      {
        add(
          .caseTwins(text, model.symbols.text(Symbol(index: other)), at: location, first: first))
      } else {
        seen[lowered] = index
      }
    }
  }

  /// What the name at `token` stands for, or nil with a finding.
  mutating func resolve(_ token: Int, as wanted: Wanted) -> EntityRef? {
    if let found = lookUp(token) {
      if accepts(found, wanted) { return found }
      add(
        .wrongKind(
          string(token), at: location(ofToken: token), is: noun(of: found),
          wanted: wanted.noun, declared: declarations[found]?.first))
      return nil
    }
    let text = tree.unquoted(token)
    if let several = model.titles[text], several.count > 1 {
      add(
        .ambiguousTitle(
          text, at: location(ofToken: token), names: several.map { model.name($0) }))
      return nil
    }
    sayUnknown(text, at: location(ofToken: token), wanted)
    return nil
  }

  /// What the name at `token` stands for, whatever its kind; no finding.
  func lookUp(_ token: Int) -> EntityRef? {
    if code(token).isString { return model.entity(named: contents(ofString: token)) }
    let range = range(ofToken: token)
    return model.symbols.find(bytes, Int(range.start)..<Int(range.end)).flatMap {
      model.entity(of: $0)
    }
  }

  private func accepts(_ ref: EntityRef, _ wanted: Wanted) -> Bool {
    switch wanted {
    case .one(let kind): return ref.kind == kind
    case .leader: return ref.kind == .person && model.people[ref].isLeader
    case .teacher: return ref.kind == .person && model.people[ref].isTeacher
    case .peopleOrTeam: return ref.kind == .person || ref.kind == .team
    case .teamOrTeacher:
      return ref.kind == .team || ref.kind == .person && model.people[ref].isTeacher
    case .anything: return true
    }
  }

  func noun(of ref: EntityRef) -> String {
    guard ref.kind == .person else { return ref.kind.noun }
    let person = model.people[ref]
    return person.isLeader ? (person.isTeacher ? ref.kind.noun : "leader") : "teacher"
  }

  /// Says that nothing is named `text`, and what may have been meant: first among the kind wanted,
  /// then among all names.
  mutating func sayUnknown(_ text: String, at location: Location, _ wanted: Wanted) {
    // Past so many unknown names no advice helps, and looking for it costs more than reading.
    let first = names(for: wanted)
    adviceSought += max(first.count, 64)
    guard adviceSought <= Self.adviceLimit else {
      return add(.unknown(text, at: location, wanted: wanted.noun, near: [], isRight: false))
    }
    let near = suggestions(for: text, among: first)
    add(
      .unknown(
        text, at: location, wanted: wanted.noun,
        near: near.isEmpty ? suggestions(for: text, among: names(for: .anything)) : near,
        isRight: !near.isEmpty))
  }

  /// How many names are looked at for "did you mean", over all unknown names of a plan.
  private static let adviceLimit = 1_000_000

  /// The names that may be meant where `wanted` is; gathered once.
  private mutating func names(for wanted: Wanted) -> [String] {
    if let known = words.names[wanted.noun] { return known }
    var names: [String] = []
    for (index, ref) in model.entities.enumerated() {
      if let ref, accepts(ref, wanted) { names.append(model.symbols.text(Symbol(index: index))) }
    }
    words.names[wanted.noun] = names
    return names
  }

  /// The symbol of a word that must be in `vocabulary`, or nil with a finding.
  mutating func word(_ token: Int, in vocabulary: Vocabulary) -> Symbol? {
    if words.vocabularies[vocabulary] == nil {
      words.vocabularies[vocabulary] = Set(vocabulary.words.map { model.symbols.intern($0) })
    }
    let found = symbol(token)
    if words.vocabularies[vocabulary]?.contains(found) == true { return found }
    add(
      .notInVocabulary(
        string(token), at: location(ofToken: token), vocabulary))
    return nil
  }
}

extension Diagnostic {
  fileprivate static func lookAlike(_ name: String, at location: Location, first: Location) -> Self
  {
    Diagnostic(
      .namesLookAlike, at: location,
      "another name differs from `\(name)` only by a character that cannot be seen",
      notes: [Note(first, "it is here")],
      hints: ["type one of the two again, without the joiner"])
  }

  fileprivate static func reserved(_ name: String, at location: Location) -> Self {
    Diagnostic(
      .reservedName, at: location, "`\(name)` is built in and cannot be declared",
      hints: ["choose another name; the title can say `\(name)`"])
  }

  static func duplicate(
    _ name: String, at location: Location, first: Location,
    hint: String = "names are one list over all kinds and files; give one of the two another name"
  ) -> Self {
    Diagnostic(
      .duplicateDeclaration, at: location, "`\(name)` is declared twice",
      notes: [Note(first, "first declared here")], hints: [hint])
  }

  fileprivate static func caseTwins(
    _ name: String, _ other: String, at location: Location, first: Location
  ) -> Self {
    Diagnostic(
      .nameDiffersInCase, at: location, "`\(name)` differs from `\(other)` only in capitals",
      notes: [Note(first, "`\(other)` is declared here")])
  }

  fileprivate static func wrongKind(
    _ text: String, at location: Location, is found: String, wanted: String, declared: Location?
  ) -> Self {
    Diagnostic(
      .wrongKindOfName, at: location, "`\(text)` is a \(found); a \(wanted) is meant here",
      notes: declared.map { [Note($0, "declared here")] } ?? [])
  }

  fileprivate static func ambiguousTitle(
    _ text: String, at location: Location, names: [String]
  ) -> Self {
    Diagnostic(
      .ambiguousTitle, at: location, "\(names.count) things have the title \"\(text)\"",
      fixes: names.map { Fix("write `\($0)`", replacing: location, with: $0) })
  }

  fileprivate static func unknown(
    _ text: String, at location: Location, wanted: String, near: [String], isRight: Bool
  ) -> Self {
    Diagnostic(
      .unknownName, at: location, "no \(wanted) is named `\(text)`",
      hints: isRight || near.isEmpty
        ? [] : ["there is something else with a name like it: \(near.joined(separator: ", "))"],
      fixes: isRight ? near.map { Fix("write `\($0)`", replacing: location, with: asName($0)) } : []
    )
  }

  private static func asName(_ text: String) -> String {
    text.utf8.contains(UInt8(ascii: " ")) ? "\"\(text)\"" : text
  }

  fileprivate static func notInVocabulary(
    _ text: String, at location: Location, _ vocabulary: Vocabulary
  ) -> Self {
    Diagnostic(
      .unknownWord, at: location, "`\(text)` is no \(vocabulary.rawValue)",
      hints: ["the words are: \(vocabulary.words.joined(separator: ", "))"],
      fixes: suggestions(for: text, among: vocabulary.words).map {
        Fix("write `\($0)`", replacing: location, with: $0)
      })
  }
}
