import WeaveAnalysis
import WeaveModel
import WeaveSource
import WeaveSyntax

// The elements of frameworks.
extension QueryContext {
  var elementRows: Rows {
    let elements = ElementFacts(facts).elements
    func declared(_ row: Int) -> Framework.Element {
      model.frameworks[elements[row].framework].elements[elements[row].index]
    }
    return Rows(
      kind: .elements, count: elements.count,
      reader: { field, scope in
        switch field {
        case "framework": return { .text(name(.framework, elements[$0].framework)) }
        case "element": return { .text(model.symbols.text(declared($0).name)) }
        case "text": return { model.string(declared($0).text).map { .text($0) } ?? .none }
        case "mark": return { mark(of: elements[$0]).map { .text($0.rawValue) } ?? .none }
        case "met-by": return { .names(elements[$0].items.map { name($0) }) }
        case "items": return { .number(Double(elements[$0].items.count)) }
        case "place": return { .text(place(declared($0).location)) }
        default: return counted(field, scope) { elements[$0].sessions }
        }
      }, location: { declared($0).location },
      label: {
        "\(name(.framework, elements[$0].framework))/\(model.symbols.text(declared($0).name))"
      })
  }

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
