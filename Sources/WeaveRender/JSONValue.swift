/// A JSON value to be written: keys stay in the order they are given.
///
/// There is no reader here on purpose: this program writes JSON and reads none.
indirect enum JSONValue {
  case null
  case bool(Bool)
  case integer(Int)
  /// What is no number is written as null, for JSON has no other word for it.
  case number(Double)
  case string(String)
  case array([JSONValue])
  /// An array with each element on a line of its own, so that answers can be compared by line.
  case lines([JSONValue])
  case object([(name: String, value: JSONValue)])

  static func strings(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }

  static func optional(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

  static func optional(_ number: Int?) -> JSONValue { number.map { .integer($0) } ?? .null }

  func write(to output: inout String) {
    switch self {
    case .null: output += "null"
    case .bool(let flag): output += flag ? "true" : "false"
    case .integer(let number): output += String(number)
    case .number(let number): output += Decimal.exact(number) ?? "null"
    case .string(let text): JSONValue.write(text, to: &output)
    case .array(let values): JSONValue.write(values, lineEnd: "", to: &output)
    case .lines(let values): JSONValue.write(values, lineEnd: "\n", to: &output)
    case .object(let fields):
      output += "{"
      for (index, field) in fields.enumerated() {
        if index > 0 { output += "," }
        JSONValue.write(field.name, to: &output)
        output += ":"
        field.value.write(to: &output)
      }
      output += "}"
    }
  }

  private static func write(_ values: [JSONValue], lineEnd: String, to output: inout String) {
    if values.isEmpty {
      output += "[]"
      return
    }
    output += "["
    for (index, value) in values.enumerated() {
      output += (index > 0 ? "," : "") + lineEnd
      value.write(to: &output)
    }
    output += lineEnd + "]"
  }

  /// Writes a string as RFC 8259 has it, escaping also what a terminal must not get.
  ///
  /// U+2028 and U+2029 are among that: they end a line in older JavaScript.
  private static func write(_ text: String, to output: inout String) {
    output += "\""
    if !text.utf8.contains(where: { mayNeedEscape[Int($0)] }) {
      output += text
      output += "\""
      return
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\r": output += "\\r"
      case "\t": output += "\\t"
      case "\u{8}": output += "\\b"
      case "\u{C}": output += "\\f"
      default:
        if Escape.isDangerous(scalar) {
          // Every dangerous scalar is in the basic plane, so it is one group of four digits.
          let digits = String(scalar.value, radix: 16)
          output += "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        } else {
          output.unicodeScalars.append(scalar)
        }
      }
    }
    output += "\""
  }

  /// The bytes that can begin a scalar to be escaped; texts without them are written whole.
  private static let mayNeedEscape: [Bool] = (0...0xFF).map { (byte: Int) in
    byte < 0x20 || [0x22, 0x5C, 0x7F, 0xC2, 0xE2].contains(byte)
  }
}
