import Glibc

/// A file that is to be written, and what it was when the change was thought out.
package struct FileChange: Sendable {
  /// The file, as it was named.
  package let path: String
  /// The bytes it was read as.
  package let read: [UInt8]
  /// The bytes it shall have.
  package let written: [UInt8]

  /// The file at `path`, read as `read`, to be written as `written`.
  package init(path: String, read: [UInt8], written: [UInt8]) {
    self.path = path
    self.read = read
    self.written = written
  }
}

/// Writes all of `changes`, or none.
///
/// Every file is the one that was read, byte for byte, or nothing is written. The new texts are put
/// into new files beside the old ones and are on the disk before the first of them takes an old
/// one's place: at any moment each file is the old or the new one, whole. Then the files are read
/// again; when they are not as promised, or `verify` says no, the old bytes are put back the same
/// way. Symbolic links, permissions and, where this user may, owners stay.
///
/// - Parameters:
///   - changes: the files, each once.
///   - calls: the system calls; tests hand in others.
///   - verify: asked when everything is written, with the locks still held; false takes it back.
/// - Throws: why nothing was written, or was taken back.
package func write(
  _ changes: [FileChange], calls: FileCalls = .real, verify: () -> Bool = { true }
) throws(AcceptProblem) {
  guard !changes.isEmpty else { return }
  let problem = HeldSignals.during { () -> AcceptProblem? in
    var acceptance = Acceptance(calls: calls)
    defer {
      acceptance.closeAll()
      for folder in Set(changes.map { Paths.folder($0.path) }) { removeLeftovers(in: folder) }
    }
    do throws(AcceptProblem) {
      try acceptance.prepare(changes)
    } catch {
      acceptance.removeTemporaries()
      return error
    }
    return acceptance.replace(verify)
  }
  if let problem { throw problem }
}

/// Files on the way from their old bytes to the new ones.
private struct Acceptance {
  let calls: FileCalls
  private var files: [File] = []
  /// Everything opened: closed at the end, since that gives the locks up.
  private var descriptors: [Int32] = []

  private struct File {
    let change: FileChange
    /// The path with links resolved.
    let target: String
    /// What the old file is.
    let status: stat
    /// The old file, open and locked.
    let descriptor: Int32
    /// The new file beside it, until it has taken its place.
    var temporary: String?
    var isReplaced = false
  }

  init(calls: FileCalls) { self.calls = calls }

  func closeAll() { for descriptor in descriptors { calls.close(descriptor) } }

  func removeTemporaries() {
    for file in files { if let temporary = file.temporary { calls.remove(temporary) } }
  }

  private static func folder(of path: String) -> String {
    let folder = Paths.folder(path)
    return folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder
  }

  // MARK: Before anything is replaced

  /// Looks at every file, and puts all new texts onto the disk beside them.
  mutating func prepare(_ changes: [FileChange]) throws(AcceptProblem) {
    for change in changes {
      if let reason = reasonAgainst(change) {
        throw AcceptProblem(path: change.path, reason: reason, outcome: .untouched)
      }
    }
    for index in files.indices {
      do throws(FailedCall) {
        try makeTemporary(index, files[index].change.written)
      } catch {
        throw AcceptProblem(
          path: files[index].change.path, reason: AcceptProblem.Reason(error),
          outcome: .untouched)
      }
    }
  }

  /// Takes a file for this writer; why it may not be written, or nil.
  private mutating func reasonAgainst(_ change: FileChange) -> AcceptProblem.Reason? {
    if change.path == "-" { return .standardInput }
    do throws(FailedCall) {
      let target = try calls.resolved(change.path)
      precondition(!files.contains { $0.target == target }, "\(change.path) is written twice")
      let descriptor = try calls.open(target)
      descriptors.append(descriptor)
      let status = try calls.status(descriptor)
      if status.st_mode & S_IFMT == S_IFDIR { return .isFolder }
      if status.st_mode & S_IFMT != S_IFREG { return .isNoFile }
      if status.st_nlink > 1 { return .hardLinked(names: Int(status.st_nlink)) }
      try calls.lock(descriptor)
      files.append(
        File(change: change, target: target, status: status, descriptor: descriptor))
      return try isAsRead(files.count - 1) ? nil : .changedOnDisk
    } catch {
      return AcceptProblem.Reason(error)
    }
  }

  /// True while the path still names the file that was locked, with the bytes that were read.
  private func isAsRead(_ index: Int) throws(FailedCall) -> Bool {
    let file = files[index]
    let now = try calls.status(at: file.target)
    guard now.st_ino == file.status.st_ino, now.st_dev == file.status.st_dev else { return false }
    return try calls.read(file.descriptor) == file.change.read
  }

  /// Puts `bytes` into a new file beside an old one, locked, with its owner and permissions.
  private mutating func makeTemporary(_ index: Int, _ bytes: [UInt8]) throws(FailedCall) {
    let descriptor = try createTemporary(index)
    descriptors.append(descriptor)
    try calls.lock(descriptor)
    try calls.write(bytes, to: descriptor)
    try calls.setOwner(descriptor, as: files[index].status)
    try calls.setMode(descriptor, as: files[index].status)
    try calls.sync(descriptor)
  }

