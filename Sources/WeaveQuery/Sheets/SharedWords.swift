import WeaveModel
import WeaveSyntax

/// Words that the titles and purposes of several spaces have in common and no thread says.
///
/// Perhaps a theme that nobody has named yet.
struct SharedWords {
  /// One word and the spaces that use it, in the order they are declared.
  struct Shared {
    let word: String
    let spaces: [Int]
  }

  /// Words of most spaces first, else by letter.
  private(set) var all: [Shared] = []

  /// Shorter words say too little.
  private static let shortest = 4

  init(_ model: Model) {
    var spacesOf: [String: Set<Int>] = [:]
    for (text, space) in Self.texts(of: model) {
      for word in Self.words(of: text) { spacesOf[word, default: []].insert(space) }
    }
    var said = Self.common
    for thread in model.threads {
      let texts =
        [model.symbols.text(thread.header.name)]
        + ([thread.header.title] + thread.ties).compactMap { model.string($0) }
      for text in texts { said.formUnion(Self.words(of: text)) }
    }
    all = spacesOf.filter { $0.value.count > 1 && !said.contains($0.key) }
      .map { Shared(word: $0.key, spaces: $0.value.sorted()) }
      .sorted { ($1.spaces.count, $0.word) < ($0.spaces.count, $1.word) }
  }

  /// The titles and purposes of each space and its sessions.
  private static func texts(of model: Model) -> [(String, Int)] {
    func purposes(_ facts: Range<Int32>) -> [Text] {
      facts.map { model.facts[Int($0)] }.filter { $0.kind == .purpose }.map(\.text)
    }
    var result: [(String, Int)] = []
    for (index, space) in model.spaces.enumerated() {
      for text in [space.header.title] + purposes(space.facts) {
        if let text = model.string(text) { result.append((text, index)) }
      }
    }
    for block in model.blocks {
      for text in [block.title] + purposes(block.facts) {
        if let text = model.string(text) { result.append((text, Int(block.space))) }
      }
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
