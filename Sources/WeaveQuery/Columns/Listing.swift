import Synchronization
import WeaveAnalysis
import WeaveModel
import WeaveSource
import WeaveSyntax

/// A field of rows of one type, and how it is read.
struct Column<Row>: Sendable {
  private(set) var field: TableField
  /// Reads it of some rows, within the scope of the context.
  private(set) var reader: @Sendable (QueryContext, [Row]) -> Reader

  /// Says its values otherwise.
  mutating func adjust(_ change: @escaping @Sendable (Value) -> Value) {
    reader = { [reader] context, rows in
      let read = reader(context, rows)
      return { change(read($0)) }
    }
  }

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

  /// A field whose reader looks at all rows.
  init(
    _ field: TableField, reading reader: @escaping @Sendable (QueryContext, [Row]) -> Reader
  ) {
    self.field = field
    self.reader = reader
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
          context.extents(of: measure, kind, rows.map { subject($0, context) })
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

  /// A measure of the rows as a column that is shown, whatever the registry says of it.
  static func shown(
    _ measure: Measure, of kind: SubjectKind,
    _ subject: @escaping @Sendable (Row, QueryContext) -> Subject
  ) -> Column {
    Column(.shown(measure, of: kind)) { context, rows in
      context.extents(of: measure, kind, rows.map { subject($0, context) })
    }
  }

  /// Where the row's session takes place.
  static func place(_ read: @escaping @Sendable (Row, QueryContext) -> Value) -> Column {
    Column("place", .text, "where it takes place", hidden: true, read)
  }

  /// The file and line of a row.
  static func at(_ location: @escaping @Sendable (Row, QueryContext) -> Location?) -> Column {
    Column("at", .text, "the file and line it stands in", hidden: true) { row, context in
      Value(location(row, context).map { context.place($0) })
    }
  }
}

// What is counted of each row's sessions, within the scope.
extension Column {
  typealias Sessions = @Sendable (Row, QueryContext) -> [Int]

  /// Whether a session is one of a row's on a day, with what then holds at it.
  typealias IsMeant = @Sendable (Row, QueryContext, Int, Day?, Contents.Content) -> Bool

  static func spaces(
    _ summary: String, hidden: Bool = false, _ own: @escaping Sessions, _ isMeant: IsMeant? = nil
  ) -> Column {
    Column("spaces", .count, summary, hidden: hidden, from: .sessions) {
      sums(own, isMeant, $0, $1).value(of: .spaces, $1)
    }
  }

  static func sessions(
    _ summary: String, _ own: @escaping Sessions, _ isMeant: IsMeant? = nil
  ) -> Column {
    Column("sessions", .count, summary, from: .sessions) {
      sums(own, isMeant, $0, $1).value(of: .sessions, $1)
    }
  }

  static func minutes(
    _ summary: String, _ own: @escaping Sessions, _ isMeant: IsMeant? = nil
  ) -> Column {
    Column("minutes", .minutes, summary, from: .sessions) {
      sums(own, isMeant, $0, $1).value(of: .minutes, $1)
    }
  }

  static func first(
    _ summary: String, hidden: Bool = false, _ own: @escaping Sessions, _ isMeant: IsMeant? = nil
  ) -> Column {
    Column("first", .date, summary, hidden: hidden, from: .firstSession) {
      let sums = sums(own, isMeant, $0, $1)
      return sums.isFirstOpen ? .hole("date open") : Value(sums.first)
    }
  }

  static func last(
    _ summary: String, hidden: Bool = false, _ own: @escaping Sessions, _ isMeant: IsMeant? = nil
  ) -> Column {
    Column("last", .date, summary, hidden: hidden, from: .lastSession) {
      let sums = sums(own, isMeant, $0, $1)
      return sums.isLastOpen ? .hole("date open") : Value(sums.last)
    }
  }

