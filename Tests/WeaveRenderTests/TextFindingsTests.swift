import Testing
import WeaveAnswer
import WeaveRender

@Suite("Findings as text")
struct TextFindingsTests {
  private func render(_ list: FindingList, _ options: RenderOptions = .init()) -> String {
    TextRenderer(options).render(.findings(list))
  }

  private func render(_ excerpt: Finding.Excerpt, width: Int? = nil) -> [Substring] {
    let finding = Finding(
      code: "W101", severity: .warning, title: "t", place: .init(file: "f", line: excerpt.line),
      excerpts: [excerpt])
    return render(FindingList([finding], checked: 1), .init(width: width))
      .split(separator: "\n").dropFirst(2).prefix(2).map { $0 }
  }

  @Test("A finding shows its line, the mark, second places, hints and fixes")
  func whole() {
    let list = FindingList([Samples.unknownThread], checked: 2, incomplete: true)
    #expect(
      render(list) == """
        incomplete: errors were found, so what follows may miss facts

        error W201: no thread is named `tlak`
           ┌─ cedar.weave:41:9
        41 │   about tlak
           │         ^^^^ did you mean `talk`?
           │
           ├─ cedar.weave:12:8
        12 │ thread talk "Purposeful talk"
           │        ---- declared here
           = hint: names are written exactly as they are declared
           = fix: replace `tlak` with `talk`  (safe, `--fix` applies it)
           = fix: declare a thread  (look at it first, `--fix` leaves it)
           + thread tlak "…"
           = more: plainweave explain W201

        1 error in 2 files

        """)
  }

  @Test("Without a source the place stands alone, and color marks the severity")
  func withoutSource() {
    let finding = Finding(
      code: "W901", severity: .warning, title: "the file is empty", place: .init(file: "a.weave"))
    #expect(
      render(FindingList([finding], checked: 1), .init(color: true, unicode: false)) == """
        \u{1B}[1;33mwarning W901\u{1B}[0m: \u{1B}[1mthe file is empty\u{1B}[0m
          \u{1B}[2m+-\u{1B}[0m a.weave
          \u{1B}[2m= more: \u{1B}[0mplainweave explain W901

        \u{1B}[1;33m1 warning in 1 file\u{1B}[0m

        """)
  }

  @Test(
    "The last line sums up",
    arguments: [
      (FindingList([], checked: 1), "no findings in 1 file\n"),
      (FindingList([], checked: 0), "no findings\n"),
      (
        FindingList([], counts: .init(errors: 2, warnings: 1, notes: 3), checked: 2),
        "2 errors, 1 warning, 3 notes in 2 files\n"
      ),
      (
        FindingList([], counts: .init(notes: 1204), checked: 2, hidden: 1204),
        "1,204 notes in 2 files, 1,204 not shown\n"
      ),
    ])
  func summary(list: FindingList, expected: String) {
    #expect(render(list) == expected)
  }

  @Test("Marks stand under wide characters, tabs and control characters")
  func marks() {
    let text = "\t日本\u{1B} tlak"
    let start = text.utf8.count - 4
    let lines = render(
      .init(
        file: "f", line: 7, column: 6, text: text, markStart: start, markEnd: start + 4, label: "x")
    )
    #expect(lines == ["7 │     日本␛ tlak", "  │           ^^^^ x"])
  }

  @Test("A place between characters, or behind the last one, gets one mark")
  func emptyMark() {
    let lines = render(
      .init(file: "f", line: 7, column: 6, text: "about", markStart: 5, markEnd: 5))
    #expect(lines == ["7 │ about", "  │      ^"])
    let empty = render(.init(file: "f", line: 7, column: 1, text: "", markStart: 9, markEnd: 3))
    #expect(empty == ["7 │", "  │ ^"])
  }

  @Test("A line of a hundred million bytes is a window around its mark")
  func longLine() {
    let excerpt = Finding.Excerpt(
      file: "f", line: 1, column: 50_000_001,
      lineBytes: repeatElement(UInt8(ascii: "x"), count: 100_000_000), markStart: 50_000_000,
      markEnd: 50_000_004, label: "here")
    #expect(excerpt.text.utf8.count == 2 * Finding.Excerpt.windowBytes + 4)
    #expect(excerpt.isCutBefore && excerpt.isCutAfter)
    let lines = render(excerpt, width: 44)
    let side = String(repeating: "x", count: 16)
    let blank = String(repeating: " ", count: 17)
    #expect(lines == ["1 │ …\(side)xxxx\(side)…", "  │ \(blank)^^^^ here"])
  }

  @Test("A mark is in sight and the line within bounds, wherever the mark stands")
  func windows() {
    let line = Array(String(repeating: "né日", count: 100).utf8)
    for start in stride(from: 0, through: line.count, by: 7) {
      for length in [0, 1, 60, 600] {
        let excerpt = Finding.Excerpt(
          file: "f", line: 1, column: 1, lineBytes: line, markStart: start, markEnd: start + length)
        for width in [20, 50, 200] {
          let lines = render(excerpt, width: width)
          #expect(lines.count == 2)
          #expect(lines.allSatisfy { DisplayWidth.of($0) <= min(width, 124) + 1 })
          #expect(lines.last?.contains("^") == true)
        }
      }
    }
  }

  @Test("Bytes that are no UTF-8 are shown as such and move no mark")
  func invalidBytes() {
    let excerpt = Finding.Excerpt(
      file: "f", line: 1, column: 3, lineBytes: [0xFF, 0x20, 0x78, 0xE2, 0x0D, 0x0A], markStart: 2,
      markEnd: 3)
    #expect(render(excerpt) == ["1 │ \u{FFFD} x\u{FFFD}", "  │   ^"])
  }
}
