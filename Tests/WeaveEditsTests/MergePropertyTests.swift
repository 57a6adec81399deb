import Foundation
import Testing
import WeaveMerge
import WeaveTestKit

private let examples = Example.all.map { (name: $0.name, text: $0.text) }

/// A plan of a year, with a session every school day or so.
private let wholeYear: String = {
  var text = Example.text("cedar")
  for month in 1...12 {
    for day in stride(from: 1, through: 28, by: 2) {
      let date = "2024-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
      text += "\nsession plc@\(date) \"Math, \(date)\" 45 min\n  about talk\n  note \"\(date)\"\n"
    }
  }
  return text
}()

private func merged(
  _ base: String, _ ours: String, _ theirs: String
) -> (text: String, conflicts: Int) {
  let result = mergePlans(
    base: Array(base.utf8), ours: Array(ours.utf8), theirs: Array(theirs.utf8))
  return (String(decoding: result.bytes, as: UTF8.self), result.conflicts)
}

@Suite("Merging what two people changed")
struct MergePropertyTests {
  private func versions(
    _ base: String, seed: UInt64, edits: Int
  ) -> (ours: String, theirs: String) {
    var one = MergeEditor(seed: seed &* 2, name: "our")
    var other = MergeEditor(seed: seed &* 2 &+ 1, name: "their")
    return (one.edited(base, edits: edits), other.edited(base, edits: edits))
  }

  @Test("What only one side changed is that side, byte for byte")
  func oneSided() {
    for (name, base) in examples {
      for seed in 0..<5 as Range<UInt64> {
        let (ours, theirs) = versions(base, seed: seed, edits: 6)
        #expect(merged(base, base, theirs).text == theirs, "\(name) \(seed)")
        #expect(merged(base, ours, base).text == ours, "\(name) \(seed)")
        #expect(merged(base, ours, ours).text == ours, "\(name) \(seed)")
        // The same through every line, and not by comparing whole files.
        let mark = "# only here\n"
        #expect(merged(base, mark + base, mark + theirs).text == mark + theirs, "\(name) \(seed)")
        #expect(merged(base, mark + ours, mark + base).text == mark + ours, "\(name) \(seed)")
      }
    }
  }

  @Test("No line of either side is lost, and clean facts are those of the base, less and more")
  func nothingLost() {
    var clean = 0
    for (name, base) in examples {
      for seed in 0..<14 as Range<UInt64> {
        let (ours, theirs) = versions(base, seed: seed, edits: 5)
        let result = merged(base, ours, theirs)
        let old = writtenLines(base)
        let new = writtenLines(ours).union(writtenLines(theirs)).subtracting(old)
        let lost = new.subtracting(writtenLines(result.text))
        #expect(lost.isEmpty, "\(name) \(seed): \(lost)\n\(result.text)")
        guard result.conflicts == 0 else { continue }
        clean += 1
        #expect(
          saidFacts(result.text) == expected(base, ours, theirs),
          "\(name) \(seed)\n\(difference(saidFacts(result.text), expected(base, ours, theirs)))")
      }
    }
    #expect(clean > 70)
  }

  /// The facts of the base, less those that either took out, and those that either added.
  private func expected(_ base: String, _ ours: String, _ theirs: String) -> [String: Int] {
    let (old, one, other) = (saidFacts(base), saidFacts(ours), saidFacts(theirs))
    var result: [String: Int] = [:]
    for fact in Set(old.keys).union(one.keys).union(other.keys) {
      let counts = (old[fact] ?? 0, one[fact] ?? 0, other[fact] ?? 0)
      // What both did is done once.
      let count =
        counts.1 == counts.2
        ? counts.1 : max(0, counts.0 + (counts.1 - counts.0) + (counts.2 - counts.0))
      if count > 0 { result[fact] = count }
    }
    return result
  }

  private func difference(_ one: [String: Int], _ other: [String: Int]) -> String {
    Set(one.keys).union(other.keys).filter { one[$0] != other[$0] }.sorted().map {
      "\($0): \(one[$0] ?? 0), not \(other[$0] ?? 0)"
    }.joined(separator: "\n")
  }

  @Test("Who is `ours` changes the order of what both added, and nothing that is said")
  func sides() {
    for (name, base) in examples {
      for seed in 100..<107 as Range<UInt64> {
        let (ours, theirs) = versions(base, seed: seed, edits: 6)
        let (one, other) = (merged(base, ours, theirs), merged(base, theirs, ours))
        #expect(one.conflicts == other.conflicts, "\(name) \(seed)")
        if one.conflicts == 0 {
          #expect(saidFacts(one.text) == saidFacts(other.text), "\(name) \(seed)")
        }
      }
    }
  }

  @Test("Plans with slips are merged without losing a line")
  func slips() {
    for (name, base) in examples {
      for seed in 0..<9 as Range<UInt64> {
        var random = SeededGenerator(seed: seed)
        let (ours, theirs) = versions(base, seed: seed, edits: 4)
        let damaged = damage(ours, &random)
        let result = merged(base, damaged, theirs)
        let new = writtenLines(damaged).union(writtenLines(theirs)).subtracting(writtenLines(base))
        let lost = new.subtracting(writtenLines(result.text))
        #expect(lost.isEmpty, "\(name) \(seed): \(lost)\n\(result.text)")
      }
    }
  }

  private func damage(_ text: String, _ random: inout SeededGenerator) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for piece in ["\"", "sessoin x", "# ", "@", "  about"] {
      let place = Int.random(in: 0..<lines.count, using: &random)
      Bool.random(using: &random)
        ? (lines[place] = piece + lines[place]) : lines.insert(piece + " slip", at: place)
    }
    return lines.joined(separator: "\n")
  }

  // Sessions put in by date and lines under what is there; one edit of ten changes a line or takes
  // it out.
  @Test("Of two editors with eight edits each, at most one pair in ten has something to decide")
  func trial() throws {
    let cedar = Example.text("cedar")
    for (name, base) in [("cedar", cedar), ("whole year", wholeYear)] {
      var (ours, git) = (0, 0)
      let trials = 100
      for seed in 1_000..<UInt64(1_000 + trials) {
        var one = MergeEditor(seed: seed &* 2, name: "our")
        var other = MergeEditor(seed: seed &* 2 &+ 1, name: "their")
        one.changesOfTen = 1
        other.changesOfTen = 1
        let left = one.edited(base, edits: 8)
        let right = other.edited(base, edits: 8)
        if merged(base, left, right).conflicts > 0 { ours += 1 }
        if seed % 4 == 0, try gitConflicts(base, left, right) { git += 1 }
      }
      print(
        "\(name): \(ours) of \(trials) have something to decide; with git \(git) of \(trials / 4)")
      #expect(ours * 10 <= trials, "\(name): \(ours) of \(trials)")
      #expect(git * 4 > ours, "plain git does as well")
    }
  }

  /// Whether `git merge-file` leaves conflicts.
  private func gitConflicts(_ base: String, _ ours: String, _ theirs: String) throws -> Bool {
    let folder = FileManager.default.temporaryDirectory.appending(path: "merge-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in [("ours", ours), ("base", base), ("theirs", theirs)] {
      try text.write(to: folder.appending(path: name), atomically: false, encoding: .utf8)
    }
    let git = Process()
    git.executableURL = URL(filePath: "/usr/bin/env")
    git.arguments = ["git", "merge-file", "-p", "-q", "ours", "base", "theirs"]
    git.currentDirectoryURL = folder
    git.standardOutput = FileHandle.nullDevice
    try git.run()
    git.waitUntilExit()
    return git.terminationStatus != 0
  }
}
