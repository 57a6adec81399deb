import Testing

@Suite("Whole conversations", .timeLimit(.minutes(5)))
struct TranscriptGoldenTests {
  @Test("Each entry is answered as written down", arguments: PlayedTranscript.all)
  func transcript(_ transcript: PlayedTranscript) throws {
    let found = try transcript.mismatches()
    #expect(found.isEmpty, "\(found.joined(separator: "\n\n"))")
  }
}
