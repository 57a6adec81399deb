import WeaveSource

/// A part of a line that may be left out, in the order such parts stand.
///
/// The order of the cases is the order of the language: a rule names the parts it takes as a set,
/// and a line that has them in another order is read, with a fix. A test holds this list to
/// `NodeKind`.
enum Part: UInt8, CaseIterable {
  case title, by, ledBy, span, duration, per, dates, forWhom, base, source, fromDay, until, `for`,
    focus, about, text, lens, ask, except, into, way, mark, ratingCount, during, caption, of,
    inWindow, inPlace, filter, grouping, columns, sort, first

  /// The node that holds the part.
  var node: NodeKind { NodeKind(rawValue: NodeKind.title.rawValue + rawValue) ?? .unexpected }
}

/// A set of parts: those a rule takes.
struct Parts: OptionSet {
  let rawValue: UInt64

  init(rawValue: UInt64) { self.rawValue = rawValue }

  init(_ part: Part) { rawValue = 1 << UInt64(part.rawValue) }

  static let title = Self(.title)
  static let by = Self(.by)
  static let ledBy = Self(.ledBy)
  static let per = Self(.per)
  static let span = Self(.span)
  static let duration = Self(.duration)
  static let dates = Self(.dates)
  static let forWhom = Self(.forWhom)
  static let base = Self(.base)
  static let source = Self(.source)
  static let fromDay = Self(.fromDay)
  static let until = Self(.until)
  static let `for` = Self(.`for`)
  static let focus = Self(.focus)
  static let about = Self(.about)
  static let text = Self(.text)
  static let lens = Self(.lens)
  static let ask = Self(.ask)
  static let except = Self(.except)
  static let into = Self(.into)
  static let way = Self(.way)
  static let mark = Self(.mark)
  static let ratingCount = Self(.ratingCount)
  static let during = Self(.during)
  static let caption = Self(.caption)
  static let of = Self(.of)
  static let inWindow = Self(.inWindow)
  static let inPlace = Self(.inPlace)
  static let filter = Self(.filter)
  static let grouping = Self(.grouping)
  static let columns = Self(.columns)
  static let sort = Self(.sort)
  static let first = Self(.first)

  /// For each token code, the parts that can start with it.
  static let starting: [UInt64] = {
    var table = [UInt64](repeating: 0, count: 256)
    func start(_ parts: Parts, _ codes: TokenCode...) {
      for code in codes { table[Int(code.rawValue)] |= parts.rawValue }
    }
    start([.title, .text, .caption], .string, .curlyString)
    start([.by, .way, .grouping], TokenCode(.by))
    start(.ledBy, TokenCode(.ledBy))
    start(.per, TokenCode(.per))
    start(.span, .timeOfDay, .number)
    start(.duration, .number)
    start(.dates, .date)
    start([.forWhom, .for], TokenCode(.for))
    start([.base, .source, .fromDay], TokenCode(.from))
    start(.until, TokenCode(.until))
    start([.focus, .about], TokenCode(.about))
    start(.lens, TokenCode(.lens))
    start(.ask, TokenCode(.ask))
    start(.except, TokenCode(.except))
    start(.into, TokenCode(.into))
    start(.mark, TokenCode(.needed), TokenCode(.present))
    start(.ratingCount, TokenCode(.n))
    start(.during, TokenCode(.during))
    start(.of, TokenCode(.of))
    start([.inWindow, .inPlace], TokenCode(.in))
    start(.filter, TokenCode(.where))
    start(.columns, TokenCode(.columns))
    start(.sort, TokenCode(.sort))
    start(.first, TokenCode(.first))
    return table
  }()
}

extension Parser {
  /// Reads the parts of `allowed` that stand here, in any order, and asks for those in `required`.
  mutating func parseParts(_ allowed: Parts, required: Parts = []) {
    let firstNode = nodes.count
    var seen: Parts = []
    var isInOrder = true
    while !failed {
      let candidates = Parts.starting[Int(tokens.codes[position])] & allowed.rawValue
      if candidates == 0 { break }
      guard let part = Part(rawValue: UInt8(candidates.trailingZeroBitCount)) else { break }
      if seen.contains(Parts(part)), part != .ask {
        return fail(.repeated(at: location(ofToken: position), string(position)))
      }
      if seen.rawValue > 2 * Parts(part).rawValue - 1 { isInOrder = false }
      seen.insert(Parts(part))
      parsePart(part)
    }
    if failed { return }
    if !isInOrder { notePartOrder(from: firstNode) }
    if !seen.isSuperset(of: required) {
      let missing = Part.allCases.first {
        required.contains(Parts($0)) && !seen.contains(Parts($0))
      }
      fail("`\(missing.map { "\($0)" } ?? "")`")
    }
  }

  private mutating func parsePart(_ part: Part) {
    switch part {
    case .title: leaf(.title)
    case .text: leaf(.text)
    case .caption: leaf(.caption)
    case .mark: leaf(.mark)
    case .by: parseBy()
    case .ledBy: parseLedByPart()
    case .per: parsePer()
    case .span: parseSpan()
    case .duration: parseDuration()
    case .dates: parseRange()
    case .forWhom: parseFor(as: .forWhom)
    case .for: parseFor(as: .for)
    case .base: parseBase()
    case .source: parseSource()
    case .fromDay: parseFromDay()
    case .until: parseUntilPart()
    case .focus: parseFocus()
    case .about: parseAboutPart()
    case .lens: parseLens()
    case .ask: parseAskPart()
    case .except: parseExceptions()
    case .into: parseInto()
    case .way: parseWay()
    case .ratingCount: parseRatingCount()
    case .during: parseDuring()
    case .of: parseOf()
    case .inWindow: parseInWindow()
    case .inPlace: parseInPlace()
    case .filter: parseFilter()
    case .grouping: parseGrouping()
    case .columns: parseColumns()
    case .sort: parseSort()
    case .first: parseFirst()
    }
  }

