import Testing
import WeaveRender

@Suite("Display width")
struct DisplayWidthTests {
  @Test(
    "A text takes the columns a terminal gives it",
    arguments: [
      ("", 0), ("plain", 5), ("café", 4), ("cafe\u{301}", 4), ("日本語", 6), ("ｗｉｄｅ", 8),
      ("한국", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("👍", 2), ("👍🏽", 2), ("🏽", 2),
      ("👩‍👩‍👧", 2), ("☂", 1), ("☂\u{FE0F}", 2), ("❤️‍🔥", 2), ("1️⃣", 2), ("🇨🇿", 2), ("…─│", 3),
      ("a\u{200B}b", 2), ("\u{AD}", 1), ("हिन्दी", 5), ("שלום", 4), ("☰", 2), ("ｱ", 1),
    ])
  func width(text: String, columns: Int) {
    #expect(DisplayWidth.of(text) == columns)
  }

  @Test("Cutting never splits a character and never exceeds its room")
  func cutting() {
    #expect(DisplayWidth.prefix(of: "日本語", columns: 5) == "日本")
    #expect(DisplayWidth.suffix(of: "日本語", columns: 5) == "本語")
    #expect(DisplayWidth.prefix(of: "e\u{301}e\u{301}", columns: 1) == "e\u{301}")
    #expect(DisplayWidth.prefix(of: "👩‍👩‍👧x", columns: 1) == "")
    #expect(DisplayWidth.fit("日本語", columns: 6, ellipsis: "…") == "日本語")
    #expect(DisplayWidth.fit("日本語", columns: 5, ellipsis: "…") == "日本…")
    #expect(DisplayWidth.fit("日本語", columns: 4, ellipsis: "…") == "日…")
  }

  @Test("Every beginning of a text is measured as the sum of what is cut from it")
  func additive() {
    let text = "a日e\u{301}👩‍👩‍👧🇨🇿☂\u{FE0F}z"
    for columns in 0...DisplayWidth.of(text) {
      let head = DisplayWidth.prefix(of: text, columns: columns)
      #expect(DisplayWidth.of(head) <= columns)
      let tail = text.dropFirst(head.count)
      #expect(DisplayWidth.of(head) + DisplayWidth.of(tail) == DisplayWidth.of(text))
    }
  }
}
