/// What holds of every fact of a kind, whatever its values: given in its row of the catalogue.
package struct FactTraits: Sendable {
  package let count: Count
  package let reach: Reach

  /// How many lines of the kind a block may have, and what they are together.
  package enum Count: Sendable {
    /// None or one; the keyword alone is the fact.
    case flag
    /// One: a second one contradicts it.
    case one
    /// Several that add up to one value; those of a nearer block replace them all.
    case sum
    /// Several that are one list; those of a nearer block replace them all.
    case list
    /// Several, each for itself; those of a nearer block come on top.
    case many
  }

  /// What the fact is about.
  package enum Reach: Sendable {
    /// The block it stands in.
    case block
    /// Its block, which keeps it in its list of facts.
    case listed(says: Shape)
    /// Its block and others: lists beside the block hold it too.
    case lists
    /// The sessions of its block, each of which may leave it out with a `skip`; `isValue` where it
    /// decides a value that a session has one of: when, how long, who leads, who comes, how it
    /// stands.
    case sessions(says: Shape, skip: Skip, isValue: Bool)
  }

  /// What a fact in a list of facts names and counts, beside a text.
  package enum Shape: Sendable, Equatable {
    /// Nothing but a text, if that.
    case text
    /// A text, or `tbd`.
    case place
    /// A thread or a leader; in lists of sessions also `tbd`.
    case thread, leader
    case tool, unit, element
    /// A word of a list, or of the plan's own, and perhaps minutes.
    case word(Vocabulary?)
    case people, comment, time, minutes
    /// A span, or `tbd`.
    case hours
    case cost, credit
    /// What a fact of another kind names.
    case skip
    /// What a voice says of a thread between two spaces, or of anything.
    case noticed, rating
  }

  /// What a `skip` of the kind mostly says of a fact.
  ///
  /// It is enough to take away all that names the same first; one that says more takes away only
  /// what says that too.
  package enum Skip: Sendable {
    /// The whole line.
    case line
    /// What is named first.
    case name
    /// The address, and what stands before it.
    case address
  }

  /// What a `skip` of the kind says; all of a kind that reaches no session.
  package var skip: Skip {
    switch reach {
    case .block, .listed, .lists: .line
    case .sessions(_, let skip, _): skip
    }
  }

  /// True where an edit at sessions is about the facts that reach them, and not about a block.
  package var reachesSessions: Bool {
    switch reach {
    case .block, .listed, .lists: false
    case .sessions: true
    }
  }

  /// True where it decides a value that a session has one of.
  package var isValue: Bool {
    switch reach {
    case .block, .listed, .lists: false
    case .sessions(_, _, let isValue): isValue
    }
  }

  /// What it names and counts; nil where no list of facts holds it.
  package var shape: Shape? {
    switch reach {
    case .block, .lists: nil
    case .listed(let shape), .sessions(let shape, _, _): shape
    }
  }
}

/// How a line is known again in another version of the plan.
package enum LineIdentity: Sendable {
  /// There is one of its keyword: another value is a change.
  case keyword
  /// By what it names: these parts of the line.
  case named([NodeKind])
  /// By its whole text.
  case text
}

extension StatementKind {
  /// What holds of all facts of each kind, by the kind's raw value.
  package static let allTraits: [FactTraits] = allCases.map {
    // Of what is no fact there may be many, and none reaches a session.
    Statement.of($0).traits ?? FactTraits(count: .many, reach: .block)
  }

  /// What holds of all facts of the kind.
  package var traits: FactTraits { Self.allTraits[Int(rawValue)] }
}
