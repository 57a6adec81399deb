import Glibc

/// The system calls with which files are written, as the steps a test can stop at.
package enum FileCall: String, Sendable, CaseIterable {
  case resolve, open, lock, status, read, create, write, owner, mode, sync, rename, remove, close
}

/// What becomes of one call.
package enum FileCallFate: Sendable, Equatable {
  /// It is made.
  case made
  /// It is not made, and fails with this `errno`.
  case fails(Int32)
  /// The program is ended at it, as if killed; a write is ended half way. Nothing after it is made:
  /// the judge says so of every later call, too.
  case killed
}

/// A call that did not do what it should.
struct FailedCall: Error, Equatable {
  let call: FileCall
  /// The `errno`.
  let code: Int32
}

/// The system calls with which files are written, each judged before it is made.
///
/// The program makes them all. A test counts them, lets any of them fail, or ends the work there,
/// and then looks at what is on the disk.
package struct FileCalls: Sendable {
  private let judge: @Sendable (FileCall) -> FileCallFate

  /// Calls that `judge` is asked about, one after the other.
  package init(judge: @escaping @Sendable (FileCall) -> FileCallFate) { self.judge = judge }

  /// Every call is made.
  package static let real = FileCalls { _ in .made }

  /// Makes a call that gives a number below zero when it fails, again when a signal came between.
  @discardableResult
  private func made(_ call: FileCall, _ body: () -> Int32) throws(FailedCall) -> Int32 {
    switch judge(call) {
    case .fails(let code): throw FailedCall(call: call, code: code)
    case .killed: throw FailedCall(call: call, code: EINTR)
    case .made: break
    }
    var result = body()
    while result < 0, errno == EINTR { result = body() }
    guard result >= 0 else { throw FailedCall(call: call, code: errno) }
    return result
  }

  /// The path with links and dots resolved.
  func resolved(_ path: String) throws(FailedCall) -> String {
    var found: String?
    try made(.resolve) {
      guard let real = unsafe realpath(path, nil) else { return -1 }
      found = unsafe String(cString: real)
      unsafe free(real)
      return 0
    }
    return found ?? path
  }

  /// Opens the file, or folder, at `path`, itself and no link; a file to be read and written.
  func open(_ path: String, isFolder: Bool = false) throws(FailedCall) -> Int32 {
    let flags = isFolder ? O_RDONLY | O_DIRECTORY : O_RDWR | O_NONBLOCK | O_NOFOLLOW
    return try made(.open) { unsafe Glibc.open(path, flags | O_CLOEXEC) }
  }

  /// Makes a file that is not there yet, for its owner alone.
  func create(_ path: String) throws(FailedCall) -> Int32 {
    try made(.create) {
      unsafe Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    }
  }

  /// Takes the file for this writer alone, or fails with `EWOULDBLOCK` when another one has it.
  ///
  /// A file system that knows no locks is written without.
  func lock(_ descriptor: Int32) throws(FailedCall) {
    do {
      try made(.lock) { flock(descriptor, LOCK_EX | LOCK_NB) }
    } catch  where [ENOLCK, EOPNOTSUPP, EINVAL, ENOSYS].contains(error.code) {
      return
    }
  }

  /// What the open file is.
  func status(_ descriptor: Int32) throws(FailedCall) -> stat {
    var status = stat()
    try made(.status) { unsafe fstat(descriptor, &status) }
    return status
  }

  /// What stands at `path` now, a link being itself.
  func status(at path: String) throws(FailedCall) -> stat {
    var status = stat()
    try made(.status) { unsafe lstat(path, &status) }
    return status
  }

  /// All bytes of the open file, from its start.
  func read(_ descriptor: Int32) throws(FailedCall) -> [UInt8] {
    try made(.read) { lseek(descriptor, 0, SEEK_SET) < 0 ? -1 : 0 }
    var bytes: [UInt8] = []
    var failure: Int32 = 0
    while true {
      let chunk = unsafe [UInt8](unsafeUninitializedCapacity: Self.chunk) { buffer, count in
        let got = unsafe Glibc.read(descriptor, buffer.baseAddress, Self.chunk)
        failure = got < 0 ? errno : 0
        count = max(0, got)
      }
      if failure == EINTR { continue }
      if failure != 0 { throw FailedCall(call: .read, code: failure) }
      if chunk.isEmpty { return bytes }
      bytes += chunk
    }
  }

  private static let chunk = 1 << 16

  /// Writes all of `bytes` at the end of the open file.
  func write(_ bytes: [UInt8], to descriptor: Int32) throws(FailedCall) {
    let fate = judge(.write)
    if case .fails(let code) = fate { throw FailedCall(call: .write, code: code) }
    let end = fate == .killed ? bytes.count / 2 : bytes.count
    var offset = 0
    while offset < end {
      let sent = unsafe bytes.withUnsafeBufferPointer { buffer in
        unsafe Glibc.write(descriptor, buffer.baseAddress?.advanced(by: offset), end - offset)
      }
      if sent >= 0 {
        offset += sent
      } else if errno != EINTR {
        throw FailedCall(call: .write, code: errno)
      }
    }
    if fate == .killed { throw FailedCall(call: .write, code: EINTR) }
  }

  /// Gives the open file the owner and group that `status` has, where this user may.
  func setOwner(_ descriptor: Int32, as status: stat) throws(FailedCall) {
    do {
      try made(.owner) { fchown(descriptor, status.st_uid, status.st_gid) }
    } catch  where error.code == EPERM {
      // Not everybody may give files away; of the file's groups this user may be in one.
      _ = fchown(descriptor, uid_t.max, status.st_gid)
    }
  }

  /// Gives the open file the permissions that `status` has.
  func setMode(_ descriptor: Int32, as status: stat) throws(FailedCall) {
    try made(.mode) { fchmod(descriptor, status.st_mode & 0o7777) }
  }

  /// Waits until the open file, or folder, is on the disk.
  func sync(_ descriptor: Int32) throws(FailedCall) {
    do {
      try made(.sync) { fsync(descriptor) }
    } catch  where error.code == EINVAL {
      // Some file systems cannot be asked that about a folder.
      return
    }
  }

  /// Puts the file at `path` in the place of the one at `target`, in one step.
  func rename(_ path: String, to target: String) throws(FailedCall) {
    try made(.rename) { unsafe Glibc.rename(path, target) }
  }

  /// Takes the file at `path` away; that it cannot be is no news.
  func remove(_ path: String) {
    if judge(.remove) == .made { unsafe unlink(path) }
  }

  /// Closes what was opened, which also gives its lock up; the end of a program does so, too.
  func close(_ descriptor: Int32) {
    _ = judge(.close)
    _ = Glibc.close(descriptor)
  }
}
