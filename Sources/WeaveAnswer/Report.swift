/// An answer that people read as sentences and programs as rows.
///
/// Both say the same; the sentences may leave out what the rows have in full.
package struct Report: Sendable, Equatable {
  package let prose: Prose
  package let table: Table

  package init(_ prose: Prose, _ table: Table) {
    self.prose = prose
    self.table = table
  }
}
