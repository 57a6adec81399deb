import Testing
import WeaveAnswer
import WeaveRender

@Suite("Escape")
struct EscapeTests {
  @Test(
    "Dangerous scalars are shown, never sent",
    arguments: [
      ("plain é日👍", "plain é日👍"), ("\u{1B}[2J", "␛[2J"), ("a\r\nb", "a␍␊b"),
      ("\u{0}\u{7F}", "␀␡"), ("\u{9B}31m", "\\u{9B}31m"),
      ("\u{202E}x\u{2069}", "\\u{202E}x\\u{2069}"),
      ("\u{2028}", "\\u{2028}"), ("\u{A0}", "\u{A0}"), ("\u{200F}", "\u{200F}"),
    ])
  func visible(text: String, shown: String) {
    #expect(Escape.visible(text) == shown)
  }

  @Test("Without Unicode signs, control characters are shown by number")
  func ascii() {
    #expect(Escape.visible("\u{1B}[2J", unicode: false) == "\\u{1B}[2J")
    #expect(Escape.visible("a\tb", tab: "  ") == "a  b")
  }

  @Test("Every scalar of the first 0x2100 is either kept or shown harmlessly")
  func allScalars() {
    for value in UInt32(0)...0x2100 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let shown = Escape.visible(String(scalar))
      #expect(!shown.unicodeScalars.contains { Escape.isDangerous($0) })
      #expect(Escape.isDangerous(scalar) || shown == String(scalar))
    }
  }

  @Test("Nothing dangerous but line ends leaves a renderer", arguments: Format.allCases)
  func everything(format: Format) {
    let options = RenderOptions(width: 60, forTerminal: true)
    let text = format.renderer(for: options).render(Samples.everything)
    let harmful = text.unicodeScalars.filter { Escape.isDangerous($0) && $0 != "\n" && $0 != "\r" }
    #expect(harmful.isEmpty)
    #expect(format == .csv || !text.unicodeScalars.contains("\r"))
  }

  @Test("Color is the only escape sequence, and goes when it is off")
  func color() {
    let plain = TextRenderer(.init()).render(Samples.everything)
    let colored = TextRenderer(.init(color: true)).render(Samples.everything)
    #expect(plain != colored)
    #expect(colored.replacing(/\u{1B}\[[0-9;]+m/, with: "") == plain)
  }
}
