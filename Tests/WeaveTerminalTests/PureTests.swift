import FoundationEssentials
import Testing
import WeaveTestKit

@testable import WeavePseudoTerminal
@testable import WeaveTerminal

@Suite("Layout and painting, without a terminal")
struct PaintingTests {
  private func view(_ text: String, cursor: Int? = nil, ghost: String = "") -> LineView {
    LineView(
      prompt: Prompt("> "), continuations: [". ", ".. "],
      line: Line(text: text, cursor: cursor ?? text.utf8.count), ghost: ghost)
  }

  @Test("A wide character that has no room begins the next row")
  func wideAtEdge() {
    let layout = view("abc日x").laidOut(columns: 6)
    #expect(layout.rows == [Row(text: "> abc", columns: 5), Row(text: "日x", columns: 3)])
    #expect(layout.cursorRow == 1 && layout.cursorColumn == 3)
  }

  @Test("Each line has its prompt, and the cursor is found in any of them")
  func continuations() {
    let layout = view("ab\ncd\nef", cursor: 4).laidOut(columns: 20)
    #expect(layout.rows.map(\.text) == ["> ab", ". cd", ".. ef"])
    #expect(layout.cursorRow == 1 && layout.cursorColumn == 3)
  }

  @Test("Control and reordering characters are spelled out")
  func controls() {
    let layout = view("a\u{1B}b\u{202E}").laidOut(columns: 40)
    #expect(layout.rows.map(\.text) == ["> a^[b<202E>"])
    #expect(layout.cursorColumn == 12)
  }

  @Test("A ghost that has no room is cut with dots, and never begins a row")
  func ghost() {
    let dim = "\u{1B}[0;2m"
    let off = "\u{1B}[0m"
    #expect(view("ab", ghost: "cd").laidOut(columns: 10).rows.map(\.text) == ["> ab\(dim)cd\(off)"])
    let cut = view("ab", ghost: "cdefgh\nij").laidOut(columns: 9)
    #expect(cut.rows.map(\.text) == ["> ab\(dim)cde…\(off)"])
    #expect(view("abcdef", ghost: "x").laidOut(columns: 8).rows.count == 2)
  }

  @Test(
    "Painting from any line to any other shows what painting it at once shows", arguments: 0..<40)
  func painterIsExact(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed) + 7)
    let pieces = ["a", "bc ", "日", "e\u{301}", "\n", "word word ", "👍", "("]
    var columns = Int.random(in: 4...30, using: &random)
    let height = Int.random(in: 1...8, using: &random)
    var painter = Painter(reflows: true)
    var screen = ScreenModel(rows: height, columns: columns, reflows: true)
    for _ in 0..<60 {
      var text = ""
      for _ in 0..<Int.random(in: 0...14, using: &random) {
        text += pieces.randomElement(using: &random) ?? ""
      }
      let places = Array(text.unicodeScalars.indices) + [text.endIndex]
      let place = places.randomElement(using: &random) ?? text.endIndex
      let wanted = view(text, cursor: text[..<place].utf8.count)
      if height > 4, Int.random(in: 0..<4, using: &random) == 0 {
        columns = Int.random(in: 20...30, using: &random)
        screen.resize(rows: height, columns: columns)
      }
      let layout = wanted.laidOut(columns: columns)
      for byte in painter.paint(layout, columns: columns, height: height).utf8 { screen.feed(byte) }
      // Each row by itself on an empty screen is what has to be seen.
      let alone = layout.rows.map { row in
        var one = ScreenModel(rows: 1, columns: columns, reflows: true)
        for byte in row.text.utf8 { one.feed(byte) }
        return one.rows[0]
      }
      #expect(screen.x == min(layout.cursorColumn, columns - 1))
      if alone.count > height {
        #expect(screen.rows.count == height)
        #expect(
          (0...(alone.count - height)).contains { Array(alone[$0..<($0 + height)]) == screen.rows })
        #expect(screen.current == alone[layout.cursorRow])
      } else {
        let top = screen.y - layout.cursorRow
        #expect(top >= 0 && Array(screen.rows[top..<(top + alone.count)]) == alone)
        #expect(!screen.rows[(top + alone.count)...].contains { !$0.isEmpty })
      }
    }
  }

  @Test("A word typed in one go is undone at once")
  func undo() {
    var undo = UndoStack()
    for text in ["a", "ab", "ab ", "ab c", "ab cd"] { undo.note(.atEnd(text)) }
    #expect(undo.takeBack()?.text == "ab ")
    #expect(undo.takeBack()?.text == "ab")
    #expect(undo.takeBack()?.text == "")
    #expect(undo.takeBack() == nil)
  }

  @Test("Continuation prompts are asked for only where the text changed")
  func continuationPrompts() {
    let assistant = CountingAssistant()
    var prompts = ContinuationPrompts(prompt: "cedar> ")
    #expect(prompts.prompts(for: "a\nb\nc", assistant) == ["1> ", "3> "])
    #expect(assistant.asked == 2)
    #expect(prompts.prompts(for: "a\nb\ncd", assistant) == ["1> ", "3> "])
    #expect(assistant.asked == 2)
    #expect(prompts.prompts(for: "a\nbb\ncd\n", assistant) == ["1> ", "4> ", "   ..> "])
    #expect(assistant.asked == 4)
  }
}

