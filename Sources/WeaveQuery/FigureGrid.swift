import WeaveAnalysis
import WeaveAnswer
import WeaveModel

/// One figure that an answer asks for: of which measure, for whom.
struct FigureKey: Hashable, Sendable {
  let measure: Measure
  let subject: Subject
  /// How the figures of several teachers are put together; nil for the measure's own way.
  var fold: Measure.Fold?

  init(_ measure: Measure, of subject: Subject, by fold: Measure.Fold? = nil) {
    self.measure = measure
    self.subject = subject
    self.fold = fold
  }
}

extension QueryContext {
  /// Figures over the choices of days still open; past `limit` choices, bounds.
  func figures(
    _ keys: [FigureKey], _ counting: Counting = .everything,
    upTo limit: Int = Experience.choiceLimit
  ) -> [Extent] {
    var found = [Extent](repeating: Extent(Figure?.none), count: keys.count)
    for matter in Experience.Mattering.allCases {
      let places = keys.indices.filter {
        // In a window any day matters.
        matter == (counting.days == nil ? keys[$0].measure.rests : .everything)
      }
      if places.isEmpty { continue }
      let asked = places.map { keys[$0] }
      let extents = experience.extents(matter, upTo: limit) { experience in
        var reader = MeasureReader(experience, counting)
        return asked.map { reader.figure($0.measure, of: $0.subject, by: $0.fold) }
      }
      for (place, extent) in zip(places, extents) { found[place] = extent }
    }
    let reader = MeasureReader(experience, counting)
    for (place, key) in keys.enumerated() {
      found[place].unknown = reader.unknownLengths(key.measure, of: key.subject)
    }
    return found
  }
}

/// The figures of an answer, all read at once over the choices of open days.
///
/// An answer is built twice: the first time its figures are only noted, then all are read together,
/// and the second time they are given out. What is asked for must not depend on what was read.
final class FigureGrid {
  private let context: QueryContext
  private let counting: Counting
  private var noted: Set<FigureKey> = []
  private var read: [FigureKey: Extent] = [:]

  init(_ context: QueryContext, _ counting: Counting = .everything) {
    self.context = context
    self.counting = counting
  }

  /// What `build` makes with the figures it asks for.
  func filled<Answer>(_ build: () -> Answer) -> Answer {
    _ = build()
    let keys = Array(noted)
    read = Dictionary(uniqueKeysWithValues: zip(keys, context.figures(keys, counting)))
    return build()
  }

  /// A figure; while it is only noted, it has no value.
  func extent(
    _ measure: Measure, of subject: Subject, by fold: Measure.Fold? = nil
  ) -> Extent {
    let key = FigureKey(measure, of: subject, by: fold)
    noted.insert(key)
    return read[key] ?? Extent(Figure?.none)
  }
}

extension Measure {
  /// Its name, or what the figure of one of several is a share of.
  var calledOfOne: String { fold == .worst ? words.so : name }
}

extension Table.Column {
  /// The column of a measure.
  init(_ measure: Measure, heading: String? = nil) {
    self.init(
      measure.name, heading: heading, unit: FieldType(measure.unit).unit, isNumeric: true)
  }
}
