/// The files of one git revision, by their paths from the top of the repository.
///
/// The revision is looked up once: a branch that moves on meanwhile changes nothing. Absolute paths
/// are files of this machine, such as its time zones.
package struct RevisionFiles: FileSource {
  private let folder: String
  /// What git knows the revision's files by; empty for those that are staged.
  private let tree: String
  private let disk = DiskFiles()

  /// The files of `revision` in the repository that `folder` lies in.
  package init(revision: String, in folder: String) throws(RevisionProblem) {
    self.folder = folder
    if revision.isEmpty {
      tree = ""
      return
    }
    let found = try Self.git(
      ["rev-parse", "--verify", "--quiet", "--end-of-options", "\(revision)^{tree}"], in: folder)
    let lines = String(decoding: found.output, as: UTF8.self).split(separator: "\n")
    // The version of git that first knew `--end-of-options` here prints it, too.
    guard found.code == 0, let hash = lines.last, hash.utf8.allSatisfy(Self.isHex) else {
      throw .noSuchRevision(revision)
    }
    tree = String(hash)
  }

  private static func isHex(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (97...102).contains(byte)
  }

  /// Where `folder` lies in its repository: empty at the top, else ending in `/`.
  static func place(of folder: String) throws(RevisionProblem) -> String {
    let found = try git(["rev-parse", "--show-prefix"], in: folder)
    guard found.code == 0 else {
      let told = try git(["rev-parse", "--show-prefix"], in: folder, takesErrors: true)
      let line = String(decoding: told.output, as: UTF8.self).split(separator: "\n").first
      throw .noRepository(line.map(String.init) ?? "it says nothing")
    }
    return String(decoding: found.output.prefix { $0 != 10 }, as: UTF8.self)
  }

  private static func git(
    _ arguments: [String], in folder: String, takesErrors: Bool = false
  ) throws(RevisionProblem) -> GitProcess {
    do throws(GitProcess.Problem) {
      return try GitProcess(arguments, in: folder, takesErrors: takesErrors)
    } catch {
      switch error {
      case .notInstalled: throw .noGit
      case .refused(let words): throw .refused(words)
      }
    }
  }

  /// The bytes of the file at `path`, counted from the top of the repository.
  ///
  /// - Throws: `missing`, `isFolder`, or `refused` with what keeps git from reading it.
  package func read(_ path: String) throws(FileProblem) -> [UInt8] {
    if path.hasPrefix("/") { return try disk.read(path) }
    let name = Paths.join("", path)
    let kind = try ask(["cat-file", "-t", "\(tree):\(name)"])
    guard kind.code == 0 else { throw .missing }
    if kind.output.starts(with: "tree".utf8) { throw .isFolder }
    let found = try ask(["cat-file", "blob", "\(tree):\(name)"])
    guard found.code == 0 else { throw .refused("git cannot read it") }
    return found.output
  }

  private func ask(_ arguments: [String]) throws(FileProblem) -> GitProcess {
    do throws(RevisionProblem) {
      return try Self.git(arguments, in: folder)
    } catch {
      throw .refused(error.words)
    }
  }

  /// The path from the top of the repository without dots; nil when the revision has no such file.
  package func resolved(_ path: String) -> String? {
    if path.hasPrefix("/") { return disk.resolved(path) }
    let name = Paths.join("", path)
    if name.isEmpty || name == ".." || name.hasPrefix("../") { return nil }
    return (try? Self.git(["cat-file", "-e", "\(tree):\(name)"], in: folder))?.code == 0
      ? name : nil
  }
}
