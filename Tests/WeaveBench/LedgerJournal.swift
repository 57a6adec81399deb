/// A journal of as many transactions, two postings each, for `ledger -f FILE balance`: a yardstick
/// of the same kind, a program that reads line-oriented text, resolves its names and adds up.
///
/// Transactions stand in date order over ten years; the second amount is left to be worked out, as
/// people write it. About 90 bytes each; the bytes depend on both arguments alone.
package func ledgerJournal(records: Int, seed: UInt64) -> [UInt8] {
  precondition(records >= 0)
  let payees = [
    "Harbor Books", "District print shop", "Lane Consulting", "City catering", "Math circle",
    "Substitute pool", "Summit travel", "Reading house", "Cedar supplies", "County office",
  ]
  let areas = ["Coaching", "Training", "Materials", "Substitutes", "Travel", "Stipends"]
  let sources = ["Grant:Title II", "Grant:State", "General fund", "Foundation"]
  let schools = ["Alder", "Birch", "Cedar", "Elm", "Fir", "Grove", "Hazel", "Juniper", "Linden"]
  var random = SplitMix64(seed: seed)
  var bytes: [UInt8] = []
  bytes.reserveCapacity(records * 110)
  func add(_ parts: String...) {
    for part in parts { bytes.append(contentsOf: part.utf8) }
  }
  func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
  for record in 0..<records {
    let day = record * 3_360 / records
    let date = "\(2016 + day / 336)-\(two(day / 28 % 12 + 1))-\(two(day % 28 + 1))"
    add(date, " * ", random.pick(payees), "\n")
    let cents = 500 + random.below(200_000)
    let account = "Expenses:\(random.pick(areas)):\(random.pick(schools))"
    add("    ", account, "  $\(cents / 100).", two(cents % 100), "\n")
    add("    Assets:", random.pick(sources), "\n\n")
  }
  return bytes
}
