import WeaveAnswer

/// A number with a comma after each three digits: 1,204.
func grouped(_ number: Int) -> String {
  var digits = String(number.magnitude)
  var groups: [Substring] = []
  var rest = digits[...]
  while rest.count > 3 {
    groups.append(rest.suffix(3))
    rest = rest.dropLast(3)
  }
  groups.append(rest)
  digits = groups.reversed().joined(separator: ",")
  return number < 0 ? "-" + digits : digits
}

/// A number and what it counts: 1 error, 2 errors.
func counted(_ number: Int, _ one: String) -> String {
  "\(grouped(number)) \(one)\(number == 1 ? "" : "s")"
}

extension FindingList {
  /// One line that closes a list: `2 errors, 1 warning, 3 notes in 2 files`.
  var summary: String {
    let found = Finding.Severity.allCases.filter { counts[$0] > 0 }
      .map { counted(counts[$0], $0.rawValue) }
    let place = checked > 0 ? " in \(counted(checked, "file"))" : ""
    let unseen = hidden > 0 ? ", \(grouped(hidden)) not shown" : ""
    return (found.isEmpty ? "no findings" : found.joined(separator: ", ")) + place + unseen
  }

  /// The line that opens a list after errors.
  static let incompleteBanner =
    "incomplete: errors were found, so what follows may miss facts"
}

extension Finding {
  /// The place for people: `cedar.weave:41:9`; the file alone when it is about the whole file.
  var placeWords: String { Finding.words(file: place.file, line: place.line, column: place.column) }

  static func words(file: String, line: Int, column: Int) -> String {
    if line < 1 { return file }
    return column < 1 ? "\(file):\(line)" : "\(file):\(line):\(column)"
  }
}

extension Finding.Fix {
  /// The fix with what `--fix` does about it.
  var words: String {
    isSafe
      ? "\(title)  (safe, `--fix` applies it)" : "\(title)  (look at it first, `--fix` leaves it)"
  }
}

extension Calendar.Session {
  /// The space with its section: `plc/g5`.
  var address: String { section.map { "\(space)/\($0)" } ?? space }

  /// When on the day, with `?` for what nobody has said: `15:30–16:30`, `15:30–?`, `?, 60 min`.
  func time(dash: String) -> String {
    let length = minutes.map { ", \($0) min" } ?? ""
    return switch (start, end) {
    case (let start?, let end?): start + dash + end
    case (let start?, nil): minutes == nil ? start + dash + "?" : start + length
    case (nil, let end?): "?" + dash + end
    case (nil, nil): minutes.map { "\($0) min" } ?? "?"
    }
  }

  /// Whether something is missing: a length alone is a whole answer, a start alone is not.
  var hasOpenTime: Bool { end == nil && minutes == nil }

  /// Where it takes place, and what sets it apart from a planned meeting of its space.
  var remarks: String {
    ([place, status].compactMap { $0 } + marks).joined(separator: ", ")
  }
}

extension Calendar.Undated {
  /// The address of the open session: `district@winter-1`, or its space where it has no label.
  var address: String {
    guard let label else { return session.address }
    return "\(session.space)@\(label)" + (session.section.map { "/\($0)" } ?? "")
  }
}

extension Calendar {
  /// All sessions that have a day.
  var datedCount: Int { months.reduce(0) { $0 + $1.entries.count } }
}
