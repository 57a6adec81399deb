import WeaveAnswer
import WeaveModel
import WeaveSource

/// Answers `suggest theme`: words that two or more spaces use already and no thread names.
struct ThemeAnswer {
  let context: QueryContext

  /// Words shown; more of them are no theme but a vocabulary.
  private static let shown = 8
  /// Places shown for each word.
  private static let places = 4

  init(_ context: QueryContext) { self.context = context }

  var answer: Answer {
    let all = Array(SharedWords(context.model).all.prefix(Self.shown))
    if all.isEmpty {
      return .prose(
        Prose("No word of two or more spaces is without a thread that names it, by this plan."))
    }
    var blocks: [Prose.Block] = [
      .heading("Ideas that several spaces work on, and no thread names")
    ]
    for shared in all {
      let spaces = context.names(.space, shared.spaces)
      let places = shared.places.map { place -> Words in
        "\(name: place.address) (\(place: context.place(place.location)))"
      }
      let line: Words = """
        in \(names: spaces, atMost: Self.places), \(count: places.count, "place"): \
        \(list: places, atMost: Self.places)
        """
      blocks += [.blank, .lines([self.line(shared)]), .bullet(line)]
    }
    let question = "A word in common is a question, and no theme yet: is it the same idea?"
    blocks += [.blank, .paragraph("\(quiet: question)")]
    return .report(Report(Prose(blocks), table(all)))
  }

  /// The thread as a plan would declare it; a word that is a name already gets another.
  private func line(_ shared: SharedWords.Shared) -> String {
    let title = quoted(capitalized(shared.word))
    let isTaken = context.model.entity(named: shared.word) != nil
    let isWord = writtenName(shared.word) == shared.word
    return isTaken || !isWord ? "thread \(title)" : "thread \(shared.word) \(title)"
  }

  private func table(_ all: [SharedWords.Shared]) -> Table {
    Table(
      columns: [
        .init("word"), .init("spaces"), .init("places", isNumeric: true), .init("where"),
        .init("line"),
      ],
      rows: all.map { shared in
        [
          .text(shared.word), .list(context.names(.space, shared.spaces)),
          .integer(shared.places.count),
          .list(shared.places.map { "\($0.address) (\(context.place($0.location)))" }),
          .text(line(shared)),
        ]
      })
  }
}
