import Dispatch
import Synchronization
import WeaveSession
import WeaveSuggest
import WeaveTerminal

/// One entry on its way through a session, on a thread of its own.
///
/// The session is a value: where the person does not wait for the answer, it is dropped, and the
/// session is as it was.
final class Evaluation: Sendable {
  private let callOff = CallOff()
  private let done = Mutex<(session: Session, reply: Reply)?>(nil)
  private let finished = DispatchSemaphore(value: 0)
  private let started = ContinuousClock.now

  /// Begins to enter `entry`.
  init(_ session: Session, _ entry: Entry) {
    DispatchQueue.global(qos: .userInitiated).async { [self] in
      var session = session
      let reply = session.enter(entry, callOff: callOff)
      done.withLock { $0 = (session, reply) }
      finished.signal()
    }
  }

  /// How long Ctrl-C waits for what was found so far, in milliseconds.
  private static let patience = 35

  /// The session after the entry, and its reply; nil where Ctrl-C came first.
  func result() -> (session: Session, reply: Reply)? {
    Interrupts.evaluating {
      while finished.wait(timeout: .now() + .milliseconds(5)) == .timedOut {
        if Interrupts.isRaised() {
          callOff.set()
          _ = finished.wait(timeout: .now() + .milliseconds(Self.patience))
          break
        }
      }
    }
    return done.withLock { $0 }
  }

  /// How long it took, in words.
  var time: String {
    let parts = (ContinuousClock.now - started).components
    let microseconds = parts.seconds * 1_000_000 + parts.attoseconds / 1_000_000_000_000
    return "took \(microseconds / 1_000).\(microseconds % 1_000 / 100) ms"
  }
}
