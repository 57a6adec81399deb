/// Where files come from: the disk, or memory in tests and tools.
///
/// The engine is the only reader of files; everything below it takes bytes. Files are written by
/// `write(_:calls:verify:)` alone.
package protocol FileSource: Sendable {
  /// The bytes of the file at `path`; `-` is standard input.
  func read(_ path: String) throws(FileProblem) -> [UInt8]
  /// The path with links and dots resolved, or nil when there is no such file.
  func resolved(_ path: String) -> String?
  /// What is in the folder at `path`, in order, folders with a `/` behind them; the empty path is
  /// the working folder. Nothing where it cannot be looked into.
  func names(in path: String) -> [String]
}

extension FileSource {
  /// Nothing: a source that does not say otherwise has no folders to look into.
  package func names(in path: String) -> [String] { [] }
}

/// Why a file could not be read.
package enum FileProblem: Error, Sendable, Equatable {
  /// There is no file at the path.
  case missing
  case isFolder
  /// It is larger than a source reads; `bytes` is its size, or how much was read of a pipe.
  case tooLarge(bytes: Int)
  /// The words of the operating system.
  case refused(String)
}

/// Files in memory, by path.
package final class MemoryFiles: FileSource {
  private let files: [String: [UInt8]]

  /// Files with the given contents.
  package init(_ files: [String: String]) { self.files = files.mapValues { Array($0.utf8) } }

  /// Files with the given bytes.
  package init(bytes files: [String: [UInt8]]) { self.files = files }

  package func read(_ path: String) throws(FileProblem) -> [UInt8] {
    guard let bytes = files[path] else { throw .missing }
    return bytes
  }

  package func resolved(_ path: String) -> String? { files[path] == nil ? nil : path }
}
