import ArgumentParser
import WeaveAnswer
import WeaveEngine
import WeaveRender

/// A question of the language that is a command too: `plainweave trace talk plan.weave`.
protocol QuestionWord {
  static var word: String { get }
  static var abstract: String { get }
  /// The shapes of the question, then examples, without the command's name.
  static var help: String { get }
}

/// Asks one question: the words before the last are the question, the last is the plan's file.
struct QuestionCommand<Question: QuestionWord>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: Question.word, abstract: Question.abstract,
      discussion: """
        \(Question.help)

        The words before FILE are a sentence of the language; quote signs the shell
        would take. Exit codes: 0 answered, 1 the plan has errors or the question
        does, 2 the plan could not be read.
        """)
  }

  @Argument(help: "The question, then the plan's file; `-` is standard input.")
  var words: [String]

  @OptionGroup var output: OutputOptions

  func run() throws {
    let question = ([Question.word] + words.dropLast()).joined(separator: " ")
    try output.ask(Sentence(question), of: words.last ?? "-")
  }
}

extension OutputOptions {
  /// Asks `question` of the plan at `path`, and writes the answer.
  func ask(_ question: Sentence, of path: String) throws {
    let snapshot = snapshot(path)
    guard snapshot.isReadable else {
      Terminal.complain(renderer.render(.findings(snapshot.findings())))
      throw ExitCode.cannotRun
    }
    let (answer, findings) = snapshot.ask(question)
    if !findings.findings.isEmpty { Terminal.complain(renderer.render(.findings(findings))) }
    guard let answer else { throw ExitCode.findings }
    Terminal.write(renderer.render(answer))
    if snapshot.isIncomplete {
      Terminal.complain("incomplete: the plan has errors; `plainweave check` says which\n")
    }
    if snapshot.hasErrors { throw ExitCode.findings }
  }
}

enum ProfileQuestion: QuestionWord {
  static let word = "profile"
  static let abstract = "Show the coherence profile: small facts, the worst-served first."
  static let help = """
    profile [of NAME] [in WINDOW]: of the plan, a team, a teacher, a space, a
    thread, a leader, a goal or a tool; in a month, a term or between two days.

    Examples:
      plainweave profile plan.weave
      plainweave profile of g3 in october plan.weave
    """
}

enum ExperienceQuestion: QuestionWord {
  static let word = "experience"
  static let abstract = "Show what one teacher or team sits through, in order."
  static let help = """
    experience of TEACHER or TEAM [in WINDOW]

    Example:
      plainweave experience of ana in october plan.weave
    """
}

enum TraceQuestion: QuestionWord {
  static let word = "trace"
  static let abstract = "Follow a thread through spaces and months."
  static let help = """
    trace THREAD

    Example:
      plainweave trace talk plan.weave
    """
}

enum MissingQuestion: QuestionWord {
  static let word = "where"
  static let abstract = "Show the spaces a thread never reaches."
  static let help = """
    where THREAD missing

    Example:
      plainweave where deficit-views missing plan.weave
    """
}

enum CrosswalkQuestion: QuestionWord {
  static let word = "crosswalk"
  static let abstract = "Lay a framework or the goals beside the plan, both ways."
  static let help = """
    crosswalk [of NAME]: NAME is a framework or a goal; without it, all of them.

    Examples:
      plainweave crosswalk plan.weave
      plainweave crosswalk of kinds-of-knowledge plan.weave
    """
}

enum WhyQuestion: QuestionWord {
  static let word = "why"
  static let abstract = "Show the lines of the plan behind a figure."
  static let help = """
    why FIELD of NAME; why THREAD reaches ADDRESS; why THREAD missing in ADDRESS,
    or why not THREAD in ADDRESS

    Examples:
      plainweave why woven of cy plan.weave
      plainweave why talk reaches plc plan.weave
      plainweave why not deficit-views in plc plan.weave
    """
}

enum CompareQuestion: QuestionWord {
  static let word = "compare"
  static let abstract = "Show what differs between two teams, teachers, spaces or plans."
  static let help = """
    compare A with B: two teams, teachers or spaces of one plan, or `plan` and
    another plan's file in quotes.

    Examples:
      plainweave compare g3 with g5 plan.weave
      plainweave compare plan with '"other.weave"' plan.weave
    """
}

enum ReflectQuestion: QuestionWord {
  static let word = "reflect"
  static let abstract = "Print a sheet of questions to reflect on, the plan's facts filled in."
  static let help = """
    reflect [culture, plc or leading]

    Example:
      plainweave reflect plc plan.weave
    """
}

enum BriefQuestion: QuestionWord {
  static let word = "brief"
  static let abstract = "Tell a leader what the next listeners met elsewhere."
  static let help = """
    brief LEADER for ADDRESS

    Example:
      plainweave brief kim for plc@2026-10-29 plan.weave
    """
}

enum ReplanQuestion: QuestionWord {
  static let word = "replan"
  static let abstract = "Show what is past and stays, what is to come, what can still be kept."
  static let help = """
    replan as of DATE

    Example:
      plainweave replan as of 2026-12-01 plan.weave
    """
}

enum SuggestQuestion: QuestionWord {
  static let word = "suggest"
  static let abstract = "Suggest the smallest edits that weave more, each ready to paste."
  static let help = """
    suggest N for NAME, suggest to reach CONDITION, suggest so that RULE,
    suggest theme or suggest teams; the first three may end within 45 min,
    2 leaders, 3 sessions, 4 lines.

    Examples:
      plainweave suggest 3 for g5 plan.weave
      plainweave suggest to reach 'woven >= 80%' plan.weave
      plainweave suggest theme plan.weave
    """
}

enum ConflictQuestion: QuestionWord {
  static let word = "conflict"
  static let abstract = "Find rules and limits that cannot hold together."
  static let help = """
    conflict

    Example:
      plainweave conflict plan.weave
    """
}
