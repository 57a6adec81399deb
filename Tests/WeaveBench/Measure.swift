import Glibc

/// Seconds on a clock that only goes forward; only differences mean anything.
package func monotonicSeconds() -> Double {
  var time = timespec()
  unsafe clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// What several runs of one thing took, in seconds.
package struct Spread: Sendable {
  package let minimumSeconds, medianSeconds: Double

  /// Seconds in any order; at least one.
  package init(ofSeconds seconds: [Double]) {
    precondition(!seconds.isEmpty)
    let sorted = seconds.sorted()
    let middle = sorted.count / 2
    minimumSeconds = sorted[0]
    medianSeconds =
      sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}

/// Runs the body so many times, at least once, and says how long the runs took.
///
/// The minimum is the figure to compare: other work on the machine only ever adds. The body has to
/// use what it computes, or the optimiser leaves it out.
package func best(of runs: Int, _ body: () throws -> Void) rethrows -> Spread {
  precondition(runs > 0)
  var seconds: [Double] = []
  for _ in 0..<runs {
    let start = monotonicSeconds()
    try body()
    seconds.append(monotonicSeconds() - start)
  }
  return Spread(ofSeconds: seconds)
}

/// What one run of another program took.
package struct ChildRun: Sendable {
  package let wallSeconds: Double
  /// User and system time together.
  package let processorSeconds: Double
  /// The most memory it had at once; nil where the figure cannot be told from this process's own.
  ///
  /// Linux starts a child's record at what its parent holds when the child is made, so a small
  /// child of a large parent has none. `forgetPeak()` before the run lowers that floor.
  package let peakResidentBytes: Int?
  /// The exit code, or 128 and the signal that ended it, as a shell says it.
  package let exitStatus: Int32
}

/// Another program could not be started, or was lost; `number` is the system's error number.
package struct ChildFailure: Error {
  package let path: String
  package let number: Int32
}

/// Runs the program at the path to its end, its output thrown away.
///
/// It reads `input`, a file, and has a small environment of its own, the same on every run: `PATH`,
/// `HOME` and `LD_LIBRARY_PATH` from here, and a fixed locale. The wall time includes starting it.
package func runChild(
  _ path: String, _ arguments: [String], input: String = "/dev/null"
) throws(ChildFailure) -> ChildRun {
  var words: [UnsafeMutablePointer<CChar>?] = unsafe ([path] + arguments).map { unsafe strdup($0) }
  var settings: [UnsafeMutablePointer<CChar>?] = unsafe childEnvironment().map { unsafe strdup($0) }
  unsafe words.append(nil)
  unsafe settings.append(nil)
  var actions = unsafe posix_spawn_file_actions_t()
  unsafe posix_spawn_file_actions_init(&actions)
  defer {
    unsafe posix_spawn_file_actions_destroy(&actions)
    unsafe words.forEach { unsafe free($0) }
    unsafe settings.forEach { unsafe free($0) }
  }
  unsafe posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
  unsafe posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
  unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
  var process: pid_t = 0
  let start = monotonicSeconds()
  let number = unsafe posix_spawn(&process, path, &actions, nil, words, settings)
  guard number == 0 else { throw ChildFailure(path: path, number: number) }
  var status: Int32 = 0
  var usage = rusage()
  while unsafe wait4(process, &status, 0, &usage) < 0 {
    guard errno == EINTR else { throw ChildFailure(path: path, number: errno) }
  }
  let wall = monotonicSeconds() - start
  let peak = usage.ru_maxrss * 1_024
  return ChildRun(
    wallSeconds: wall, processorSeconds: seconds(usage.ru_utime) + seconds(usage.ru_stime),
    peakResidentBytes: peak > peakResidentBytes() ? peak : nil,
    exitStatus: status & 0x7f == 0 ? status >> 8 & 0xff : 128 + status & 0x7f)
}

/// The first executable file of the name on `PATH`; a name with a slash is its own path.
package func which(_ name: String) -> String? {
  let isPath = name.utf8.contains(UInt8(ascii: "/"))
  let folders = variable("PATH")?.split(separator: ":") ?? []
  let candidates = isPath ? [name] : folders.map { "\($0)/\(name)" }
  return candidates.first { path in
    var facts = stat()
    guard unsafe stat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return false }
    return unsafe access(path, X_OK) == 0
  }
}

/// The most memory this process had at once, since it began or since `forgetPeak()`.
package func peakResidentBytes() -> Int {
  guard let file = unsafe fopen("/proc/self/status", "r") else { return 0 }
  defer { unsafe fclose(file) }
  var line = [CChar](repeating: 0, count: 256)
  while unsafe fgets(&line, Int32(line.count), file) != nil {
    let bytes = line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    guard bytes.starts(with: "VmHWM:".utf8) else { continue }
    let digits = bytes.filter { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) } * 1_024
  }
  return 0
}

/// Starts this process's peak again from what it holds now.
package func forgetPeak() {
  guard let file = unsafe fopen("/proc/self/clear_refs", "w") else { return }
  unsafe fputs("5", file)
  unsafe fclose(file)
}

private func childEnvironment() -> [String] {
  let kept = ["PATH", "HOME", "LD_LIBRARY_PATH"]
    .compactMap { name in variable(name).map { "\(name)=\($0)" } }
  return kept + ["LC_ALL=C.UTF-8"]
}

private func variable(_ name: String) -> String? {
  guard let value = unsafe getenv(name) else { return nil }
  return unsafe String(cString: value)
}

private func seconds(_ time: timeval) -> Double {
  Double(time.tv_sec) + Double(time.tv_usec) / 1e6
}
