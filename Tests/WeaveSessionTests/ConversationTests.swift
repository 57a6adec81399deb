import Testing
import WeaveAnswer
import WeaveEngine
import WeaveRender
import WeaveSession

/// A conversation with a plan in memory.
struct Conversation {
  var session: Session

  init(_ text: String) {
    session = Session(files: MemoryFiles(["plan.weave": text]))
    _ = session.load("plan.weave")
  }

  /// The reply to an entry, as text.
  mutating func say(_ entry: String) -> String {
    let reply = session.enter(entry)
    return reply.answers.map { TextRenderer().render($0) }.joined() + reply.diff
  }
}

@Suite("Conversations")
struct ConversationTests {
  @Test("An edit is a hypothesis on a branch, and undoing gives the plan back")
  func undo() {
    var talk = Conversation(tutorialPlan)
    #expect(talk.session.prompt == "cedar> ")
    _ = talk.say("what if we pull equity into plc?")
    let tried = talk.say("try comment")
    #expect(tried.hasPrefix("h1 on branch 1 (nothing is written until `adopt`)"))
    #expect(talk.session.prompt.hasPrefix("cedar[1+1"))
    #expect(talk.say("undo") == "dropped h1 (`redo` brings it back)\n")
    #expect(talk.session.prompt == "cedar> ")
    #expect(talk.say("redo").hasPrefix("h1 is back"))
    #expect(talk.session.hasEdits)
  }
}
