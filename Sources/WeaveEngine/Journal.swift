import Glibc

/// The entries of a session that goes on, kept on the disk before each is run.
///
/// One file a session in a folder of the person's own, locked as long as the session lives: a file
/// that nobody holds is of a session that ended without leaving. docs/prompt.md describes what
/// becomes of it.
package final class Journal {
  private let path: String
  private let descriptor: Int32

  /// Opens a new journal for the plan at `plan`; nil where the folder cannot be written, which is
  /// no reason not to go on.
  package init?(in folder: String, plan: String) {
    guard makeFolder(folder) else { return nil }
    // A session that crashed may have had the number of this process, and its journal is needed.
    var (path, descriptor, number) = ("", Int32(-1), 0)
    repeat {
      path = "\(folder)/\(Self.stem(plan))-\(getpid())-\(number).journal"
      descriptor = unsafe open(path, O_CREAT | O_EXCL | O_RDWR | O_APPEND | O_CLOEXEC, 0o600)
      number += 1
    } while descriptor < 0 && errno == EEXIST && number < Self.nameLimit
    guard descriptor >= 0 else { return nil }
    (self.path, self.descriptor) = (path, descriptor)
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      return nil
    }
  }

  /// Names tried for one journal.
  private static let nameLimit = 1_000

  /// Keeps an entry, which may have several lines; false where the disk does not take it.
  package func add(_ entry: String) -> Bool {
    let lines = entry.split(omittingEmptySubsequences: false) { $0.isNewline }
    let text = lines.enumerated().map { ($0 == 0 ? ">" : "|") + $1 + "\n" }.joined()
    let bytes = Array(text.utf8)
    let count = unsafe bytes.withUnsafeBytes {
      unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
    }
    return count == bytes.count
  }

  /// Ends the journal: the session was left, and there is nothing to go on with.
  package func end() {
    _ = unsafe unlink(path)
    close(descriptor)
  }

  /// Says that the entry kept last could not be done: there is nothing to enter again.
  package func takeBack() {
    _ = unsafe "!\n".withCString { unsafe Glibc.write(descriptor, $0, 2) }
  }

  /// What one session left that ended without leaving: its entries, and the file they are in, to be
  /// taken away once it is no longer needed.
  package struct Left: Sendable {
    /// In the order they were entered, without those that were taken back.
    package let entries: [String]
    /// The file they are in, where it was moved to if it is not whole.
    package let path: String
    /// False where it was set aside, to be kept.
    package let isWhole: Bool
  }

  /// What sessions with the plan at `plan` have left, the newest first; and the files that could
  /// not be read whole, as they are called now.
  package static func leftBehind(
    in folder: String, plan: String
  ) -> (sessions: [Left], broken: [String]) {
    let prefix = stem(plan) + "-"
    var found: [(time: Int, left: Left)] = []
    var broken: [String] = []
    for name in DiskFiles().names(in: folder)
    where name.hasPrefix(prefix) && name.hasSuffix(".journal") {
      var path = "\(folder)/\(name)"
      let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
      guard descriptor >= 0 else { continue }
      defer { close(descriptor) }
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { continue }
      var status = stat()
      _ = unsafe fstat(descriptor, &status)
      guard let bytes = try? DiskFiles().read(path) else { continue }
      let (entries, isWhole) = entries(of: bytes)
      if !isWhole {
        // Set aside, so that nothing of it is lost.
        _ = unsafe rename(path, path + ".broken")
        path += ".broken"
        broken.append(path)
      }
      found.append(
        (Int(status.st_mtim.tv_sec), Left(entries: entries, path: path, isWhole: isWhole)))
    }
    return (found.sorted { $0.time > $1.time }.map(\.left), broken)
  }

  /// What a journal holds, without what could not be done; and whether all of it could be read.
  static func entries(of bytes: [UInt8]) -> (entries: [String], isWhole: Bool) {
    var entries: [String] = []
    var isWhole = true
    for line in bytes.split(separator: 10) {
      guard let text = String(validating: line, as: UTF8.self) else {
        isWhole = false
        continue
      }
      // Not by characters: an accent at the start of an entry would be one with the mark.
      let rest = String(text.unicodeScalars.dropFirst())
      switch text.unicodeScalars.first {
      case ">": entries.append(rest)
      case "|":
        if let last = entries.popLast() { entries.append(last + "\n" + rest) }
      case "!": _ = entries.popLast()
      default: isWhole = false
      }
    }
    return (entries, isWhole)
  }

  /// A name for the plan's journals: the same for the same file.
  private static func stem(_ plan: String) -> String {
    let path = DiskFiles().resolved(plan) ?? plan
    // FNV-1a: stable over versions and machines, unlike a hash of the standard library.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in path.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return String(hash, radix: 16)
  }
}

/// Makes a folder and those above it, for this person alone; true where it is there.
package func makeFolder(_ path: String) -> Bool {
  var status = stat()
  if unsafe stat(path, &status) == 0 { return true }
  let above = Paths.folder(path)
  if !above.isEmpty, above != path, !makeFolder(above) { return false }
  return unsafe mkdir(path, 0o700) == 0 || errno == EEXIST
}

/// Writes a file that does not exist yet, for this person alone where it `isPrivate`.
///
/// - Returns: why it could not be written; nil once it is.
package func writeNew(_ text: String, to path: String, isPrivate: Bool = false) -> String? {
  let descriptor = unsafe open(
    path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, isPrivate ? 0o600 : 0o644)
  guard descriptor >= 0 else {
    return errno == EEXIST
      ? "\(path) exists already" : unsafe "\(path): \(String(cString: strerror(errno)))"
  }
  defer { close(descriptor) }
  let bytes = Array(text.utf8)
  var done = 0
  while done < bytes.count {
    let count = unsafe bytes.withUnsafeBytes {
      unsafe write(descriptor, $0.baseAddress?.advanced(by: done), bytes.count - done)
    }
    if count < 0, errno == EINTR { continue }
    guard count > 0 else {
      let problem = unsafe String(cString: strerror(errno))
      // A part of it is worse than nothing, and would stand in the way of the next try.
      _ = removeFile(path)
      return "\(path): \(problem)"
    }
    done += count
  }
  return nil
}

/// Takes a file away; false where it is not there, or cannot be.
package func removeFile(_ path: String) -> Bool { unsafe unlink(path) == 0 }
