/// What a question, a check or an edit has to say, as a value ready to be shown.
///
/// An answer holds words, figures and their units; it holds no widths, colors or line breaks.
/// Those are decided by a renderer. Every renderer handles every case, and no `switch`
/// over this enum has a `default`: a new kind of answer is finished when it compiles again.
package enum Answer: Sendable, Equatable {
  case table(Table)
  case prose(Prose)
  case findings(FindingList)
  case calendar(Calendar)
  /// One answer in two forms: sentences for people, rows for programs.
  case report(Report)
  /// Answers shown one after the other, in this order.
  case several([Answer])
}

extension Answer {
  /// The one answer inside, or all of them as `several`; `several([])` says nothing.
  package static func joined(_ answers: [Answer]) -> Answer {
    let flat = answers.flatMap { $0.parts }
    return if let only = flat.first, flat.count == 1 { only } else { .several(flat) }
  }

  /// The answers that are not themselves `several`, in order.
  package var parts: [Answer] {
    switch self {
    case .several(let answers): answers.flatMap(\.parts)
    case .table, .prose, .findings, .calendar, .report: [self]
    }
  }
}
