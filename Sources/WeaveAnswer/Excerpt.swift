extension Finding {
  /// A stretch of one source line with a mark in it.
  ///
  /// The text is bounded whatever the length of the line: it is the whole line when that is short,
  /// else a window around the mark, and then `isCutBefore` and `isCutAfter` tell which ends are
  /// missing. A line of 100 MB costs a few hundred bytes here. Offsets of the mark are UTF-8 bytes
  /// from the start of `text`, not of the line; how many columns they are is for a renderer to
  /// measure.
  package struct Excerpt: Sendable, Equatable {
    /// The file by the name it was read under.
    package let file: String
    /// Counted from 1.
    package let line: Int
    /// The column of the mark in the whole line, in characters, counted from 1.
    package let column: Int
    /// The line or the window, without its line end; tabs and control characters are as they were.
    package let text: String
    /// The byte of `text` where the mark begins.
    package let markStart: Int
    /// The byte of `text` after the mark; equal to `markStart` where something is missing.
    package let markEnd: Int
    /// Whether the line has more before `text`.
    package let isCutBefore: Bool
    /// Whether the line has more after `text`.
    package let isCutAfter: Bool
    /// Words beside the mark; may be empty.
    package let label: String
    /// Values of other words of the line, to stand under each.
    package var values: [Value] = []

    /// A word of the line and the value found for it.
    package struct Value: Sendable, Equatable {
      /// The byte of the whole line where the word begins; of `text` too, unless `isCutBefore`.
      package let start: Int
      /// The word as the line has it.
      package let word: String
      /// What was found for it, in words or as a figure, such as `2 of 6`.
      package let value: String

      package init(start: Int, word: String, value: String) {
        self.start = start
        self.word = word
        self.value = value
      }
    }

    /// The most bytes kept before the mark, of the mark, and after it.
    ///
    /// Enough for 120 columns of three-byte characters with combining marks among them.
    package static let windowBytes = 480

    /// Makes an excerpt of a text that is already short; marks beyond its ends are drawn in.
    package init(
      file: String, line: Int, column: Int, text: String, markStart: Int, markEnd: Int,
      isCutBefore: Bool = false, isCutAfter: Bool = false, label: String = ""
    ) {
      self.file = file
      self.line = line
      self.column = column
      self.text = text
      self.markStart = min(max(markStart, 0), text.utf8.count)
      self.markEnd = min(max(markEnd, self.markStart), text.utf8.count)
      self.isCutBefore = isCutBefore
      self.isCutAfter = isCutAfter
      self.label = label
    }

    /// Makes an excerpt of a line of any length, reading only the bytes around the mark.
    ///
    /// The line is its bytes, with or without its line end, valid UTF-8 or not: what is not valid
    /// becomes U+FFFD and the mark stays in its place. `markStart` and `markEnd` count from the
    /// start of the line.
    package init(
      file: String, line: Int, column: Int, lineBytes: some RandomAccessCollection<UInt8>,
      markStart: Int, markEnd: Int, label: String = ""
    ) {
      let bytes = Self.withoutLineEnd(lineBytes[...])
      let length = bytes.count
      let start = min(max(markStart, 0), length)
      let end = min(max(markEnd, start), length)
      let first = Self.nextScalar(in: bytes, from: max(0, start - Self.windowBytes), to: start)
      let markLast = Self.previousScalar(
        in: bytes, from: min(end, start + Self.windowBytes), to: start)
      // A mark that was itself cut leaves no room for what follows it.
      let last =
        markLast < end
        ? markLast
        : Self.previousScalar(in: bytes, from: min(length, end + Self.windowBytes), to: end)
      func decoded(_ from: Int, _ to: Int) -> String {
        let lower = bytes.index(bytes.startIndex, offsetBy: from)
        let upper = bytes.index(bytes.startIndex, offsetBy: to)
        return String(decoding: bytes[lower..<upper], as: UTF8.self)
      }
      // Decoded in three pieces, because repairing invalid bytes changes their number.
      let before = decoded(first, start)
      let mark = decoded(start, markLast)
      self.init(
        file: file, line: line, column: column, text: before + mark + decoded(markLast, last),
        markStart: before.utf8.count, markEnd: before.utf8.count + mark.utf8.count,
        isCutBefore: first > 0, isCutAfter: last < length, label: label)
    }
  }
}

extension Finding.Excerpt {
  private static func withoutLineEnd<Bytes: RandomAccessCollection<UInt8>>(
    _ bytes: Bytes
  ) -> Bytes.SubSequence {
    var line = bytes[...]
    if line.last == UInt8(ascii: "\n") { line = line.dropLast() }
    if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
    return line
  }

  /// The offset at or after `offset` that does not stand inside a scalar, at most `limit`.
  private static func nextScalar(
    in bytes: some RandomAccessCollection<UInt8>, from offset: Int, to limit: Int
  ) -> Int {
    var offset = offset
    while offset > 0, offset < limit, isContinuation(bytes, offset) { offset += 1 }
    return offset
  }

  /// The offset at or before `offset` that does not stand inside a scalar, at least `limit`.
  private static func previousScalar(
    in bytes: some RandomAccessCollection<UInt8>, from offset: Int, to limit: Int
  ) -> Int {
    var offset = offset
    while offset < bytes.count, offset > limit, isContinuation(bytes, offset) { offset -= 1 }
    return offset
  }

  private static func isContinuation(
    _ bytes: some RandomAccessCollection<UInt8>, _ offset: Int
  ) -> Bool {
    bytes[bytes.index(bytes.startIndex, offsetBy: offset)] & 0b1100_0000 == 0b1000_0000
  }
}