  /// What a row's sessions come to, within the scope; those whose day is open also where they are
  /// its own on some of their days only.
  private static func sums(
    _ own: Sessions, _ isMeant: IsMeant?, _ row: Row, _ context: QueryContext
  ) -> SessionSums {
    let known = own(row, context)
    return SessionSums(context.facts, isMeant == nil ? known : context.withOpen(known)) {
      context.isInScope($0, $2) && isMeant?(row, context, $0, $1, $2) ?? true
    }
  }
}

extension SessionSums {
  fileprivate func value(of sum: Sum, _ context: QueryContext) -> Value {
    Value(extent(of: sum, per: context.scope.period))
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

  static var at: Column { .at { row, _ in row.header.location } }
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
    var context = context
    context.together = ReadTogether()
    let shared = context
    let all = rows(shared)
    let days = session.map { session in
      { (row: Int) -> [Day] in
        let open = session(all[row]).openDays
        return open >= 0 ? shared.model.openDays[open] : []
      }
    }
    return Rows(
      kind: kind, count: all.count,
      reader: { name, scope in
        var context = shared
        context.scope = scope
        return columns.first { $0.field.name == name }?.reader(context, all)
      },
      day: day.map { day in { day(all[$0]) } }, openDays: days ?? { _ in [] },
      isTried: { session?(all[$0]).isTried ?? false },
      counts: { session?(all[$0]).status.takesPlace ?? true },
      weight: { weight?(all[$0], shared) ?? 1 }, groups: { groups?(all[$0], shared) ?? [] },
      location: { location(all[$0], shared) }, label: { label(all[$0], shared) })
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
  /// Whether the day of a row is open, and one of several that are tried.
  let isTried: (Int) -> Bool
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

  /// Whether a session with this content is in the scope.
  func isInScope(_ session: Int, _ content: Contents.Content) -> Bool {
    if let space = scope.space, Int(model.sessions[session].space) != space { return false }
    return scope.thread.map { holds($0, content) } ?? true
  }

  /// Whether sessions with this content are about a thread.
  func holds(_ thread: Int, _ content: Contents.Content) -> Bool {
    facts.contents.threads[content.threads].contains(Int32(thread))
  }

  /// Sessions on known days, and all open ones, which may be so on some of theirs.
  func withOpen(_ sessions: [Int]) -> [Int] {
    if facts.openSessions.isEmpty { return sessions }
    return Set(sessions + facts.openSessions.map { Int($0.session) }).sorted()
  }

  /// A measure of each subject, within the scope.
  ///
  /// Where days are open, all measures of the table that rest on the same are read with it: what
  /// takes time is to walk the choices of days.
  func extents(of measure: Measure, _ kind: SubjectKind, _ subjects: [Subject]) -> [Extent] {
    guard let together, !facts.undated.isEmpty else {
      return extents(of: [measure], matter(of: measure), subjects)[0]
    }
    let matter = matter(of: measure)
    let key = ReadTogether.Key(scope: scope, matter: matter)
    let all =
      [measure] + Measure.all(of: kind).filter { $0 != measure && self.matter(of: $0) == matter }
    return together.extents(measure, key) {
      zip(all, extents(of: all, matter, subjects)).map { ($0, $1) }
    }
  }

  /// What of the open days a measure rests on, within the scope.
  private func matter(of measure: Measure) -> Experience.Mattering {
    // In which week or month a session lies matters to the fullest one, though to nothing else.
    scope.period == nil || measure.rests == .dates ? measure.rests : .everything
  }

  private func extents(
    of measures: [Measure], _ matter: Experience.Mattering, _ subjects: [Subject]
  ) -> [[Extent]] {
    let counting = Counting(space: scope.space, thread: scope.thread, period: scope.period)
    let found = experience.extents(matter) { experience in
      var reader = MeasureReader(experience, counting)
      return measures.flatMap { measure in subjects.map { reader.figure(measure, of: $0) } }
    }
    let reader = MeasureReader(experience, counting)
    return measures.enumerated().map { number, measure in
      subjects.enumerated().map { place, subject in
        var extent = found[number * subjects.count + place]
        extent.unknown = reader.unknownLengths(measure, of: subject)
        return extent
      }
    }
  }
}

/// Figures of one table that were read together.
final class ReadTogether: Sendable {
  /// Within which scope, and what of the open days they rest on.
  struct Key: Hashable {
    let scope: Scope
    let matter: Experience.Mattering
  }

  private let known = Mutex<[Key: [Measure: [Extent]]]>([:])
  private let linkNumbers = Known<[Extent]>()

  /// The numbers of a table of links; `read` reads them the first time.
  func links(_ read: () -> [Extent]) -> [Extent] { linkNumbers.value(read) }

  /// The figures of a measure; `read` reads them, with those of others, the first time.
  func extents(_ measure: Measure, _ key: Key, _ read: () -> [(Measure, [Extent])]) -> [Extent] {
    if let found = known.withLock({ $0[key]?[measure] }) { return found }
    let all = Dictionary(read()) { first, _ in first }
    known.withLock { $0[key, default: [:]].merge(all) { first, _ in first } }
    return all[measure] ?? []
  }
}

/// What a field is narrowed to: `minutes in plc about talk per week`.
struct Scope: Hashable {
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

  /// A number, or its range.
  init(_ extent: Extent) {
    self = extent.one.flatMap(\.value.whole).map { .number(Double($0)) } ?? .measure(extent)
  }

  /// A number; none for nil.
  init(_ number: Int?) { self = number.map { .number(Double($0)) } ?? .none }
}
