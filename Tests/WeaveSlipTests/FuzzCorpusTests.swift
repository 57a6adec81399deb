import FoundationEssentials
import Testing
import WeaveTestKit

@Suite("Inputs the fuzzer found")
struct FuzzCorpusTests {
  @Test(
    "They are read, bound, checked and formatted without a fault",
    arguments: inputs("fuzz") + inputs("fuzz-regress"))
  func replays(input: FuzzInput) {
    #expect(readingFault(input.bytes) == nil)
  }
}

/// A file of the fuzzer's.
struct FuzzInput: Sendable, CustomTestStringConvertible {
  let name: String
  let bytes: [UInt8]

  var testDescription: String { name }
}

/// The files of `Tests/Corpus/FOLDER`, by name.
private func inputs(_ folder: String) -> [FuzzInput] {
  projectFiles(in: "Tests/Corpus/\(folder)").compactMap { name in
    FileManager.default.contents(atPath: "\(projectRoot)/Tests/Corpus/\(folder)/\(name)").map {
      FuzzInput(name: name, bytes: Array($0))
    }
  }
}
