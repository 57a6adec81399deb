@unsafe @preconcurrency import Glibc

/// One run of git.
struct GitProcess {
  let output: [UInt8]
  /// How it ended; 128 and the number of a signal that ended it.
  let code: Int32

  /// Why git could not be started.
  enum Problem: Error {
    case notInstalled
    case refused(String)
  }

  /// Runs `git` with `arguments` in `folder`, without a shell, and waits for its end.
  ///
  /// With `takesErrors`, what it complains of is the output, and what it prints is lost.
  init(_ arguments: [String], in folder: String, takesErrors: Bool = false) throws(Problem) {
    var ends: [Int32] = [0, 0]
    guard unsafe pipe(&ends) == 0 else {
      throw .refused(unsafe String(cString: strerror(errno)))
    }
    let (readEnd, writeEnd) = (ends[0], ends[1])
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(readEnd) }
    let process: pid_t
    do {
      defer { close(writeEnd) }
      process = try Self.start(
        ["git", "-C", folder] + arguments, output: takesErrors ? STDERR_FILENO : STDOUT_FILENO,
        to: writeEnd)
    }
    output = Self.readAll(readEnd)
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    code = signal == 0 ? status >> 8 & 0xFF : 128 + signal
  }

  private static func start(
    _ words: [String], output: Int32, to end: Int32
  ) throws(Problem) -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where descriptor != output {
      unsafe posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
    }
    unsafe posix_spawn_file_actions_adddup2(&actions, end, output)
    var arguments = unsafe words.map { unsafe strdup($0) } + [nil]
    defer { for index in unsafe arguments.indices { unsafe free(arguments[index]) } }
    var process: pid_t = 0
    let failure = unsafe posix_spawnp(&process, "git", &actions, nil, &arguments, environ)
    switch failure {
    case 0: return process
    case ENOENT: throw .notInstalled
    default: throw .refused(unsafe String(cString: strerror(failure)))
    }
  }

  private static func readAll(_ descriptor: Int32) -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      let chunk = unsafe [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
        var got = unsafe read(descriptor, buffer.baseAddress, 1 << 16)
        while got < 0, errno == EINTR {
          got = unsafe read(descriptor, buffer.baseAddress, 1 << 16)
        }
        count = max(0, got)
      }
      if chunk.isEmpty { return bytes }
      bytes += chunk
    }
  }
}
