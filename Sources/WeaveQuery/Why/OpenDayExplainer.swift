package import WeaveAnalysis
import WeaveAnswer
import WeaveModel
import WeaveSource

/// Explains figures that may depend on days still open: the range, and which days make which end of
/// it.
package struct OpenDayExplainer {
  let context: QueryContext
  /// Choices of days tried to find those that make the two ends.
  static let triesLimit = 5_000

  package init(_ context: QueryContext) { self.context = context }

  private var experience: Experience { context.experience }

  /// One choice of days: for each open session that matters, the place of its day.
  private typealias Choice = [(open: Int, day: Int)]

  /// What stands behind a measure, with open sessions on the days that make its lowest figure.
  package func explanation(_ measure: Measure, of subject: Subject) -> Explanation {
    let extent = experience.extents { experience in
      var reader = MeasureReader(experience)
      return [reader.figure(measure, of: subject)]
    }[0]
    guard !extent.isOne else { return Explainer(context).explanation(measure, of: subject) }
    let ends = ends(measure, subject, extent)
    var explanation = Explainer(context, placed(ends.low ?? [])).explanation(measure, of: subject)
    explanation.remarks.append(
      "That is with open days as they make it lowest. Over all of them it is "
        + "\(figure: inWords(extent))"
        + (extent.isExact
          ? "." : " at most: bounds, for there are too many choices to try them all."))
    if let low = ends.low, let figure = extent.low {
      explanation.remarks.append(
        "It is \(figure: inWords(figure)) with \(days(low, unlike: ends.high ?? [])).")
    }
    if let high = ends.high, let figure = extent.high, figure != extent.low {
      explanation.remarks.append(
        "It is \(figure: inWords(figure)) with \(days(high, unlike: ends.low ?? [])).")
    }
    if extent.hasNone, let none = ends.none {
      explanation.remarks.append("It is none with \(days(none, unlike: ends.high ?? [])).")
    }
    if ends.low == nil {
      let open = experience.openPlaces.map { experience.facts.openSessions[$0].session }
      explanation.remarks.append("It depends on the days of \(words.addresses(open)).")
    }
    return explanation
  }

  private var words: PlanWords { PlanWords(context: context, experience: experience) }

  // MARK: Days that make an end

  /// The first choices of days that make the lowest and the highest figure, and none.
  private func ends(
    _ measure: Measure, _ subject: Subject, _ extent: Extent
  ) -> (low: Choice?, high: Choice?, none: Choice?) {
    var found: (low: Choice?, high: Choice?, none: Choice?) = (nil, nil, nil)
    let places = experience.openPlaces
    var choice = places.map { (open: $0, day: 0) }
    for _ in 0..<Self.triesLimit {
      var reader = MeasureReader(placed(choice))
      let figure = reader.figure(measure, of: subject)
      if figure == nil, found.none == nil { found.none = choice }
      if let figure, figure == extent.low, found.low == nil { found.low = choice }
      if let figure, figure == extent.high, found.high == nil { found.high = choice }
      let isDone = found.low != nil && found.high != nil && (found.none != nil || !extent.hasNone)
      if isDone || !advance(&choice) { break }
    }
    return found
  }

  /// The next choice, the last session's day turning fastest; false after the last one.
  private func advance(_ choice: inout Choice) -> Bool {
    for index in choice.indices.reversed() {
      choice[index].day += 1
      if choice[index].day < experience.facts.openSessions[choice[index].open].days.count {
        return true
      }
      choice[index].day = 0
    }
    return false
  }

  /// The experience with open sessions on the days of `choice`.
  private func placed(_ choice: Choice) -> Experience {
    guard experience.facts.hasVaryingValues else { return experience.choosing(choice) }
    var model = experience.model
    for one in choice {
      let open = experience.facts.openSessions[one.open]
      model.place(Int(open.session), on: open.days[one.day])
    }
    return Experience(PlanFacts(model))
  }

  /// The days of a choice that are not those of another: "district@winter on 2027-01-11".
  private func days(_ choice: Choice, unlike other: Choice) -> Words {
    let own = choice.filter { one in !other.contains { $0 == one } }
    let said: [Words] = (own.isEmpty ? choice : own).map { one in
      let open = experience.facts.openSessions[one.open]
      return "\(words.address(open.session)) on \(figure: open.days[one.day].iso)"
    }
    return "\(list: said, atMost: 3)"
  }
}
