/// The closed lists of words that findings and measures rest on.
///
/// Adding a word is adding it here; the manual, completion and "did you mean" read these lists.
/// Words not in a list (`subject`, `knows`, `wants`, `basis`) are a plan's own.
package enum Vocabulary: String, Sendable, CaseIterable {
  case spaceKind = "kind of space"
  case threadKind = "kind of thread"
  case toolKind = "kind of tool"
  case practice
  case knowledge = "kind of knowledge"
  case concern
  case level
  case office
  case status
  case direction = "people who direct or begin"
  case mode
  case period
  case costBase = "base of a cost"

  /// The words of the list, in the order they are shown.
  package var words: [String] {
    switch self {
    case .spaceKind:
      [
        "staff-meeting", "plc", "coaching", "district-training", "training", "workshop",
        "conference", "webinar", "seminar", "book-study", "planning", "observation",
        "leadership-team", "committee", "community", "other",
      ]
    case .threadKind: ["theme", "idea"]
    case .toolKind: ["document", "reading", "materials", "norms", "protocol"]
    case .practice:
      [
        "unit-internalization", "lesson-preparation", "lesson-internalization",
        "practising-delivery", "strategic-internalization", "student-work-analysis",
        "observation-and-feedback", "read-aloud-discussion", "math-talk", "discussion",
        "book-discussion", "coaching-cycle",
      ]
    case .knowledge: ["equity", "curriculum", "content", "pedagogical"]
    case .concern: ["students", "schools", "teaching", "learning"]
    case .level: ["classroom", "school", "district"]
    case .office: ["school", "district", "outside"]
    case .status: ["planned", "tentative", "held", "cut", "postponed"]
    case .direction: ["teachers", "leaders"]
    case .mode: ["in-person", "online", "hybrid", "self-paced"]
    case .period: ["day", "week", "month", "term", "year"]
    case .costBase: ["session", "hour", "person"]
    }
  }
}
