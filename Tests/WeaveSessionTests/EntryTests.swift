import Testing
import WeaveSession

@Suite("Entries of special kinds")
struct EntryTests {
  private func cedar() throws -> (folder: ExampleFolder, talk: Talk) {
    let folder = try ExampleFolder()
    var talk = Talk(in: folder)
    _ = talk.say("load cedar.weave")
    return (folder, talk)
  }

  @Test("An empty entry offers six sentences, each of which can be entered as it stands")
  func empty() throws {
    var (folder, talk) = try cedar()
    for before in ["", "what if we pull equity into plc?", "try comment", "undo", "branch winter"] {
      if !before.isEmpty { _ = talk.say(before) }
      let offered = talk.say("").map { String($0.drop { $0 == " " }) }
      #expect(offered.count == 6, "after \(before)")
      #expect(Set(offered).count == 6)
      for entry in offered {
        var other = talk
        #expect(other.session.enter(entry).isDone, "after \(before): \(entry)")
      }
    }
    withExtendedLifetime(folder) {}
  }

  @Test("Every word of the prompt and of the language has a page, with an example that parses")
  func pages() throws {
    var (folder, talk) = try cedar()
    let everything = Completer(talk.session).completions("? ", cursor: 2).candidates
    #expect(everything.count > 60)
    for word in everything.map(\.text) {
      #expect(talk.session.enter("? \(word)").isDone, "\(word)")
      let page = talk.say("? \(word)")
      #expect(page.count >= 2, "\(word): \(page)")
      #expect(page.first?.contains(word) == true, "\(word): \(page)")
    }
    withExtendedLifetime(folder) {}
  }

  @Test("A remark changes nothing and says nothing")
  func remark() throws {
    var (folder, talk) = try cedar()
    #expect(talk.say("# what now?") == [])
    #expect(talk.prompt == "cedar>")
    withExtendedLifetime(folder) {}
  }

  @Test("After a header facts are expected, after `and` edits, inside a quote its end")
  func wholeness() {
    let rows: [(String, Wholeness)] = [
      ("", .whole), ("show threads", .whole), ("pair kim with lane", .whole),
      ("pair kim with lane and", .open), ("pair kim with lane and\n", .whole),
      ("thread listening", .open), ("thread listening\n  kind idea", .open),
      ("thread listening\n  kind idea\n", .whole), ("thread listening \"Lis", .inQuote),
      ("add to plc note \"a", .inQuote), ("add to plc note \"a\"", .whole),
      ("must short: each session has minutes <= 60 min", .whole),
      (":save \"x", .whole), ("? thread", .whole), ("# and", .whole), ("coaching", .whole),
    ]
    for (text, expected) in rows {
      #expect(Session.wholeness(of: text) == expected, "\(text.debugDescription)")
    }
  }

  @Test("The whole tutorial runs, says what comes next, and writes nothing")
  func tutorial() throws {
    var (folder, talk) = try cedar()
    var said = talk.say(":tutorial")
    for step in 1...11 {
      #expect(said.contains { $0.hasPrefix("\(step)/11 ") }, "\(step): \(said)")
      let entry = said.last.map { String($0.drop { $0 == " " }) } ?? ""
      // What is not asked for is answered, and the step stays.
      if step < 11 { #expect(!talk.say("show leaders").contains { $0.contains("/11 ") }) }
      said = talk.say(entry)
    }
    #expect(talk.session.isAsking)
    #expect(said.contains("+++ cedar.weave, branch together"))
    // Yes writes nothing here either; and the plans on the disk are there again.
    let end = talk.say("y")
    #expect(end.first == "not written: this plan is in no file")
    #expect(end.last?.hasPrefix("That is all of it.") == true)
    #expect(talk.say("load talk.weave").first?.hasPrefix("Plainweave") == true)
    withExtendedLifetime(folder) {}
  }
}
