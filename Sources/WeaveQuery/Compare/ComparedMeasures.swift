import WeaveAnalysis
import WeaveModel
import WeaveSyntax

/// The figures of two teams, teachers or spaces of one plan, read together.
struct ComparedMeasures {
  let left: ComparedSide
  let right: ComparedSide

  init(_ left: ComparedSide, _ right: ComparedSide) {
    self.left = left
    self.right = right
  }

  /// One row: what it is called, its unit, and how it is read of a side.
  private struct Row: Sendable {
    let label: String
    var unit: String?
    var measure: Measure?
    let read: @Sendable (Experience, inout MeasureReader, Subject) -> Figure?

    init(
      _ label: String, unit: String? = nil,
      _ read: @escaping @Sendable (Experience, inout MeasureReader, Subject) -> Figure?
    ) {
      self.label = label
      self.unit = unit
      self.read = read
    }

    init(_ measure: Measure) {
      self.init(measure.name, unit: FieldType(measure.unit).unit) { _, reader, subject in
        reader.figure(measure, of: subject)
      }
      self.measure = measure
    }
  }

  /// All figures of both sides, over the open days of the plan.
  var rows: [ComparedFigure] {
    let rows = Self.rows(left.kind, left.context.model)
    let (one, other) = (left.subject, right.subject)
    let found = left.context.experience.extents { experience in
      var reader = MeasureReader(experience)
      return rows.flatMap { row in
        [row.read(experience, &reader, one), row.read(experience, &reader, other)]
      }
    }
    return rows.enumerated().map { index, row in
      ComparedFigure(
        label: row.label, unit: row.unit, measure: row.measure, left: found[2 * index],
        right: found[2 * index + 1])
    }
  }

  private static func rows(_ kind: ComparedSide.Kind, _ model: Model) -> [Row] {
    switch kind {
    case .team: return size + measures(.team) + practices(model) + threads(model)
    case .teacher: return measures(.teacher) + practices(model) + threads(model)
    case .space: return held + measures(.space) + threadsOfSpace(model)
    case .plan: return []
    }
  }

  /// The measures of two of a kind; numbers before shares.
  private static func measures(_ kind: SubjectKind) -> [Row] {
    let all = Measure.compared(kind)
    return (all.filter { $0.unit != .share } + all.filter { $0.unit == .share }).map { Row($0) }
  }

  /// The teachers of a side.
  private static func listeners(_ experience: Experience, _ subject: Subject) -> [Listener] {
    switch subject {
    case .person(let person): experience.listeners(of: EntityRef(.person, person))
    case .team(let team): experience.listeners(of: EntityRef(.team, team))
    case .plan, .rest, .space, .session, .leader, .thread, .goal, .tool, .month, .encounter:
      experience.listeners(of: nil)
    }
  }

  /// The mean over the teachers of a side; nil where there are none.
  static func mean(
    _ listeners: [Listener], _ value: (Listener) -> Share
  ) -> Figure? {
    let weight = listeners.reduce(0) { $0 + $1.weight }
    if weight == 0 { return nil }
    return .share(listeners.reduce(Share.zero) { $0 + value($1) * $1.weight } / weight)
  }

  private static let size: [Row] = [
    Row("teachers") { experience, _, subject in
      .number(listeners(experience, subject).reduce(0) { $0 + $1.weight })
    },
    Row("sessions a teacher") { experience, _, subject in
      mean(listeners(experience, subject)) { Share(experience.cells[$0.cell].figures.sessions, 1) }
    },
    Row("spaces a teacher") { experience, _, subject in
      mean(listeners(experience, subject)) { Share(experience.cells[$0.cell].figures.spaces, 1) }
    },
    Row("minutes a teacher", unit: "min") { experience, _, subject in
      mean(listeners(experience, subject)) { Share(experience.cells[$0.cell].figures.minutes, 1) }
    },
  ]

  private static func sessions(_ model: Model, _ subject: Subject) -> [Int] {
    guard case .space(let space) = subject else { return [] }
    return model.sessionRanges[space].filter { model.sessions[$0].status.takesPlace }
  }

  private static let held: [Row] = [
    Row("sessions") { experience, _, subject in
      .number(sessions(experience.model, subject).count)
    },
    Row("minutes", unit: "min") { experience, _, subject in
      .number(experience.facts.minutes(of: sessions(experience.model, subject)))
    },
    Row("sections") { experience, _, subject in
      guard case .space(let space) = subject else { return nil }
      return .number(experience.model.spaces[space].ownSections.count)
    },
    Row("teachers") { experience, _, subject in
      let own = Set(sessions(experience.model, subject).map(Int32.init))
      return .number(
        experience.listeners(of: nil).filter { listener in
          experience.cells[listener.cell].sessions.contains { own.contains($0) }
        }.reduce(0) { $0 + $1.weight })
    },
  ]

  // MARK: Practices

  /// Sessions with each practice, a teacher.
  private static func practices(_ model: Model) -> [Row] {
    var words: Set<Symbol> = []
    var has: [Symbol: Set<Int32>] = [:]
    for (index, session) in model.sessions.enumerated() where session.status.takesPlace {
      model.eachFact(of: session) { fact, _ in
        guard fact.kind == .does, let word = fact.word else { return }
        words.insert(word)
        has[word, default: []].insert(Int32(index))
      }
    }
    return words.map { ($0, model.symbols.text($0)) }
      .sorted { $0.1 < $1.1 }.map { word, name in
        let own = has[word] ?? []
        return Row("sessions with \(name)") { experience, _, subject in
          mean(listeners(experience, subject)) { listener in
            Share(experience.cells[listener.cell].sessions.count { own.contains($0) }, 1)
          }
        }
      }
  }

  // MARK: Threads

  /// What a teacher of a side meets of each thread: spaces, days, and the longest wait of anybody.
  private static func threads(_ model: Model) -> [Row] {
    model.threads.indices.flatMap { thread -> [Row] in
      let name = model.name(EntityRef(.thread, thread))
      return [
        Row("breadth of \(name)") { experience, _, subject in
          experience.breadth(of: thread, listeners(experience, subject)).map { .share($0) }
        },
        Row("days of \(name)", unit: "days") { experience, _, subject in
          mean(listeners(experience, subject)) { listener in
            Share(experience.cells[listener.cell].encounters(of: thread)?.days ?? 0, 1)
          }
        },
        Row("longest gap of \(name)", unit: "days") { experience, _, subject in
          listeners(experience, subject).compactMap { listener in
            experience.cells[listener.cell].encounters(of: thread)?.longestGap
          }.max().map { .number($0) }
        },
      ]
    }
  }

  private static func threadsOfSpace(_ model: Model) -> [Row] {
    model.threads.indices.map { thread in
      let name = model.name(EntityRef(.thread, thread))
      return Row("sessions about \(name)") { experience, _, subject in
        .number(
          sessions(experience.model, subject).count {
            experience.threads(of: Int32($0)).contains(Int32(thread))
          })
      }
    }
  }
}
