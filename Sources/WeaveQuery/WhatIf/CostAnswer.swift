import WeaveAnswer
import WeaveEdits
import WeaveModel
import WeaveSource

/// The edits that led from one plan to another.
final class MadeEdits: Sendable {
  let before: QueryContext
  let branch: Branch

  init(before: QueryContext, branch: Branch) {
    self.before = before
    self.branch = branch
  }

  /// What each figure of the cost is made of: sessions, minutes, leaders, pairs, lines.
  func whyCost(_ after: QueryContext) -> Answer {
    let cost = Cost(before, after, branch)
    var blocks: [Prose.Block] = [.paragraph("Takes \(cost.words)")]
    blocks += sessions(cost, after) + minutes(cost, after) + leaders(cost, after)
    blocks += pairs(cost, after)
    if !branch.steps.isEmpty { blocks.append(.paragraph("Lines:")) }
    blocks += branch.steps.map { step in
      .bullet("\(name: step.edit.sentence): \(count: step.edit.lineCount, "line")")
    }
    return .prose(Prose(blocks))
  }

  private func address(_ part: Cost.Part, _ after: QueryContext) -> String {
    let model = part.isDropped ? before.model : after.model
    return model.address(model.sessions[part.session])
  }

  private func sessions(_ cost: Cost, _ after: QueryContext) -> [Prose.Block] {
    guard !cost.parts.isEmpty else { return [] }
    let dropped = cost.parts.filter(\.isDropped).map { address($0, after) }
    let kept = cost.parts.filter { !$0.isDropped }.map { address($0, after) }
    return [.paragraph("Sessions whose facts change:")]
      + (kept.isEmpty ? [] : [.bullet("\(names: kept, atMost: 4)")])
      + (dropped.isEmpty ? [] : [.bullet("dropped: \(names: dropped, atMost: 4)")])
  }

  private func minutes(_ cost: Cost, _ after: QueryContext) -> [Prose.Block] {
    let found =
      together(cost.parts, \.minutes, " for connecting, at ", after)
      + together(cost.parts, \.lost, " that no longer take place, at ", after)
    return found.isEmpty ? [] : [.paragraph("Minutes:")] + found
  }

  /// A line for all sessions that give up as many minutes.
  private func together(
    _ parts: [Cost.Part], _ amount: KeyPath<Cost.Part, Int>, _ words: String,
    _ after: QueryContext
  ) -> [Prose.Block] {
    let groups = Dictionary(grouping: parts.filter { $0[keyPath: amount] > 0 }) {
      $0[keyPath: amount]
    }
    return groups.sorted { $0.key > $1.key }.map { minutes, own in
      var line: Words = "\(figure: "\(minutes) min")\(words)"
      if own.count > 1 { line += "each of \(count: own.count, "session"): " }
      return .bullet(line + "\(names: own.map { address($0, after) }, atMost: 3)")
    }
  }

  /// Who acts: those who lead the sessions touched.
  private func leaders(_ cost: Cost, _ after: QueryContext) -> [Prose.Block] {
    var led: [String: [String]] = [:]
    for part in cost.parts {
      let model = part.isDropped ? before.model : after.model
      for leader in model.leaders(of: model.sessions[part.session]) {
        led[model.name(EntityRef(.person, leader)), default: []].append(address(part, after))
      }
    }
    guard !cost.leaders.isEmpty else { return [] }
    return [.paragraph("Who acts:")]
      + cost.leaders.map { leader in
        guard let own = led[leader] else {
          return .bullet("\(name: leader) newly plans with somebody")
        }
        return .bullet("\(name: leader) leads \(names: own, atMost: 3)")
      }
  }

  private func pairs(_ cost: Cost, _ after: QueryContext) -> [Prose.Block] {
    guard !cost.joins.isEmpty else { return [] }
    let model = after.model
    func address(_ session: Int) -> String { model.address(model.sessions[session]) }
    return [.paragraph("Leaders who would newly plan together:")]
      + cost.joins.map { join in
        let reason =
          switch join.reason {
          case .said: "the edits say so"
          case .time(let one, let other):
            "time at \(address(one)) connects it with \(address(other))"
          case .tool(let tool, let one, let other):
            "\(address(one)) and \(address(other)) newly share \(after.name(.tool, tool))"
          }
        let pair = join.pair.joined(separator: " with ")
        return .bullet("\(name: pair)" + Words.plain(": \(reason)"))
      }
  }
}
