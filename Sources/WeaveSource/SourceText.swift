internal import Synchronization

/// One source file as immutable bytes.
///
/// Offsets everywhere are UTF-8 byte offsets from the start of the file. Whether the bytes are
/// UTF-8 is the engine's concern (`W902`): nothing here traps on bytes that are not.
public final class SourceText: Sendable {
  /// The name shown in findings; never opened by this module.
  package let name: String
  /// The file's bytes.
  public let bytes: [UInt8]

  /// The largest file that is read: offsets are `UInt32`, and one place is kept for the end.
  package static let byteLimit = Int(UInt32.max) - 1

  /// Wraps `bytes`, cut at `byteLimit`.
  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes.count > Self.byteLimit ? Array(bytes[..<Self.byteLimit]) : bytes
  }

  /// Wraps the UTF-8 of `text`.
  package convenience init(name: String, _ text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  private let lineIndex = Mutex<LineIndex?>(nil)

  /// Where the lines start: worked out when a place is first shown, which a clean plan never needs.
  package var lines: LineIndex {
    lineIndex.withLock { known in
      if let known { return known }
      let made = LineIndex(bytes)
      known = made
      return made
    }
  }

  /// The text of `range`; bytes that are not UTF-8 become U+FFFD.
  package func string(in range: ByteRange) -> String {
    String(decoding: bytes[Int(range.start)..<Int(range.end)], as: UTF8.self)
  }
}

/// A half-open range of UTF-8 byte offsets in one file.
@frozen
public struct ByteRange: Sendable, Hashable {
  /// The offset of the first byte.
  public let start: UInt32
  /// The offset behind the last byte.
  public let end: UInt32

  /// A range from `start` up to, not including, `end`.
  @inlinable
  public init(_ start: UInt32, _ end: UInt32) {
    precondition(start <= end)
    self.start = start
    self.end = end
  }
}

/// The number of one file among the files of a plan, in reading order.
@frozen
public struct FileID: Sendable, Hashable, Comparable {
  /// The place in the list of files.
  public let index: Int32

  /// The file at `index` in the snapshot's list of files.
  @inlinable
  public init(_ index: Int) { self.index = Int32(truncatingIfNeeded: index) }

  /// A sentence beside a plan's files, whatever plan it is asked of: in no list of files.
  package static let sentence = FileID(Int(Int32.max))

  /// Files compare by reading order.
  @inlinable
  public static func < (left: Self, right: Self) -> Bool { left.index < right.index }
}

/// A range in one of a plan's files.
@frozen
public struct Location: Sendable, Hashable {
  /// The file.
  public let file: FileID
  /// The bytes in it.
  public let range: ByteRange

  /// The bytes `range` of `file`.
  @inlinable
  public init(_ file: FileID, _ range: ByteRange) {
    self.file = file
    self.range = range
  }
}

/// Where the lines of a file start, for turning offsets into places.
package struct LineIndex: Sendable {
  private let starts: [UInt32]
  private let count: Int

  /// Counts the lines of `bytes`; a line ends at a line feed, or at a lone carriage return.
  package init(_ bytes: [UInt8]) {
    var starts: [UInt32] = [0]
    for offset in bytes.indices where bytes[offset] == 10 || bytes[offset] == 13 {
      // A return before a line feed is part of it.
      let isPair = bytes[offset] == 13 && offset + 1 < bytes.count && bytes[offset + 1] == 10
      if !isPair { starts.append(UInt32(offset + 1)) }
    }
    self.starts = starts
    count = bytes.count
  }

  /// How many lines there are; an empty last one, behind the last line end, counts.
  package var lineCount: Int { starts.count }

  /// The place of `offset`: line and column from 1, columns in bytes.
  package func place(of offset: UInt32) -> Place {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return Place(line: low + 1, column: Int(offset - starts[low]) + 1)
  }

  /// The bytes of line `line` (from 1), with its line end.
  package func range(ofLine line: Int) -> Range<Int> {
    Int(starts[line - 1])..<(line < starts.count ? Int(starts[line]) : count)
  }
}

/// A line and a column, both from 1.
package struct Place: Sendable, Hashable {
  package let line: Int
  /// In bytes.
  package let column: Int
}
