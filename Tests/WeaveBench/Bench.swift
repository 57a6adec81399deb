import Glibc
import WeaveAnalysis
import WeaveEngine
import WeaveFormat
import WeaveModel
import WeaveSource
import WeaveSyntax

/// `scripts/bench [SESSIONS …]`: makes district plans from a seed and reports what reading them
/// costs.
@main
struct Bench {
  static let seed: UInt64 = 2026
  static let runs = 5

  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    let binary = arguments.first { $0.hasPrefix("/") }
    let sizes = arguments.compactMap { Int($0) }
    if arguments.contains("what-if") { return whatIfs(sizes) }
    if arguments.contains("suggest") { return suggests(sizes) }
    if arguments.contains("prompt") { return try prompts(sizes, binary) }
    for sessions in sizes.isEmpty ? [10_000, 100_000] : sizes {
      try measure(sessions: sessions, binary: binary)
    }
    whatIfs(sizes)
    if let binary { try measureStart(binary) }
  }

  /// What suggesting costs, from the first look at the plan to the answer.
  private static func suggests(_ sizes: [Int]) {
    for sessions in sizes.isEmpty ? [1_000] : sizes {
      let files = DistrictPlan(seed: seed, size: .sessions(sessions)).files()
      print("\n\(sessions) sessions, seed \(seed)")
      let trees = files.enumerated().map {
        parseSource(SourceText(name: $1.path, bytes: $1.bytes), file: FileID($0))
      }
      benchSuggest(Experience(PlanFacts(bind(trees).model)))
      benchSuggestAnswers(files)
    }
  }

  /// What the prompt costs; in a terminal where the program is at hand.
  private static func prompts(_ sizes: [Int], _ binary: String?) throws {
    let bench = PromptBench(plainweave: binary ?? "")
    if binary != nil {
      print("\nthe prompt in a terminal")
      try bench.terminal("examples/cedar.weave")
    }
    for sessions in sizes.isEmpty ? [10_000] : sizes {
      print("\nthe prompt on \(sessions) sessions, seed \(seed)")
      bench.district(DistrictPlan(seed: seed, size: .sessions(sessions)).files())
    }
  }

  /// What what-ifs cost, on a school and on districts.
  private static func whatIfs(_ sizes: [Int]) {
    WhatIfBench(name: "a school", files: schoolPlan(), tries: 2_000, onTop: 500, again: 200).run()
    for sessions in sizes.isEmpty ? [10_000, 100_000] : sizes {
      let files = DistrictPlan(seed: seed, size: .sessions(sessions)).files()
      let onTop = sessions > 20_000 ? 20 : 100
      WhatIfBench(name: "a district", files: files, tries: 500, onTop: onTop, again: 5).run()
    }
  }

  private static func measure(sessions: Int, binary: String?) throws {
    let plan = DistrictPlan(seed: seed, size: .sessions(sessions))
    let files = plan.files()
    let bytes = files.reduce(0) { $0 + $1.bytes.count }
    print("\n\(sessions) sessions, \(bytes) bytes in \(files.count) files, seed \(seed)")
    // The whole process first: a child's peak memory cannot be told below this process's own.
    if let binary { try process(files, bytes, sessions, binary) }
    stages(files, bytes, sessions)
  }

  /// The stages of one process, in memory, on one core but for `load`.
  private static func stages(
    _ files: [(path: String, bytes: [UInt8])], _ bytes: Int, _ sessions: Int
  ) {
    let texts = files.map { SourceText(name: $0.path, bytes: $0.bytes) }
    report("lex, one core", bytes, sessions) { for text in texts { sink(lex(text.bytes).count) } }
    var trees: [SyntaxTree] = []
    report("lex + parse, one core", bytes, sessions) {
      trees = texts.enumerated().map { parseSource($1, file: FileID($0)) }
    }
    var model = Model()
    report("bind, one core", bytes, sessions) { model = bind(trees).model }
    report("parse + bind, one core", bytes, sessions) {
      sink(bind(texts.enumerated().map { parseSource($1, file: FileID($0)) }).model.sessions.count)
    }
    report("format, one core", bytes, sessions) {
      for tree in trees { sink(format(tree).count) }
    }
    var facts = PlanFacts(model)
    report("plan facts, one core", bytes, sessions) { facts = PlanFacts(model) }
    var experience = Experience(facts)
    report("experience of everybody", bytes, sessions) { experience = Experience(facts) }
    report("plan facts + experience + all measures", bytes, sessions) {
      sink(allMeasures(Experience(PlanFacts(model))))
    }
    print(
      "  cells \(experience.attendance.cells.count), their sessions"
        + " \(experience.attendance.sessions.count)")
    if sessions <= 10_000 { benchSuggest(experience) }
    report("findings of plan sense", bytes, sessions) { sink(planFindings(experience).count) }
    let memory = MemoryFiles(
      bytes: Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.bytes) }))
    let root = files[0].path
    report("read + parse + bind + check, all cores", bytes, sessions) {
      sink(Snapshot(reading: root, from: memory).diagnostics.count)
    }
    print("  resolved sessions \(model.sessions.count), facts \(model.facts.count)")
  }

  /// Every measure of every teacher, team, space, leader, thread and goal, and of the plan.
  private static func allMeasures(_ experience: Experience) -> Int {
    let model = experience.model
    var reader = MeasureReader(experience)
    var figures = 0
    func read(_ names: [String], _ subject: Subject) {
      for name in names { figures += reader.figure(name, of: subject) == nil ? 0 : 1 }
    }
    let shares = Measure.compared(.plan).filter(\.isShare).map(\.name)
    for (index, person) in model.people.enumerated() {
      if person.isTeacher { read(shares + ["minutes", "strands"], .person(index)) }
      if person.isLeader {
        read(["woven", "heard", "started", "received", "load", "partners"], .leader(index))
      }
    }
    for team in model.teams.indices { read(shares + ["worst", "pooled"], .team(team)) }
    for space in model.spaces.indices { read(["woven", "isolated", "heard"], .space(space)) }
    for thread in model.threads.indices {
      read(["reach", "carried", "breadth", "once", "gap", "minutes"], .thread(thread))
    }
    for goal in model.goals.indices { read(["minutes", "label-only"], .goal(goal)) }
    read(shares + ["pooled", "coordination", "coordination-weighted"], .plan)
    // A return a cell and thread, and an encounter a cell, session and thread.
    let returns = experience.cells.reduce(0) { $0 + $1.encounters.count }
    return figures + returns + experience.linkTallies().count
  }

  private static func report(_ name: String, _ bytes: Int, _ sessions: Int, _ body: () -> Void) {
    let spread = best(of: runs, body)
    let rate = Double(bytes) / spread.minimumSeconds / 1e6
    let perSecond = Double(sessions) / spread.minimumSeconds
    print(
      "  \(padded(name, 40)) \(fixed(rate, 1)) MB/s  \(fixed(perSecond / 1e3, 0))k sessions/s"
        + "  \(fixed(spread.minimumSeconds * 1e3, 1)) ms (median \(fixed(spread.medianSeconds * 1e3, 1)))"
    )
  }

  /// The whole `check`, as a process, beside `ledger` on a journal of as many records.
  private static func process(
    _ files: [(path: String, bytes: [UInt8])], _ bytes: Int, _ sessions: Int, _ binary: String
  ) throws {
    let folder = "/tmp/weave-bench-\(getpid())"
    try write(files, below: folder)
    defer { _ = try? runChild("/bin/rm", ["-rf", folder]) }
    forgetPeak()
    let check = try fastest { try runChild(binary, ["check", "\(folder)/\(files[0].path)"]) }
    let rate = Double(sessions) / check.wallSeconds
    print(
      "  \(padded("check, whole process", 40)) \(fixed(Double(bytes) / check.wallSeconds / 1e6, 1)) MB/s  "
        + "\(fixed(rate / 1e3, 0))k sessions/s  \(fixed(check.wallSeconds * 1e3, 1)) ms, exit \(check.exitStatus)"
    )
    if let peak = check.peakResidentBytes {
      print(
        "  peak memory \(fixed(Double(peak) / 1e6, 1)) MB = \(fixed(Double(peak) / Double(bytes), 1)) bytes a source byte"
      )
    }
    guard let ledger = which("ledger") else {
      return print("  ledger is not installed: not compared")
    }
    try write([("journal.ledger", ledgerJournal(records: sessions, seed: seed))], below: folder)
    let other = try fastest { try runChild(ledger, ["-f", "\(folder)/journal.ledger", "balance"]) }
    print(
      "  ledger, as many records                  \(fixed(Double(sessions) / other.wallSeconds / 1e3, 0))k records/s"
        + "  \(fixed(other.wallSeconds * 1e3, 1)) ms: check has \(fixed(other.wallSeconds / check.wallSeconds, 1)) times its records a second"
    )
  }

  private static func fastest(_ run: () throws -> ChildRun) throws -> ChildRun {
    var best = try run()
    for _ in 1..<runs {
      let next = try run()
      if next.wallSeconds < best.wallSeconds { best = next }
    }
    return best
  }

  private static func measureStart(_ binary: String) throws {
    print("\nstart")
    let own = try startTimes { try runChild(binary, ["--version"]) }
    print(
      "  plainweave --version                     \(fixed(own.medianSeconds * 1e3, 2)) ms median, \(fixed(own.minimumSeconds * 1e3, 2)) best"
    )
    guard let sqlite = which("sqlite3") else {
      return print("  sqlite3 is not installed: not compared")
    }
    let other = try startTimes { try runChild(sqlite, [":memory:", "select 1"]) }
    print(
      "  sqlite3 :memory: 'select 1'              \(fixed(other.medianSeconds * 1e3, 2)) ms median, \(fixed(other.minimumSeconds * 1e3, 2)) best:"
        + " ratio \(fixed(own.medianSeconds / other.medianSeconds, 2))")
  }

  private static func startTimes(_ run: () throws -> ChildRun) throws -> Spread {
    var seconds: [Double] = []
    for _ in 0..<40 { seconds.append(try run().wallSeconds) }
    return Spread(ofSeconds: seconds)
  }

  private static func write(_ files: [(path: String, bytes: [UInt8])], below folder: String) throws
  {
    for file in files {
      let path = "\(folder)/\(file.path)"
      if let slash = path.lastIndex(of: "/") {
        _ = try runChild("/bin/mkdir", ["-p", String(path[..<slash])])
      }
      // Always to a new folder: there is nothing to replace.
      guard let stream = unsafe fopen(path, "w") else {
        preconditionFailure("\(path) cannot be written")
      }
      unsafe fwrite(file.bytes, 1, file.bytes.count, stream)
      unsafe fclose(stream)
    }
  }
}

/// Keeps a result alive, so that the work for it is not left out.
@inline(never)
func sink(_ value: Int) { if value == .min { print(value) } }

/// `number` with so many decimals.
func fixed(_ number: Double, _ decimals: Int) -> String {
  var scale = 1.0
  for _ in 0..<decimals { scale *= 10 }
  let whole = Int((number * scale).rounded())
  guard decimals > 0 else { return String(whole) }
  let digits = String(whole)
  let zeros = String(repeating: "0", count: max(0, decimals + 1 - digits.utf8.count))
  let text = zeros + digits
  return "\(text.dropLast(decimals)).\(text.suffix(decimals))"
}

private func padded(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - text.utf8.count))
}
