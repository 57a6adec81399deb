/// How a merge names and marks what it cannot decide.
package struct MergeMarks: Sendable {
  /// The words behind the marker `<` of a conflict.
  package var ours: String
  /// The words behind the marker `>` of a conflict.
  package var theirs: String
  /// How many `<`, `=` and `>` a marker has.
  package var size: Int

  /// The names of the two sides, and the length of the markers.
  package init(ours: String = "ours", theirs: String = "theirs", size: Int = 7) {
    self.ours = ours
    self.theirs = theirs
    self.size = size
  }
}

/// What a merge came to.
package struct Merged: Sendable, Equatable {
  /// The merged text, with the line ends and byte order mark of ours.
  package let bytes: [UInt8]
  /// How many places people must decide; each stands between markers.
  package let conflicts: Int
}

/// Merges two versions of a plan that come from one, header by header and fact by fact, as
/// docs/what-if.md describes for `merge-file`.
///
/// What only one side changed is taken; what both did goes in once; what both added is kept. The
/// same fact changed to different values, or changed here and taken out there, is a conflict, with
/// git's markers around just those lines. Blocks with lines that cannot be read, and scenarios,
/// whose lines have an order, are merged line by line. No line is lost: what is in no conflict is
/// in the result, unless a side took it out. Renaming a header takes one thing out and adds
/// another.
package func mergePlans(
  base: [UInt8], ours: [UInt8], theirs: [UInt8], marks: MergeMarks = MergeMarks()
) -> Merged {
  if ours == theirs || theirs == base { return Merged(bytes: ours, conflicts: 0) }
  if ours == base { return Merged(bytes: theirs, conflicts: 0) }
  var merge = Merge(ours: ours, marks: marks)
  merge.run(
    PlanPieces(merge.adapted(base)), PlanPieces(merge.bare(ours)),
    PlanPieces(merge.adapted(theirs)))
  return Merged(bytes: merge.output, conflicts: merge.conflicts)
}

/// The state of one merge.
private struct Merge {
  let marks: MergeMarks
  var output: [UInt8] = []
  var conflicts = 0
  private let lineEnd: [UInt8]
  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  init(ours: [UInt8], marks: MergeMarks) {
    self.marks = marks
    lineEnd = Self.isFromWindows(ours) ? [13, 10] : [10]
    if ours.starts(with: Self.mark) { output = Self.mark }
  }

  /// True when the first line of a text ends as on Windows.
  private static func isFromWindows(_ bytes: [UInt8]) -> Bool {
    guard let end = bytes.firstIndex(of: 10) else { return false }
    return end > 0 && bytes[end - 1] == 13
  }

  /// The text without a byte order mark.
  func bare(_ bytes: [UInt8]) -> [UInt8] {
    bytes.starts(with: Self.mark) ? Array(bytes.dropFirst(Self.mark.count)) : bytes
  }

  /// The text without a byte order mark, with the line ends that ours has.
  func adapted(_ bytes: [UInt8]) -> [UInt8] {
    let isWindows = Self.isFromWindows(bytes)
    if isWindows == (lineEnd.count == 2) { return bare(bytes) }
    var result: [UInt8] = []
    for byte in bare(bytes) {
      if byte == 10 {
        if isWindows, result.last == 13 { result.removeLast() }
        result += lineEnd
      } else {
        result.append(byte)
      }
    }
    return result
  }

  // MARK: Writing

  private mutating func write(_ bytes: some Collection<UInt8>) {
    guard !bytes.isEmpty else { return }
    if let last = output.last, last != 10, output != Self.mark { output += lineEnd }
    output += bytes
  }

  private mutating func writeMarker(_ byte: Character, _ label: String = "") {
    let signs = String(repeating: byte, count: marks.size)
    write(Array((label.isEmpty ? signs : "\(signs) \(label)").utf8) + lineEnd)
  }

  private mutating func writeConflict(ours: some Collection<UInt8>, theirs: some Collection<UInt8>)
  {
    conflicts += 1
    writeMarker("<", marks.ours)
    write(ours)
    writeMarker("=")
    write(theirs)
    writeMarker(">", marks.theirs)
  }

  // MARK: Blocks

  mutating func run(_ base: PlanPieces, _ ours: PlanPieces, _ theirs: PlanPieces) {
    var known: [String: Versions] = [:]
    for (index, block) in base.blocks.enumerated() {
      known[block.key, default: .init()].base = index
    }
    for (index, block) in ours.blocks.enumerated() {
      known[block.key, default: .init()].ours = index
    }
    for (index, block) in theirs.blocks.enumerated() {
      known[block.key, default: .init()].theirs = index
    }
    let order = MergeOrder(things: Array(known.values)) { block in
      block.ours.map { ours.blocks[$0].day } ?? block.theirs.map { theirs.blocks[$0].day } ?? nil
    }
    for block in order.sorted() {
      mergeBlock(
        block.base.map { base.blocks[$0] }, block.ours.map { ours.blocks[$0] },
        block.theirs.map { theirs.blocks[$0] })
    }
    mergeAbove(base.end, ours.end, theirs.end)
  }

