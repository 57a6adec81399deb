import WeaveAnswer
import WeaveRender
import WeaveSession

/// How the answers of a session are written.
struct Shown {
  let output: OutputOptions
  let session: Session

  /// False for what the prompt says of itself, which is text in every mode.
  let isResult: Bool

  /// True where the terminal does not matter: no color, and no width to fit.
  let isPlain: Bool

  init(
    _ output: OutputOptions, _ session: Session, isResult: Bool = true, isPlain: Bool = false
  ) {
    self.output = output
    self.session = session
    self.isResult = isResult
    self.isPlain = isPlain
  }

  /// The renderer of the session's mode; text shows at most so many rows of a table.
  func renderer(rows: Int?) -> any Renderer {
    var options = isPlain ? RenderOptions() : Terminal.options(color: output.color)
    options.maxRows = rows
    if !isResult { return TextRenderer(options) }
    switch session.mode {
    case .line: return LineRenderer(options)
    case .table: return output.format.format.renderer(for: options)
    case .markdown: return Format.markdown.renderer(for: options)
    case .csv: return Format.csv.renderer(for: options)
    case .json: return Format.json.renderer(for: options)
    }
  }

  /// A diff, safe to show.
  static func lines(_ diff: String, onError: Bool = false) -> String {
    diff.split(separator: "\n", omittingEmptySubsequences: false)
      .map { onError ? Terminal.shownOnError(String($0)) : Terminal.shown(String($0)) }
      .joined(separator: "\n")
  }
}
