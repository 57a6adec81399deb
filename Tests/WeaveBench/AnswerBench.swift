import WeaveEngine
import WeaveRender
import WeaveSession

/// What an answer at the prompt costs: a sentence in, what follows out, painted.
struct AnswerBench {
  let files: [(path: String, bytes: [UInt8])]

  /// Enters each of `sentences` on the plan as it is, then on top of the edit `under`.
  func run(_ sentences: [String], under: String?) {
    let memory = MemoryFiles(
      bytes: Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.bytes) }))
    var session = Session(files: memory)
    _ = session.load(files[0].path)
    report("a sentence in, its answer out", answers(sentences, session))
    report("`delta` after it", answers(sentences, session, then: "delta"))
    guard let under else { return }
    _ = session.enter(under)
    report("a sentence on top of another, its answer", answers(sentences, session))
  }

  /// Enters each sentence in `session`, or what is asked once it is entered, and paints the answer.
  private func answers(
    _ sentences: [String], _ session: Session, then asked: String? = nil
  ) -> [Double] {
    var times: [Double] = []
    for sentence in sentences {
      var copy = session
      if asked != nil, !copy.enter(sentence).isDone { continue }
      let start = monotonicSeconds()
      let reply = copy.enter(asked ?? sentence)
      sink(reply.answers.reduce(0) { $0 + TextRenderer().render($1).utf8.count })
      if reply.isDone { times.append(monotonicSeconds() - start) }
    }
    return times
  }
}
