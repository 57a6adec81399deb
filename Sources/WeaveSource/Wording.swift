// Counting and listing in plain strings, for findings and for `Words` of answers alike.

/// So many things of a kind: `1 session`, `3 sessions`, `2 people` with a plural of its own.
package func counted(_ count: Int, _ one: String, _ several: String? = nil) -> String {
  "\(count) \(inNumber(count, one, several ?? one + "s"))"
}

/// `one`, or `several` for any other number: `inNumber(count, "is", "are")`.
package func inNumber(_ count: Int, _ one: String, _ several: String) -> String {
  count == 1 ? one : several
}

/// Strings as a sentence lists them: `a, b and c`; of more than `limit`: `a, b and 4 more`.
///
/// `last` stands before the last one where all are listed: `and`, `or`, or a comma.
package func listed(
  _ parts: [String], atMost limit: Int = .max, last: String = " and "
) -> String {
  listed(parts, atMost: limit, showing: limit, last: last) { $0 }.joined()
}

/// The parts of a list with what a sentence puts between them; of more than `limit` the first
/// `shown` are kept, and the rest is counted.
///
/// `said` makes a part of a string between them, such as a comma.
package func listed<Part>(
  _ parts: [Part], atMost limit: Int, showing shown: Int, last: String = " and ",
  _ said: (String) -> Part
) -> [Part] {
  let isCut = parts.count > limit
  let kept = isCut ? parts.prefix(shown) + [said("\(parts.count - shown) more")] : parts
  var result: [Part] = []
  for (place, part) in kept.enumerated() {
    if place > 0 {
      result.append(said(place < kept.count - 1 ? ", " : isCut ? " and " : last))
    }
    result.append(part)
  }
  return result
}

/// `did you mean a or b?`, or `otherwise` where no word is near the one that was meant.
package func didYouMean(_ near: [String], otherwise: String) -> String {
  near.isEmpty ? otherwise : "did you mean \(near.joined(separator: " or "))?"
}

/// The first of some strings, and a sign that there are more: `a, b …`.
package func firstFew(_ parts: [String], atMost limit: Int = 3) -> String {
  parts.prefix(limit).joined(separator: ", ") + (parts.count > limit ? " …" : "")
}

/// A word with a capital first letter: `wednesday` → `Wednesday`.
package func capitalized(_ word: String) -> String {
  word.prefix(1).uppercased() + word.dropFirst()
}
