import FoundationEssentials

/// How many plans by chance `PLAINWEAVE_PLANS` asks for; nil without it.
private let plansAskedFor =
  ProcessInfo.processInfo.environment["PLAINWEAVE_PLANS"].flatMap { Int($0) }

/// Whether a long run by hand is wanted.
var isLongRun: Bool { plansAskedFor != nil }

/// How many plans by chance a test tries: `usual`, or as many as a long run by hand asks for.
func plansByChance(_ usual: Int) -> Int { plansAskedFor ?? usual }
