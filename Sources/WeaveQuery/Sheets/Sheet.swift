import WeaveAnswer

/// A sheet for people: headings, questions with the facts of the plan that bear on them, and lines
/// to write on.
///
/// It counts and quotes, and never adds up, grades or ranks.
struct Sheet {
  private var blocks: [Prose.Block] = []
  private var questions = 0

  /// The line people write on.
  static let line = String(repeating: "_", count: 40)
  /// Facts shown under one question; the rest is counted.
  static let shown = 12

  init(_ title: Words) { blocks = [.heading(title)] }

  var prose: Prose { Prose(blocks) }

  var answer: Answer { .prose(prose) }

  /// A paragraph, set off from what stands above it.
  mutating func say(_ words: Words) { blocks += [.blank, .paragraph(words)] }

  mutating func head(_ words: Words) { blocks += [.blank, .heading(words)] }

  mutating func list(_ facts: [Words]) { blocks += facts.map { .bullet($0) } }

  /// A numbered question, its facts, and a line to write on.
  ///
  /// Of many facts the first are shown; `rest` is where the others are found.
  mutating func ask(_ question: Words, _ facts: [Words], rest: String? = nil) {
    questions += 1
    head("\(String(questions)). \(question)")
    list(Self.few(facts, rest: rest))
    blocks += [.blank, .paragraph("\(Self.line)")]
  }

  /// What every sheet ends with.
  static let reminder: Words =
    "\(quiet: "By this plan: what is planned is not yet what people meet.")"

  mutating func end() { say(Self.reminder) }

  /// The first facts, and how many more there are.
  static func few(_ facts: [Words], rest: String? = nil) -> [Words] {
    guard facts.count > shown + 1 else { return facts }
    let place = rest.map { ": `\($0)` has all" } ?? ""
    return facts.prefix(shown) + ["and \(figure: facts.count - shown) more\(place)"]
  }
}

/// A word of a list as people say it: `staff-meeting` is a staff meeting.
func plainWord(_ word: String) -> String {
  word.split(separator: "-", omittingEmptySubsequences: false).joined(separator: " ")
}
