package import WeaveAnswer

/// Writes answers as CSV, as RFC 4180 describes it: CRLF line ends, quotes doubled.
///
/// The header holds the stable field names, without units or titles; JSON carries the units. Parts
/// of an answer are one empty line apart. Bytes of the plan stay as they are, unless the text goes
/// to a terminal; also a field that begins with `=` stays, for a spreadsheet must not be told
/// something else than the plan says.
package struct CSVRenderer: Renderer {
  /// Whether control characters are shown and not sent.
  package let forTerminal: Bool

  /// Makes a renderer that takes `forTerminal` from the options and ignores the others.
  package init(_ options: RenderOptions = RenderOptions()) {
    forTerminal = options.forTerminal
  }

  /// The tables of an answer, each with a header row.
  package func render(_ answer: Answer) -> String {
    var output = ""
    for (index, table) in answer.tables.enumerated() {
      if index > 0 { output += "\r\n" }
      writeRow(table.columns.map(\.name), to: &output)
      for row in table.rows { writeRow(row.map(\.plain), to: &output) }
    }
    return output
  }

  private func writeRow(_ fields: [String], to output: inout String) {
    for (index, field) in fields.enumerated() {
      if index > 0 { output += "," }
      output += quoted(forTerminal ? Escape.visible(field) : field)
    }
    // A row of one empty field would read as no row.
    if fields.count == 1, fields.first == "" { output += "\"\"" }
    output += "\r\n"
  }

  private func quoted(_ field: String) -> String {
    // Looked at by byte: "\r\n" is a single Character and would slip past a set of Characters.
    let special: [UInt8] = [0x0A, 0x0D, UInt8(ascii: ","), UInt8(ascii: "\"")]
    guard field.utf8.contains(where: { special.contains($0) }) else { return field }
    var quoted = "\""
    for scalar in field.unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}
