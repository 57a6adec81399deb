import FoundationEssentials
import Glibc
import WeaveTestKit

/// What a command line left behind: its two outputs and how it ended.
struct Outcome {
  let output: [UInt8]
  let errors: [UInt8]
  /// The exit code; 128 and the number of the signal when one ended it, as a shell says it.
  let code: Int32
}

/// A temporary folder in which command lines are run, as a user would at a prompt.
///
/// `plainweave` is on the path; the environment holds nothing else of the machine the tests run
/// on: no colors, no locale but C.UTF-8, a home of its own. The folder is removed with the value.
struct Workplace: ~Copyable {
  /// The files of the case stand here, and commands start here.
  let folder: String
  private let root: String

  static let program = builtProgram("plainweave")

  /// A new folder with the given files in it; folders in their names are made.
  init(_ files: [(name: String, bytes: [UInt8])] = []) {
    var template = Array("/tmp/plainweave-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { preconditionFailure("no temporary folder can be made") }
    root = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    folder = root + "/desk"
    chmod(root, 0o755)
    for path in [folder, root + "/bin", root + "/home"] { mkdir(path, 0o755) }
    symlink(Self.program, root + "/bin/plainweave")
    for file in files { write(file.bytes, to: file.name) }
  }

  deinit {
    // A case may have taken permissions away.
    _ = Self.spawn("chmod -R u+rwx '\(root)'; rm -rf '\(root)'", in: "/tmp", root: root)
  }

  /// Writes a file below the folder.
  func write(_ bytes: [UInt8], to name: String) {
    let parts = name.split(separator: "/").dropLast()
    for count in parts.indices {
      mkdir(folder + "/" + parts[...count].joined(separator: "/"), 0o755)
    }
    let file = fopen(folder + "/" + name, "w")
    precondition(file != nil, "\(name) cannot be written")
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }

  /// The bytes of a file below the folder; nil when there is none.
  func read(_ name: String) -> [UInt8]? { Self.bytes(folder + "/" + name) }

  /// Runs `line` with the shell, and waits for its end.
  ///
  /// A program that hangs or eats the memory is ended by the limits of the shell, and then ends
  /// with a code above 128.
  func run(_ line: String) -> Outcome { Self.spawn(line, in: folder, root: root) }

  private static func spawn(_ line: String, in folder: String, root: String) -> Outcome {
    let (output, errors) = (root + "/stdout", root + "/stderr")
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let flags = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, flags, 0o644)
    posix_spawn_file_actions_addopen(&actions, 2, errors, flags, 0o644)
    let environment = [
      "PATH=\(root)/bin:/usr/bin:/bin", "HOME=\(root)/home", "TERM=dumb", "LC_ALL=C.UTF-8",
      "SWIFT_BACKTRACE=enable=no",
    ]
    let start = "cd '\(folder)' || exit 99; ulimit -c 0; ulimit -t 60; ulimit -v 4000000\n"
    let words: [String] = ["/bin/sh", "-c", start + line]
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup($0) } + [nil]
    defer { for pointer in arguments + variables { free(pointer) } }
    var pid: pid_t = 0
    let failure = posix_spawn(&pid, "/bin/sh", &actions, nil, &arguments, &variables)
    precondition(failure == 0, "no shell can be started")
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return Outcome(
      output: bytes(output) ?? [], errors: bytes(errors) ?? [],
      code: signal == 0 ? status >> 8 & 0xFF : 128 + signal)
  }

  private static func bytes(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var result: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { return result }
      result += chunk[..<count]
    }
  }
}
