/// Finds the lines of one block again in its other versions.
///
/// First by all they say; what is left by what they name; and lines known by their words alone
/// where as many of a keyword came as went.
func matched(_ base: [PlanLine], _ ours: [PlanLine], _ theirs: [PlanLine]) -> [Versions] {
  let inOurs = pairs(of: base, in: ours, byCount: true)
  let inTheirs = pairs(of: base, in: theirs, byCount: true)
  var result = base.indices.map { index in
    Versions(base: index, ours: inOurs[index], theirs: inTheirs[index])
  }
  let newOurs = ours.indices.filter { !inOurs.values.contains($0) }
  let newTheirs = theirs.indices.filter { !inTheirs.values.contains($0) }
  let both = pairs(of: newOurs.map { ours[$0] }, in: newTheirs.map { theirs[$0] }, byCount: false)
  for (place, index) in newOurs.enumerated() {
    result.append(Versions(ours: index, theirs: both[place].map { newTheirs[$0] }))
  }
  let taken = Set(both.values)
  for (place, index) in newTheirs.enumerated() where !taken.contains(place) {
    result.append(Versions(theirs: index))
  }
  return result
}

/// For lines of `one` the line of `other` that is the same one.
private func pairs(
  of one: [PlanLine], in other: [PlanLine], byCount: Bool
) -> [Int: Int] {
  var result: [Int: Int] = [:]
  var free = Dictionary(grouping: other.indices) { other[$0].slot + "\n" + other[$0].text }
  for index in one.indices {
    let key = one[index].slot + "\n" + one[index].text
    guard let found = free[key]?.first else { continue }
    free[key]?.removeFirst()
    result[index] = found
  }
  let taken = Set(result.values)
  let left = Dictionary(grouping: one.indices.filter { result[$0] == nil }) { one[$0].slot }
  let came = Dictionary(grouping: other.indices.filter { !taken.contains($0) }) { other[$0].slot }
  for (slot, indices) in left {
    guard let found = came[slot] else { continue }
    if one[indices[0]].isKnownByText, !byCount || indices.count != found.count { continue }
    for (index, place) in zip(indices, found) { result[index] = place }
  }
  return result
}
