import WeaveTestKit

/// Chance that a seed brings back.
struct Dice {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &random)
  }

  /// True `percent` times of a hundred.
  mutating func chance(_ percent: Int) -> Bool { number(1...100) <= percent }

  /// One of `words`, or nil when there is none.
  mutating func pick<Word>(_ words: [Word]) -> Word? { words.randomElement(using: &random) }

  /// One of the words, which are some.
  mutating func pick<Word>(_ first: Word, _ others: Word...) -> Word {
    pick([first] + others) ?? first
  }

  /// At most `count` of `words`, in any order.
  mutating func some<Word>(_ count: Int, of words: [Word]) -> [Word] {
    Array(shuffled(words).prefix(count))
  }

  mutating func shuffled<Word>(_ words: [Word]) -> [Word] { words.shuffled(using: &random) }
}
