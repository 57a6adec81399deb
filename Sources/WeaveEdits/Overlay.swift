import WeaveAnalysis
import WeaveModel
import WeaveSource
import WeaveSyntax

/// Where the headers of a plan's files start, and whom its spaces concern: what is worked out once,
/// so that each what-if costs only what it touches.
struct OverlayIndex: Sendable {
  private let cells: CellIndex
  /// By file, the offsets of its header lines, ascending.
  private let headers: [[UInt32]]
  private let trees: [SyntaxTree]

  init(_ version: PlanVersion, _ experience: Experience) {
    cells = CellIndex(experience)
    trees = version.trees
    headers = version.trees.map { tree in
      var starts: [UInt32] = []
      var node = 1
      while node < tree.nodes.count {
        if let kind = tree.statement(node), kind.role != .fact, kind.role != .edit {
          starts.append(tree.range(of: node).start)
        }
        node = Int(tree.nodes[node].subtreeEnd)
      }
      return starts
    }
  }

  /// The headers that `splices` touch, as a file of their own numbered `file`; nil where a header
  /// itself is changed or goes, or a splice stands above all headers.
  private func touched(by splices: [TextEdit], as file: FileID) -> SyntaxTree? {
    var regions: [Location: [TextEdit]] = [:]
    for splice in splices {
      guard let region = region(of: splice.location), isBelowHeader(splice.location, region) else {
        return nil
      }
      regions[region, default: []].append(splice)
    }
    var bytes: [UInt8] = []
    for region in regions.keys.sorted(by: {
      ($0.file, $0.range.start) < ($1.file, $1.range.start)
    }) {
      let source = trees[Int(region.file.index)].text.bytes
      var offset = Int(region.range.start)
      for splice in (regions[region] ?? []).sorted(by: {
        $0.location.range.start < $1.location.range.start
      }) {
        bytes += source[offset..<Int(splice.location.range.start)]
        bytes += splice.replacement.utf8
        offset = Int(splice.location.range.end)
      }
      bytes += source[offset..<Int(region.range.end)]
      bytes.append(10)
    }
    return parseSource(SourceText(name: "(what if)", bytes: bytes), file: file)
  }

  /// The header that `location` stands under, up to the next header.
  private func region(of location: Location) -> Location? {
    let starts = headers[Int(location.file.index)]
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= location.range.start { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return nil }
    let end =
      low < starts.count ? starts[low] : UInt32(trees[Int(location.file.index)].text.bytes.count)
    guard location.range.end <= end else { return nil }
    return Location(location.file, ByteRange(starts[low - 1], end))
  }

  /// True where the splice leaves the header's own line as it is.
  private func isBelowHeader(_ location: Location, _ region: Location) -> Bool {
    let bytes = trees[Int(region.file.index)].text.bytes
    var end = Int(region.range.start)
    while end < bytes.count, bytes[end] != 10, bytes[end] != 13 { end += 1 }
    return Int(location.range.start) >= end
  }

  /// What everybody experiences after `edit`, and the headers it touched as a file; nil where the
  /// edit changes more than facts and leaders of meetings that stay.
  func after(
    _ edit: ResolvedEdit, _ experience: Experience
  ) -> (experience: Experience, tree: SyntaxTree)? {
    let file = FileID(experience.model.sources.count)
    guard let tree = touched(by: edit.splices, as: file),
      let after = experience.retaken(tree, cells)
    else { return nil }
    return (after, tree)
  }
}
