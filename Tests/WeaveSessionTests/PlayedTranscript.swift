import FoundationEssentials
import WeaveAnswer
import WeaveEngine
import WeaveRender
import WeaveSession
import WeaveTestKit

/// A folder of its own with the plans of `examples` in it; gone with the value.
final class ExampleFolder {
  let path: String

  init() throws {
    let files = FileManager.default
    // A name of one length, so that what is laid out in columns is the same each time.
    let url = files.temporaryDirectory.appending(path: "weave-\(UUID())")
    try files.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
    for plan in Example.all {
      try plan.text.write(toFile: "\(path)/\(plan).weave", atomically: false, encoding: .utf8)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The text of a plan as it stands here now.
  func text(of name: String) throws -> String {
    try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
  }
}

/// A conversation on plans of a folder, in the words that a person would see without a terminal.
struct Talk {
  var session = Session(files: DiskFiles())
  private let home: ExampleFolder

  init(in folder: ExampleFolder) { home = folder }

  private var folder: String { home.path + "/" }

  /// What is said to an entry, or to an answer where a question is open; no blank lines at its end.
  mutating func say(_ entry: String) -> [String] {
    let isLoad = entry.hasPrefix("load ")
    let said = isLoad ? "load " + folder + entry.dropFirst(5) : entry
    let reply = session.isAsking ? session.answered(entry) : session.enter(said)
    return shown(reply)
  }

  /// A reply as lines; what is asked of the terminal stands in brackets.
  func shown(_ reply: Reply) -> [String] {
    let text =
      reply.answers.map { TextRenderer().render($0) }.joined() + reply.diff
      + request(reply.request)
    var lines = text.replacing(folder, with: "").split(
      separator: "\n", omittingEmptySubsequences: false
    ).map { line in String(line.reversed().drop { $0 == " " }.reversed()) }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  private func request(_ request: Reply.Request?) -> String {
    switch request {
    case nil: ""
    case .ask(let question): question
    case .page(let answer): "[page]\n" + TextRenderer().render(answer)
    case .edit(let text): "[edit]\n" + text
    case .revise(let text): "[revise]\n" + text
    case .source(let path): "[source \(path)]"
    case .save(let path, let text): "[save \(path)]\n" + text
    case .history(let words): "[history \(words)]"
    case .quit: "[quit]"
    }
  }
}

/// A transcript of `Tests/Corpus/sessions`, to be played from its top to its end.
///
/// The plans of `examples` are there by their names. A line `# at cedar[1+1]>` is the prompt before
/// the entry below it; an entry below a question is the answer to it.
/// `PLAINWEAVE_UPDATE_GOLDEN=1` writes the answers down as they are now, and the run still fails.
struct PlayedTranscript: Sendable, CustomStringConvertible {
  let description: String

  /// Every transcript, by name.
  static let all = projectFiles(in: "Tests/Corpus/sessions").map { Self(description: $0) }

  /// What differs when it is played; empty where nothing does.
  func mismatches() throws -> [String] {
    let path = "Tests/Corpus/sessions/\(description)"
    let transcript = Transcript(try projectText(path))
    var talk = Talk(in: try ExampleFolder())
    var found: [String] = []
    var answers: [[String]] = []
    for item in transcript.items {
      switch item {
      case .other(let lines):
        for line in lines where line.hasPrefix("# at ") && talk.prompt != line.dropFirst(5) {
          found.append("the prompt is \(talk.prompt), not \(line.dropFirst(5))")
        }
      case .entry(let entry): answers.append(talk.say(entry.text))
      }
    }
    return found
      + [mismatch(ofFile: path, with: transcript.text(answers: answers))].compactMap(\.self)
  }
}

extension Talk {
  /// The prompt, without the blank at its end.
  var prompt: String { String(session.prompt.reversed().drop { $0 == " " }.reversed()) }
}