  private mutating func mergeBlock(_ base: MergeBlock?, _ ours: MergeBlock?, _ theirs: MergeBlock?)
  {
    if let block = ours ?? theirs, block.isFirst, !output.isEmpty, output != Self.mark {
      // It stood first in its file, and needs the blank line that the others have.
      if block.lines[0].above.first.map({ $0 > 32 }) ?? true { write(lineEnd) }
    }
    switch (base, ours, theirs) {
    case (let base?, let ours?, nil):
      if ours.content != base.content { writeKept(ours: ours.bytes, theirs: []) }
    case (let base?, nil, let theirs?):
      if theirs.content != base.content { writeKept(ours: [], theirs: theirs.bytes) }
    case (nil, let block?, nil), (nil, nil, let block?): write(block.bytes)
    case (_, let ours?, let theirs?): mergeBoth(base, ours, theirs)
    case (_, nil, nil): break
    }
  }

  /// Writes what one side changed and the other took out; the blank lines above stand outside.
  private mutating func writeKept(ours: [UInt8], theirs: [UInt8]) {
    let blanks = physicalLines((ours + theirs)[...]).prefix(while: isBlank).reduce(0) {
      $0 + $1.count
    }
    write((ours + theirs)[..<blanks])
    writeConflict(
      ours: ours.isEmpty ? [] : ours[blanks...], theirs: theirs.isEmpty ? [] : theirs[blanks...])
  }

  private mutating func mergeBoth(_ base: MergeBlock?, _ ours: MergeBlock, _ theirs: MergeBlock) {
    if ours.isMergedByLines || theirs.isMergedByLines || base?.isMergedByLines ?? false {
      let (base, ours, theirs) = (base?.bytes ?? [], ours.bytes, theirs.bytes)
      if theirs == base { return write(ours) }
      if ours == base { return write(theirs) }
      return write(
        mergeLines(
          base: physicalLines(base[...]), ours: physicalLines(ours[...]),
          theirs: physicalLines(theirs[...])))
    }
    let lines = matched(base?.lines ?? [], ours.lines, theirs.lines)
    for line in MergeOrder(things: lines, day: { _ in nil }).sorted() {
      mergeLine(
        line.base.flatMap { base?.lines[$0] }, line.ours.map { ours.lines[$0] },
        line.theirs.map { theirs.lines[$0] })
    }
  }

  private mutating func write(_ stretches: [MergedStretch]) {
    for stretch in stretches {
      switch stretch {
      case .lines(let lines): for line in lines { write(line) }
      case .conflict(let ours, let theirs):
        writeConflict(ours: ours.flatMap { $0 }, theirs: theirs.flatMap { $0 })
      }
    }
  }

  // MARK: Lines

  private mutating func mergeLine(_ base: PlanLine?, _ ours: PlanLine?, _ theirs: PlanLine?) {
    switch (base, ours, theirs) {
    case (let base?, let ours?, nil):
      if ours.content != base.content { writeKept(ours: ours.bytes, theirs: []) }
    case (let base?, nil, let theirs?):
      if theirs.content != base.content { writeKept(ours: [], theirs: theirs.bytes) }
    case (nil, let line?, nil), (nil, nil, let line?): write(line.bytes)
    case (_, let ours?, let theirs?):
      mergeAbove(base?.above ?? [], ours.above, theirs.above)
      // Other blanks are a change only where nobody changed more.
      if ours.line == theirs.line || theirs.line == base?.line {
        write(ours.line)
      } else if ours.line == base?.line {
        write(theirs.line)
      } else if theirs.text == base?.text || theirs.text == ours.text {
        write(ours.line)
      } else if ours.text == base?.text {
        write(theirs.line)
      } else {
        writeConflict(ours: ours.line, theirs: theirs.line)
      }
    case (_, nil, nil): break
    }
  }

  /// Merges comments and blank lines.
  private mutating func mergeAbove(
    _ base: ArraySlice<UInt8>, _ ours: ArraySlice<UInt8>, _ theirs: ArraySlice<UInt8>
  ) {
    if ours == theirs || theirs == base { return write(ours) }
    if ours == base { return write(theirs) }
    write(
      mergeLines(
        base: physicalLines(base), ours: physicalLines(ours), theirs: physicalLines(theirs)))
  }
}
