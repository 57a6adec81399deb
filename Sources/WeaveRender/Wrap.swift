/// Words of several styles, broken into lines at blanks.
struct Wrap {
  private let pen: Pen
  private let limit: Int
  private let rest: String
  private var lines: [String] = []
  /// The line being filled: what stands before it, and stretches of one style each.
  private var start: String
  private var stretches: [(text: String, style: Style)] = []
  private var column: Int

  /// Breaks visible words into lines no wider than the pen allows.
  ///
  /// The first line begins with `first`, the others with `rest`. A word wider than the room stands
  /// alone on a line that is too long. Where the pen has no width, all is one line.
  static func lines(
    _ words: [(text: String, style: Style)], first: String, rest: String, _ pen: Pen
  ) -> [String] {
    var wrap = Wrap(first: first, rest: rest, pen)
    var owed = 0
    var word: [(text: String, style: Style)] = []
    for (text, style) in words {
      for piece in pieces(of: text) {
        if piece.first != " " {
          word.append((String(piece), style))
          continue
        }
        wrap.add(word, after: owed)
        owed = word.isEmpty ? owed + piece.count : piece.count
        word = []
      }
    }
    wrap.add(word, after: owed)
    wrap.endLine()
    return wrap.lines
  }

  private init(first: String, rest: String, _ pen: Pen) {
    self.pen = pen
    self.rest = rest
    limit = pen.width ?? Int.max
    start = first
    column = DisplayWidth.of(first)
  }

  /// Adds one word, made of pieces with no blank among them, after so many blanks.
  private mutating func add(_ word: [(text: String, style: Style)], after blanksBefore: Int) {
    guard !word.isEmpty else { return }
    let width = word.reduce(0) { $0 + DisplayWidth.of($1.text) }
    var owed = blanksBefore
    if !stretches.isEmpty, column + owed + width > limit {
      endLine()
      owed = 0
    }
    column += owed + width
    for (text, style) in word {
      if let last = stretches.indices.last, stretches[last].style == style {
        stretches[last].text += blanks(owed) + text
      } else {
        if owed > 0 { stretches.append((blanks(owed), .plain)) }
        stretches.append((text, style))
      }
      owed = 0
    }
  }

  private mutating func endLine() {
    let text = stretches.map { pen.paint($0.text, $0.style) }.joined()
    lines.append((start + text).withoutTrailingBlanks)
    start = rest
    stretches = []
    column = DisplayWidth.of(rest)
  }

  /// The text cut where blanks begin and end: runs of blanks, and what is between them.
  private static func pieces(of text: String) -> [Substring.UnicodeScalarView.SubSequence] {
    var pieces: [Substring.UnicodeScalarView.SubSequence] = []
    var rest = text.unicodeScalars[...]
    while let first = rest.first {
      let piece = rest.prefix { ($0 == " ") == (first == " ") }
      pieces.append(piece)
      rest = rest[piece.endIndex...]
    }
    return pieces
  }
}
