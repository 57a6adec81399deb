import WeaveModel
import WeaveSource

/// Where the session headers of a plan stand, and where a new one belongs.
struct BlockOrder {
  let model: Model

  /// The header of `key`; nil where it is to be made.
  func block(of key: SessionKey) -> Int? {
    for index in model.sessions(at: key.address) {
      let session = model.sessions[index]
      let block = key.section == nil ? session.wholeBlock : session.sectionBlock
      if block >= 0 { return Int(block) }
    }
    return nil
  }

  /// Days in order, labels behind them, a meeting before its sections.
  func precedes(_ left: SessionKey, _ right: SessionKey) -> Bool {
    if sortKey(left) != sortKey(right) { return sortKey(left) < sortKey(right) }
    if left.space != right.space { return left.space < right.space }
    return sectionKey(left) < sectionKey(right)
  }

  private func sortKey(_ key: SessionKey) -> (Int32, Int16) {
    (key.when.day?.number ?? .max, key.when.minute)
  }

  private func sectionKey(_ key: SessionKey) -> Int32 {
    guard let who = key.section else { return -1 }
    let sections = model.spaces[key.space].sections
    return Int32(sections.firstIndex { $0.who == who } ?? sections.count)
  }

  private func key(_ block: Int) -> SessionKey? {
    let block = model.blocks[block]
    return block.when.map { SessionKey(space: block.space, when: $0, section: block.section) }
  }

  /// The line a new header of `key` stands behind; 0 for the start of its file.
  ///
  /// Where all headers of the file stand by date, among all of them; else among those of its space;
  /// where the space has none, behind the last one, or behind the spaces.
  func line(before key: SessionKey, _ lines: PlanLines) -> Draft.Line {
    let own = model.blocks.indices.filter { model.blocks[$0].space == key.space }
    let space = model.spaces[key.space].header.location
    let file = own.last.map { model.blocks[$0].location.file } ?? space.file
    let all = model.blocks.indices.filter { model.blocks[$0].location.file == file }
    let isByDate = zip(all, all.dropFirst()).allSatisfy { left, right in
      guard let one = self.key(left), let other = self.key(right) else { return true }
      return sortKey(one) <= sortKey(other)
    }
    let among =
      isByDate || own.isEmpty ? all : own.filter { model.blocks[$0].location.file == file }
    guard let first = among.first else { return lineBehindSpaces(space, lines) }
    let before = among.filter { index in
      self.key(index).map { precedes($0, key) } ?? true
    }
    if own.isEmpty, !isByDate, let last = among.last { return behind(last, lines) }
    if let last = before.last { return behind(last, lines) }
    // It is the first: it stands behind whatever is above the first header.
    let header = lines.block(at: model.blocks[first].location).header
    var number = lines.comments(above: header, of: file).lowerBound - 1
    while number > 0, lines.isBlank(number, of: file) { number -= 1 }
    return Draft.Line(file: file, number: number)
  }

  private func behind(_ block: Int, _ lines: PlanLines) -> Draft.Line {
    let found = lines.block(at: model.blocks[block].location)
    return Draft.Line(file: found.file, number: found.last)
  }

  /// The last line of the last space in the file of the space at `location`.
  private func lineBehindSpaces(_ location: Location, _ lines: PlanLines) -> Draft.Line {
    let last = model.spaces.map(\.header.location).filter { $0.file == location.file }
      .max { $0.range.start < $1.range.start }
    let block = lines.block(at: last ?? location)
    return Draft.Line(file: block.file, number: block.last)
  }
}
