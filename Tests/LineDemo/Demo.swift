import Glibc
import WeaveTerminal

/// A small conversation that the tests of the editor play.
final class Demo {
  private let source: any LineSource
  /// Whether every entry is just said, for keys pressed at random.
  private let isTame = unsafe getenv("TAME") != nil

  init() {
    let home = unsafe getenv("HOME").map { unsafe String(cString: $0) } ?? ""
    let history = LineHistory(path: home + "/state/linedemo/history")
    let words = DemoWords()
    if let notice = history.notice { Self.say(notice) }
    let options = LineEditor.Options(program: "linedemo")
    if let editor = LineEditor(options: options, assistant: words, history: history) {
      source = editor
    } else {
      source = PlainLines(assistant: words)
    }
  }

  /// Reads entries until the end.
  func converse() {
    let prompt = Prompt("demo> ", color: .green)
    while true {
      switch source.read(prompt) {
      case .interrupted: continue
      case .end:
        Self.say("bye")
        return
      case .line("quit"): return
      case .line(let entry): run(entry)
      }
    }
  }

  private func run(_ entry: String) {
    let words = entry.split(separator: " ", maxSplits: 1).map(String.init)
    switch isTame ? "say" : words.first {
    case "slow": work(for: 10, polls: true)
    case "deaf": work(for: 60, polls: false)
    case "held":
      Interrupts.blocked {
        work(for: 1, polls: false)
        Self.say("still here")
      }
    case "page":
      let rows = (1...100_000).map { "row \($0)\n" }.joined()
      Self.say("paged: \(Child.page(rows))")
    case "edit": Self.say("edited: \(Child.edit(file: words.count > 1 ? words[1] : ""))")
    case "again":
      if case .line(let line) = source.read(Prompt("again> "), text: "one two") { Self.say(line) }
    case "crash":
      let none: [Int] = []
      Self.say("\(none[entry.utf8.count])")
    case nil: break
    default:
      let scalars = entry.unicodeScalars.count
      let shown = entry.split(separator: "\n", omittingEmptySubsequences: false)
      let text = shown.joined(separator: "⏎")
      Self.say("got \(scalars): \(text.count > 200 ? String(text.prefix(200)) : text)")
    }
  }

  private func work(for seconds: Int, polls: Bool) {
    Self.say("working")
    let isRaised = Interrupts.isRaised
    let end = ContinuousClock.now + .seconds(seconds)
    let isStopped = Interrupts.evaluating {
      while ContinuousClock.now < end { if polls, isRaised() { return true } }
      return false
    }
    Self.say(isStopped ? "stopped" : "done")
  }

  private static func say(_ text: String) {
    print(text)
    fflush(nil)
  }
}

/// The words the demo knows.
struct DemoWords: LineAssistant {
  private static let words: [(text: String, description: String)] =
    [
      ("load", "load a plan"), ("slow", "work until stopped"), ("spaces", "list the spaces"),
      ("space-alpha", "the α space"), ("space-beta", "the β space"), ("日本語", "wide"),
      ("日本酒", "wide too"), ("page", "many rows"), ("crash", "end badly"),
    ] + (1...34).map { ("thread-\($0)", "thread number \($0)") }

  private func lastWord(_ text: Substring) -> Substring {
    text.lastIndex { $0 == " " || $0 == "\n" }.map { text[text.index(after: $0)...] } ?? text
  }

  func continuation(of text: String) -> Continuation {
    if text.count(where: { $0 == "\"" }) % 2 == 1 { return .more(" \"..> ") }
    let depth = text.count { $0 == "(" } - text.count { $0 == ")" }
    return depth > 0 ? .more("  ..> ") : .complete
  }

  func completions(_ text: String, cursor: Int) -> Completions {
    let end = text.utf8.index(text.startIndex, offsetBy: cursor)
    let word = lastWord(text[..<end])
    let found = Self.words.filter { $0.text.hasPrefix(word) }
    return Completions(
      replaces: (cursor - word.utf8.count)..<cursor,
      candidates: found.map { Candidate(text: $0.text, description: $0.description) })
  }

  func onlyWord(_ text: String) -> String? {
    let word = lastWord(text[...])
    if word.isEmpty { return nil }
    let found = Self.words.filter { $0.text.hasPrefix(word) }
    return found.count == 1 ? found[0].text : nil
  }

  func colors(_ text: String) -> [(range: Range<Int>, color: Color)] {
    var spans: [(range: Range<Int>, color: Color)] = []
    for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      let start = text[..<word.startIndex].utf8.count
      let color: Color? =
        Self.words.contains { $0.text == word } ? .blue : word.hasPrefix("\"") ? .green : nil
      if let color { spans.append((start..<(start + word.utf8.count), color)) }
    }
    return spans
  }
}
