import Testing
import WeaveAnswer
import WeaveRender

@Suite("JSON")
struct JSONRendererTests {
  @Test("A table has columns, rows by name and the number of rows there were")
  func table() {
    let table = Table(
      columns: [.init("team"), .init("load", unit: "min", isNumeric: true)],
      rows: [[.text("g5"), .number(60)], [.text("g3"), .number(62.5)]], total: 14)
    #expect(
      JSONRenderer().render(.table(table)) == """
        {"columns":[{"name":"team","unit":null},{"name":"load","unit":"min"}],"rows":[
        {"team":"g5","load":60},
        {"team":"g3","load":62.5}
        ],"total":14}

        """)
  }

  @Test(
    "Each kind of cell has one form that programs read",
    arguments: [
      (Table.Cell.number(2.5), "2.5"), (.number(-0.0), "0"), (.number(.infinity), "null"),
      (.number(1e300), "1e+300"), (.integer(1204), "1204"),
      (.fraction(4, 5), #"{"count":4,"of":5}"#),
      (.range(.fraction(0, 2), .integer(3)), #"{"low":{"count":0,"of":2},"high":3}"#),
      (.list(["kim", "ode"]), #"["kim","ode"]"#), (.list([]), "[]"), (.flag(false), "false"),
      (Table.Cell.none, "null"), (.absent, "null"), (.hole("no end"), #"{"hole":"no end"}"#),
    ])
  func cells(cell: Table.Cell, expected: String) {
    let table = Table(columns: [.init("x")], rows: [[cell]])
    let json = JSONRenderer().render(.table(table))
    #expect(json.contains("{\"x\":\(expected)}"))
  }

  @Test(
    "Quotes, control characters, separators and overrides are escaped; the rest is not",
    arguments: [
      ("say \"hi\" \\", #"say \"hi\" \\"#), ("\n\r\t\u{8}\u{C}", #"\n\r\t\b\f"#),
      ("\r\n", #"\r\n"#), ("\u{0}\u{1B}\u{7F}\u{9B}", #"\u0000\u001b\u007f\u009b"#),
      ("\u{2028}\u{2029}\u{202E}\u{2066}", #"\u2028\u2029\u202e\u2066"#),
      ("é日👩‍👧/", "é日👩‍👧/"),
    ])
  func escapes(text: String, expected: String) {
    let json = JSONRenderer().render(.table(Table(columns: [.init("x")], rows: [[.text(text)]])))
    #expect(json.contains("{\"x\":\"\(expected)\"}"))
  }

  @Test("A column named twice keeps both values")
  func sameName() {
    let table = Table(
      columns: [.init("a"), .init("a"), .init("a-2")],
      rows: [[.integer(1), .integer(2), .integer(3)]])
    #expect(JSONRenderer().render(.table(table)).contains(#"{"a":1,"a-3":2,"a-2":3}"#))
  }

  @Test("Findings carry their places, fixes and counts in a stable order")
  func findings() {
    let list = FindingList([Samples.unknownThread], checked: 1, incomplete: true)
    #expect(
      JSONRenderer().render(.findings(list)) == """
        {"version":1,"findings":[
        {"code":"W201","severity":"error","message":"no thread is named `tlak`",\
        "file":"cedar.weave","line":41,"column":9,"byteColumn":9,"startByte":812,"endByte":816,\
        "places":[{"file":"cedar.weave","line":41,"column":9,"label":"did you mean `talk`?"},\
        {"file":"cedar.weave","line":12,"column":8,"label":"declared here"}],"values":[],\
        "hints":["names are written exactly as they are declared"],\
        "fixes":[{"title":"replace `tlak` with `talk`","safe":true,"preview":[],\
        "edits":[{"file":"cedar.weave","startByte":812,"endByte":816,"replacement":"talk"}]},\
        {"title":"declare a thread","safe":false,"preview":["thread tlak \\"…\\""],\
        "edits":[{"file":"cedar.weave","startByte":0,"endByte":0,\
        "replacement":"thread tlak \\"…\\"\\n"}]}],"help":"plainweave explain W201"}
        ],"counts":{"error":1,"warning":0,"note":0},"incomplete":true,"checked":1,"hidden":0}

        """)
  }

  @Test("Several answers are an array, and none is an empty one")
  func several() {
    #expect(JSONRenderer().render(.several([])) == "[]\n")
    let answer = Answer.several([.prose(Prose("a")), .calendar(Calendar(months: []))])
    let json = JSONRenderer().render(answer)
    #expect(
      json == """
        [
        {"blocks":[
        {"kind":"paragraph","depth":null,"spans":[{"role":"plain","text":"a"}]}
        ]},
        {"months":[],"undated":[],"cancelled":[]}
        ]

        """)
  }
}
