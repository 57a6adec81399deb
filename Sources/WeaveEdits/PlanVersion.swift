package import WeaveModel
package import WeaveSource
package import WeaveSyntax

/// A plan as it stands, or as some edits would leave it: its files and what they say.
///
/// A value: an edit gives another version and leaves this one as it was, so that undoing is going
/// back to the version before.
package struct PlanVersion: Sendable {
  /// The files; a `FileID` is a place in this list.
  package let trees: [SyntaxTree]
  /// Files that come with the program: no edit may write them.
  package let shipped: Set<FileID>
  package let model: Model
  /// What is wrong with the files, lines and names, in no order.
  package let diagnostics: [Diagnostic]
  /// What went wrong with reading the files, which no edit of them mends.
  private let reading: [Diagnostic]
  private let zones: @Sendable (String) -> ZoneLookup

  /// What `trees` say.
  package init(
    trees: [SyntaxTree], shipped: Set<FileID> = [], reading: [Diagnostic] = [],
    zones: @escaping @Sendable (String) -> ZoneLookup = { _ in .noData }
  ) {
    let bound = bind(trees, zones: zones)
    self.trees = trees
    self.shipped = shipped
    self.reading = reading
    self.zones = zones
    model = bound.model
    diagnostics = reading + trees.flatMap(\.diagnostics) + bound.diagnostics
  }

  /// The plan with `edits` made to its files; only the files they touch are read again.
  ///
  /// - Precondition: no two edits overlap.
  package func edited(_ edits: [TextEdit]) -> PlanVersion {
    let byFile = Dictionary(grouping: edits, by: \.location.file)
    let changed = trees.enumerated().map { index, tree in
      guard let own = byFile[FileID(index)] else { return tree }
      return parseSource(
        SourceText(name: tree.text.name, bytes: splice(tree.text.bytes, own)), file: FileID(index))
    }
    return PlanVersion(trees: changed, shipped: shipped, reading: reading, zones: zones)
  }

  /// True for a place in a question, a rule or a scenario.
  package func isAsked(at location: Location) -> Bool {
    let tree = trees[Int(location.file.index)]
    var line = 1
    while line < tree.nodes.count {
      let range = tree.range(of: line)
      if range.start <= location.range.start, location.range.start < range.end {
        guard let kind = tree.statement(line) else { return false }
        let asking: [StatementKind] = [.must, .should, .waive, .query, .scenario]
        return kind.role == .question || kind.role == .edit || asking.contains(kind)
      }
      line = Int(tree.nodes[line].subtreeEnd)
    }
    return false
  }

  /// The same plan with some headers read again as `tree`, of which `model` is the sum.
  func overlaid(_ tree: SyntaxTree, _ model: Model) -> PlanVersion {
    PlanVersion(self, trees: trees + [tree], model)
  }

  private init(_ other: PlanVersion, trees: [SyntaxTree], _ model: Model) {
    self.trees = trees
    self.model = model
    shipped = other.shipped
    reading = other.reading
    zones = other.zones
    diagnostics = other.diagnostics
  }
}
