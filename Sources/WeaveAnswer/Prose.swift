/// Sentences, headings and lists, with the role of each stretch of words.
///
/// It is public, as is `Span`, since Swift asks that of a type whose arrays are literals (`Words`).
public struct Prose: Sendable, Equatable {
  package var blocks: [Block]

  package init(_ blocks: [Block] = []) {
    self.blocks = blocks
  }

  /// One paragraph of plain words.
  package init(_ sentence: String) {
    self.init([.paragraph([Span(sentence)])])
  }
}

extension Prose {
  /// One piece of a text, set apart from the next by its form.
  package enum Block: Sendable, Equatable {
    case heading([Span])
    /// Words that may be wrapped; two or more blanks inside stay as they are on an unwrapped line.
    case paragraph([Span])
    /// One line of a list; depth 0 is the outermost, and each deeper one belongs to the line above.
    case bullet([Span], depth: Int = 0)
    /// Lines of a plan, to be taken as they stand: never wrapped, nothing before or after them.
    case lines([String])
    /// An empty line.
    case blank

    /// The words of this block; none when it is blank, and none of lines, which are no words.
    package var spans: [Span] {
      switch self {
      case .heading(let spans), .paragraph(let spans), .bullet(let spans, _): spans
      case .lines, .blank: []
      }
    }
  }

  /// Words that play one role.
  ///
  /// Sentences are written as `Words`, and not put together from these.
  public struct Span: Sendable, Equatable, ExpressibleByStringLiteral {
    package let text: String
    package let role: Role

    package init(_ text: String, _ role: Role = .plain) {
      self.text = text
      self.role = role
    }

    /// A string literal is a plain stretch.
    public init(stringLiteral text: String) {
      self.init(text)
    }
  }

  /// What words are, so that a renderer can decide how they look.
  package enum Role: String, Sendable, CaseIterable {
    case plain
    /// A name declared in the plan.
    case name
    /// A number, with its unit if it has one.
    case figure
    /// Where something stands: `cedar.weave:41`.
    case place
    /// Something worth less attention.
    case quiet
    /// A change for the better, or a promise kept.
    case good
    /// A change for the worse, or a promise broken.
    case bad
  }
}
