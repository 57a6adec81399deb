package import WeaveAnswer
import WeaveFormat
import WeaveMerge
import WeaveSource
import WeaveSyntax

/// What merging three files came to.
package enum MergedFile: Sendable {
  /// What is to be written over `ours`, and how many places people must decide.
  case merged(FileChange, conflicts: Int)
  /// One of them could not be read.
  case failed(FindingList)
}

/// Merges `theirs` into `ours`, both made from `base`; writes nothing.
///
/// `labels` are what the markers of a conflict call the two sides, and `markerSize` is how many
/// signs a marker has.
package func mergeFiles(
  base: String, ours: String, theirs: String, from source: any FileSource,
  labels: (ours: String, theirs: String) = ("ours", "theirs"), markerSize: Int = 7
) -> MergedFile {
  var texts: [[UInt8]] = []
  for path in [base, ours, theirs] {
    var loader = Loader(source: source, followsIncludes: false)
    guard loader.load(path), let tree = loader.trees.first else {
      let maker = FindingMaker(trees: loader.trees)
      return .failed(
        FindingList(loader.diagnostics.map { maker.finding($0) }, checked: 1))
    }
    texts.append(tree.text.bytes)
  }
  let marks = MergeMarks(ours: labels.ours, theirs: labels.theirs, size: markerSize)
  let merged = mergePlans(base: texts[0], ours: texts[1], theirs: texts[2], marks: marks)
  return .merged(
    FileChange(path: ours, read: texts[1], written: merged.bytes), conflicts: merged.conflicts)
}
