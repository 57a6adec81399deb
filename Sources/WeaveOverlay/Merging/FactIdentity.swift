import WeaveSyntax

/// How a line is known again in another version of the plan.
enum FactIdentity {
  /// There is one of its keyword: another value is a change.
  case keyword
  /// By what it names: these parts of the line.
  case named([NodeKind])
  /// By all it says.
  case text
}

extension StatementKind {
  /// How two people's changes of such a line are told apart.
  var identity: FactIdentity {
    switch self {
    case .weave, .plan, .timezone, .vision, .schoolDays, .currency, .from, .priority, .kind, .home,
      .equity, .level, .concerns, .because, .during, .role, .office, .size, .basis, .until,
      .rotating, .with,
      .optional, .ledBy, .active, .purpose, .subject, .directedBy, .mode, .place, .hours, .status,
      .between, .cost, .begunBy, .needed, .present, .title:
      .keyword
    case .goal, .thread, .tool, .leader, .teacher, .team, .space, .toward, .framework, .scenario,
      .term, .unit, .element:
      .named([.name])
    case .session, .comment: .named([.address, .about])
    case .time: .named([.address, .about])
    case .voice: .named([.ref, .date])
    case .waive: .named([.ref, .forWhom])
    case .must, .should, .query, .does, .builds, .credit, .wants: .named([.word])
    case .serves, .`for`, .knows, .plansWith, .`in`, .member, .section, .oneToOne, .about, .use,
      .meets:
      .named([.ref, .for])
    case .rates: .named([.ref, .word])
    case .closed, .except: .named([.dates])
    case .moved: .named([.when])
    case .also: .named([.date])
    case .limit: .named([.per])
    case .open: .named([.word, .name])
    case .measure: .named([.string])
    case .include, .ties, .question, .says, .link, .ask, .every, .on, .without, .`break`, .common,
      .local, .skip, .noticed, .tension, .confusion, .now, .next, .done, .note, .`private`:
      .text
    case .pull, .add, .remove, .set, .drop, .move, .cancel, .swap, .pair, .merge: .text
    case .show, .profile, .experience, .trace, .`where`, .why, .what, .compare, .crosswalk,
      .suggest, .conflict, .brief, .reflect, .replan, .diff:
      .text
    }
  }
}
