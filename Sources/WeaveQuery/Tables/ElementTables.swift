import WeaveAnalysis
import WeaveModel
import WeaveSource
import WeaveSyntax

// The elements of frameworks.
extension TableKind {
  typealias ElementRow = (declared: Framework.Element, met: ElementFacts.Element)

  static let elementListing = Listing<ElementRow>(
    .elements,
    rows: { context in
      ElementFacts(context.facts).elements.map {
        (context.model.frameworks[$0.framework].elements[$0.index], $0)
      }
    },
    location: { row, _ in row.declared.location },
    label: {
      "\($1.name(.framework, $0.met.framework))/\($1.model.symbols.text($0.declared.name))"
    }
  ) {
    let own: Column<ElementRow>.Sessions = { row, _ in row.met.sessions }
    Column("framework", .name, "the framework it belongs to", among: .names(.framework)) {
      .text($1.name(.framework, $0.met.framework))
    }
    Column("element", .name, "its name in the framework") {
      .text($1.model.symbols.text($0.declared.name))
    }
    Column("text", .text, "what it says") { Value($1.model.string($0.declared.text)) }
    Column(
      "mark", .name, "needed or present: its own mark, else its framework's",
      among: .words(Framework.Mark.allCases.map(\.rawValue))
    ) { Value($1.mark(of: $0.met)?.rawValue) }
    Column("met-by", .names, "what has a `meets` line for it") { row, context in
      .names(row.met.items.map { context.name($0) })
    }
    Column("items", .count, "how many things have a `meets` line for it") { row, _ in
      Value(row.met.items.count)
    }
    Column.sessions("sessions that meet it themselves or by space, thread, tool or goal", own)
    Column.minutes("minutes of those sessions", own)
    Column.at { row, _ in row.declared.location }
  }
}

extension QueryContext {
  /// The mark of an element: its own, else that of its whole framework.
  func mark(of element: ElementFacts.Element) -> Framework.Mark? {
    let framework = model.frameworks[element.framework]
    return framework.elements[element.index].mark ?? framework.mark
  }

  /// What other lines refer to a thing by that meets an element.
  func name(_ item: ElementFacts.Item) -> String {
    switch item {
    case .named(let ref): model.name(ref)
    case .session(let block): model.address(ofBlock: block)
    }
  }
}
