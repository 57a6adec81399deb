import WeaveModel
import WeaveSource

/// How many findings of one code are shown at once: whoever has mended five asks again, and a
/// hundred are not read.
let shownAtOnce = 5

/// The first of `findings`, which stand with those that concern most first; the last one shown
/// says how many there are besides.
func few(_ findings: [Diagnostic], atMost limit: Int = shownAtOnce) -> [Diagnostic] {
  guard findings.count > limit else { return findings }
  var shown = Array(findings.prefix(limit))
  shown[limit - 1].hints.append(
    "\(findings.count - limit) more like this, not shown as long as these stand")
  return shown
}

/// `findings` with how much each concerns, those that concern most first; of equals by their words,
/// so that the order of the plan's lines decides nothing.
func mostFirst(_ findings: [(count: Int, finding: Diagnostic)]) -> [Diagnostic] {
  findings.sorted { left, right in
    (right.count, left.finding.message) < (left.count, right.finding.message)
  }.map(\.finding)
}

/// `names` in one sentence: the first few, and the others counted.
func listed(_ names: [String], atMost limit: Int = 4) -> String {
  if names.count > limit {
    return names.prefix(limit).joined(separator: ", ") + " and \(names.count - limit) more"
  }
  guard names.count > 1 else { return names.first ?? "" }
  return names.dropLast().joined(separator: ", ") + " and " + names[names.count - 1]
}

/// `names` in backquotes.
func quoted(_ names: [String]) -> [String] { names.map { "`\($0)`" } }

/// Whether `part` is at least half of `whole`, and somebody: what an audience is said to do when
/// not all of it does.
func isHalf(_ part: Int, of whole: Int) -> Bool { part > 0 && part * 2 >= whole }
