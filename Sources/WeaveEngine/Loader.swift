import Dispatch
import WeaveSource
import WeaveSyntax

/// Reads a plan's file and all it includes.
///
/// Files of one level of includes are read and parsed at once, on all cores; their order is the
/// order of the includes, so that the result does not depend on who was first.
struct Loader {
  let source: any FileSource
  let followsIncludes: Bool
  /// The files that `include "library:…"` can name.
  let libraries: [Library]
  private(set) var trees: [SyntaxTree] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// The files that come with the program: nothing may write them.
  private(set) var shipped: Set<FileID> = []
  /// The resolved paths read so far, with the file each became.
  private var seen: [String: FileID] = [:]
  /// The names of the libraries read so far.
  private var libraryNames: Set<String> = []
  /// The resolved chain of files that leads to each file, itself last.
  private var chains: [[String]] = []
  private var root = ""

  init(
    source: any FileSource, followsIncludes: Bool = true, libraries: [Library] = Library.shipped
  ) {
    self.source = source
    self.followsIncludes = followsIncludes
    self.libraries = libraries
  }

  /// Reads `path` and its includes; false when `path` itself cannot be read.
  mutating func load(_ path: String) -> Bool {
    let bytes: [UInt8]
    do {
      bytes = try source.read(path)
    } catch {
      addEmpty(path)
      diagnostics.append(.unreadable(path, error, at: Location(FileID(0), ByteRange(0, 0))))
      return false
    }
    let resolved = source.resolved(path) ?? path
    root = path == "-" ? source.resolved(".") ?? "" : Paths.folder(resolved)
    seen[resolved] = FileID(0)
    chains.append([resolved])
    let name = path == "-" ? "(standard input)" : path
    let parsed = parse(SourceText(name: name, bytes: bytes), FileID(0))
    add(parsed)
    if parsed.problem != nil { return false }
    var level = followsIncludes ? 0..<1 : 0..<0
    while !level.isEmpty {
      let first = trees.count
      readIncludes(of: level)
      level = first..<trees.count
    }
    return true
  }

  private mutating func addEmpty(_ path: String) {
    trees.append(parseSource(SourceText(name: path == "-" ? "(standard input)" : path, "")))
    chains.append([path])
  }

  private mutating func add(_ parsed: (tree: SyntaxTree, problem: Diagnostic?)) {
    trees.append(parsed.tree)
    if let problem = parsed.problem { diagnostics.append(problem) }
  }

  /// One `include` line that leads to a file not yet read.
  private struct Wanted {
    let path: String
    let resolved: String
    let chain: [String]
    let location: Location
    /// The library it is, when it comes with the program.
    var library: Library?

    /// The bytes of the file.
    func read(from source: any FileSource) throws(FileProblem) -> [UInt8] {
      if let library { return Array(library.text.utf8) }
      return try source.read(path)
    }
  }

  private mutating func readIncludes(of level: Range<Int>) {
    var wanted: [Wanted] = []
    for index in level {
      for include in includes(of: trees[index]) {
        if let next = want(include.path, from: index, at: include.location, wanted.count) {
          wanted.append(next)
        }
      }
    }
    guard !wanted.isEmpty else { return }
    let firstFile = trees.count
    let source = source
    let jobs = wanted
    var results = [Result<(tree: SyntaxTree, problem: Diagnostic?), FileProblem>?](
      repeating: nil, count: jobs.count)
    unsafe results.withUnsafeMutableBufferPointer { slots in
      let box = unsafe Slots(slots: slots)
      DispatchQueue.concurrentPerform(iterations: jobs.count) { job in
        let file = FileID(firstFile + job)
        do throws(FileProblem) {
          let bytes = try jobs[job].read(from: source)
          box.set(job, .success(parse(SourceText(name: jobs[job].path, bytes: bytes), file)))
        } catch {
          box.set(job, .failure(error))
        }
      }
    }
    for (job, result) in results.enumerated() {
      chains.append(jobs[job].chain)
      if jobs[job].library != nil { shipped.insert(FileID(trees.count)) }
      switch result {
      case .success(let parsed): add(parsed)
      case .failure(let problem):
        trees.append(parseSource(SourceText(name: jobs[job].path, ""), file: FileID(trees.count)))
        diagnostics.append(.notIncluded(jobs[job].path, problem, at: jobs[job].location))
      case nil: preconditionFailure("every job has a result")
      }
    }
  }

  private func includes(of tree: SyntaxTree) -> [(path: String, location: Location)] {
    var result: [(path: String, location: Location)] = []
    var node = 1
    while node < tree.nodes.count {
      if tree.statement(node) == .include, let string = tree.child(.string, of: node) {
        let token = Int(tree.nodes[string].firstToken)
        result.append((tree.contents(ofString: token), tree.location(of: string)))
      }
      node = Int(tree.nodes[node].subtreeEnd)
    }
    return result
  }

  /// True when `name`, seen from the file it stands in, leaves the plan's folder.
  private func isOutside(_ name: String, from index: Int) -> Bool {
    let file = chains[index].last ?? ""
    let folder = file == "-" ? root : Paths.folder(file)
    return !Paths.isInside(Paths.join(folder, name), root)
  }

