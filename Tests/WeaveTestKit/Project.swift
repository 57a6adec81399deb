import FoundationEssentials

/// The path of the folder that holds `Package.swift`.
package let projectRoot = URL(filePath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().path

/// True where files that hold what the program gave are to be written anew; the run fails still.
let isUpdating = ProcessInfo.processInfo.environment["PLAINWEAVE_UPDATE_GOLDEN"] == "1"

/// The text of the file at `path`, which starts at the project's root.
package func projectText(_ path: String) throws -> String {
  try String(contentsOfFile: "\(projectRoot)/\(path)", encoding: .utf8)
}

/// The names of the files in the folder at `path`, sorted; those that end in `end`.
///
/// Fails the run when there are none: a moved folder must not pass in silence.
package func projectFiles(in path: String, endingIn end: String = "") -> [String] {
  let all = (try? FileManager.default.contentsOfDirectory(atPath: "\(projectRoot)/\(path)")) ?? []
  let names = all.filter { !$0.hasPrefix(".") && $0.hasSuffix(end) }.sorted()
  precondition(!names.isEmpty, "no files in \(path)")
  return names
}

/// How the file at `path`, which starts at the project's root, differs from `text`, which it should
/// hold; nil when it does not.
///
/// With `PLAINWEAVE_UPDATE_GOLDEN=1` the file is written anew, and the difference is told all the
/// same.
package func mismatch(ofFile path: String, with text: String) -> String? {
  let old = (try? projectText(path)) ?? ""
  if old == text { return nil }
  if isUpdating {
    try? text.write(toFile: "\(projectRoot)/\(path)", atomically: true, encoding: .utf8)
  }
  return "\(path) is out of date\n\(lineDiff(old.lines, text.lines))"
}

/// The lines of `old` and `new` that differ, with `-` and `+`.
package func lineDiff(_ old: [String], _ new: [String]) -> String {
  new.difference(from: old).map { change in
    switch change {
    case .insert(let offset, let line, _): "+\(offset + 1): \(line)"
    case .remove(let offset, let line, _): "-\(offset + 1): \(line)"
    }
  }.joined(separator: "\n")
}

extension String {
  /// The lines, without their ends.
  package var lines: [String] {
    split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}

extension Array<String> {
  /// The lines without the empty ones at their end.
  package var trimmed: [String] { Array(self[..<(lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? 0)]) }
}

/// A plan of `examples/`.
package struct Example: Sendable, CustomStringConvertible {
  /// The name of its file without `.weave`.
  package let name: String
  package let text: String

  package var description: String { name }

  /// All of them, by name.
  package static let all = projectFiles(in: "examples", endingIn: ".weave").compactMap { file in
    (try? projectText("examples/\(file)")).map { Example(name: String(file.dropLast(6)), text: $0) }
  }

  /// The text of the one called `name`; empty where there is none.
  package static func text(_ name: String) -> String {
    all.first { $0.name == name }?.text ?? ""
  }
}
