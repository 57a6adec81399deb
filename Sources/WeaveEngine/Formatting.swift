package import WeaveAnswer
import WeaveFormat
import WeaveSource
import WeaveSyntax

/// What formatting one file came to.
package enum Formatted: Sendable {
  /// The file stands in its one form already.
  case unchanged([UInt8])
  case changed(from: [UInt8], to: [UInt8])
  /// It could not be read, or the proof failed; nothing may be written.
  case failed(FindingList)
}

/// Formats the file at `path`; a file that cannot be read whole, line by line, keeps those lines.
package func formatFile(_ path: String, from source: any FileSource) -> Formatted {
  var loader = Loader(source: source, followsIncludes: false)
  let isReadable = loader.load(path)
  guard let tree = loader.trees.first else { return .unchanged([]) }
  if !isReadable || loader.diagnostics.contains(where: { $0.code == .notText }) {
    return .failed(list(loader.diagnostics, tree))
  }
  let old = tree.text.bytes
  guard let new = formatProven(tree) else { return .failed(list([.refusedToFormat(path)], tree)) }
  return new == old ? .unchanged(old) : .changed(from: old, to: new)
}

/// That a file could not be written.
package func notWritten(_ problem: AcceptProblem) -> FindingList {
  list([.notWritten(problem)], parseSource(SourceText(name: problem.path, "")))
}

private func list(_ diagnostics: [Diagnostic], _ tree: SyntaxTree) -> FindingList {
  let maker = FindingMaker(trees: [tree])
  return FindingList(diagnostics.map { maker.finding($0) }, checked: 1)
}

extension Diagnostic {
  fileprivate static func refusedToFormat(_ path: String) -> Self {
    Diagnostic(
      .formatRefused, at: Location(FileID(0), ByteRange(0, 0)),
      "`\(path)` is left as it is: its formatted text did not read the same",
      hints: ["this is a defect of Plainweave; please report it with the file"])
  }

  fileprivate static func notWritten(_ problem: AcceptProblem) -> Self {
    Diagnostic(
      .writeFailed, at: Location(FileID(0), ByteRange(0, 0)), problem.words,
      hints: problem.hint.map { [$0] } ?? [])
  }
}
