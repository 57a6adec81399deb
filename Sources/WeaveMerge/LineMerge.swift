/// A stretch of a merge of lines.
enum MergedStretch {
  case lines([ArraySlice<UInt8>])
  case conflict(ours: [ArraySlice<UInt8>], theirs: [ArraySlice<UInt8>])
}

/// Merges two versions of some lines, line by line.
///
/// What only one side changed is taken; what both added at one place is kept, ours first; what both
/// changed or took out differently is a conflict of just those lines.
func mergeLines(
  base: [ArraySlice<UInt8>], ours: [ArraySlice<UInt8>], theirs: [ArraySlice<UInt8>]
) -> [MergedStretch] {
  let inOurs = matches(of: base, in: ours)
  let inTheirs = matches(of: base, in: theirs)
  var result: [MergedStretch] = []
  var (b, o, t) = (0, 0, 0)
  while b < base.count || o < ours.count || t < theirs.count {
    if b < base.count, inOurs[b] == o, inTheirs[b] == t {
      result.append(.lines([ours[o]]))
      (b, o, t) = (b + 1, o + 1, t + 1)
      continue
    }
    let next = (b..<base.count).first { inOurs[$0] != nil && inTheirs[$0] != nil } ?? base.count
    let (nextOurs, nextTheirs) =
      next < base.count
      ? (inOurs[next] ?? ours.count, inTheirs[next] ?? theirs.count) : (ours.count, theirs.count)
    result.append(
      merged(
        Array(base[b..<next]), Array(ours[o..<nextOurs]), Array(theirs[t..<nextTheirs])))
    (b, o, t) = (next, nextOurs, nextTheirs)
  }
  return result
}

private func merged(
  _ base: [ArraySlice<UInt8>], _ ours: [ArraySlice<UInt8>], _ theirs: [ArraySlice<UInt8>]
) -> MergedStretch {
  if ours == theirs || theirs == base { return .lines(ours) }
  if ours == base { return .lines(theirs) }
  if base.isEmpty { return .lines(ours + theirs) }
  if (base + ours + theirs).allSatisfy(isBlank) { return .lines(ours) }
  return .conflict(ours: ours, theirs: theirs)
}

/// For each line of `base` its place in `side`, where it is still there, in one order.
private func matches(of base: [ArraySlice<UInt8>], in side: [ArraySlice<UInt8>]) -> [Int?] {
  var removed: Set<Int> = []
  var inserted: Set<Int> = []
  for change in side.difference(from: base) {
    switch change {
    case .remove(let offset, _, _): removed.insert(offset)
    case .insert(let offset, _, _): inserted.insert(offset)
    }
  }
  let kept = side.indices.filter { !inserted.contains($0) }
  var result = [Int?](repeating: nil, count: base.count)
  for (place, index) in base.indices.filter({ !removed.contains($0) }).enumerated() {
    result[index] = kept[place]
  }
  return result
}
