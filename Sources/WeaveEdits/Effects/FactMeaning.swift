import WeaveModel
import WeaveSource
import WeaveSyntax

extension Model {
  /// What a fact says, as words that are the same wherever the fact is the same: whatever the order
  /// of its parts, its quotes, and the units of its lengths.
  ///
  /// Without its window: whether it holds is known.
  func meaning(of fact: Fact) -> String {
    ([fact.kind.keyword] + names(of: fact.said) + texts(of: fact)).joined(separator: "\n")
  }

  private func names(of said: Fact.Said) -> [String] {
    func name(_ kind: EntityKind, _ index: Int32?) -> String {
      index.map { self.name(EntityRef(kind, Int($0))) } ?? ""
    }
    switch said {
    case .nothing: return []
    case .tbd: return ["tbd"]
    case .thread(let thread): return [name(.thread, thread.index)]
    case .leader(let leader): return [name(.person, leader.index)]
    case .tool(let tool, let thread):
      return [name(.tool, tool.index), name(.thread, thread?.index)]
    case .unit(let unit): return [name(.unit, unit.index)]
    case .element(let element):
      let framework = frameworks[Int(element) / Framework.elementLimit]
      let one = framework.elements[Int(element) % Framework.elementLimit]
      return [symbols.text(framework.header.name), symbols.text(one.name)]
    case .word(let word, let minutes): return [symbols.text(word), minutes.map { "\($0)" } ?? ""]
    case .people(let list):
      let list = audienceLists[list]
      return (list.everyone ? ["everyone"] : []) + list.with.map { self.name($0) }.sorted()
        + ["except"] + list.except.map { self.name($0) }.sorted()
    case .comment(let address, let thread):
      return [written(scheduled(addresses[address])), name(.thread, thread?.index)]
    case .time(let minutes, let address, let thread):
      return ["\(minutes)", written(scheduled(addresses[address])), name(.thread, thread?.index)]
    case .minutes(let minutes): return ["\(minutes)"]
    case .span(let span): return ["\(spans[span].start) \(spans[span].length)"]
    case .cost(let amount, let per):
      return ["\(numbers[amount])", per.map { symbols.text($0) } ?? ""]
    case .credit(let amount, let unit): return ["\(numbers[amount])", symbols.text(unit)]
    case .noticed(let thread, let one, let other):
      return [name(.thread, thread.index), name(.space, one.index), name(.space, other.index)]
    case .rating(let value, let thing, let aspect):
      return [
        "\(numbers[Int(value)...].prefix(3))", symbols.text(thing),
        aspect.map { symbols.text($0) } ?? "",
      ]
    }
  }

  /// The address of a meeting by its scheduled day, where the address has it.
  private func scheduled(_ address: Address) -> Address {
    guard address.when != nil, let first = sessions(at: address).first else { return address }
    var address = address
    address.when = sessions[first].when
    return address
  }

  /// All texts of the fact's line, in order; of a fact that is part of another line, its own.
  private func texts(of fact: Fact) -> [String] {
    let line = sources[Int(fact.location.file.index)].string(in: fact.location.range)
    let tree = parseSentence(line, name: "(fact)", file: FileID(sources.count))
    guard tree.nodes.count > 1, tree.statement(1) == fact.kind else {
      return string(fact.text).map { [$0] } ?? []
    }
    let kinds: [NodeKind] = [.text, .string, .lens, .source, .ask]
    return (1..<tree.nodes.count).filter { kinds.contains(tree.nodes[$0].kind) }.flatMap { node in
      (Int(tree.nodes[node].firstToken)..<Int(tree.nodes[node].endToken))
        .filter { tree.code($0).isString }.map { tree.contents(ofString: $0) }
    }
  }
}
