import WeaveModel
import WeaveSource

/// How many findings of one code are shown at once: whoever has mended five asks again, and a
/// hundred are not read.
let shownAtOnce = 5

/// The findings that concern most, each given with how much it does; the last one shown says how
/// many there are besides.
///
/// Equals stand by their words, so that the order of the plan's lines decides nothing.
func mostFirst(
  _ findings: [(count: Int, finding: Diagnostic)], atMost limit: Int = shownAtOnce
) -> [Diagnostic] {
  let sorted = findings.sorted { left, right in
    (right.count, left.finding.message) < (left.count, right.finding.message)
  }
  var shown = sorted.prefix(limit).map(\.finding)
  if sorted.count > limit {
    shown[limit - 1].hints.append(
      "\(sorted.count - limit) more like this, not shown as long as these stand")
  }
  return shown
}

/// `names` in backquotes.
func quoted(_ names: [String]) -> [String] { names.map { "`\($0)`" } }

/// Whether `part` is at least half of `whole`, and somebody: what an audience is said to do when
/// not all of it does.
func isHalf(_ part: Int, of whole: Int) -> Bool { part > 0 && part * 2 >= whole }
