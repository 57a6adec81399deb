/// Paths as texts, split at `/`; nothing here asks the disk.
enum Paths {
  /// The folder of `path`; empty for a file of the working folder.
  static func folder(_ path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return String(path[..<slash])
  }

  /// `name` as seen from `folder`, with `.` and `..` taken out where they can be.
  static func join(_ folder: String, _ name: String) -> String {
    let isAbsolute = folder.hasPrefix("/")
    var parts: [Substring] = []
    for part in (folder.isEmpty ? name : folder + "/" + name).split(separator: "/") {
      if part == "." { continue }
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return (isAbsolute ? "/" : "") + parts.joined(separator: "/")
  }

  /// True when `path` lies in `folder` or below it; both resolved.
  static func isInside(_ path: String, _ folder: String) -> Bool {
    if folder.isEmpty { return !path.hasPrefix("/") && !path.hasPrefix("..") }
    return path.hasPrefix(folder == "/" ? "/" : folder + "/")
  }
}
