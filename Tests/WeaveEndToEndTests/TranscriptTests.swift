import Testing
import WeaveTestKit

@Suite("What a user types and sees", .waiting, .timeLimit(.minutes(5)))
struct TranscriptTests {
  @Test("Every transcript plays as it is written", arguments: Transcript.all())
  func plays(_ transcript: Transcript) {
    let mismatch = transcript.mismatch()
    #expect(mismatch == nil, "\(mismatch ?? "")")
  }

  @Test("A byte that cannot be seen is written so that it can, and read back")
  func escapes() {
    let bytes: [UInt8] = [0x61, 0x1B, 0x5B, 0xE2, 0x80, 0xAE, 0xFF, 0x0D]
    let line = Transcript.escaped(bytes)
    #expect(line == #"a\x1B[\xE2\x80\xAE\xFF\x0D"#)
    #expect(Transcript.unescaped(line) == bytes)
    #expect(Transcript.escaped(Array("é “q”".utf8)) == "é “q”")
  }

  @Test("A program that a signal ends is told from one that ends by itself")
  func signals() {
    let place = Workplace()
    #expect(place.run("exit 3").code == 3)
    #expect(place.run("kill -SEGV $$").code == 139)
  }
}
