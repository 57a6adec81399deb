import WeaveAnalysis
import WeaveFormat
import WeaveModel
import WeaveSource
import WeaveSyntax

/// What is wrong with the way `bytes` are read, bound, checked and formatted; nil when nothing is.
///
/// Shared by the tests that replay the corpus and by the fuzzer, which looks for bytes that trap or
/// for which this says anything. Of bytes that are not UTF-8 only the reading is asked: the engine
/// hands on no other files.
func readingFault(_ bytes: [UInt8]) -> String? {
  let tree = parseSource(SourceText(name: "plan.weave", bytes: bytes))
  if let fault = losslessFault(tree) { return fault }
  let (model, found) = bind([tree])
  let findings = tree.diagnostics + found + planFindings(Experience(PlanFacts(model)))
  if let fault = placeFault(findings, byteCount: bytes.count) { return fault }
  guard String(validating: bytes, as: UTF8.self) != nil else { return nil }
  let formatted = format(tree)
  let again = parseSource(SourceText(name: "plan.weave", bytes: formatted))
  if format(again) != formatted { return "formatting twice is not formatting once" }
  return formatProven(tree) == nil ? "formatting changes what the plan says" : nil
}

/// What is wrong with the tokens as a cutting of the whole file, or nil: between them lie blanks
/// only.
private func losslessFault(_ tree: SyntaxTree) -> String? {
  var end: UInt32 = 0
  for index in 0..<tree.tokens.count {
    let range = tree.tokens.range(index)
    if range.start < end { return "token \(index) starts inside the one before" }
    let gap = tree.text.string(in: ByteRange(end, range.start)).unicodeScalars
    if let odd = gap.first(where: { !isBlank($0) }) {
      return "U+\(String(odd.value, radix: 16)) is lost before token \(index)"
    }
    end = range.end
  }
  return end == tree.text.bytes.count ? nil : "the tokens end before the file does"
}

/// True for the characters that may stand between tokens.
private func isBlank(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar {
  case " ", "\t", "\u{A0}", "\u{2000}"..."\u{200B}", "\u{202F}", "\u{205F}", "\u{3000}",
    "\u{FEFF}":
    true
  default: false
  }
}

/// The first finding, note or fix that points outside a file of `byteCount` bytes, or nil.
private func placeFault(_ findings: [Diagnostic], byteCount: Int) -> String? {
  for finding in findings {
    let places =
      [finding.location] + finding.notes.map(\.location)
      + finding.fixes.flatMap(\.edits).map(\.location)
    if places.contains(where: { $0.range.end > byteCount }) {
      return "\(finding.code.rawValue) points outside the file"
    }
  }
  return nil
}
