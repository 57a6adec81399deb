import Synchronization

/// Calls off a long search from outside, as when somebody presses Ctrl-C; there is no time limit.
///
/// Once set it stays set: what was found until then is the answer, and nothing is claimed of it.
package final class CallOff: Sendable {
  private let flag = Atomic(false)

  package init() {}

  package var isSet: Bool { flag.load(ordering: .relaxed) }

  /// Calls the search off; any thread may do so.
  package func set() { flag.store(true, ordering: .relaxed) }
}

/// Asks every so often whether a search is called off; once it is, it asks no more.
struct Polling {
  let isCancelled: () -> Bool
  private(set) var hasStopped = false
  /// Full at first, so that what is called off already does not begin.
  private var work = Self.stride

  /// Steps between two questions: a step takes about a microsecond, so that a search called off
  /// ends within a few milliseconds.
  private static let stride = 1_000

  init(_ isCancelled: @escaping () -> Bool) { self.isCancelled = isCancelled }

  /// Counts `steps` more, and whether to stop.
  mutating func stops(after steps: Int = 1) -> Bool {
    work += steps
    if work >= Self.stride, !hasStopped {
      work = 0
      hasStopped = isCancelled()
    }
    return hasStopped
  }
}
