import Foundation
import Glibc
import Synchronization
import Testing
import WeaveEngine

/// A folder for one test, with files of known texts in it.
final class AcceptanceFolder {
  let path: String
  let names: [String]

  init(_ names: [String] = ["a.weave", "b.weave", "sub/c.weave"]) throws {
    self.names = names
    // In memory where there is such a folder: thousands of calls wait for the disk here.
    let root = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"
    var template = Array("\(root)/plainweave-accept-XXXXXX".utf8CString)
    #expect(mkdtemp(&template) != nil)
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    for name in names {
      let url = URL(filePath: path).appending(path: name)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(Self.old(name)).write(to: url)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  static func old(_ name: String) -> [UInt8] {
    Array("weave 1\n\nplan p \"Old \(name)\" 2026-09-01..2026-10-01\n".utf8)
  }

  static func new(_ name: String) -> [UInt8] {
    Array("weave 1\n\nplan p \"New, and longer, \(name)\" 2026-09-01..2026-10-01\n# end\n".utf8)
  }

  func full(_ name: String) -> String { path + "/" + name }

  func bytes(_ name: String) -> [UInt8]? {
    FileManager.default.contents(atPath: full(name)).map { Array($0) }
  }

  var changes: [FileChange] {
    names.map { FileChange(path: full($0), read: Self.old($0), written: Self.new($0)) }
  }

  /// For each file whether it is the old one, the new one, or neither.
  var state: [String] {
    names.map { name in
      bytes(name) == Self.old(name) ? "old" : bytes(name) == Self.new(name) ? "new" : "broken"
    }
  }

  /// Files that nobody asked for, in any of the folders.
  var leftovers: [String] {
    let all = (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []
    return all.filter { $0.hasSuffix(".tmp") }
  }
}

/// Counts calls, and does one thing at the one numbered.
final class CallCounter: Sendable {
  private let count = Mutex<(made: Int, isDead: Bool, last: FileCall?)>((0, false, nil))

  var made: Int { count.withLock { $0.made } }
  /// The call at which something was done.
  var struck: FileCall? { count.withLock { $0.last } }

  func calls(_ fate: FileCallFate = .made, at place: Int = -1) -> FileCalls {
    FileCalls { call in
      self.count.withLock { state in
        defer { state.made += 1 }
        if state.isDead { return .killed }
        guard state.made == place else { return .made }
        state.isDead = fate == .killed
        state.last = call
        return fate
      }
    }
  }
}

/// One after the other: a signal is held while anybody writes.
@Suite("Writing files safely", .serialized)
struct AcceptanceTests {}

extension AcceptanceTests {
  @Suite("Whole, whatever happens")
  struct WholeFileTests {
    /// What `write` threw, or nil.
    private func problem(
      _ changes: [FileChange], calls: FileCalls = .real, verify: () -> Bool = { true }
    ) -> AcceptProblem? {
      do throws(AcceptProblem) {
        try write(changes, calls: calls, verify: verify)
        return nil
      } catch {
        return error
      }
    }

    private func callCount(verify: Bool = true) throws -> Int {
      let counter = CallCounter()
      let folder = try AcceptanceFolder()
      _ = problem(folder.changes, calls: counter.calls(), verify: { verify })
      return counter.made
    }

    @Test("All files are written, and links and permissions stay")
    func written() throws {
      let folder = try AcceptanceFolder()
      #expect(chmod(folder.full("a.weave"), 0o640) == 0)
      #expect(symlink("a.weave", folder.full("link.weave")) == 0)
      var changes = folder.changes
      changes[0] = FileChange(
        path: folder.full("link.weave"), read: changes[0].read, written: changes[0].written)
      var verified = false
      try write(changes) {
        verified = folder.state == ["new", "new", "new"]
        return true
      }
      #expect(verified)
      #expect(folder.state == ["new", "new", "new"])
      #expect(folder.leftovers.isEmpty)
      var status = stat()
      #expect(lstat(folder.full("link.weave"), &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
      #expect(lstat(folder.full("a.weave"), &status) == 0 && status.st_mode == S_IFREG | 0o640)
    }

    @Test("Killed at any call, each file is whole, the old or the new one")
    func killed() throws {
      let count = try callCount()
      #expect(count > 40)
      var seen: Set<[String]> = []
      for place in 0..<count {
        let folder = try AcceptanceFolder()
        let counter = CallCounter()
        _ = problem(folder.changes, calls: counter.calls(.killed, at: place))
        #expect(!folder.state.contains("broken"), "killed at call \(place): \(folder.state)")
        seen.insert(folder.state)
        // Nothing that a killed writer leaves behind stands in the way of the next one.
        let next = folder.names.map { name in
          FileChange(
            path: folder.full(name), read: folder.bytes(name) ?? [],
            written: AcceptanceFolder.new(name))
        }
        // But a program that another test starts holds the locks of all files until it is there.
        let end = ContinuousClock.now + .seconds(5)
        var left = problem(next)
        while left?.reason == .busy, ContinuousClock.now < end { left = problem(next) }
        #expect(left == nil, "after call \(place)")
        #expect(folder.state == ["new", "new", "new"])
      }
      #expect(
        seen == [
          ["old", "old", "old"], ["new", "old", "old"], ["new", "new", "old"],
          ["new", "new", "new"],
        ])
    }

    @Test("Killed while the old text is put back, each file is whole")
    func killedPuttingBack() throws {
      let count = try callCount(verify: false)
      #expect(try count > callCount())
      for place in 0..<count {
        let folder = try AcceptanceFolder()
        let counter = CallCounter()
        _ = problem(folder.changes, calls: counter.calls(.killed, at: place), verify: { false })
        #expect(!folder.state.contains("broken"), "killed at call \(place): \(folder.state)")
      }
    }

    @Test(
      "Whatever call fails, all files are the old ones and that is said, or all are the new ones",
      arguments: [(EIO, "put"), (ENOSPC, "full"), (EROFS, "read-only"), (EACCES, "denied")])
    func failing(_ code: Int32, _ word: String) throws {
      for place in 0..<(try callCount()) {
        let folder = try AcceptanceFolder()
        let counter = CallCounter()
        let problem = problem(folder.changes, calls: counter.calls(.fails(code), at: place))
        let at = "call \(place), \(counter.struck?.rawValue ?? "none")"
        #expect(folder.leftovers.isEmpty, "\(at)")
        if let problem {
          #expect(folder.state == ["old", "old", "old"], "\(at)")
          #expect(folder.changes.contains { problem.words.hasPrefix("`\($0.path)`") }, "\(at)")
          let saysWhy = problem.words.lowercased().contains(word) || code == EIO
          #expect(saysWhy || problem.reason == .notAsPromised, "\(at): \(problem.words)")
        } else {
          #expect(folder.state == ["new", "new", "new"], "\(at)")
          #expect(counter.struck == .close, "\(at) failed in silence")
        }
      }
    }

    @Test("Where the old text cannot be put back, that is said with the file's name")
    func notPutBack() throws {
      let count = try callCount(verify: false)
      var left = 0
      for place in 0..<count {
        let folder = try AcceptanceFolder()
        let counter = CallCounter()
        let problem = problem(
          folder.changes, calls: counter.calls(.fails(ENOSPC), at: place), verify: { false })
        #expect(folder.leftovers.isEmpty, "call \(place)")
        switch problem?.outcome {
        case .untouched, .putBack: #expect(folder.state == ["old", "old", "old"])
        case .left(let paths):
          left += 1
          let new = folder.names.filter { folder.bytes($0) == AcceptanceFolder.new($0) }
          #expect(paths == new.map(folder.full))
          #expect(!folder.state.contains("broken"))
        case nil: Issue.record("call \(place): a plan that is not as promised was kept")
        }
      }
      #expect(left > 10)
    }

    @Test("A plan that is not as promised is taken back")
    func takenBack() throws {
      let folder = try AcceptanceFolder()
      #expect(chmod(folder.full("a.weave"), 0o600) == 0)
      let problem = problem(folder.changes, verify: { false })
      #expect(problem?.reason == .notAsPromised && problem?.outcome == .putBack)
      #expect(folder.state == ["old", "old", "old"])
      #expect(folder.leftovers.isEmpty)
      var status = stat()
      #expect(stat(folder.full("a.weave"), &status) == 0 && status.st_mode & 0o7777 == 0o600)
    }
  }
}

extension AcceptanceTests {
  @Suite("Files that may not be written")
  struct RefusedFileTests {
    private func reason(_ changes: [FileChange]) -> AcceptProblem.Reason? {
      do throws(AcceptProblem) {
        try write(changes)
        return nil
      } catch {
        #expect(error.outcome == .untouched)
        return error.reason
      }
    }

    @Test("A file that changed, went away, or is none is left, and the others with it")
    func refused() throws {
      let prepare: [(AcceptProblem.Reason, (AcceptanceFolder) throws -> Void)] = [
        (
          .changedOnDisk,
          { try Data("weave 1\n".utf8).write(to: URL(filePath: $0.full("b.weave"))) }
        ),
        (.missing, { unlink($0.full("b.weave")) }),
        (.hardLinked(names: 2), { link($0.full("b.weave"), $0.full("other.weave")) }),
        (
          .isFolder,
          {
            unlink($0.full("b.weave"))
            mkdir($0.full("b.weave"), 0o755)
          }
        ),
        (
          .isNoFile,
          {
            unlink($0.full("b.weave"))
            mkfifo($0.full("b.weave"), 0o644)
          }
        ),
      ]
      for (expected, make) in prepare {
        let folder = try AcceptanceFolder()
        try make(folder)
        #expect(reason(folder.changes) == expected)
        #expect(folder.state[0] == "old" && folder.state[2] == "old")
        #expect(folder.leftovers.isEmpty)
      }
      #expect(reason([FileChange(path: "-", read: [], written: [1])]) == .standardInput)
    }

    @Test("A file that changes while another one is replaced is kept, and the other put back")
    func changedMeanwhile() throws {
      let folder = try AcceptanceFolder()
      let done = Atomic<Bool>(false)
      let path = folder.full("sub/c.weave")
      let calls = FileCalls { call in
        if call == .rename, !done.exchange(true, ordering: .relaxed) {
          try? Data("mine\n".utf8).write(to: URL(filePath: path))
        }
        return .made
      }
      #expect(throws: AcceptProblem.self) { try write(folder.changes, calls: calls) }
      #expect(folder.state == ["old", "old", "broken"])
      #expect(folder.bytes("sub/c.weave") == Array("mine\n".utf8))
    }

    /// Saves a file as another program would: at its end, or as a new file.
    private static func save(_ path: String, _ replaces: Bool) {
      if replaces {
        try? Data("mine\n".utf8).write(to: URL(filePath: path), options: .atomic)
      } else if let file = fopen(path, "a") {
        fputs("# mine\n", file)
        fclose(file)
      }
    }

    @Test("What another program saves right after a file is replaced is never written over")
    func savedSince() throws {
      // After each rename, and while the plan is verified: appended, or saved as a new file.
      for atCall in [1, 2, 3, 4] {
        for replaces in [false, true] {
          let folder = try AcceptanceFolder()
          let path = folder.full("a.weave")
          let renames = Atomic<Int>(0)
          let done = Atomic<Bool>(false)
          let calls = FileCalls { call in
            let isNow = renames.load(ordering: .relaxed) == atCall
            if isNow, !done.exchange(true, ordering: .relaxed) { Self.save(path, replaces) }
            if call == .rename { renames.add(1, ordering: .relaxed) }
            return .made
          }
          var problem: AcceptProblem?
          do throws(AcceptProblem) {
            try write(folder.changes, calls: calls) {
              if atCall == 4 { Self.save(path, replaces) }
              return atCall != 4
            }
          } catch { problem = error }
          let saved = folder.bytes("a.weave").map { String(decoding: $0, as: UTF8.self) } ?? ""
          let at = "\(atCall), \(replaces)"
          #expect(saved.hasSuffix("mine\n"), "\(at): \(saved)")
          #expect(problem?.reason == .savedSince, "\(at): \(problem?.words ?? "no problem")")
          #expect(problem?.hint?.contains("defect") == false)
          #expect(folder.state[1...] == ["old", "old"], "\(at)")
          #expect(folder.leftovers.isEmpty)
        }
      }
    }

    @Test("What a killed writer left is taken away by the next, and what a living one has is not")
    func leftovers() throws {
      let folder = try AcceptanceFolder(["a.weave"])
      // No process has the highest number, and the first one is always there.
      for process in [4_194_304, 1, Int(getpid())] {
        try Data("half".utf8).write(
          to: URL(filePath: folder.full(".plainweave-\(process)-0.tmp")))
      }
      try write(folder.changes)
      #expect(
        folder.leftovers.sorted() == [".plainweave-1-0.tmp", ".plainweave-\(getpid())-0.tmp"])
    }

    @Test("While a file is being replaced, another writer is told")
    func busy() throws {
      let folder = try AcceptanceFolder(["a.weave"])
      var inner: AcceptProblem.Reason?
      try write(folder.changes) {
        let next = FileChange(
          path: folder.full("a.weave"), read: AcceptanceFolder.new("a.weave"), written: [])
        inner = reason([next])
        return true
      }
      #expect(inner == .busy)
      #expect(folder.state == ["new"])
    }

    @Test("Of many who accept at once, one wins, and the others are told")
    func atOnce() throws {
      for _ in 0..<20 {
        let folder = try AcceptanceFolder(["a.weave", "b.weave"])
        let changes = folder.changes
        let results = Mutex<[AcceptProblem.Reason?]>([])
        DispatchQueue.concurrentPerform(iterations: 6) { _ in
          let result = reason(changes)
          results.withLock { $0.append(result) }
        }
        let all = results.withLock { $0 }
        #expect(all.count { $0 == nil } == 1, "\(all)")
        #expect(all.allSatisfy { $0 == nil || $0 == .busy || $0 == .changedOnDisk }, "\(all)")
        #expect(folder.state == ["new", "new"])
        #expect(folder.leftovers.isEmpty)
      }
    }

    private static let hangups = Atomic<Int>(0)

    @Test("A signal that would end the program waits until the files are whole")
    func signals() throws {
      signal(SIGHUP) { _ in AcceptanceTests.RefusedFileTests.hangups.add(1, ordering: .relaxed) }
      defer { signal(SIGHUP, SIG_DFL) }
      let folder = try AcceptanceFolder(["a.weave"])
      var during = -1
      try write(folder.changes) {
        kill(getpid(), SIGHUP)
        usleep(100_000)
        during = Self.hangups.load(ordering: .relaxed)
        return true
      }
      #expect(during == 0)
      for _ in 0..<2_000 where Self.hangups.load(ordering: .relaxed) == 0 { usleep(5_000) }
      #expect(Self.hangups.load(ordering: .relaxed) == 1)
    }
  }
}
