package import WeaveAnalysis
import WeaveAnswer
package import WeaveEdits
package import WeaveModel
package import WeaveQuery
package import WeaveSource
package import WeaveSyntax

/// A plan as it was read: its files, what they say, and what is wrong with it.
///
/// Everything the program answers is answered from a snapshot; the same files give the same
/// snapshot.
package struct Snapshot: Sendable {
  /// The files in the order they were read; a `FileID` is a place in this list.
  package let trees: [SyntaxTree]
  /// Where the files were read from.
  let source: any FileSource
  /// The files that come with the program, such as `library:culture`: nothing may write them.
  package let shipped: Set<FileID>
  /// The files and what they say, as edits start from it.
  package let version: PlanVersion
  package let facts: PlanFacts
  /// All findings, in the order they are shown.
  package let diagnostics: [Diagnostic]
  /// False when the plan's own file could not be read: there is nothing to answer from.
  package let isReadable: Bool
  /// What questions are asked of: the plan with all its findings.
  package let context: QueryContext

  package var model: Model { facts.model }

  /// True when its files declare a plan.
  package var isPlan: Bool { model.plan.header != nil }

  /// True when an error was found, so that answers may miss facts.
  package var hasErrors: Bool { diagnostics.contains { $0.code.severity == .error } }

  /// True when facts could not be read, so that answers may miss something.
  package var isIncomplete: Bool { diagnostics.contains { $0.code.hidesFacts } }

  /// Reads the plan at `path`, with its includes.
  ///
  /// - Parameters:
  ///   - path: the plan's file; `-` is standard input.
  ///   - source: where files come from.
  ///   - today: the day to ask on, for waivers; nothing is taken from the clock.
  ///   - libraries: what `include "library:…"` can name.
  package init(
    reading path: String, from source: any FileSource, today: Day? = nil,
    libraries: [Library] = Library.shipped
  ) {
    var loader = Loader(source: source, libraries: libraries)
    isReadable = loader.load(path)
    trees = loader.trees
    self.source = source
    shipped = loader.shipped
    version = PlanVersion(loader, TimeZones(source: source))
    facts = PlanFacts(version.model)
    let experience = Experience(facts)
    // A file that cannot be read has no plan in it: that it lacks one is no news.
    var found =
      isReadable
      ? version.diagnostics + planFindings(experience)
      : loader.diagnostics + loader.trees.flatMap(\.diagnostics)
    let folder = PlanFolder(of: path, source: source, libraries: libraries, today: today)
    let open: @Sendable (String) -> QueryContext? = { folder.open($0) }
    let asked = QueryContext(
      experience: experience, version: version, findings: found, today: today, open: open)
    if isReadable {
      // A name that nobody bears is found when it is bound, and again when the edit is tried.
      let bound = Set(found.map { Saying($0) })
      found += asked.scenarioFindings().filter { !bound.contains(Saying($0)) }
      found += ruleFindings(asked)
      var checking = asked
      checking.isChecking = true
      for question in facts.model.questions {
        found += answer(checking, trees[Int(question.file.index)], question.node).diagnostics
      }
    }
    diagnostics = found.sorted(by: Diagnostic.precedes).map { [shipped, trees] in
      $0.withoutFixes(of: shipped, trees)
    }
    context = QueryContext(
      experience: experience, version: version, findings: diagnostics, today: today, open: open)
  }
}

/// A finding by what it says where.
private struct Saying: Hashable {
  let message: String
  let file: FileID
  let start: UInt32

  init(_ diagnostic: Diagnostic) {
    message = diagnostic.message
    file = diagnostic.location.file
    start = diagnostic.location.range.start
  }
}

extension PlanVersion {
  /// What a loader has read.
  init(_ loader: Loader, _ zones: TimeZones) {
    self.init(
      trees: loader.trees, shipped: loader.shipped, reading: loader.diagnostics,
      zones: { zones.lookUp($0) })
  }
}

/// Where a plan lies: what other plans it can be compared with.
private struct PlanFolder: Sendable {
  let path: String
  let source: any FileSource
  let libraries: [Library]
  let today: Day?

  init(of path: String, source: any FileSource, libraries: [Library], today: Day?) {
    self.path = path
    self.source = source
    self.libraries = libraries
    self.today = today
  }

  /// The plan of the file `name`: found from the plan's folder, else from the working folder, and
  /// inside one of the two; nil where there is none.
  ///
  /// Its own questions are not asked, so that two plans may compare themselves with each other.
  func open(_ name: String) -> QueryContext? {
    let root = path == "-" ? "" : Paths.folder(path)
    let roots = (root.isEmpty ? [""] : [root, ""]).map { source.resolved($0.isEmpty ? "." : $0) }
    for place in [Paths.join(name.hasPrefix("/") ? "" : root, name), name] {
      let path = name.hasPrefix("/") ? name : place
      guard !path.utf8.contains(0), path != "-", let resolved = source.resolved(path),
        isInside(resolved, roots, root)
      else { continue }
      var loader = Loader(source: source, libraries: libraries)
      guard loader.load(path) else { continue }
      let version = PlanVersion(loader, TimeZones(source: source))
      guard version.model.plan.header != nil else { return nil }
      return QueryContext(
        experience: Experience(PlanFacts(version.model)), version: version,
        findings: version.diagnostics, today: today)
    }
    return nil
  }

  /// Whether a resolved path lies in one of the resolved folders; files in memory have no folders
  /// to resolve, and are compared as they are.
  private func isInside(_ resolved: String, _ roots: [String?], _ root: String) -> Bool {
    roots.contains { $0.map { Paths.isInside(resolved, $0) } ?? false }
      || roots.allSatisfy { $0 == nil } && Paths.isInside(resolved, root)
  }
}

extension Diagnostic {
  /// The finding without fixes of files that come with the program, and with the way around them.
  fileprivate func withoutFixes(of shipped: Set<FileID>, _ trees: [SyntaxTree]) -> Self {
    var result = self
    result.fixes.removeAll { $0.edits.contains { shipped.contains($0.location.file) } }
    if shipped.contains(location.file) {
      let name = trees[Int(location.file.index)].text.name.dropFirst(Library.prefix.count)
      result.hints.append(
        "this file comes with Plainweave; `plainweave library \(name)` prints it, to be copied")
    }
    return result
  }
}
