import Testing
import WeaveSession

@Suite("The saved script of a session")
struct ScriptTests {
  /// A conversation on the Cedar plan, and the same made from its script; the second says what in
  /// the script could not be done.
  private func twice(
    _ entries: String...
  ) throws -> (first: Talk, second: Talk, undone: [String]) {
    let folder = try ExampleFolder()
    var first = Talk(in: folder)
    _ = first.say("load cedar.weave")
    for entry in entries { _ = first.say(entry) }
    var second = Talk(in: folder)
    var undone: [String] = []
    for entry in Transcript(first.session.script).entries
    where !second.session.enter(entry.text).isDone {
      undone.append(entry.text)
    }
    return (first, second, undone)
  }

  private let pull = "pull equity into plc by comment"

  @Test("Mistakes, commands and what was undone are left out")
  func kept() throws {
    let made = try twice(
      "nonsense", pull, "where equity missing", ":timing on", "pair kim with lane", "undo", "?")
    let lines = made.first.session.script.split(separator: "\n").dropFirst()
    #expect(lines == [pull[...], "where equity missing"])
    #expect(made.first.session.keptCount == 3)
    #expect(made.undone.isEmpty)
    #expect(made.second.prompt == "cedar[1+1]>")
  }

  @Test("A way that was tried is written as the pull it made")
  func tried() throws {
    let made = try twice("what if we pull equity into plc?", "try comment")
    #expect(made.first.session.script.hasSuffix("\nwhat if we pull equity into plc by comment\n"))
    #expect(made.undone.isEmpty)
    #expect(made.second.prompt == made.first.prompt)
  }

  @Test("A header with facts is one entry of the script")
  func header() throws {
    let made = try twice("thread listening \"Listening\"\n  kind idea\n  home staff")
    #expect(made.undone.isEmpty)
    #expect(made.first.prompt == "cedar[1+3]>")
    #expect(made.second.prompt == "cedar[1+3]>")
  }

  @Test("What is undone on one branch stays on the other that has it")
  func shared() throws {
    var made = try twice(pull, "branch winter", "undo", "switch 1")
    #expect(made.first.prompt == "cedar[1+1]>")
    #expect(made.second.prompt == made.first.prompt)
    #expect(made.second.say("delta") == made.first.say("delta"))
  }

  @Test("A branch whose edits were undone can still be named in the script")
  func emptied() throws {
    let compared = try twice(
      pull, "undo", "branch winter", "pair kim with lane", "compare 1 with winter")
    #expect(compared.undone.isEmpty)
    let switched = try twice(
      pull, "switch plan", "pair kim with lane", "undo", "switch 1", "undo", "switch 2", "redo")
    #expect(switched.undone.isEmpty)
    #expect(switched.second.prompt == switched.first.prompt)
  }

  @Test("After an adopt the script can be entered on the plan that was written")
  func adopted() throws {
    let made = try twice(pull, "adopt", "y", "pair kim with lane")
    #expect(made.first.prompt == "cedar[1+1]>")
    #expect(made.undone.isEmpty)
    #expect(made.second.prompt == made.first.prompt)
  }

  @Test("What another branch has of an adopted one is no loss")
  func adoptedShared() throws {
    let folder = try ExampleFolder()
    var talk = Talk(in: folder)
    for entry in ["load cedar.weave", pull, "branch winter", "pair kim with lane", "adopt"] {
      _ = talk.say(entry)
    }
    let said = talk.say("y")
    #expect(said.first == "wrote cedar.weave")
    #expect(!said.contains { $0.hasPrefix("no longer fits") })
  }

  @Test("What was undone can be made again after a reload")
  func reload() throws {
    let folder = try ExampleFolder()
    var talk = Talk(in: folder)
    for entry in ["load cedar.weave", pull, "pair kim with lane", "undo"] { _ = talk.say(entry) }
    #expect(talk.say(":reload") == ["cedar.weave read again"])
    #expect(talk.prompt == "cedar[1+1]>")
    #expect(talk.say("redo") == ["h2 is back: pair kim with lane"])
  }

  @Test("What was taken back on one branch only is so in the saved script")
  func undoneOnOneBranch() throws {
    let folder = try ExampleFolder()
    var talk = Talk(in: folder)
    for entry in ["load cedar.weave", pull, "branch b", "undo", "pair kim with lane"] {
      _ = talk.say(entry)
    }
    let kept = talk.session.keptLines
    #expect(kept == ["branch 1", pull, "branch b", "undo h1", "pair kim with lane"])
    _ = talk.say("switch 1")
    _ = talk.say("undo")
    #expect(talk.session.keptLines == ["branch 1", "branch b", "pair kim with lane", "switch 1"])
  }

  @Test("Edits written anew at adopt take the place of those before, in the saved script too")
  func revised() throws {
    let folder = try ExampleFolder()
    var talk = Talk(in: folder)
    for entry in ["load cedar.weave", pull, "adopt", "e"] { _ = talk.say(entry) }
    _ = talk.session.revised("pair kim with lane\n")
    #expect(talk.say("n") == ["not written"])
    #expect(talk.prompt == "cedar[1+1]>")
    #expect(talk.session.keptLines == ["what if pair kim with lane"])
  }

  @Test("A suggestion is tried by its number, a scenario by its name, from the plan as it is")
  func triedByName() throws {
    let folder = try ExampleFolder()
    var talk = Talk(in: folder)
    _ = talk.say("load deficit-views.weave")
    #expect(talk.say("try 1").first == "there is no suggestion 1")
    #expect(talk.say("suggest 2 for g4").last?.hasPrefix("`try 1` makes the first") == true)
    #expect(talk.say("try 2").first?.hasPrefix("h1 on branch 1") == true)
    let scenario = talk.say("try bring-it-to-math")
    #expect(scenario.first?.hasPrefix("h2 on branch bring-it-to-math") == true, "\(scenario)")
    #expect(talk.say("compare 1 with bring-it-to-math").count > 3)
    // A scenario that cannot be made leaves the session where it is.
    let prompt = talk.prompt
    _ = talk.say("scenario other\n  drop nobody\n")
    #expect(talk.prompt == prompt)
    #expect(talk.say("scenario plan\n  drop iqbal\n").first == "there is a branch `plan` already")
  }

  @Test("Findings are listed in the same order on a branch without edits")
  func findings() throws {
    let folder = try ExampleFolder()
    var talk = Talk(in: folder)
    _ = talk.say("load cedar.weave")
    let plan = talk.say("show findings")
    _ = talk.say("branch winter")
    let branch = talk.say("show findings")
    #expect(branch == plan)
  }

  @Test("Where one of two branches is not known, that one is named")
  func unknownBranch() throws {
    let folder = try ExampleFolder()
    var talk = Talk(in: folder)
    _ = talk.say("load cedar.weave")
    _ = talk.say("branch winter")
    let said = talk.say("compare winter with nowhere").joined(separator: "\n")
    #expect(said.contains("`winter` is a branch, and `nowhere` is none"))
  }

  @Test("Only people and teams are offered where a suggestion is for somebody")
  func suggestFor() throws {
    let folder = try ExampleFolder()
    var talk = Talk(in: folder)
    _ = talk.say("load cedar.weave")
    let offered = Completer(talk.session).completions("suggest 3 for ", cursor: 14).candidates
    #expect(offered.contains { $0.text == "g3" } && offered.contains { $0.text == "ana" })
    #expect(!offered.contains { $0.text == "talk" })
  }
}
