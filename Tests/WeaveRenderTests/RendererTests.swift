import Testing
import WeaveAnswer
import WeaveRender

@Suite("Renderers")
struct RendererTests {
  @Test("The same answer gives the same text, whoever renders it", arguments: Format.allCases)
  func determinism(format: Format) {
    for width in [nil, 1, 40, 80] {
      for maxRows in [nil, 0, 1, 2] {
        let options = RenderOptions(width: width, color: true, unicode: false, maxRows: maxRows)
        let first = format.renderer(for: options).render(Samples.everything)
        let second = format.renderer(for: options).render(Samples.everything)
        #expect(first == second)
        #expect(first.utf8.last == UInt8(ascii: "\n"))
      }
    }
  }

  @Test("Only text is cut", arguments: Format.allCases)
  func onlyTextIsCut(format: Format) {
    let table = Table(
      columns: [.init("n")],
      rows: (1...9).map { [.text("\(String(repeating: "long ", count: 9))\($0)")] })
    let whole = format.renderer(for: .init()).render(.table(table))
    let cut = format.renderer(for: .init(width: 30, maxRows: 2)).render(.table(table))
    #expect((whole == cut) == (format != .table))
  }

  @Test("A graver finding is greater, and counts follow the findings")
  func severities() {
    #expect(Finding.Severity.allCases.sorted() == [.note, .warning, .error])
    let list = FindingList([Samples.unknownThread], checked: 1)
    #expect(list.counts == .init(errors: 1))
    #expect(list.counts.gravest == .error)
  }
}
