public import WeaveSource

/// The class of a token, and for a word with a spelling the grammar knows, which one.
///
/// One byte: classes are below `word`; `word` is a word with no such spelling; above it stand the
/// spellings of `StatementKind`, then those of `Connective`. Every code from `word` on is a name
/// wherever the grammar wants a name: no word is reserved.
@frozen
public struct TokenCode: RawRepresentable, Sendable, Hashable {
  /// The byte.
  public let rawValue: UInt8

  /// The code stored as `rawValue`.
  @inlinable
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The empty token at the end.
  @inlinable public static var endOfFile: Self { Self(rawValue: 0) }
  /// The end of a line.
  @inlinable public static var newline: Self { Self(rawValue: 1) }
  /// A comment, from `#` to the end of the line.
  @inlinable public static var remark: Self { Self(rawValue: 2) }
  /// A run of control characters.
  @inlinable public static var control: Self { Self(rawValue: 3) }
  /// A character with no meaning.
  @inlinable public static var stray: Self { Self(rawValue: 4) }
  /// Nearly a date, time or number.
  @inlinable public static var unreadable: Self { Self(rawValue: 5) }
  /// A string that its line does not close.
  @inlinable public static var unclosedString: Self { Self(rawValue: 6) }
  /// A closed string.
  @inlinable public static var string: Self { Self(rawValue: 7) }
  /// A closed string in a word processor's quotes.
  @inlinable public static var curlyString: Self { Self(rawValue: 8) }
  /// A number such as `4` or `4.2`.
  @inlinable public static var number: Self { Self(rawValue: 9) }
  /// An ordinal such as `1st`.
  @inlinable public static var ordinal: Self { Self(rawValue: 10) }
  /// A date such as `2026-10-02`.
  @inlinable public static var date: Self { Self(rawValue: 11) }
  /// A date and time such as `2026-10-29T15:30`.
  @inlinable public static var dateTime: Self { Self(rawValue: 12) }
  /// A month such as `2026-10`.
  @inlinable public static var calendarMonth: Self { Self(rawValue: 13) }
  /// A time such as `15:30`.
  @inlinable public static var timeOfDay: Self { Self(rawValue: 14) }
  /// A sign of comparison, such as `<=`.
  @inlinable public static var comparison: Self { Self(rawValue: 15) }
  /// Two dots, between the ends of a range.
  @inlinable public static var dotDot: Self { Self(rawValue: 16) }
  /// A dash where `..` is meant.
  @inlinable public static var dash: Self { Self(rawValue: 17) }
  /// An at sign.
  @inlinable public static var atSign: Self { Self(rawValue: 18) }
  /// A slash.
  @inlinable public static var slash: Self { Self(rawValue: 19) }
  /// A comma.
  @inlinable public static var comma: Self { Self(rawValue: 20) }
  /// A colon.
  @inlinable public static var colon: Self { Self(rawValue: 21) }
  /// A percent sign.
  @inlinable public static var percent: Self { Self(rawValue: 22) }
  /// A question mark.
  @inlinable public static var questionMark: Self { Self(rawValue: 23) }
  /// An opening parenthesis.
  @inlinable public static var leftParenthesis: Self { Self(rawValue: 24) }
  /// A closing parenthesis.
  @inlinable public static var rightParenthesis: Self { Self(rawValue: 25) }
  /// A mark some earlier version left in the file: `<<<<<<<`, `=======`, `>>>>>>>`, `|||||||`.
  @inlinable public static var mergeMarker: Self { Self(rawValue: 26) }
  /// A word with no spelling of the grammar.
  @inlinable public static var word: Self { Self(rawValue: 31) }

  /// True for every word, whatever its spelling.
  @inlinable public var isWord: Bool { rawValue >= 31 }
  /// True for a closed string of either kind of quotes.
  @inlinable public var isString: Bool { rawValue == 7 || rawValue == 8 }

  static let firstConnective = 32 + StatementKind.allCases.count

  /// The code of a statement's keyword.
  @inlinable
  public init(_ kind: StatementKind) { rawValue = 32 + kind.rawValue }

  /// The code of a connective.
  init(_ connective: Connective) {
    rawValue = UInt8(Self.firstConnective) + connective.rawValue
  }

  /// The statement that starts with this word, if one does.
  @inlinable
  public var statement: StatementKind? {
    rawValue < 32 ? nil : StatementKind(rawValue: rawValue - 32)
  }
}

/// The tokens of one file, as parallel arrays; 9 bytes a token.
///
/// Blanks are not tokens: they are the bytes between one token's end and the next one's start.
/// Invariants, checked by `LexerProperties`: tokens are in order, do not overlap, only blanks lie
/// between them, and the last one is the empty `endOfFile`.
@frozen
public struct TokenList: Sendable {
  @usableFromInline var codes: [UInt8] = []
  @usableFromInline var starts: [UInt32] = []
  @usableFromInline var ends: [UInt32] = []
  /// Blanks between tokens that are not plain: non-breaking ones, a byte order mark.
  @usableFromInline var oddities: [ByteRange] = []
  /// Control characters inside strings.
  @usableFromInline var controls: [ByteRange] = []
  /// Tokens that are strings in a word processor's quotes, and line ends with a carriage return.
  @usableFromInline var foreign: [Int] = []

  /// No tokens.
  package init() {}

  package var count: Int { codes.count }

  /// The code of token `index`.
  @inlinable
  public func code(_ index: Int) -> TokenCode { TokenCode(rawValue: codes[index]) }

  /// The bytes of token `index`.
  @inlinable
  public func range(_ index: Int) -> ByteRange { ByteRange(starts[index], ends[index]) }
}
