import WeaveModel
import WeaveSource
import WeaveSyntax

/// Words that several spaces have in common and no thread says: in their titles, purposes and
/// notes, and those of their sessions, and in the questions they ask in connection time.
///
/// Perhaps a theme that nobody has named yet.
struct SharedWords {
  /// One word, the spaces that use it, in the order they are declared, and where.
  struct Shared {
    let word: String
    let spaces: [Int]
    let places: [Place]
  }

  /// A space or session whose text has a word, and the text.
  struct Place {
    let address: String
    let space: Int
    let location: Location
  }

  /// Words of most spaces first, then of most places, else by letter.
  private(set) var all: [Shared] = []

  /// Shorter words say too little.
  private static let shortest = 4

  init(_ model: Model) {
    var placesOf: [String: [Place]] = [:]
    for (text, place) in Self.texts(of: model) {
      for word in Self.words(of: text) {
        if placesOf[word]?.contains(where: { $0.address == place.address }) ?? false { continue }
        placesOf[word, default: []].append(place)
      }
    }
    var said = Self.common
    for thread in model.threads {
      let texts =
        [model.symbols.text(thread.header.name)]
        + ([thread.header.title] + thread.ties + thread.questions).compactMap { model.string($0) }
      for text in texts { said.formUnion(Self.words(of: text)) }
    }
    all = placesOf.compactMap { word, places -> Shared? in
      let spaces = Set(places.map(\.space)).sorted()
      guard spaces.count > 1, !said.contains(word) else { return nil }
      return Shared(word: word, spaces: spaces, places: places)
    }.sorted {
      ($1.spaces.count, $1.places.count, $0.word) < ($0.spaces.count, $0.places.count, $1.word)
    }
  }

  /// What spaces and their sessions say, in the order it stands.
  private static func texts(of model: Model) -> [(String, Place)] {
    var result: [(String, Place)] = []
    func add(_ texts: [Text], _ space: Int, _ address: String) {
      for text in texts {
        if let words = model.string(text) {
          result.append((words, Place(address: address, space: space, location: text.location)))
        }
      }
    }
    func said(_ range: Range<Int32>) -> [Text] {
      let facts: [Fact] = range.map { model.facts[Int($0)] }
      return facts.filter { [.purpose, .note, .time].contains($0.kind) }.map(\.text)
    }
    for (index, space) in model.spaces.enumerated() {
      add([space.header.title] + said(space.facts), index, model.name(EntityRef(.space, index)))
    }
    for block in model.blocks {
      let address = Address(space: block.space, when: block.when, section: block.section)
      add([block.title] + said(block.facts), Int(block.space), model.written(address))
    }
    return result
  }

  /// The words of a text in small letters, without an `s` at their end.
  private static func words(of text: String) -> Set<String> {
    var result: Set<String> = []
    for part in text.lowercased().split(whereSeparator: { !$0.isLetter }) {
      var word = String(part)
      if word.count > shortest, word.hasSuffix("s"), !word.hasSuffix("ss") { word.removeLast() }
      if word.count >= shortest, !common.contains(word) { result.insert(word) }
    }
    return result
  }

  /// Words that stand everywhere, and words every school plan has.
  private static let common: Set<String> = Set(
    """
    about after again also another around away back because been before being both bring come
    could does done down each even every everybody everyone first from give going have here into
    just keep know last like look made make many more most much must need next nobody only other
    others over part same share should some somebody still such take than that their them then
    there these they thing think this those through time together toward under until upon very
    want week well were what when where which while whose will with without work would year your
    best better good great high long look small start whole
    autumn fall spring summer winter month morning afternoon
    class classroom child children coach coaching cycle day district elementary grade group
    grade-level hour leader lesson level meeting member middle minute plan planning principal
    professional school session staff student teacher teaching team training workshop learning
    learn community unit
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
