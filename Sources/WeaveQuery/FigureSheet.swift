import WeaveAnalysis

/// Reads all figures of an answer over the choices of open days at once.
///
/// An answer is built twice: the first time its figures are only noted, then all are read in one
/// walk over the choices, and the second time they are given out in the same order. What is asked
/// for must not depend on what was read.
final class FigureSheet {
  private typealias Figures = @Sendable (Experience) -> [Figure?]

  private var noted: [(matter: Experience.Mattering, figures: Figures)] = []
  private var read: [[Extent]] = []
  private var next = 0
  private var isNoting = true

  /// What `build` makes with the figures it asks `extents` for.
  func filled<Answer>(_ experience: Experience, _ build: (FigureSheet) -> Answer) -> Answer {
    guard !experience.openPlaces.isEmpty else {
      isNoting = false
      return build(self)
    }
    _ = build(self)
    read = [[Extent]](repeating: [], count: noted.count)
    for matter in [Experience.Mattering.weaving, .days, .dates, .everything] {
      let places = noted.indices.filter { noted[$0].matter == matter }
      if places.isEmpty { continue }
      let asked = places.map { noted[$0].figures }
      let counts = asked.map { $0(experience).count }
      let all = experience.extents(matter) { experience in asked.flatMap { $0(experience) } }
      var start = 0
      for (place, count) in zip(places, counts) {
        read[place] = Array(all[start..<start + count])
        start += count
      }
    }
    isNoting = false
    return build(self)
  }

  /// Some figures; while they are only noted, none of them has a value.
  func extents(
    _ experience: Experience, _ matter: Experience.Mattering,
    _ figures: @escaping @Sendable (Experience) -> [Figure?]
  ) -> [Extent] {
    if isNoting {
      noted.append((matter, figures))
      return figures(experience).map { _ in Extent(Figure?.none) }
    }
    guard !noted.isEmpty else { return experience.extents(matter, figures) }
    next += 1
    return read[next - 1]
  }
}
