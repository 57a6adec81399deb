import WeaveAnalysis
import WeaveModel
import WeaveSource
import WeaveSyntax

/// A field of rows of one type, and how it is read.
struct Column<Row>: Sendable {
  private(set) var field: TableField
  /// Reads it of some rows, within the scope of the context.
  let reader: @Sendable (QueryContext, [Row]) -> Reader

  /// A field that is read of all rows together, when the first is asked for.
  init(_ field: TableField, together read: @escaping @Sendable (QueryContext, [Row]) -> [Extent]) {
    self.field = field
    reader = { context, rows in
      var known: [Extent]?
      return { row in
        let extents = known ?? read(context, rows)
        known = extents
        return .measure(extents[row])
      }
    }
  }

  /// A field that is read row by row.
  init(
    _ name: String, _ type: FieldType, _ summary: String, hidden: Bool = false,
    among range: TableField.Range = .any, from source: TableField.Source? = nil,
    _ read: @escaping @Sendable (Row, QueryContext) -> Value
  ) {
    field = TableField(name, type, summary, hidden: hidden, among: range, from: source)
    reader = { context, rows in { read(rows[$0], context) } }
  }

  /// The measures that rows of a kind have as columns, in the order of the registry.
  static func measures(
    of kind: SubjectKind, _ subject: @escaping @Sendable (Row, QueryContext) -> Subject
  ) -> [Column] {
    Measure.all.compactMap { measure in
      TableField(measure, of: kind).map { field in
        Column(field) { context, rows in
          let counting = Counting(space: context.scope.space, thread: context.scope.thread)
          let subjects = rows.map { subject($0, context) }
          return context.experience.extents(measure.rests) { experience in
            var reader = MeasureReader(experience, counting)
            return subjects.map { reader.figure(measure, of: $0) }
          }
        }
      }
    }
  }

  /// How many people a row stands for.
  static func weight(_ read: @escaping @Sendable (Row, QueryContext) -> Int) -> Column {
    var column = Column("teachers", .count, "how many teachers they are") { Value(read($0, $1)) }
    column.field.isWeight = true
    return column
  }

  /// The file and line of a row.
  static func place(_ location: @escaping @Sendable (Row, QueryContext) -> Location?) -> Column {
    Column("place", .text, "the file and line it stands in", hidden: true) { row, context in
      Value(location(row, context).map { context.place($0) })
    }
  }
}

// What is counted of each row's sessions, within the scope.
extension Column {
  typealias Sessions = @Sendable (Row, QueryContext) -> [Int]

  static func spaces(_ summary: String, hidden: Bool = false, _ own: @escaping Sessions) -> Column {
    Column("spaces", .count, summary, hidden: hidden, from: .sessions) {
      Value($1.facts.spaces(of: $1.inScope(own($0, $1))).count)
    }
  }

  static func sessions(_ summary: String, _ own: @escaping Sessions) -> Column {
    Column("sessions", .count, summary, from: .sessions) {
      $1.worst(own($0, $1)) { Total(least: Double($0.count), most: Double($0.count)) }
    }
  }

  static func minutes(_ summary: String, _ own: @escaping Sessions) -> Column {
    Column("minutes", .minutes, summary, from: .sessions) { row, context in
      context.worst(own(row, context)) { context.minutes(of: $0) }
    }
  }

  static func first(_ summary: String, hidden: Bool = false, _ own: @escaping Sessions) -> Column {
    Column("first", .date, summary, hidden: hidden, from: .firstSession) {
      Value($1.days(of: own($0, $1)).min())
    }
  }

  static func last(_ summary: String, hidden: Bool = false, _ own: @escaping Sessions) -> Column {
    Column("last", .date, summary, hidden: hidden, from: .lastSession) {
      Value($1.days(of: own($0, $1)).max())
    }
  }
}

