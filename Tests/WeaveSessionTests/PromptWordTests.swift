import Testing
import WeaveEngine
import WeaveSession
import WeaveTestKit

@Suite("Words of the prompt")
struct PromptWordTests {
  @Test("Every word is read from its text, and is offered where an entry starts")
  func reachable() throws {
    let folder = try ExampleFolder()
    let talk = Talk(in: folder)
    let completer = Completer(talk.session)
    for word in PromptWord.allCases {
      let typed = word.rawValue
      #expect(Entry(typed).word == word)
      #expect(Entry("  \(typed) something").word == word)
      #expect(!word.shape.isEmpty && word.shape.hasPrefix(typed), "\(typed): \(word.shape)")
      #expect(word.summary.hasSuffix("."), "\(typed): \(word.summary)")
      let offered = completer.completions(typed, cursor: typed.utf8.count).candidates
      #expect(offered.contains { $0.text == typed && $0.description == word.summary })
    }
  }

  /// What an entry starting with `word` may have behind it.
  private static func entries(_ word: String) -> [String] {
    [word, word + " now", word + " plan", word + " h1", word + " cedar.weave"]
  }

  @Test("A misspelt word of the prompt changes no file and nothing of the session")
  func misspelt() throws {
    let folder = try ExampleFolder()
    var talk = Talk(in: folder)
    _ = talk.say("load cedar.weave")
    _ = talk.say("pull equity into plc by comment")
    _ = talk.say("branch winter")
    let before = (
      prompt: talk.prompt, script: talk.session.script, file: try folder.text(of: "cedar.weave")
    )
    var chance = SeededGenerator(seed: 11)
    var tried = 0
    for word in PromptWord.allCases {
      for _ in 0..<12 {
        let misspelt = mutated(word.rawValue, &chance)
        guard isUnknown(misspelt) else { continue }
        tried += 1
        for entry in Self.entries(misspelt) {
          var other = talk
          let reply = other.session.enter(entry)
          #expect(!reply.isDone && reply.request == nil && reply.diff.isEmpty, "\(entry)")
          #expect(!other.session.isAsking, "\(entry)")
          // A yes has nothing to answer.
          let answer = other.session.answered("y")
          #expect(answer.answers.isEmpty && answer.request == nil, "\(entry)")
          #expect(other.prompt == before.prompt && other.session.script == before.script)
        }
      }
    }
    #expect(tried > 200)
    #expect(try folder.text(of: "cedar.weave") == before.file)
  }

  @Test("Of all words, only adopt asks to write, and only a yes to it writes")
  func onlyAdoptWrites() throws {
    let folder = try ExampleFolder()
    var talk = Talk(in: folder)
    _ = talk.say("load cedar.weave")
    _ = talk.say("pull equity into plc by comment")
    let file = try folder.text(of: "cedar.weave")
    for word in PromptWord.allCases where word != .adopt {
      for entry in Self.entries(word.rawValue) {
        var other = talk
        _ = other.session.enter(entry)
        #expect(!other.session.isAskingToWrite, "\(entry)")
        _ = other.session.answered("y")
        #expect(try folder.text(of: "cedar.weave") == file, "\(entry)")
      }
    }
    for answer in ["", "n", "no", "N", "yess", "adopt"] {
      var other = talk
      _ = other.session.enter("adopt")
      #expect(other.session.isAskingToWrite)
      _ = other.session.answered(answer)
      #expect(try folder.text(of: "cedar.weave") == file, "\(answer)")
    }
    _ = talk.session.enter("adopt")
    _ = talk.session.answered("y")
    #expect(try folder.text(of: "cedar.weave") != file)
  }

  private func isUnknown(_ word: String) -> Bool {
    let starts = ["?", "#", "_", "help"]
    let entry = Entry(word)
    return !word.isEmpty && entry.word == nil && !starts.contains { word.hasPrefix($0) }
      && !languageWords.contains(word)
  }

  /// The words a sentence of the language starts with, as completion offers them.
  private let languageWords: Set<String> = {
    let completer = Completer(Session(files: MemoryFiles([:])))
    return Set(completer.completions("? ", cursor: 2).candidates.map(\.text))
  }()

  /// The word with a letter left out, put in, doubled, swapped or in capitals.
  private func mutated(_ word: String, _ chance: inout SeededGenerator) -> String {
    var letters = Array(word)
    let place = Int.random(in: 0..<letters.count, using: &chance)
    switch Int.random(in: 0..<5, using: &chance) {
    case 0: letters.remove(at: place)
    case 1:
      letters.insert(
        "abcdefghijklmnopqrstuvwxyz:-".randomElement(using: &chance) ?? "x", at: place)
    case 2: letters.insert(letters[place], at: place)
    case 3: letters.swapAt(place, (place + 1) % letters.count)
    default: letters[place] = Character(letters[place].uppercased())
    }
    return String(letters)
  }
}
