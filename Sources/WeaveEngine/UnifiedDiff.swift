package import WeaveAnswer

/// The lines that differ between two texts, as `diff -u` shows them; empty when none do.
package func unifiedDiff(
  _ old: [UInt8], _ new: [UInt8], name: String, suffix: String = "formatted", context: Int = 3
) -> String {
  let before = lines(old)
  let after = lines(new)
  let script = editScript(before, after)
  var output = "--- \(name)\n+++ \(name), \(suffix)\n"
  var hunk: [(mark: Character, line: ArraySlice<UInt8>)] = []
  var start = (old: 1, new: 1)
  var place = (old: 1, new: 1)
  var quiet = 0
  var hasChange = false
  func flush() {
    guard hasChange else { return }
    let kept = hunk.dropLast(max(0, quiet - context))
    let removed = kept.filter { $0.mark != "+" }.count
    let added = kept.filter { $0.mark != "-" }.count
    output += "@@ -\(start.old),\(removed) +\(start.new),\(added) @@\n"
    for (mark, line) in kept {
      output += "\(mark)\(String(decoding: line, as: UTF8.self))\n"
    }
  }
  for (mark, line) in script {
    if mark == " " {
      quiet += 1
      if hasChange, quiet > 2 * context {
        flush()
        hunk = Array(hunk.suffix(context))
        start = (place.old - hunk.count, place.new - hunk.count)
        hasChange = false
      } else if !hasChange, hunk.count >= context {
        hunk.removeFirst(hunk.count - context + 1)
        start = (place.old - hunk.count, place.new - hunk.count)
      }
    } else {
      if !hasChange { start = (place.old - hunk.count, place.new - hunk.count) }
      hasChange = true
      quiet = 0
    }
    hunk.append((mark, line))
    if mark != "+" { place.old += 1 }
    if mark != "-" { place.new += 1 }
  }
  flush()
  return output.utf8.count > name.utf8.count * 2 + 22 ? output : ""
}

private func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
  var result = bytes.split(separator: 10, omittingEmptySubsequences: false)
  if result.last?.isEmpty == true {
    result.removeLast()
  } else if let last = result.popLast() {
    // As `diff` says it: the line differs from one that ends.
    result.append(ArraySlice(last + Array("\n\\ No newline at end of file".utf8)))
  }
  return result
}

/// The lines that a unified diff takes out and puts in, as a table.
package func changedLines(_ diff: String) -> Table {
  var rows: [[Table.Cell]] = []
  var file = ""
  var place = (old: 0, new: 0)
  for line in diff.split(separator: "\n", omittingEmptySubsequences: false) {
    if line.hasPrefix("--- ") {
      file = String(line.dropFirst(4))
    } else if line.hasPrefix("@@ ") {
      let starts = line.split(separator: " ").dropFirst().prefix(2).map {
        Int($0.dropFirst().prefix { $0 != "," }) ?? 0
      }
      place = (starts[0], starts[1])
    } else if line.hasPrefix("-") {
      rows.append(
        [.text(file), .integer(place.old), .text("removed"), .text(String(line.dropFirst()))])
      place.old += 1
    } else if line.hasPrefix("+"), !line.hasPrefix("+++ ") {
      rows.append(
        [.text(file), .integer(place.new), .text("added"), .text(String(line.dropFirst()))])
      place.new += 1
    } else if line.hasPrefix(" ") {
      place = (place.old + 1, place.new + 1)
    }
  }
  let columns: [Table.Column] = [
    .init("file"), .init("line", isNumeric: true), .init("change"), .init("text"),
  ]
  return Table(columns: columns, rows: rows)
}

/// Changed lines up to which the fewest are looked for.
private let lineLimit = 1_000

/// Every line of both texts in order, marked ` `, `-` or `+`.
private func editScript(
  _ before: [ArraySlice<UInt8>], _ after: [ArraySlice<UInt8>]
) -> [(Character, ArraySlice<UInt8>)] {
  // Finding the fewest changed lines costs lines times changes: where most lines change, the middle
  // is shown as taken out and put in.
  let start = zip(before, after).prefix { $0 == $1 }.count
  let end = zip(before[start...].reversed(), after[start...].reversed()).prefix { $0 == $1 }.count
  let known = Set(before[start..<before.count - end].map { Array($0) })
  let changed = after[start..<after.count - end].count { !known.contains(Array($0)) }
  if changed > lineLimit {
    return before[..<start].map { (" ", $0) }
      + before[start..<before.count - end].map { ("-", $0) }
      + after[start..<after.count - end].map { ("+", $0) }
      + before[(before.count - end)...].map { (" ", $0) }
  }
  let difference = after.map { Array($0) }.difference(from: before.map { Array($0) })
  var removed: Set<Int> = []
  var inserted: Set<Int> = []
  for change in difference {
    switch change {
    case .remove(let offset, _, _): removed.insert(offset)
    case .insert(let offset, _, _): inserted.insert(offset)
    }
  }
  var result: [(Character, ArraySlice<UInt8>)] = []
  var (old, new) = (0, 0)
  while old < before.count || new < after.count {
    if old < before.count, removed.contains(old) {
      result.append(("-", before[old]))
      old += 1
    } else if new < after.count, inserted.contains(new) {
      result.append(("+", after[new]))
      new += 1
    } else {
      if old < before.count { result.append((" ", before[old])) }
      old += 1
      new += 1
    }
  }
  return result
}