extension Column {
  /// The names of what each row's sessions have, as far as they are in the scope.
  static func named(
    _ name: String, _ summary: String, hidden: Bool = false, _ kind: EntityKind,
    by line: StatementKind, _ own: @escaping Sessions,
    _ pick: @escaping @Sendable (Model, Session) -> [Int]
  ) -> Column {
    Column(
      name, .names, summary, hidden: hidden, among: .names(kind), from: .named(kind, line, pick)
    ) { row, context in
      let sessions = context.inScope(own(row, context))
      let found = Set(sessions.flatMap { pick(context.model, context.model.sessions[$0]) })
      return .names(context.names(kind, found.sorted()))
    }
  }
}

/// Something that a header declares.
struct Declared<Thing> {
  /// Its place in the model's list of such things.
  let index: Int
  let thing: Thing
  let header: Header

  /// Those of the things that are rows.
  static func all(
    _ things: [Thing], _ header: (Thing) -> Header, where isRow: (Thing) -> Bool = { _ in true }
  ) -> [Declared] {
    things.enumerated().filter { isRow($0.element) }
      .map { Declared(index: $0, thing: $1, header: header($1)) }
  }
}

/// A row with a header.
protocol HeadedRow: SendableMetatype {
  var header: Header { get }
}

extension Declared: HeadedRow {}

extension Column where Row: HeadedRow {
  static var id: Column {
    Column("id", .name, "the name other lines refer to it by") {
      .text($1.model.symbols.text($0.header.name))
    }
  }

  static var title: Column {
    Column("title", .text, "its title") { $1.title($0.header) }
  }

  static var place: Column { .place { row, _ in row.header.location } }
}

/// A table: its rows, its columns, and what a row is called.
struct Listing<Row>: Sendable {
  let kind: TableKind
  let columns: [Column<Row>]
  let fields: [TableField]
  let rows: @Sendable (QueryContext) -> [Row]
  let location: @Sendable (Row, QueryContext) -> Location?
  let label: @Sendable (Row, QueryContext) -> String
  let day: (@Sendable (Row) -> Day?)?
  let session: (@Sendable (Row) -> Session)?
  let weight: (@Sendable (Row, QueryContext) -> Int)?
  let groups: (@Sendable (Row, QueryContext) -> [String])?

  /// A table of `kind`; rows of a `session` have its day, or the days it may take.
  init(
    _ kind: TableKind, rows: @escaping @Sendable (QueryContext) -> [Row],
    location: @escaping @Sendable (Row, QueryContext) -> Location?,
    label: @escaping @Sendable (Row, QueryContext) -> String,
    day: (@Sendable (Row) -> Day?)? = nil, session: (@Sendable (Row) -> Session)? = nil,
    weight: (@Sendable (Row, QueryContext) -> Int)? = nil,
    groups: (@Sendable (Row, QueryContext) -> [String])? = nil,
    @ColumnBuilder<Row> columns: () -> [Column<Row>]
  ) {
    (self.kind, self.rows, self.location, self.label) = (kind, rows, location, label)
    (self.weight, self.groups) = (weight, groups)
    (self.day, self.session) = (
      day ?? session.map { session in { @Sendable row in session(row).day } }, session
    )
    self.columns = columns()
    fields = self.columns.map(\.field)
  }
}

extension Listing where Row: HeadedRow {
  /// A table of what headers declare.
  init(
    _ kind: TableKind, rows: @escaping @Sendable (QueryContext) -> [Row],
    @ColumnBuilder<Row> columns: () -> [Column<Row>]
  ) {
    self.init(
      kind, rows: rows, location: { row, _ in row.header.location },
      label: { $1.model.symbols.text($0.header.name) }, columns: columns)
  }
}

/// Columns, one after the other.
@resultBuilder
enum ColumnBuilder<Row> {
  static func buildExpression(_ column: Column<Row>) -> [Column<Row>] { [column] }
  static func buildExpression(_ columns: [Column<Row>]) -> [Column<Row>] { columns }
  static func buildBlock(_ columns: [Column<Row>]...) -> [Column<Row>] { columns.flatMap { $0 } }
}

/// A table with rows of any type.
protocol AnyListing: Sendable {
  /// Its fields, in the order of columns.
  var fields: [TableField] { get }
  func rows(in context: QueryContext) -> Rows
}

