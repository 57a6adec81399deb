import Glibc

/// Why files were not written, and how they stand now.
package struct AcceptProblem: Error, Sendable, Equatable {
  /// The file it is about, as it was named.
  package let path: String
  package let reason: Reason
  package let outcome: Outcome

  /// Why a file was not written.
  package enum Reason: Sendable, Equatable {
    /// Its bytes are no longer those that were read.
    case changedOnDisk
    /// Another writer has it.
    case busy
    /// It has this many names; replacing it would split them.
    case hardLinked(names: Int)
    case standardInput
    case missing
    case isFolder
    /// A pipe, a device.
    case isNoFile
    /// The file itself may not be written, in the words of the operating system.
    case refused(String)
    /// No new file could be made or filled in its folder.
    case noRoom(String)
    /// Another program saved it just after the new text was there.
    case savedSince
    /// What the new text says is not what was promised.
    case notAsPromised
  }

  /// How the files stand.
  package enum Outcome: Sendable, Equatable {
    case untouched
    /// Some were replaced; the old bytes were put back.
    case putBack
    /// These could not be put back, and hold the new text.
    case left([String])
  }

  /// One sentence for people, without a period.
  package var words: String {
    switch outcome {
    case .untouched: "`\(path)` could not be written, and is as it was: \(reason.words)"
    case .putBack:
      "`\(path)` could not be written, and the old text was put back: \(reason.words)"
    case .left(let paths):
      "`\(path)` could not be written: \(reason.words); the old text could not be put back in "
        + paths.map { "`\($0)`" }.joined(separator: ", ")
    }
  }

  /// A sentence on the way out; nil when the reason says it all.
  package var hint: String? {
    switch reason {
    case .changedOnDisk, .busy: "look at what it says now, and ask again"
    case .hardLinked: "copy it to a file of its own, and change the copy"
    case .standardInput: "name the plan's file"
    case .notAsPromised:
      "this is a defect of Plainweave; please report it with the file"
    case .savedSince:
      "look at what it says now: the new text, and what the other program made of it"
    case .missing, .isFolder, .isNoFile, .refused, .noRoom: nil
    }
  }
}

extension AcceptProblem.Reason {
  fileprivate var words: String {
    switch self {
    case .changedOnDisk: "it changed on disk since it was read"
    case .busy: "another program is writing it just now"
    case .hardLinked(let names):
      "the file has \(names) names (hard links), and writing it would leave the others behind"
    case .standardInput: "standard input is no file"
    case .missing: "it is not there any more"
    case .isFolder: "it is a folder"
    case .isNoFile: "it is no ordinary file"
    case .refused(let words): words
    case .noRoom(let words): "no new text can be put into its folder: \(words)"
    case .savedSince: "another program saved it just after it was written"
    case .notAsPromised: "what the new text says is not what was promised"
    }
  }

  /// What a failed call says about the file.
  init(_ failure: FailedCall) {
    let words: String =
      switch failure.code {
      case ENOSPC, EDQUOT: "the disk is full"
      case EROFS: "the disk is read-only"
      default: unsafe String(cString: strerror(failure.code))
      }
    self =
      switch (failure.call, failure.code) {
      case (.lock, EWOULDBLOCK): .busy
      case (.resolve, ENOENT), (.resolve, ENOTDIR), (.open, ENOENT), (.status, ENOENT): .missing
      case (.open, EISDIR): .isFolder
      case (.open, ELOOP): .changedOnDisk
      case (.open, ENXIO): .isNoFile
      case (.create, _), (.write, _), (.owner, _), (.mode, _), (.sync, _), (.rename, _):
        .noRoom(words)
      default: .refused(words)
      }
  }
}
