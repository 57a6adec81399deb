import Testing
import WeaveSource
import WeaveSyntax
import WeaveTestKit

@testable import WeaveSyntax

@Suite("Tokens and trees of any bytes")
struct LexerProperties {
  static let seeds: [UInt64] = Array(0..<500)

  @Test("Tokens are in order, only blanks lie between, and trees hold them all", arguments: seeds)
  func anyBytes(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let bytes = soup(&random)
    let tree = parseSource(SourceText(name: "soup", bytes: bytes))
    let fault = tree.textFault ?? tree.shapeFault
    #expect(fault == nil, "seed \(seed)")
    for finding in tree.diagnostics {
      #expect(Int(finding.location.range.end) <= bytes.count, "\(finding)")
      for edit in finding.fixes.flatMap(\.edits) {
        #expect(Int(edit.location.range.end) <= bytes.count, "\(finding)")
      }
    }
  }

  @Test("Each token looks as the grammar file says", arguments: seeds)
  func tokensLookAsDescribed(seed: UInt64) throws {
    let patterns = try EBNF.plainweave.get().tokenPatterns
    var random = SeededGenerator(seed: seed)
    let source = SourceText(name: "soup", bytes: soup(&random))
    let tokens = lex(source.bytes)
    for index in 0..<tokens.count where tokens.code(index) != .curlyString {
      let text = source.string(in: tokens.range(index))
      let names = Recogniser.readings(tokens.code(index), text).compactMap { terminal in
        if case .token(let name) = terminal { name } else { nil }
      }
      guard let name = names.first, let pattern = patterns[name] else { continue }
      let isMatch = try Regex(pattern).matchingSemantics(.unicodeScalar).wholeMatch(in: text) != nil
      #expect(isMatch, "seed \(seed): `\(text)` is no \(name)")
    }
  }

  @Test(
    "A keyword is known whatever stands right behind it",
    arguments: ["\u{A0}", "\u{2003}x", "\u{201C}a\u{201D}", "\u{2013}", "\n", "\"a\"", ","])
  func keywordsAreKnown(next: String) {
    let unknown = grammarWords.filter { word in
      let alone = lex(Array(word.utf8))
      let tokens = lex(Array((word + next).utf8))
      return alone.code(0) == .word || tokens.code(0) != alone.code(0)
        || tokens.range(0) != alone.range(0)
    }
    #expect(unknown.isEmpty)
  }

  @Test("A word that goes on behind a keyword is no keyword", arguments: ["é", "s-x", "_", "9"])
  func longerWordsAreNames(next: String) {
    let known = grammarWords.filter { lex(Array(($0 + next).utf8)).code(0) != .word }
    #expect(known.isEmpty)
  }

  @Test(
    "A word may start with a letter of any script",
    arguments: ["école", "数学", "三年级", "Ωmega", "ñ"])
  func scripts(word: String) {
    let tokens = lex(Array(word.utf8))
    #expect(tokens.count == 2 && tokens.code(0) == .word)
  }

  /// Up to sixty pieces of plans, marks and plain bytes.
  private func soup(_ random: inout SeededGenerator) -> [UInt8] {
    let pieces = [
      " ", "  ", "\t", "\n", "\r\n", "\r", "\u{A0}", "\u{FEFF}", "\u{2009}", "\u{0}", "\u{7}",
      "\u{7F}", "\u{85}", "\u{202E}", "\"", "\\", "\\\"", "\u{201C}", "\u{201D}", "\u{2018}",
      "\u{2019}", "\u{AB}", "\u{BB}", "\u{201E}", "–", "—", "-", "--", "..", "...", "…", ".", "@",
      "/", ",", ":", "%", "?", "(", ")", "<", "<=", "=", "!=", "!", "|", "<<<<<<< HEAD",
      "=======", "#", "# a comment", "👩‍🏫", "é", "e\u{301}", "\u{301}", "数学", "一", "٣", "²", "1",
      "15", "4.2", "1st", "3rd-grade", "90min", "2026-10-02", "2026-10-2", "2026-10",
      "2026-10-29T15:30", "15:30", "3:30pm", "10/2/26", "plan cedar", "session plc@2026-10-29/g3",
      "\n  about talk", "\nmust x: each session has not (", "skip ", "what if we ",
      "every 2nd tuesday", "not ",
    ]
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 0..<60, using: &random) {
      switch Int.random(in: 0..<8, using: &random) {
      case 0: bytes.append(UInt8.random(in: 0...255, using: &random))
      case 1: bytes += grammarWords.randomElement(using: &random).map { Array($0.utf8) } ?? []
      default: bytes += pieces.randomElement(using: &random).map { Array($0.utf8) } ?? []
      }
      if Bool.random(using: &random) { bytes.append(UInt8(ascii: " ")) }
    }
    return bytes
  }
}

extension SyntaxTree {
  /// What is wrong with the tokens as a cutting of the text, or nil.
  var textFault: String? {
    var end: UInt32 = 0
    var joined: [UInt8] = []
    for index in 0..<tokens.count {
      let range = tokens.range(index)
      if range.start < end { return "token \(index) starts before \(end)" }
      if range.start == range.end, code(index) != .endOfFile { return "token \(index) is empty" }
      let gap = text.string(in: ByteRange(end, range.start))
      if let odd = gap.unicodeScalars.first(where: { !Self.isBlank($0) }) {
        return "U+\(String(odd.value, radix: 16)) stands before token \(index)"
      }
      joined += text.bytes[Int(end)..<Int(range.end)]
      if code(index) == .endOfFile, index != tokens.count - 1 { return "the file ends at \(index)" }
      end = range.end
    }
    if code(tokens.count - 1) != .endOfFile { return "the last token is not the end of the file" }
    return joined == text.bytes ? nil : "the tokens joined are not the text"
  }

  /// What is wrong with the nodes as a tree in preorder over all tokens, or nil.
  var shapeFault: String? {
    for (index, node) in nodes.enumerated() {
      if Int(node.subtreeEnd) <= index { return "node \(index) ends before itself" }
      if node.endToken < node.firstToken { return "node \(index) ends before it starts" }
      var reached = node.firstToken
      for child in children(of: index) {
        let record = nodes[child]
        if record.subtreeEnd > node.subtreeEnd { return "node \(child) reaches out of \(index)" }
        if record.firstToken < reached { return "node \(child) starts inside the one before" }
        if record.endToken > node.endToken { return "node \(child) has tokens beyond \(index)" }
        reached = record.endToken
      }
      if range(of: index).end > text.bytes.count { return "node \(index) is beyond the text" }
    }
    if nodes[0].subtreeEnd != nodes.count { return "the file is not the whole tree" }
    return nodes[0].endToken == tokens.count ? nil : "tokens stand behind the file"
  }

  /// True for the characters that may stand between tokens.
  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", "\t", "\u{A0}",
      "\u{2000}"..."\u{200B}", "\u{202F}", "\u{205F}", "\u{3000}", "\u{FEFF}":
      true
    default: false
    }
  }
}