/// Expects more after any text of fewer than six bytes.
private final class CountingAssistant: LineAssistant {
  private(set) var asked = 0

  func continuation(of text: String) -> Continuation {
    asked += 1
    return text.utf8.count < 6 ? .more("\(text.utf8.count)> ") : .complete
  }
  func completions(_ text: String, cursor: Int) -> Completions {
    Completions(replaces: cursor..<cursor, candidates: [])
  }
  func onlyWord(_ text: String) -> String? { nil }
  func colors(_ text: String) -> [(range: Range<Int>, color: Color)] { [] }
}

@Suite("The history file")
struct HistoryFileTests {
  @Test(
    "Any entry comes back from the line it is written as",
    arguments: ["x", "a\nb", "a\\nb", "\\", "\\\\n\n\\", "tab\tč", "\r\n", "a\0b"])
  func roundTrip(entry: String) {
    let line = HistoryLine.written(entry)
    #expect(!line.utf8.contains(10))
    #expect(HistoryLine.read(Array((line + "\n").utf8)) == [entry])
  }

  @Test("Ten thousand entries are kept, the newest ones, and the file does not grow for ever")
  func limit() throws {
    let folder = try TemporaryFolder()
    let lines = (1...12_500).map { "entry \($0)\n" }.joined()
    let path = try folder.write(lines, to: "history")
    let history = LineHistory(path: path)
    #expect(history.entries.count == LineHistory.limit)
    #expect(history.entries.first == "entry 2501")
    #expect(history.entries.last == "entry 12500")
    #expect(try folder.read("history").split(separator: "\n").count == LineHistory.limit)
    history.append("newest")
    #expect(LineHistory(path: path).entries.suffix(2) == ["entry 12500", "newest"])
  }

  @Test("A prompt that was open while another wrote the file anew loses nothing")
  func rewritten() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write((1...10_900).map { "entry \($0)\n" }.joined(), to: "history")
    let open = LineHistory(path: path)
    for number in 1...150 { open.append("more \(number)") }
    let other = LineHistory(path: path)
    #expect(try folder.read("history").split(separator: "\n").count == LineHistory.limit)
    open.append("after")
    other.refresh()
    #expect(other.entries.suffix(2) == ["more 150", "after"])
    #expect(open.entries.suffix(2) == ["more 150", "after"])
  }

  @Test("An entry cut short by a crash does not spoil the next one")
  func torn() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("one\ntwo cut\\", to: "history")
    let history = LineHistory(path: path)
    history.append("three")
    #expect(history.notice == nil)
    #expect(LineHistory(path: path).entries == ["one", "two cut", "three"])
  }

  @Test("A history that cannot be kept is kept until the program ends, with a word")
  func unusable() {
    let history = LineHistory(path: "/proc/no/such/history")
    history.append("x")
    #expect(history.entries == ["x"])
    #expect(history.notice?.contains("cannot be used") == true)
  }

  @Test("Blank entries are not kept")
  func blank() {
    let history = LineHistory(path: nil)
    history.append("  \n ")
    #expect(history.entries.isEmpty)
  }

  @Test("Four prompts that append at once lose no entry")
  func contention() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/deep/history"
    await withTaskGroup(of: Void.self) { group in
      for prompt in 1...4 {
        group.addTask {
          let history = LineHistory(path: path)
          for number in 1...100 { history.append("\(prompt)-\(number)") }
        }
      }
    }
    #expect(Set(LineHistory(path: path).entries).count == 400)
  }
}
