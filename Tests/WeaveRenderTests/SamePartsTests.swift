import Testing
import WeaveAnswer

@Suite("Shares that stand beside each other")
struct SamePartsTests {
  @Test("Are said in the finest of their parts, where that can be pictured")
  func finest() {
    #expect(
      Table.Cell.inSameParts([.share(27, 34), .share(14, 17), .share(1, 1), .absent, .none])
        == [.share(27, 34), .share(28, 34), .share(1, 1), .absent, .none])
    #expect(
      Table.Cell.inSameParts([.range(.share(1, 2), .share(3, 4)), .share(5, 8)])
        == [.range(.share(4, 8), .share(6, 8)), .share(5, 8)])
  }

  @Test("Stay reduced where no share has parts of all others, or they would be too many")
  func other() {
    let thirds: [Table.Cell] = [.share(1, 3), .share(1, 4)]
    #expect(Table.Cell.inSameParts(thirds) == thirds)
    let many: [Table.Cell] = [.share(1, 2), .share(1, 202)]
    #expect(Table.Cell.inSameParts(many) == many)
  }
}
