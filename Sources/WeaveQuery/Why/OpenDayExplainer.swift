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

  /// One choice of days: for each open session, the place of its day.
  private typealias Choice = [Int]

  /// What stands behind a measure, with open sessions on the days that make its lowest figure.
  package func explanation(_ measure: Measure, of subject: Subject) -> Explanation {
    let extent = experience.extents { experience in
      var reader = MeasureReader(experience)
      return [reader.figure(measure, of: subject)]
    }[0]
    guard !extent.isOne else { return Explainer(context).explanation(measure, of: subject) }
    let ends = ends(measure, subject, extent)
    var explanation = Explainer(context, ends.low.map { placed($0) } ?? experience)
      .explanation(measure, of: subject)
    explanation.remarks.append(
      "That is with open days as they make it lowest. Over all of them it is "
        + "\(figure: inWords(extent))"
        + (extent.isExact
          ? "." : " at most: bounds, for there are too many choices to try them all."))
    if let low = ends.low, let figure = extent.low {
      explanation.remarks.append(
        "It is \(figure: inWords(figure)) with \(days(low, unlike: ends.high)).")
    }
    if let high = ends.high, let figure = extent.high, figure != extent.low {
      explanation.remarks.append(
        "It is \(figure: inWords(figure)) with \(days(high, unlike: ends.low)).")
    }
    if extent.hasNone, let none = ends.none {
      explanation.remarks.append("It is none with \(days(none, unlike: ends.high)).")
    }
    if ends.low == nil {
      let open = undated.map { Int32($0.session) }
      explanation.remarks.append("It depends on the days of \(words.addresses(open)).")
    }
    return explanation
  }

  private var undated: [UndatedSession] { experience.facts.undated }

  private var words: PlanWords { PlanWords(context: context, experience: experience) }

  // MARK: Days that make an end

  /// The first choices of days that make the lowest and the highest figure, and none.
  private func ends(
    _ measure: Measure, _ subject: Subject, _ extent: Extent
  ) -> (low: Choice?, high: Choice?, none: Choice?) {
    var found: (low: Choice?, high: Choice?, none: Choice?) = (nil, nil, nil)
    var choice = undated.map { _ in 0 }
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
      choice[index] += 1
      if choice[index] < undated[index].days.count { return true }
      choice[index] = 0
    }
    return false
  }

  /// The experience with open sessions on the days of `choice`.
  private func placed(_ choice: Choice) -> Experience {
    if experience.facts.hasVaryingValues {
      return experience.placed(zip(undated, choice).map { ($0.session, $0.days[$1]) })
    }
    return experience.choosing(
      zip(undated, choice).map {
        (Int(experience.timeline.openIndex[$0.session]), $1)
      })
  }

  /// The days of a choice that are not those of another: "district@winter on 2027-01-11".
  private func days(_ choice: Choice, unlike other: Choice?) -> Words {
    let own = choice.indices.filter { other?[$0] != choice[$0] }
    let said: [Words] = (own.isEmpty ? Array(choice.indices) : own).map { place in
      let open = undated[place]
      return "\(words.address(Int32(open.session))) on \(figure: open.days[choice[place]].iso)"
    }
    return "\(list: said, atMost: 3)"
  }
}