  /// The file an include leads to; nil when it is refused, or read already.
  private mutating func want(
    _ name: String, from index: Int, at location: Location, _ pending: Int
  ) -> Wanted? {
    if name.hasPrefix(Library.prefix) {
      return want(library: String(name.dropFirst(Library.prefix.count)), from: index, at: location)
    }
    let from = trees[index].text.name == "(standard input)" ? "" : trees[index].text.name
    let path = Paths.join(Paths.folder(from), name)
    guard !name.hasPrefix("/"), !name.isEmpty, !name.utf8.contains(0) else {
      diagnostics.append(.includeOutside(name, at: location))
      return nil
    }
    guard let resolved = source.resolved(path) else {
      diagnostics.append(
        isOutside(name, from: index)
          ? .includeOutside(name, at: location) : .notIncluded(path, .missing, at: location))
      return nil
    }
    guard Paths.isInside(resolved, root) else {
      diagnostics.append(.includeOutside(name, at: location))
      return nil
    }
    if let place = chains[index].firstIndex(of: resolved) {
      diagnostics.append(.cycle(Array(chains[index][place...]) + [resolved], at: location))
      return nil
    }
    if seen[resolved] != nil { return nil }
    seen[resolved] = FileID(trees.count + pending)
    return Wanted(
      path: path, resolved: resolved, chain: chains[index] + [resolved], location: location)
  }

  /// The library an include leads to; nil when there is none of that name, or it is read already.
  private mutating func want(
    library name: String, from index: Int, at location: Location
  ) -> Wanted? {
    guard let library = libraries.first(where: { $0.name == name }) else {
      diagnostics.append(.unknownLibrary(name, libraries.map(\.name), at: location))
      return nil
    }
    guard libraryNames.insert(name).inserted else { return nil }
    return Wanted(
      path: library.path, resolved: library.path, chain: chains[index] + [library.path],
      location: location, library: library)
  }
}

/// Result slots that several threads fill, each its own.
@safe
private struct Slots<Value>: @unchecked Sendable {
  let slots: UnsafeMutableBufferPointer<Value?>

  func set(_ index: Int, _ value: Value) { unsafe slots[index] = value }
}

/// Parses a file, or, when it is not text, says so and gives an empty tree.
private func parse(
  _ text: SourceText, _ file: FileID
) -> (tree: SyntaxTree, problem: Diagnostic?) {
  // Many NULs near the start are UTF-16, even where they are UTF-8 as well.
  let isWide = text.bytes.prefix(64).count { $0 == 0 } >= 8
  guard let offset = isWide ? 0 : firstInvalidByte(text.bytes) else {
    return (parseSource(text, file: file), nil)
  }
  let empty = parseSource(SourceText(name: text.name, ""), file: file)
  let looksWide = text.bytes.prefix(64).contains(0)
  let line = text.bytes[..<offset].reduce(1) { $1 == 10 ? $0 + 1 : $0 }
  return (
    empty,
    .notText(text.name, at: Location(file, ByteRange(0, 0)), offset, line, looksWide: looksWide)
  )
}

/// The offset of the first byte that is not part of UTF-8 text; nil when all are.
func firstInvalidByte(_ bytes: [UInt8]) -> Int? {
  do {
    _ = try UTF8Span(validating: bytes.span)
    return nil
  } catch {
    return error.byteOffsets.lowerBound
  }
}

extension Diagnostic {
  fileprivate static func unreadable(
    _ path: String, _ problem: FileProblem, at location: Location
  ) -> Self {
    switch problem {
    case .missing:
      Diagnostic(.unreadableFile, at: location, "there is no file `\(path)`")
    case .isFolder:
      Diagnostic(
        .isFolder, at: location, "`\(path)` is a folder",
        hints: ["name the plan's file in it, such as `\(path)/plan.weave`"])
    case .tooLarge(let bytes):
      Diagnostic(
        .fileTooLarge, at: location,
        "`\(path)` has \(bytes) bytes; at most \(DiskFiles.byteLimit) are read")
    case .refused(let reason):
      Diagnostic(.unreadableFile, at: location, "`\(path)` cannot be read: \(reason)")
    }
  }

  fileprivate static func notIncluded(
    _ path: String, _ problem: FileProblem, at location: Location
  ) -> Self {
    let reason =
      switch problem {
      case .missing: "there is no such file"
      case .isFolder: "it is a folder"
      case .tooLarge(let bytes): "it has \(bytes) bytes, and \(DiskFiles.byteLimit) are the limit"
      case .refused(let words): words
      }
    return Diagnostic(
      .missingFile, at: location, "the included file `\(path)` cannot be read: \(reason)",
      hints: ["an include is found from the folder of the file it stands in"])
  }

  fileprivate static func includeOutside(_ name: String, at location: Location) -> Self {
    Diagnostic(
      .includeOutside, at: location, "`\(name)` lies outside the plan's folder",
      hints: ["a plan reads only files of its own folder and those below it"])
  }

  fileprivate static func cycle(_ chain: [String], at location: Location) -> Self {
    let names = chain.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
    return Diagnostic(
      .includeCycle, at: location,
      "these files include each other: \(names.joined(separator: " → "))")
  }

  fileprivate static func unknownLibrary(
    _ name: String, _ known: [String], at location: Location
  ) -> Self {
    Diagnostic(
      .unknownLibrary, at: location, "no library `\(name)` comes with this version",
      hints: ["the libraries are \(known.joined(separator: ", "))"],
      fixes: Library.suggestions(for: name, among: known).map { Library.prefix + $0 }.map {
        Fix("write `\($0)`", replacing: location, with: "\"\($0)\"")
      })
  }

  fileprivate static func notText(
    _ path: String, at location: Location, _ offset: Int, _ line: Int, looksWide: Bool
  ) -> Self {
    Diagnostic(
      .notText, at: location,
      "`\(path)` is not UTF-8 text: byte \(offset), on line \(line), is part of no character",
      hints: [
        looksWide
          ? "it looks like UTF-16; save it again as UTF-8"
          : "save it again as UTF-8 (in many editors: Save with Encoding)"
      ])
  }
}