extension Listing: AnyListing {
  func rows(in context: QueryContext) -> Rows {
    let all = rows(context)
    let days = session.map { session in
      { (row: Int) -> [Day] in
        let open = session(all[row]).openDays
        return open >= 0 ? context.model.openDays[open] : []
      }
    }
    return Rows(
      kind: kind, count: all.count,
      reader: { name, scope in
        var context = context
        context.scope = scope
        return columns.first { $0.field.name == name }?.reader(context, all)
      },
      day: day.map { day in { day(all[$0]) } }, openDays: days ?? { _ in [] },
      counts: { session?(all[$0]).status.takesPlace ?? true },
      weight: { weight?(all[$0], context) ?? 1 }, groups: { groups?(all[$0], context) ?? [] },
      location: { location(all[$0], context) }, label: { label(all[$0], context) })
  }
}

/// The rows of one kind: how many there are, and how each field is read.
struct Rows {
  let kind: TableKind
  let count: Int
  /// A reader of a field, or nil when the kind's rows do not have it.
  let reader: (_ field: String, _ scope: Scope) -> Reader?
  /// The day of a row, for rules that count in a period; nil for kinds without days.
  let day: ((Int) -> Day?)?
  /// The days a row may still take, where its day is open.
  let openDays: (Int) -> [Day]
  /// Whether a row counts in totals: sessions that are cut or postponed are shown and not counted.
  let counts: (Int) -> Bool
  /// How many people, or their meetings, a row stands for: those only counted share one.
  let weight: (Int) -> Int
  /// What a waiver for a row can name, besides its label: the teams of a teacher.
  let groups: (Int) -> [String]
  /// Where a row is declared.
  let location: (Int) -> Location?
  /// What a row is called in a sentence.
  let label: (Int) -> String

  /// How many people, or how many rows of a kind without people, `rows` stand for.
  func total(_ rows: [Int]) -> Int { rows.reduce(0) { $0 + weight($1) } }
}

extension QueryContext {
  /// The rows of `kind`.
  func rows(_ kind: TableKind) -> Rows? { kind.listing?.rows(in: self) }

  /// Those of some sessions that are in the scope.
  func inScope(_ sessions: [Int]) -> [Int] {
    if scope.isWhole { return sessions }
    return sessions.filter { index in
      let session = model.sessions[index]
      if let space = scope.space, Int(session.space) != space { return false }
      if let thread = scope.thread, !model.threads(of: session).contains(thread) { return false }
      return true
    }
  }

  /// The days of those of some sessions that are in the scope.
  func days(of sessions: [Int]) -> [Day] { inScope(sessions).compactMap { model.sessions[$0].day } }

  /// The minutes of some sessions, as far as their lengths are known.
  func minutes(of sessions: [Int]) -> Total {
    var total = Total()
    for index in sessions { total.add(model.sessions[index].length, isSure: true) }
    return total
  }

  /// A figure over those of some sessions that are in the scope; where that names a period, over
  /// those of the fullest one.
  func worst(_ sessions: [Int], _ figure: ([Int]) -> Total) -> Value {
    let sessions = inScope(sessions)
    guard let period = scope.period else { return figure(sessions).value }
    var groups: [String: [Int]] = [:]
    for index in sessions {
      for key in model.sessions[index].day.map({ period.keys(of: $0, model) }) ?? [] {
        groups[key, default: []].append(index)
      }
    }
    let totals = groups.values.map(figure)
    return Total(
      least: totals.map(\.least).max() ?? 0, most: totals.map(\.most).max() ?? 0,
      unknown: totals.reduce(0) { $0 + $1.unknown }
    ).value
  }
}

/// What a field is narrowed to: `minutes in plc about talk per week`.
struct Scope {
  var space: Int?
  var thread: Int?
  var period: Period?

  static let whole = Scope()

  var isWhole: Bool { space == nil && thread == nil }
}

extension Value {
  /// A text; none for nil.
  init(_ text: String?) { self = text.map { .text($0) } ?? .none }

  /// A day; none for nil.
  init(_ day: Day?) { self = day.map { .day($0) } ?? .none }

  /// A number; none for nil.
  init(_ number: Int?) { self = number.map { .number(Double($0)) } ?? .none }
}
