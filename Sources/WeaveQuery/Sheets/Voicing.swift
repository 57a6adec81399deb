import WeaveAnalysis
import WeaveAnswer
import WeaveModel
import WeaveSyntax

/// What is voiced by so few that it would tell who said it.
///
/// Ratings and wants are shown from five people on. Nothing voiced enters a computed figure.
enum Voicing {
  /// The fewest people whose rating or want is shown.
  static let fewest = 5
  /// What stands in the place of a figure of fewer.
  static let hidden = "fewer than 5"
  /// What stands in the place of a rating that does not say how many gave it.
  static let uncounted = "n not said"
}

/// A fact of a voice, with the voice.
struct Voiced {
  let voice: Voice
  let fact: Fact
}

extension Voiced {
  /// The facts people voice; a voice may have notes, too, which nobody said.
  static let kinds: [StatementKind] = [.noticed, .tension, .confusion, .wants, .rates]

  /// A rating as it was given.
  struct Rating {
    /// What is rated.
    let thing: EntityRef
    let aspect: String
    let value: Double
    let scale: Double
    /// How many people gave it; nil when nobody said.
    let people: Int?

    var isShown: Bool { (people ?? 0) >= Voicing.fewest }
  }
}

extension QueryContext {
  /// Every fact of every voice, in the order they stand.
  var voicedAsWritten: [Voiced] {
    model.voices.flatMap { voice in
      voice.facts.map { Voiced(voice: voice, fact: model.facts[Int($0)]) }
        .filter { Voiced.kinds.contains($0.fact.kind) }
    }
  }

  /// Every fact of every voice, by day, else in the order they stand.
  var voiced: [Voiced] {
    let all = voicedAsWritten
    return all.indices.sorted {
      (all[$0].voice.day, $0) < (all[$1].voice.day, $1)
    }.map { all[$0] }
  }

  /// The people who spoke.
  func speakers(_ voice: Voice) -> Set<Int32> {
    voice.who.map { Set(facts.atoms.atoms(of: $0, on: voice.day)) } ?? []
  }

  /// How many people some atoms stand for.
  func count(_ atoms: some Sequence<Int32>) -> Int {
    atoms.reduce(0) { $0 + Int(facts.atoms.weights[Int($1)]) }
  }

  /// How many teachers some atoms stand for.
  func teachers(_ atoms: some Sequence<Int32>) -> Int {
    count(atoms.lazy.filter { facts.atoms.isTeacher[Int($0)] })
  }

  /// Every teacher of the plan: those named, and those counted.
  var allTeachers: Int {
    experience.listeners(of: nil).reduce(0) { $0 + $1.weight }
  }

  /// The rating a fact gives; nil for other facts, and for a rating of nothing known.
  func rating(_ fact: Fact) -> Voiced.Rating? {
    guard case .rating(let place, let name, let aspect) = fact.said,
      let thing = model.entity(named: model.symbols.text(name))
    else { return nil }
    let numbers = model.numbers[Int(place)...].prefix(3).map { $0 }
    return Voiced.Rating(
      thing: thing,
      aspect: aspect.map { model.symbols.text($0) } ?? "",
      value: numbers[0], scale: numbers[1],
      people: numbers[2] < 0 ? nil : Int(min(numbers[2], 1e9)))
  }

  /// Something noticed, a tension or a confusion, in a sentence with who, when and where it stands;
  /// nil for wants and ratings.
  func quote(_ voiced: Voiced, of teachers: Int? = nil) -> Words? {
    let fact = voiced.fact
    guard let thread = fact.focus.map({ model.name($0) }) else { return nil }
    let about: Words
    if case .noticed(_, let one, let other) = fact.said {
      about = """
        noticed \(name: thread) between \(name: model.name(one)) and \(name: model.name(other))
        """
    } else {
      about =
        fact.kind == .tension
        ? "a tension in \(name: thread)" : "confused about \(name: thread)"
    }
    let spoke = self.teachers(speakers(voiced.voice))
    let share: Words? =
      spoke == 0 ? nil : teachers.map { " (\(figure: "\(spoke) of \($0)") teachers)" }
    return """
      \(name: voiced.voice.who.map { model.name($0) } ?? "somebody")\(share), \
      \(voiced.voice.day.iso), \(about)\(model.string(fact.text).map { ": “\($0)”" }) \
      (\(place: place(fact.location)))
      """
  }

  /// A rating in a sentence: how it was rated by how many, or that they were too few.
  func words(_ rating: Voiced.Rating, _ voice: Voice) -> Words {
    let who: Words = "\(name: voice.who.map { model.name($0) } ?? "somebody"), \(voice.day.iso)"
    let what: Words = "\(name: model.name(rating.thing)) \(rating.aspect)"
    guard rating.isShown, let people = rating.people else {
      let why =
        rating.people == nil
        ? "not shown: nobody said how many gave it"
        : "not shown: \(Voicing.hidden) people gave it"
      return "\(what): \(why) (\(who))"
    }
    let all = teachers(speakers(voice))
    let share = all >= people ? "\(people) of \(all) people" : "\(people) people"
    let value = Value.number(rating.value).phrase + " of " + Value.number(rating.scale).phrase
    return "\(what): \(figure: value), by \(figure: share) (\(who))"
  }
}
