import WeaveAnswer
import WeaveModel
import WeaveOverlay

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
      .heading(["Ideas that several spaces work on, and no thread names".spanned])
    ]
    for shared in all {
      blocks += [
        .blank, .lines([line(shared)]),
        .bullet(
          ["in ".spanned] + inARow(context.names(.space, shared.spaces), limit: Self.places)
            + [", ", .figured(counted(shared.places.count, "place")), ": "]
            + inARow(shared.places.map { place($0) }, limit: Self.places)),
      ]
    }
    blocks.append(.blank)
    blocks.append(
      .paragraph([
        Prose.Span(
          "A word in common is a question, and no theme yet: is it the same idea?", .quiet)
      ]))
    return .report(Report(Prose(blocks), table(all)))
  }

  /// The thread as a plan would declare it; a word that is a name already gets another.
  private func line(_ shared: SharedWords.Shared) -> String {
    let title = quoted(capitalized(shared.word))
    let isTaken = context.model.entity(named: shared.word) != nil
    let isWord = writtenName(shared.word) == shared.word
    return isTaken || !isWord ? "thread \(title)" : "thread \(shared.word) \(title)"
  }

  private func place(_ place: SharedWords.Place) -> [Prose.Span] {
    [.named(place.address), " (", Prose.Span(context.place(place.location), .place), ")"]
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
