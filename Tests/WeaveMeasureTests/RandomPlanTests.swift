import Testing

@Suite("Plans by chance")
struct RandomPlanTests {
  /// Plans by chance; the least number of them each rare thing must be in.
  static let plans = 500
  static let fewest = 5

  @Test("Every rare thing happens often enough, and four of five throws are sound at once")
  func features() {
    var counts = [Int](repeating: 0, count: RandomPlanFeature.all.count)
    var sound = 0
    for seed in 0..<Self.plans {
      let sample = RandomPlanSample(seed: UInt64(seed))
      if sample.throwsBefore == 0 { sound += 1 }
      for (index, feature) in RandomPlanFeature.all.enumerated() where feature.isIn(sample) {
        counts[index] += 1
      }
    }
    let found = zip(RandomPlanFeature.all, counts).sorted { $0.1 < $1.1 }
    print("Of \(Self.plans) plans: " + found.map { "\($1) \($0.name)" }.joined(separator: ", "))
    for (feature, count) in found {
      #expect(count >= Self.fewest, "\(feature.name): in \(count) of \(Self.plans) plans")
    }
    #expect(sound * 5 >= Self.plans * 4)
  }
}
