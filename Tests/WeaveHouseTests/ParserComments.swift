import FoundationEssentials
import WeaveTestKit

/// The rules that stand as comments in the files of the parser.
struct ParserComments {
  /// One rule, and the method it stands above.
  struct Rule {
    let name: String
    let text: String
    let file: String
    /// The method right below, when this rule is the first one above it.
    let method: String?
  }

  /// A `parse…` method, and whether a rule stands right above it.
  struct Method {
    let name: String
    let file: String
    let hasRule: Bool
  }

  private(set) var rules: [Rule] = []
  private(set) var methods: [Method] = []

  /// Reads `Sources/WeaveSyntax/Parser*.swift`.
  init() throws {
    let folder = "Sources/WeaveSyntax"
    for file in projectFiles(in: folder, endingIn: ".swift") where file.hasPrefix("Parser") {
      read(file, try projectText("\(folder)/\(file)"))
    }
  }

  private mutating func read(_ file: String, _ text: String) {
    /// The rules right above the line being read; the last one may go on.
    var above: [String] = []
    func take(method: String?) {
      for (index, rule) in above.enumerated() {
        let name = String(rule.prefix { $0 != " " })
        rules.append(Rule(name: name, text: rule, file: file, method: index == 0 ? method : nil))
      }
      above = []
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let words = line.split(separator: " ").map(String.init)
      if words.first == "//" {
        let comment = words.dropFirst().joined(separator: " ")
        if let last = above.last, !last.hasSuffix(" ;") {
          above[above.count - 1] += " " + comment
        } else if words.count > 2, words[2] == "=" {
          above.append(comment)
        }
      } else if words.first != "///" {
        let method = parseMethod(words)
        if let method {
          methods.append(Method(name: method, file: file, hasRule: !above.isEmpty))
        }
        take(method: method)
      }
    }
    take(method: nil)
  }

  /// The name of the consuming `parse…` method that a line of `words` declares.
  private func parseMethod(_ words: [String]) -> String? {
    guard let place = words.firstIndex(of: "func"), words.contains("mutating"),
      place + 1 < words.count
    else { return nil }
    let name = words[place + 1].prefix { $0.isLetter }
    return name.hasPrefix("parse") ? String(name) : nil
  }
}
