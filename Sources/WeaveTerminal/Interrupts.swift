import CLineEdit

/// Ctrl-C while the program works.
package enum Interrupts {
  /// Runs an evaluation: Ctrl-C in it raises the flag, the third ends the process with 130.
  package static func evaluating<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    cle_evaluation(true)
    defer { cle_evaluation(false) }
    return try body()
  }

  /// Whether Ctrl-C came since the last entry was read; any thread may ask.
  ///
  /// One that comes between the entry and its evaluation counts: it was meant for it.
  package static var isRaised: @Sendable () -> Bool { { cle_interrupted() } }

  /// Runs what must not be cut in two, such as a rename: nothing ends the process in it.
  ///
  /// A signal that would have ended it does so afterwards.
  package static func blocked<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    cle_hold_signals(true)
    defer { cle_hold_signals(false) }
    return try body()
  }
}
