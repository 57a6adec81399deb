package import WeaveAnswer

/// Turns an answer into text of one format.
///
/// Rendering is total and deterministic: it cannot fail, reads no clock, locale or environment, and
/// the same answer with the same options gives the same bytes everywhere.
package protocol Renderer: Sendable {
  /// The text of `answer`, with its last line ended; empty when there is nothing to show.
  func render(_ answer: Answer) -> String
}

/// The formats an answer can be written in; the raw value is the word people type.
package enum Format: String, Sendable, CaseIterable {
  case table, csv, json, markdown

  package func renderer(for options: RenderOptions) -> any Renderer {
    switch self {
    case .table: TextRenderer(options)
    case .csv: CSVRenderer(options)
    case .json: JSONRenderer()
    case .markdown: MarkdownRenderer()
    }
  }
}

/// Where the text goes, which a renderer is told and may not find out by itself.
package struct RenderOptions: Sendable, Equatable {
  /// The columns text is fitted to; nil where lines may be of any length.
  package var width: Int?
  /// Whether SGR color sequences may be written in text; the other formats have no color.
  package var color: Bool
  /// Whether rules, dots and gutters may be drawn beyond ASCII; names and titles stay as they are.
  package var unicode: Bool
  /// The most rows of a table, or entries of a calendar, to show; nil shows all.
  ///
  /// Only text is cut: in the other formats a missing row would be a wrong answer.
  package var maxRows: Int?
  /// Whether CSV goes to a terminal, where control characters must be shown and not sent.
  ///
  /// The other formats are always safe to print: text and Markdown show control characters, JSON
  /// escapes them.
  package var forTerminal: Bool

  /// Makes options for whole, uncolored text of any width, unless others are given.
  package init(
    width: Int? = nil, color: Bool = false, unicode: Bool = true, maxRows: Int? = nil,
    forTerminal: Bool = false
  ) {
    self.width = width
    self.color = color
    self.unicode = unicode
    self.maxRows = maxRows
    self.forTerminal = forTerminal
  }
}