  /// Reads a connective and what follows it, as one node.
  private mutating func part(_ kind: NodeKind, _ content: (inout Parser) -> Void) {
    let node = open(kind)
    position += 1
    content(&self)
    close(node)
  }

  // title = STR ;
  // text = STR ;
  // caption = STR ;
  // mark = "needed" | "present" ;

  // by = "by" date ;
  private mutating func parseBy() { part(.by) { $0.parseDate() } }

  // ledByPart = "led-by" ref ;
  private mutating func parseLedByPart() { part(.ledBy) { $0.parseRef("a leader") } }

  // per = "per" word ;
  private mutating func parsePer() {
    part(.per) {
      $0.parseWord("`session`, `hour` or `person`, or a stretch of time such as `week`")
    }
  }

  // for = "for" ref ;
  private mutating func parseFor(as kind: NodeKind) { part(kind) { $0.parseRef() } }

  // base = "from" ref ;
  private mutating func parseBase() { part(.base) { $0.parseRef() } }

  // source = "from" string ;
  private mutating func parseSource() { part(.source) { $0.parseString() } }

  // fromDay = "from" date ;
  private mutating func parseFromDay() { part(.fromDay) { $0.parseDate() } }

  // untilPart = "until" date ;
  private mutating func parseUntilPart() { part(.until) { $0.parseDate() } }

  // focus = "about" ref [ text ] ;
  private mutating func parseFocus() {
    part(.focus) {
      $0.parseRef("a thread")
      $0.parseParts(.text)
    }
  }

  // aboutPart = "about" ref ;
  private mutating func parseAboutPart() { part(.about) { $0.parseRef("a thread") } }

  // lens = "lens" string ;
  private mutating func parseLens() { part(.lens) { $0.parseString() } }

  // askPart = "ask" string ;
  private mutating func parseAskPart() { part(.ask) { $0.parseString("a question in quotes") } }

  // exceptions = "except" refs ;
  private mutating func parseExceptions() { part(.except) { $0.parseRefs() } }

  // ratingCount = "n" number ;
  private mutating func parseRatingCount() { part(.ratingCount) { $0.parseNumber() } }

  // during = "during" window ;
  private mutating func parseDuring() { part(.during) { $0.parseWindow() } }

  // into = "into" address ;
  private mutating func parseInto() { part(.into) { $0.parseAddress() } }

  // way = "by" ( "label" | "comment" | "time" duration { askPart } | "tool" ref ) ;
  private mutating func parseWay() {
    part(.way) {
      if $0.take(.label) { return }
      if $0.take(TokenCode(.comment)) { return }
      if $0.take(TokenCode(.time)) {
        $0.parseDuration()
        return $0.parseParts(.ask)
      }
      guard $0.take(TokenCode(.tool)) else {
        return $0.fail("a way: `label`, `comment`, `time 15 min` or `tool NAME`")
      }
      $0.parseRef("a tool")
    }
  }

  // of = "of" address ;
  private mutating func parseOf() { part(.of) { $0.parseAddress("a teacher, team or other name") } }

  // inWindow = "in" window ;
  private mutating func parseInWindow() { part(.inWindow) { $0.parseWindow() } }

  // inPlace = "in" address ;
  private mutating func parseInPlace() { part(.inPlace) { $0.parseAddress() } }

  // filter = "where" expression ;
  mutating func parseFilter() { part(.filter) { $0.parseExpression() } }

  // grouping = "by" fields ;
  private mutating func parseGrouping() { part(.grouping) { $0.parseFields() } }

  // columns = "columns" fields ;
  private mutating func parseColumns() { part(.columns) { $0.parseFields() } }

  // sort = "sort" field [ "down" ] ;
  private mutating func parseSort() {
    part(.sort) {
      $0.parseField()
      _ = $0.take(.down)
    }
  }

  // first = "first" number ;
  private mutating func parseFirst() { part(.first) { $0.parseNumber() } }

  // fields = field { "," field } ;
  private mutating func parseFields() {
    repeat { parseField() } while take(.comma)
  }

  // field = FIELD ;
  mutating func parseField() { parseWord("a field, such as `space`") }

  // MARK: Order

  /// Notes that the parts from node `first` on stand in another order than the language's.
  private mutating func notePartOrder(from first: Int) {
    var parts: [(kind: UInt8, range: ByteRange)] = []
    var node = first
    while node < nodes.count {
      let record = nodes[node]
      let bytes = ByteRange(
        tokens.starts[Int(record.firstToken)], tokens.ends[Int(record.endToken) - 1])
      parts.append((record.kind.rawValue, bytes))
      node = Int(record.subtreeEnd)
    }
    guard let start = parts.first?.range.start, let end = parts.last?.range.end else { return }
    let ordered = parts.enumerated().sorted {
      ($0.element.kind, $0.offset) < ($1.element.kind, $1.offset)
    }
    let line = ordered.map { text.string(in: $0.element.range) }.joined(separator: " ")
    add(.partsOutOfOrder(at: Location(file, ByteRange(start, end)), inOrder: line))
  }
}

extension Diagnostic {
  fileprivate static func repeated(at location: Location, _ word: String) -> Self {
    Diagnostic(.repeatedPart, at: location, "`\(word)` starts a part this line already has")
  }

  fileprivate static func partsOutOfOrder(at location: Location, inOrder line: String) -> Self {
    Diagnostic(
      .partsOutOfOrder, at: location, "the parts of this line stand in another order",
      fixes: [Fix("write `\(line)`", isSafe: true, replacing: location, with: line)])
  }
}
