import FoundationEssentials

/// The folder that holds `Package.swift`.
let projectRoot = URL(filePath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()

/// The text of the file at `path`, which starts at the project's root.
func projectText(_ path: String) throws -> String {
  try String(contentsOf: projectRoot.appending(path: path), encoding: .utf8)
}

/// True when there is a file or folder at `path`, which starts at the project's root.
func projectHas(_ path: String) -> Bool {
  FileManager.default.fileExists(atPath: projectRoot.appending(path: path).path())
}

/// The names of the files in the folder at `path`, sorted.
func projectFiles(in path: String) throws -> [String] {
  try FileManager.default.contentsOfDirectory(atPath: projectRoot.appending(path: path).path())
    .sorted()
}

/// How the generated file at `path` differs from `text`, which it should hold; nil when it does
/// not.
///
/// With `PLAINWEAVE_UPDATE_GOLDEN=1` the file is written anew, and the difference is told all the
/// same.
func mismatch(ofGenerated path: String, with text: String) throws -> String? {
  let old = projectHas(path) ? try projectText(path) : ""
  if old == text { return nil }
  if ProcessInfo.processInfo.environment["PLAINWEAVE_UPDATE_GOLDEN"] == "1" {
    try text.write(to: projectRoot.appending(path: path), atomically: true, encoding: .utf8)
  }
  let left = old.split(separator: "\n", omittingEmptySubsequences: false)
  let right = text.split(separator: "\n", omittingEmptySubsequences: false)
  let same = zip(left, right).prefix { $0 == $1 }.count
  let was = same < left.count ? String(left[same]) : "(end)"
  let becomes = same < right.count ? String(right[same]) : "(end)"
  return "\(path) is out of date from line \(same + 1) on:\n-\(was)\n+\(becomes)"
}
