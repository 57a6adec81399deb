import WeaveModel

/// Looks time zones up in the machine's time zone data (the `TZif` format of RFC 9636).
struct TimeZones: Sendable {
  let source: any FileSource
  private static let folder = "/usr/share/zoneinfo/"

  /// The clock changes of the zone `name`.
  func lookUp(_ name: String) -> ZoneLookup {
    let isPlain = name.utf8.allSatisfy { byte in
      switch byte {
      case 48...57, 65...90, 97...122, UInt8(ascii: "/"), UInt8(ascii: "_"), UInt8(ascii: "-"),
        UInt8(ascii: "+"):
        true
      default: false
      }
    }
    guard source.resolved(Self.folder + "UTC") != nil else { return .noData }
    guard isPlain, !name.isEmpty, !name.hasPrefix("/"),
      let bytes = try? source.read(Self.folder + name), let gaps = Self.gaps(bytes)
    else { return .noSuchZone }
    return .zone(ZoneGaps(gaps: gaps))
  }

  /// The times that clocks skip, from a `TZif` file; nil when it is not one.
  static func gaps(_ bytes: [UInt8]) -> [ZoneGaps.Gap]? {
    func number(_ offset: Int, _ count: Int) -> Int {
      bytes[offset..<offset + count].reduce(0) { $0 << 8 | Int($1) }
    }
    func header(_ offset: Int) -> (next: Int, times: Int, types: Int, size: Int)? {
      guard bytes.count >= offset + 44, bytes[offset..<offset + 4].elementsEqual("TZif".utf8) else {
        return nil
      }
      let counts = (0..<6).map { number(offset + 20 + $0 * 4, 4) }
      let (utc, standard, leaps, times, types, letters) = (
        counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]
      )
      let size = times * 5 + types * 6 + letters + leaps * 8 + standard + utc
      return (offset + 44, times, types, size)
    }
    // The first block holds 32-bit times for old readers; the second one, 64-bit, is the one to
    // read.
    guard let first = header(0), let second = header(first.next + first.size) else { return nil }
    let times = second.next
    let kinds = times + second.times * 8
    let types = kinds + second.times
    guard bytes.count >= types + second.types * 6 else { return nil }
    func offset(_ kind: Int) -> Int { Int(Int32(truncatingIfNeeded: number(types + kind * 6, 4))) }
    var gaps: [ZoneGaps.Gap] = []
    for index in 1..<max(1, second.times) {
      let before = offset(Int(bytes[kinds + index - 1]))
      let after = offset(Int(bytes[kinds + index]))
      guard after > before else { continue }
      let local = number(times + index * 8, 8) + before
      let seconds = ((local % 86_400) + 86_400) % 86_400
      let day = Day(number: Int32(clamping: (local - seconds) / 86_400))
      let start = seconds / 60
      gaps.append(ZoneGaps.Gap(day: day, minutes: start..<start + (after - before) / 60))
    }
    return gaps
  }
}
