import Glibc

/// The files of this machine.
package struct DiskFiles: FileSource {
  /// The largest file that is read: more than any plan, less than memory.
  package static let byteLimit = 1 << 30

  package init() {}

  /// The bytes of the file at `path`; `-` is standard input.
  ///
  /// - Throws: `tooLarge` beyond `byteLimit`, and `refused` for a pipe that nobody writes to.
  package func read(_ path: String) throws(FileProblem) -> [UInt8] {
    let descriptor =
      path == "-" ? STDIN_FILENO : unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    // Opened without waiting, so that a pipe nobody writes to is empty and not a trap; then read in
    // the usual way, so that one somebody writes to is read to its end.
    guard descriptor >= 0 else { throw Self.problem(errno) }
    if descriptor != STDIN_FILENO { _ = fcntl(descriptor, F_SETFL, 0) }
    defer { if descriptor != STDIN_FILENO { close(descriptor) } }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw Self.problem(errno) }
    if status.st_mode & S_IFMT == S_IFDIR { throw .isFolder }
    if status.st_size > Self.byteLimit { throw .tooLarge(bytes: Int(status.st_size)) }
    let bytes = try Self.readAll(descriptor, expecting: max(0, Int(status.st_size)))
    if bytes.isEmpty, status.st_mode & S_IFMT == S_IFIFO, descriptor != STDIN_FILENO {
      throw .refused("it is a pipe that nobody writes to")
    }
    return bytes
  }

  private static func readAll(
    _ descriptor: Int32, expecting size: Int
  ) throws(FileProblem)
    -> [UInt8]
  {
    var bytes: [UInt8] = []
    var room = size + 1
    var problem: FileProblem?
    while problem == nil {
      let chunk = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        var got = unsafe Glibc.read(descriptor, buffer.baseAddress, room)
        while got < 0 && errno == EINTR {
          got = unsafe Glibc.read(descriptor, buffer.baseAddress, room)
        }
        if got < 0 { problem = Self.problem(errno) }
        count = max(0, got)
      }
      if chunk.isEmpty { break }
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
      if bytes.count > byteLimit { throw .tooLarge(bytes: bytes.count) }
      room = max(size + 1 - bytes.count, 1 << 16)
    }
    if let problem { throw problem }
    return bytes
  }

  /// What is in the folder at `path`, sorted, with `./` and `../` among it.
  package func names(in path: String) -> [String] {
    guard let folder = unsafe opendir(path.isEmpty ? "." : path) else { return [] }
    defer { unsafe closedir(folder) }
    var names: [String] = []
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) {
          unsafe String(cString: $0)
        }
      }
      var status = stat()
      let isFolder =
        unsafe stat(path.isEmpty ? name : "\(path)/\(name)", &status) == 0
        && status.st_mode & S_IFMT == S_IFDIR
      names.append(isFolder ? name + "/" : name)
    }
    return names.sorted()
  }

  /// The absolute path without links and dots, nil when nothing is there; `-` stays as it is.
  package func resolved(_ path: String) -> String? {
    if path == "-" { return path }
    guard let found = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(found) }
    return unsafe String(cString: found)
  }

  private static func problem(_ code: Int32) -> FileProblem {
    switch code {
    case ENOENT, ENOTDIR: .missing
    case EISDIR: .isFolder
    default: .refused(unsafe String(cString: strerror(code)))
    }
  }
}
