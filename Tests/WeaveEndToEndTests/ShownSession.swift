import FoundationEssentials

/// The sessions at a shell that a page of `docs` shows, to be played from its top to its end.
///
/// A plan shown whole (a `weave` fence) is a file called as the plan is, `fir.weave`; the plans of
/// `examples` are there too. In a `console` fence each `$` line is run, and what stands under it is
/// what it must print, output before errors; `…` on a line of its own stands for any lines, and
/// where nothing stands under it nothing is compared. Lines of `git` are not run.
/// `PLAINWEAVE_UPDATE_GOLDEN=1` rewrites what stands under a line, where it has no `…`, and the run
/// still fails.
struct ShownSession: Sendable, CustomStringConvertible {
  let page: String
  private let word: String
  private var steps: [Step] = []

  private enum Step: Sendable {
    case file(name: String, text: [String])
    case command(String, line: Int, shown: [String])
  }

  var description: String { page }

  private static let project = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The sessions of the page at `page`, which starts at the project's root; where the page writes
  /// its plan bit by bit, just the commands that name `word`.
  init(page: String, naming word: String = "") throws {
    self.page = page
    self.word = word
    let text = try String(contentsOf: Self.project.appending(path: page), encoding: .utf8)
    var fence: (info: String, line: Int, lines: [String])?
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if let open = fence {
        if line == "```" {
          add(open.info, open.line, open.lines)
          fence = nil
        } else {
          fence?.lines.append(String(line))
        }
      } else if line.hasPrefix("```") {
        fence = (String(line.dropFirst(3)), index + 1, [])
      }
    }
  }

  /// How many commands with something under them are compared.
  var comparedCount: Int {
    steps.count { if case .command(_, _, let shown) = $0 { !shown.isEmpty } else { false } }
  }

  private mutating func add(_ info: String, _ line: Int, _ lines: [String]) {
    switch info {
    case "weave":
      let header = lines.first { $0.hasPrefix("plan ") }
      if let name = header?.split(separator: " ").dropFirst().first {
        steps.append(.file(name: "\(name).weave", text: lines))
      }
    case "console":
      var open: (command: String, line: Int, shown: [String])?
      for (index, text) in lines.enumerated() {
        if text.hasPrefix("$ ") {
          if let open { addCommand(open.command, open.line, open.shown) }
          open = (String(text.dropFirst(2)), line + index + 1, [])
        } else {
          open?.shown.append(text)
        }
      }
      if let open { addCommand(open.command, open.line, open.shown) }
    default: break
    }
  }

  private mutating func addCommand(_ command: String, _ line: Int, _ shown: [String]) {
    if !command.hasPrefix("git "), word.isEmpty || command.contains(word) {
      steps.append(.command(command, line: line, shown: Self.trimmed(shown)))
    }
  }

  /// What a reader who types it would see otherwise; empty where the page is true.
  func mismatches() throws -> [String] {
    let place = try workplaceWithExamples()
    var found: [String] = []
    var seenInstead: [(line: Int, shown: [String], seen: [String])] = []
    for step in steps {
      switch step {
      case .file(let name, let text):
        place.write(Array(text.map { $0 + "\n" }.joined().utf8), to: name)
      case .command(let command, let line, let shown):
        let outcome = place.run(command)
        let seen =
          Self.trimmed(Self.lines(outcome.output)) + Self.trimmed(Self.lines(outcome.errors))
        let isAsShown = shown.isEmpty || Self.matches(seen[...], shown[...])
        if outcome.code < 126, isAsShown { continue }
        found.append("\(page):\(line): \(command)\n\(seen.joined(separator: "\n"))")
        if !shown.isEmpty, !shown.contains("…") { seenInstead.append((line, shown, seen)) }
      }
    }
    if ProcessInfo.processInfo.environment["PLAINWEAVE_UPDATE_GOLDEN"] == "1" {
      try rewrite(seenInstead)
    }
    return found
  }

  private func workplaceWithExamples() throws -> Workplace {
    let place = Workplace()
    for folder in ["examples", "examples/library"] {
      let source = Self.project.appending(path: folder)
      for name in try FileManager.default.contentsOfDirectory(atPath: source.path()).sorted()
      where name.hasSuffix(".weave") {
        let bytes = [UInt8](try Data(contentsOf: source.appending(path: name)))
        place.write(bytes, to: "\(folder)/\(name)")
      }
    }
    return place
  }

  /// Puts what was seen in the place of what the page shows, from its end to its top.
  private func rewrite(_ changes: [(line: Int, shown: [String], seen: [String])]) throws {
    if changes.isEmpty { return }
    let file = Self.project.appending(path: page)
    var lines = Self.lines(Array(try String(contentsOf: file, encoding: .utf8).utf8))
    for change in changes.reversed() {
      lines.replaceSubrange(change.line..<change.line + change.shown.count, with: change.seen)
    }
    try lines.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
  }

  private static func lines(_ bytes: [UInt8]) -> [String] {
    String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
  }

  private static func trimmed(_ lines: [String]) -> [String] {
    Array(lines.reversed().drop { $0.isEmpty }.reversed())
  }

  /// True where `seen` is what `shown` says; blanks at the end of a line do not count.
  static func matches(_ seen: ArraySlice<String>, _ shown: ArraySlice<String>) -> Bool {
    guard let first = shown.first else { return seen.isEmpty }
    if first == "…" {
      return (seen.startIndex...seen.endIndex).contains { matches(seen[$0...], shown.dropFirst()) }
    }
    guard let line = seen.first, withoutEnd(line) == withoutEnd(first) else { return false }
    return matches(seen.dropFirst(), shown.dropFirst())
  }

  private static func withoutEnd(_ line: String) -> Substring {
    line.prefix(line.reversed().drop { $0 == " " }.count)
  }
}