  /// A short name, so that there is room for it wherever there is room for the file's own.
  private mutating func createTemporary(_ index: Int) throws(FailedCall) -> Int32 {
    let start = "\(Self.folder(of: files[index].target))/.plainweave-\(getpid())-"
    var number = 0
    while true {
      let path = "\(start)\(number).tmp"
      do throws(FailedCall) {
        let descriptor = try calls.create(path)
        files[index].temporary = path
        return descriptor
      } catch  where error.code == EEXIST && number < Self.temporaryLimit {
        // Left behind by a writer that was killed, or another thread's.
        number += 1
      }
    }
  }

  /// Names tried for one new file.
  private static let temporaryLimit = 1_000

  // MARK: Replacing

  /// Puts all new files in their places; why that did not work out, or nil.
  mutating func replace(_ verify: () -> Bool) -> AcceptProblem? {
    guard let (path, reason) = replaced(verify) else { return nil }
    removeTemporaries()
    let replaced = files.indices.filter { files[$0].isReplaced }
    if replaced.isEmpty { return AcceptProblem(path: path, reason: reason, outcome: .untouched) }
    let left = replaced.filter { !putBack($0) }.map { files[$0].change.path }
    // The texts are whole either way; that they last through a power cut cannot be said here.
    _ = syncFolders()
    return AcceptProblem(
      path: path, reason: reason, outcome: left.isEmpty ? .putBack : .left(left))
  }

  private mutating func replaced(
    _ verify: () -> Bool
  ) -> (path: String, reason: AcceptProblem.Reason)? {
    for index in files.indices {
      do throws(FailedCall) {
        // Looked at once more: writing the new texts took its time.
        guard try isAsRead(index) else { return (files[index].change.path, .changedOnDisk) }
        try takePlace(index)
      } catch {
        return (files[index].change.path, AcceptProblem.Reason(error))
      }
    }
    if let failure = syncFolders() { return failure }
    if let other = notAsWritten() { return other }
    if verify() { return nil }
    // What another program saved meanwhile is no defect.
    return notAsWritten() ?? (files[0].change.path, .notAsPromised)
  }

  /// The first file that does not hold the new text any more, or cannot be read.
  private mutating func notAsWritten() -> (path: String, reason: AcceptProblem.Reason)? {
    for index in files.indices {
      do throws(FailedCall) {
        if try !isAsWritten(index) { return (files[index].change.path, .savedSince) }
      } catch {
        return (files[index].change.path, AcceptProblem.Reason(error))
      }
    }
    return nil
  }

  private mutating func takePlace(_ index: Int) throws(FailedCall) {
    guard let temporary = files[index].temporary else { return }
    try calls.rename(temporary, to: files[index].target)
    files[index].temporary = nil
    files[index].isReplaced = true
  }

  /// Puts on the disk where the files stand now; the first file for which that failed.
  private mutating func syncFolders() -> (path: String, reason: AcceptProblem.Reason)? {
    var failure: (path: String, reason: AcceptProblem.Reason)?
    var seen: Set<String> = []
    for file in files {
      let folder = Self.folder(of: file.target)
      guard seen.insert(folder).inserted else { continue }
      do throws(FailedCall) {
        let descriptor = try calls.open(folder, isFolder: true)
        descriptors.append(descriptor)
        try calls.sync(descriptor)
      } catch {
        failure = failure ?? (file.change.path, AcceptProblem.Reason(error))
      }
    }
    return failure
  }

  /// Reads a replaced file again; false where another program has saved it since.
  private mutating func isAsWritten(_ index: Int) throws(FailedCall) -> Bool {
    let descriptor = try calls.open(files[index].target)
    descriptors.append(descriptor)
    return try calls.read(descriptor) == files[index].change.written
  }

  /// Puts the old bytes back; false when that cannot be done, or somebody else has saved the file
  /// since: that is never written over.
  private mutating func putBack(_ index: Int) -> Bool {
    do throws(FailedCall) {
      guard try isAsWritten(index) else { return false }
      try makeTemporary(index, files[index].change.read)
      try takePlace(index)
      return true
    } catch {
      removeTemporaries()
      return false
    }
  }
}

/// Takes the new files away that a writer left in `folder` when it was killed: those of processes
/// that are no more.
private func removeLeftovers(in folder: String) {
  let folder = folder.isEmpty ? "." : folder
  for name in DiskFiles().names(in: folder)
  where name.hasPrefix(".plainweave-") && name.hasSuffix(".tmp") {
    let number = name.dropFirst(".plainweave-".count).prefix { $0 != "-" }
    guard let process = pid_t(number), process > 0, kill(process, 0) != 0, errno == ESRCH else {
      continue
    }
    _ = unsafe unlink("\(folder)/\(name)")
  }
}
