import Dispatch
import FoundationEssentials
import Synchronization
package import Testing

/// Runs the tests of a suite on threads of their own, where they may wait for the programs they
/// started.
///
/// The threads that Swift shares out are as few as the cores: two tests that wait would hold up
/// all others there.
package struct WaitingTrait: SuiteTrait, TestTrait, TestScoping {
  package let isRecursive = true

  package func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    try await withTaskExecutorPreference(OwnThreads.shared) { try await function() }
  }
}

extension Trait where Self == WaitingTrait {
  /// The tests wait for programs.
  package static var waiting: WaitingTrait { WaitingTrait() }
}

/// Some threads more than there are cores, as those on them wait most of the time.
private final class OwnThreads: TaskExecutor {
  static let shared = OwnThreads()
  private static let limit = 4 * ProcessInfo.processInfo.activeProcessorCount

  private let queue = DispatchQueue(label: "tests that wait", attributes: .concurrent)
  private let state = Mutex((jobs: [UnownedJob](), threads: 0))

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let isNeeded = state.withLock { state in
      state.jobs.append(job)
      guard state.threads < Self.limit else { return false }
      state.threads += 1
      return true
    }
    if isNeeded { queue.async { self.work() } }
  }

  /// Runs job after job until none is left.
  private func work() {
    while let job = next() { unsafe job.runSynchronously(on: asUnownedTaskExecutor()) }
  }

  private func next() -> UnownedJob? {
    state.withLock { state in
      if state.jobs.isEmpty {
        state.threads -= 1
        return nil
      }
      return state.jobs.removeFirst()
    }
  }
}
