import Glibc
import Synchronization

/// The last signal that came while signals were held; 0 for none.
private let arrived = Atomic<Int32>(0)

/// Signals that would end the program are held while files are being replaced.
///
/// They are held by a handler and not by a mask: a mask is one thread's, and the program has more.
/// Writers in several threads share one hold.
struct HeldSignals {
  private struct State {
    var holders = 0
    var before: [(signal: Int32, action: sigaction)] = []
  }

  private static let state = Mutex(State())
  private static let held = [SIGINT, SIGTERM, SIGHUP]

  /// Runs `body`; a signal that comes meanwhile comes again behind it.
  static func during<Result>(_ body: () -> Result) -> Result {
    state.withLock { state in
      state.holders += 1
      guard state.holders == 1 else { return }
      arrived.store(0, ordering: .relaxed)
      for signal in held {
        var before = sigaction()
        var holding = sigaction()
        unsafe holding.__sigaction_handler.sa_handler = { arrived.store($0, ordering: .relaxed) }
        holding.sa_flags = SA_RESTART
        guard unsafe sigaction(signal, nil, &before) == 0 else { continue }
        // What is ignored stays ignored.
        if unsafe before.__sigaction_handler.sa_handler.map({
          unsafe unsafeBitCast($0, to: Int.self)
        }) == 1 {
          continue
        }
        unsafe sigaction(signal, &holding, nil)
        state.before.append((signal, before))
      }
    }
    let result = body()
    let signal = state.withLock { state -> Int32 in
      state.holders -= 1
      guard state.holders == 0 else { return 0 }
      for index in state.before.indices {
        var before = state.before[index].action
        unsafe sigaction(state.before[index].signal, &before, nil)
      }
      state.before = []
      return arrived.exchange(0, ordering: .relaxed)
    }
    // To the process: this thread may have it masked.
    if signal != 0 { kill(getpid(), signal) }
    return result
  }
}
