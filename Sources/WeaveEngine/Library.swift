package import WeaveAnswer
import WeaveModel
import WeaveSource
import WeaveSyntax

/// A plan file that comes with the program, such as a framework that many plans use.
///
/// `include "library:NAME"` reads it from the program itself; `examples/library` holds the same
/// files, for everybody to read.
package struct Library: Sendable {
  /// What stands behind `library:` in an include.
  package let name: String
  /// The whole text of the file.
  package let text: String

  /// A library of one's own, for tests.
  package init(name: String, text: String) {
    self.name = name
    self.text = text
  }

  /// What an include starts with that means a library.
  static let prefix = "library:"

  /// The libraries of this version, by name.
  package static let shipped: [Library] = libraryTexts.map { Library(name: $0.name, text: $0.text) }

  /// The shipped library `name`; nil when there is none.
  package static func named(_ name: String) -> Library? { shipped.first { $0.name == name } }

  /// What findings and files call it: `library:culture`.
  package var path: String { Self.prefix + name }

  /// What it is about, as its first line says.
  package var summary: String {
    let line = text.split(separator: "\n").first ?? ""
    return String(line.drop { $0 == "#" || $0 == " " })
  }

  /// The names that a misspelled name may have been meant as, nearest first.
  package static func suggestions(
    for name: String, among known: [String] = shipped.map(\.name)
  ) -> [String] {
    // The name of its file is as good as guessed.
    let ending = ".weave"
    let bare = name.hasSuffix(ending) ? String(name.dropLast(ending.count)) : name
    return known.contains(bare) ? [bare] : WeaveSource.suggestions(for: bare, among: known)
  }

  /// The shipped libraries as a table: name, title, how many elements, what it is about.
  package static func list() -> Answer {
    let columns = [
      Table.Column("name"), Table.Column("title"), Table.Column("elements", isNumeric: true),
      Table.Column("about"),
    ]
    return .table(
      Table(
        columns: columns,
        rows: shipped.map { library in
          let model = library.model
          let title = model.frameworks.first.flatMap { model.string($0.header.title) }
          return [
            .text(library.name), title.map { .text($0) } ?? .absent,
            .integer(model.frameworks.reduce(0) { $0 + $1.elements.count }),
            .text(library.summary),
          ]
        }))
  }

  /// What the file says by itself.
  private var model: Model {
    bind([parseSource(SourceText(name: path, text))]).model
  }
}
