/// Rows of cells under named columns, with their units.
package struct Table: Sendable, Equatable {
  /// A line above the table; empty when the question already said it.
  package let title: String
  package let columns: [Column]
  /// One cell per column in every row.
  package let rows: [[Cell]]
  /// The number of rows there were before a `first N` took some away; never less than `rows.count`.
  package let total: Int

  /// Makes a table with as many rows in all as it shows, unless `total` is greater.
  ///
  /// - Precondition: every row has one cell per column.
  package init(title: String = "", columns: [Column], rows: [[Cell]], total: Int? = nil) {
    precondition(rows.allSatisfy { $0.count == columns.count }, "every row has a cell per column")
    self.title = title
    self.columns = columns
    self.rows = rows
    self.total = max(total ?? rows.count, rows.count)
  }
}

extension Table {
  /// What the cells below one heading are.
  package struct Column: Sendable, Equatable {
    /// The stable field name that JSON and CSV use, such as `longest-gap`; never translated.
    package let name: String
    /// The heading people read, such as `longest gap`; the name when there is no better one.
    package let heading: String
    /// The unit of every figure in the column, such as `min`; nil for words and plain counts.
    package let unit: String?
    /// Whether the column holds figures, known from its field and not guessed from its rows.
    package let isNumeric: Bool

    package init(
      _ name: String, heading: String? = nil, unit: String? = nil, isNumeric: Bool = false
    ) {
      self.name = name
      self.heading = heading ?? name
      self.unit = unit
      self.isNumeric = isNumeric
    }

    /// Figures are aligned at their end, words at their start.
    package var alignment: Alignment { isNumeric ? .trailing : .leading }
  }

  /// The side on which the cells of a column are in line.
  package enum Alignment: Sendable, Equatable {
    case leading, trailing
  }
}

extension Table {
  /// One value in a table, or the reason why there is none.
  ///
  /// Three ways of not being there are kept apart, because people act on them differently: `none`
  /// is a figure over nothing (no sessions to measure), `hole` is something the plan still has to
  /// say, and `absent` is simply empty (a session without a title).
  ///
  /// In an optional `Cell?`, write `Table.Cell.none`: a bare `.none` means the optional's own.
  package indirect enum Cell: Sendable, Equatable {
    case text(String)
    /// A figure; shown with at most two decimals, written in full for machines.
    case number(Double)
    case integer(Int)
    /// A count, then what it is a count of: 4 of 5. It is never reduced: 2 of 4 is not 1 of 2.
    case fraction(Int, Int)
    /// An exact quotient: numerator and denominator of a mean or a share, reduced where it stands
    /// alone.
    case share(Int, Int)
    /// An ISO 8601 date or date and time, already in text.
    case date(String)
    /// A figure that depends on dates still open: its lowest and its highest value. A low of `none`
    /// means that on some choice of days there is nothing to measure.
    case range(Cell, Cell)
    /// Bounds of such a figure, where there are too many choices of days to try them all.
    case bounds(Cell, Cell)
    /// A sum that so many unknown lengths would add to.
    case atLeast(Cell, unknown: Int)
    /// Words or names, already in the order to show them.
    case list([String])
    case flag(Bool)
    /// Nothing to measure: left out of means, and no zero.
    case none
    /// Still to be decided (`tbd`), with what is missing; the words may be empty.
    case hole(String)
    /// Empty.
    case absent
  }
}
