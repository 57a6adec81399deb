package import WeaveModel

/// Why a version of a plan cannot be had from git.
package enum RevisionProblem: Error, Sendable, Equatable {
  case noGit
  /// The folder lies in no repository, in git's words.
  case noRepository(String)
  case noSuchRevision(String)
  /// The path as it was given; an empty revision stands for the staged files.
  case noSuchFile(String, revision: String)
  /// The words of the operating system.
  case refused(String)

  /// One sentence for people, without a period.
  package var words: String {
    switch self {
    case .noGit: "git is not installed, so no earlier version can be read"
    case .noRepository(let said): "there are no earlier versions here: \(said)"
    case .noSuchRevision(let name): "git knows no revision `\(name)`"
    case .noSuchFile(let path, ""): "there is no file `\(path)` among those staged in git"
    case .noSuchFile(let path, let revision): "there is no file `\(path)` in `\(revision)`"
    case .refused(let words): "git cannot be started: \(words)"
    }
  }
}

/// Where a plan is read from that was named by its file, or by a git revision and its path.
package struct NamedPlan: Sendable {
  /// As it was named.
  package let name: String
  /// Where it and its includes are read from: the disk, or the revision.
  package let source: any FileSource
  /// The plan's path in `source`.
  package let path: String

  /// The plan that `name` names: a file that is there, else `REVISION:PATH` as git writes it.
  ///
  /// The path starts at the top of the repository, or with `./` or `../` at `folder`. A name that
  /// is neither is taken for a file, so that reading it says what is wrong.
  package init(_ name: String, in folder: String = ".") throws(RevisionProblem) {
    self.name = name
    let disk = DiskFiles()
    guard disk.resolved(name) == nil, name != "-", let colon = name.utf8.firstIndex(of: 58) else {
      source = disk
      path = name
      return
    }
    let revision = String(name[..<colon])
    let given = String(name[name.utf8.index(after: colon)...])
    let place = try RevisionFiles.place(of: folder)
    let files = try RevisionFiles(revision: revision, in: folder)
    let isFromHere = given.hasPrefix("./") || given.hasPrefix("../")
    path = Paths.join("", isFromHere ? place + given : given)
    source = files
    if files.resolved(path) == nil { throw .noSuchFile(given, revision: revision) }
  }

  /// What the plan says.
  package func snapshot(today: Day? = nil) -> Snapshot {
    Snapshot(reading: path, from: source, today: today)
  }
}
