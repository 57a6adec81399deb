package import WeaveModel
import WeaveSource
import WeaveSyntax

/// What a plan does for the elements of its frameworks: who meets which, and when.
///
/// A session meets what its own `meets` lines and those of its space say, and what its threads, its
/// tools and the goals its threads serve meet. Sessions that are cut or postponed meet nothing.
/// Voices, scenarios and frameworks may carry `meets` lines, and are no items of the plan.
package struct ElementFacts: Sendable {
  /// Something of the plan that has a `meets` line of its own.
  package enum Item: Sendable, Hashable {
    case named(EntityRef)
    /// A `session` header, by its index in `Model.blocks`.
    case session(Int)
  }

  /// One element of a framework, with what meets it.
  package struct Element: Sendable {
    /// The index in `Model.frameworks`.
    package let framework: Int
    /// The index in `Framework.elements`.
    package let index: Int
    /// Named things in the order of their kinds, then sessions by their addresses.
    package fileprivate(set) var items: [Item] = []
    /// The sessions at which it is met, ascending, each once.
    package fileprivate(set) var sessions: [Int] = []

    /// Its number among the elements of all frameworks, as `Framework.elementID`.
    package var id: Int32 { Framework.elementID(framework: framework, element: index) }
  }

  /// Every element, framework by framework, in the order they stand.
  package private(set) var elements: [Element] = []
  /// What the own `meets` lines of named things say.
  private var own: [EntityRef: Set<Int32>] = [:]
  /// What the sessions of each space meet.
  private var bySpace: [Int: Set<Int32>] = [:]

  /// Gathers what `facts` say of elements.
  package init(_ facts: PlanFacts) {
    let model = facts.model
    for (framework, declared) in model.frameworks.enumerated() {
      elements += declared.elements.indices.map { Element(framework: framework, index: $0) }
    }
    guard !elements.isEmpty else { return }
    gatherOwn(model)
    var items: [Int32: Set<Item>] = [:]
    for (ref, met) in own {
      for element in met { items[element, default: []].insert(.named(ref)) }
    }
    var sessions: [Int32: [Int]] = [:]
    let blocks = Self.blocksByFact(model)
    for (index, session) in model.sessions.enumerated() where session.status.takesPlace {
      var met: Set<Int32> = []
      model.eachFact(of: session) { fact, isStanding in
        met.formUnion(elements(metThrough: fact, model))
        if let met = fact.element, !isStanding, let block = blocks[fact.location] {
          items[met.index, default: []].insert(.session(block))
        }
      }
      for element in met { sessions[element, default: []].append(index) }
      bySpace[Int(session.space), default: []].formUnion(met)
    }
    for place in elements.indices {
      elements[place].items = Self.inOrder(items[elements[place].id] ?? [], model)
      elements[place].sessions = sessions[elements[place].id] ?? []
    }
  }

  private mutating func gatherOwn(_ model: Model) {
    for (owner, fact) in model.annotations where owner.kind != .framework {
      if let met = fact.element { own[owner, default: []].insert(met.index) }
    }
    for (index, space) in model.spaces.enumerated() {
      for met in model.facts(space.facts).compactMap(\.element) {
        own[EntityRef(.space, index), default: []].insert(met.index)
      }
    }
  }

  /// The session header of each `meets` line that stands under one.
  private static func blocksByFact(_ model: Model) -> [Location: Int] {
    var result: [Location: Int] = [:]
    for (block, declared) in model.blocks.enumerated() {
      for fact in declared.facts.lazy.map({ model.facts[Int($0)] }) where fact.kind == .meets {
        result[fact.location] = block
      }
    }
    return result
  }

  /// What a fact that holds at a session lets the session meet.
  private func elements(metThrough fact: Fact, _ model: Model) -> Set<Int32> {
    if let thread = fact.focus { return elements(metBy: EntityRef(thread), model) }
    if let tool = fact.tool { return elements(metBy: EntityRef(tool), model) }
    return fact.element.map { [$0.index] } ?? []
  }

  /// What `ref` meets, as `Framework.elementID`: by its own lines, a thread also through the goals
  /// it serves, a space also through its sessions.
  package func elements(metBy ref: EntityRef, _ model: Model) -> Set<Int32> {
    let met = own[ref] ?? []
    switch ref.kind {
    case .thread:
      return model.threads[ref].goals.reduce(into: met) {
        $0.formUnion(own[EntityRef(.goal, $1)] ?? [])
      }
    case .space: return met.union(bySpace[Int(ref.index)] ?? [])
    case .plan, .goal, .tool, .person, .team, .toward, .framework, .rule, .scenario, .query, .term,
      .unit:
      return met
    }
  }

  private static func inOrder(_ items: Set<Item>, _ model: Model) -> [Item] {
    var named: [EntityRef] = []
    var sessions: [(address: String, block: Int)] = []
    for item in items {
      switch item {
      case .named(let ref): named.append(ref)
      case .session(let block): sessions.append((model.address(ofBlock: block), block))
      }
    }
    sessions.sort { ($0.address, $0.block) < ($1.address, $1.block) }
    return named.sorted().map { .named($0) } + sessions.map { .session($0.block) }
  }
}
