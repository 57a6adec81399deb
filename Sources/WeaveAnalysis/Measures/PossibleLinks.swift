/// Where comments and times would end that no line of the plan says yet.
///
/// It walks a cell as `Experience` does, so that what is counted here is what is measured once the
/// line is written.
package struct PossibleLinks {
  private var walk: CellWalk

  /// Sets out from a plan's experience, each open session on the day it has there.
  package init(_ experience: Experience) {
    walk = CellWalk(experience.facts, experience.attendance, experience.timeline)
  }

  /// Turns to the listeners of one cell.
  package mutating func turn(to cell: Int) { walk.walk(cell) }

  /// The spaces these listeners are expected in, in the order they first meet them.
  package var spaces: [Int32] { walk.spaces }

  /// The ends of a comment from `session` to all of `space`, as places in the cell's sessions.
  package mutating func ends(
    from session: Int32, to space: Int32, about threads: [Int32]
  ) -> [Int32] {
    walk.possibleEnds(from: session, to: space, about: threads)
  }
}
