/// The names of `candidates` that `word` may have been meant as, nearest first.
///
/// Nearness is edit distance with swaps of neighbours, up to a third of the longer word; equal
/// distances keep the order of `candidates`. At most `limit` are given.
package func suggestions(for word: String, among candidates: [String], limit: Int = 3) -> [String] {
  let wanted = Array(word.lowercased().unicodeScalars)
  guard wanted.count <= 64 else { return [] }
  var near: [(distance: Int, order: Int)] = []
  for (order, candidate) in candidates.enumerated() where candidate != word {
    // A byte is at least a quarter of a scalar: most names are ruled out by their length alone.
    let bytes = candidate.utf8.count
    guard bytes <= 4 * (wanted.count * 3 / 2 + 1), bytes * 3 / 2 + 1 >= wanted.count else {
      continue
    }
    let other = Array(candidate.lowercased().unicodeScalars)
    let bound = max(1, max(wanted.count, other.count) / 3)
    guard abs(wanted.count - other.count) <= bound, other.count <= 64 else { continue }
    let distance = editDistance(wanted, other)
    if distance <= bound { near.append((distance, order)) }
  }
  near.sort { ($0.distance, $0.order) < ($1.distance, $1.order) }
  var result: [String] = []
  for entry in near where !result.contains(candidates[entry.order]) {
    result.append(candidates[entry.order])
    if result.count == limit { break }
  }
  return result
}

/// The number of insertions, deletions, replacements and swaps of neighbours between two words
/// (optimal string alignment).
private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  var beforePrevious = [Int](repeating: 0, count: right.count + 1)
  var previous = Array(0...right.count)
  var current = previous
  for row in 0..<left.count {
    current[0] = row + 1
    for column in 0..<right.count {
      let replaced = previous[column] + (left[row] == right[column] ? 0 : 1)
      var best = min(replaced, min(previous[column + 1], current[column]) + 1)
      if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
        best = min(best, beforePrevious[column - 1] + 1)
      }
      current[column + 1] = best
    }
    (beforePrevious, previous, current) = (previous, current, beforePrevious)
  }
  return previous[right.count]
}
