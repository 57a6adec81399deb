import FoundationEssentials

/// How many plans by chance a test tries: `usual`, or as many as `PLAINWEAVE_PLANS` says, where a
/// long run by hand is wanted.
func plansByChance(_ usual: Int) -> Int {
  ProcessInfo.processInfo.environment["PLAINWEAVE_PLANS"].flatMap { Int($0) } ?? usual
}
