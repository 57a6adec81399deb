/// Every finding Plainweave can give, with its stable code.
///
/// Codes are written down by people and scripts: a code is never renumbered and never used again.
/// First digit: 1 syntax and layout, 2 names, 3 values, dates and units, 4 plan sense, 5 what-if,
/// 6 questions and rules, 9 the outside world. Each has a page `docs/diagnostics/CODE.md`.
package enum DiagnosticCode: String, Sendable, CaseIterable {
  case unindentedFact = "W101"
  case factAfterBlankLine = "W102"
  case indentedHeader = "W103"
  case missingBlankLine = "W104"
  case unknownStatement = "W105"
  case unexpectedPart = "W106"
  case missingPart = "W107"
  case unclosedQuote = "W108"
  case unreadableToken = "W109"
  case partsOutOfOrder = "W110"
  case factWithoutBlock = "W111"
  case factInWrongBlock = "W112"
  case mergeMarker = "W113"
  case wordProcessorCharacter = "W114"
  case controlCharacter = "W115"
  case nestedTooDeep = "W116"
  case repeatedPart = "W117"
  case repeatedLine = "W118"
  case ambiguousRecurrence = "W119"
  case misplacedEdit = "W120"
  case tooManyFindings = "W121"
  case unknownName = "W201"
  case wrongKindOfName = "W202"
  case duplicateDeclaration = "W203"
  case nameDiffersInCase = "W204"
  case ambiguousTitle = "W205"
  case reservedName = "W206"
  case includeOutside = "W207"
  case includeCycle = "W208"
  case unknownLibrary = "W209"
  case secondPlan = "W210"
  case unknownWord = "W211"
  case unknownField = "W212"
  case cyclicMembership = "W213"
  case noSuchMeeting = "W214"
  case ambiguousAddress = "W215"
  case missingPlan = "W216"
  case missingFile = "W217"
  case unsupportedVersion = "W218"
  case namedTwice = "W219"
  case namesLookAlike = "W220"
  case noSuchDate = "W301"
  case emptyRange = "W302"
  case badTime = "W303"
  case skippedClock = "W304"
  case missingAnchor = "W305"
  case missingDay = "W306"
  case wrongUnit = "W307"
  case numberOutOfRange = "W308"
  case openWithoutWindow = "W309"
  case startDisagrees = "W310"
  case tooManyMeetings = "W311"
  case unknownMonth = "W312"
  case conflictingFacts = "W313"
  case audienceBesideSections = "W314"
  case unknownTimeZone = "W315"
  case rotationMixed = "W316"
  case outsidePlan = "W401"
  case onClosedDay = "W402"
  case offSchedule = "W403"
  case audienceTwice = "W404"
  case leaderTwice = "W405"
  case connectionTooLong = "W406"
  case connectionLength = "W407"
  case linkToOwnSpace = "W408"
  case noOtherEnd = "W409"
  case limitBroken = "W410"
  case communityWithoutPurpose = "W411"
  case threadInOneSpace = "W412"
  case toolInOneSpace = "W413"
  case goalUnserved = "W414"
  case stuckToward = "W415"
  case equityOnce = "W416"
  case tooManyPriorities = "W417"
  case noAudience = "W418"
  case exceptionUnused = "W419"
  case threadUnmet = "W420"
  case isolatedSession = "W421"
  case connectionTooEarly = "W422"
  case teacherUnreached = "W423"
  case toolLeftOut = "W424"
  case trainingUnfollowed = "W425"
  case knowledgeMissing = "W426"
  case subjectNotKnown = "W427"
  case workBeforeTasks = "W428"
  case unitOpenedLate = "W429"
  case newThreadsTooMany = "W430"
  case leadersApart = "W431"
  case linesDiffer = "W432"
  case onDayOff = "W433"
  case factOfNoDay = "W440"
  case twoSpans = "W441"
  case editRefused = "W501"
  case editChangesNothing = "W502"
  case editOfThePast = "W503"
  case editLeavesErrors = "W504"
  case ruleBroken = "W601"
  case ruleNotMet = "W602"
  case ruleOverNothing = "W603"
  case ruleWaived = "W604"
  case waiverExpired = "W605"
  case cannotCompare = "W606"
  case unknownQuestion = "W607"
  case ruleOpen = "W608"
  case unreadableFile = "W901"
  case notText = "W902"
  case isFolder = "W903"
  case fileTooLarge = "W904"
  case formatRefused = "W905"
  case writeFailed = "W906"
  case noTimeZoneData = "W907"

  /// How much a finding weighs; only errors make a run fail.
  package enum Severity: String, Sendable, CaseIterable {
    case error, warning, note
  }

  /// The weight of every finding of this code.
  package var severity: Severity {
    switch self {
    case .unindentedFact, .factAfterBlankLine, .indentedHeader, .missingBlankLine,
      .repeatedLine, .namedTwice, .namesLookAlike, .factOfNoDay, .twoSpans, .outsidePlan,
      .onClosedDay, .offSchedule, .audienceTwice, .leaderTwice,
      .linkToOwnSpace, .noOtherEnd, .limitBroken, .communityWithoutPurpose, .goalUnserved,
      .stuckToward, .equityOnce, .noAudience, .exceptionUnused, .teacherUnreached,
      .workBeforeTasks, .unitOpenedLate, .linesDiffer, .ruleNotMet, .ruleOverNothing:
      .warning
    case .partsOutOfOrder, .wordProcessorCharacter, .missingDay, .connectionLength,
      .threadInOneSpace, .toolInOneSpace, .tooManyPriorities, .threadUnmet, .isolatedSession,
      .connectionTooEarly, .toolLeftOut, .trainingUnfollowed, .knowledgeMissing,
      .subjectNotKnown, .newThreadsTooMany, .leadersApart, .onDayOff, .ruleWaived,
      .unknownQuestion, .ruleOpen, .editChangesNothing, .noTimeZoneData:
      .note
    case .unknownStatement, .unexpectedPart, .missingPart, .unclosedQuote, .unreadableToken,
      .factWithoutBlock, .factInWrongBlock, .mergeMarker, .controlCharacter, .nestedTooDeep,
      .repeatedPart, .ambiguousRecurrence, .misplacedEdit, .tooManyFindings, .unknownName,
      .wrongKindOfName, .duplicateDeclaration, .nameDiffersInCase, .ambiguousTitle,
      .reservedName, .includeOutside, .includeCycle, .unknownLibrary, .secondPlan,
      .unknownWord, .unknownField, .cyclicMembership, .noSuchMeeting, .ambiguousAddress,
      .missingPlan, .missingFile, .unsupportedVersion, .noSuchDate, .emptyRange, .badTime,
      .skippedClock, .missingAnchor, .wrongUnit, .numberOutOfRange, .openWithoutWindow,
      .startDisagrees, .tooManyMeetings, .unknownMonth, .conflictingFacts,
      .audienceBesideSections, .unknownTimeZone, .rotationMixed, .connectionTooLong,
      .editRefused, .editOfThePast, .editLeavesErrors, .ruleBroken,
      .waiverExpired, .cannotCompare,
      .unreadableFile, .notText, .isFolder, .fileTooLarge, .formatRefused, .writeFailed:
      .error
    }
  }

  /// True for errors that keep facts of the plan from being read: answers may then miss something.
  package var hidesFacts: Bool {
    severity == .error && ["1", "2", "3", "9"].contains(String(rawValue.dropFirst().prefix(1)))
  }

  /// What the code means, as the heading of its page.
  package var title: String {
    switch self {
    case .unindentedFact: "A fact at the left edge"
    case .factAfterBlankLine: "A fact after a blank line"
    case .indentedHeader: "A header that is indented"
    case .missingBlankLine: "No blank line before a header with facts"
    case .unknownStatement: "A line that starts with no known word"
    case .unexpectedPart: "Something that does not belong on the line"
    case .missingPart: "A line that ends too early"
    case .unclosedQuote: "A quote that is not closed"
    case .unreadableToken: "Something that is nearly a date, time or number"
    case .partsOutOfOrder: "The parts of a line in another order"
    case .factWithoutBlock: "A fact with no header above it"
    case .factInWrongBlock: "A fact under a header it does not belong to"
    case .mergeMarker: "A leftover of a merge"
    case .wordProcessorCharacter: "A character a word processor put there"
    case .controlCharacter: "A control character"
    case .nestedTooDeep: "Parentheses nested too deep"
    case .repeatedPart: "A part of a line given twice"
    case .repeatedLine: "The same fact twice in one block"
    case .ambiguousRecurrence: "A recurrence with two meanings"
    case .misplacedEdit: "An edit outside a scenario"
    case .tooManyFindings: "More slips than are kept"
    case .unknownName: "A name nobody declared"
    case .wrongKindOfName: "A name of another kind"
    case .duplicateDeclaration: "Two headers of one name"
    case .nameDiffersInCase: "Names that differ only in capitals"
    case .ambiguousTitle: "A title that several things have"
    case .reservedName: "A built-in name declared"
    case .includeOutside: "An include outside the plan's folder"
    case .includeCycle: "Files that include each other"
    case .unknownLibrary: "A library nobody ships"
    case .secondPlan: "More than one plan"
    case .unknownWord: "A word that is not in its list"
    case .unknownField: "A kind or field that no table has"
    case .cyclicMembership: "A team that contains itself"
    case .noSuchMeeting: "An address where nothing meets"
    case .ambiguousAddress: "A day on which the space meets twice"
    case .missingPlan: "A plan file without a plan"
    case .missingFile: "An included file that cannot be read"
    case .unsupportedVersion: "A plan of a later language"
    case .namedTwice: "A name twice in one list"
    case .namesLookAlike: "Names that look alike"
    case .noSuchDate: "A date the calendar does not have"
    case .emptyRange: "A range that ends before it starts"
    case .badTime: "A time or span that cannot be"
    case .skippedClock: "A time the clocks skip that day"
    case .missingAnchor: "An interval without its first week"
    case .missingDay: "A day some months do not have"
    case .wrongUnit: "A unit that does not fit"
    case .numberOutOfRange: "A number that cannot be"
    case .openWithoutWindow: "An open session with no days to choose from"
    case .startDisagrees: "Two starts for one meeting"
    case .tooManyMeetings: "More meetings than are kept"
    case .unknownMonth: "A month that names no one month of the plan"
    case .conflictingFacts: "Two values where one is meant"
    case .audienceBesideSections: "An audience beside sections"
    case .unknownTimeZone: "A time zone that does not exist"
    case .rotationMixed: "A rotation of unlike things"
    case .outsidePlan: "A session outside the plan"
    case .onClosedDay: "A session on a closed day"
    case .offSchedule: "A session on a day its space does not meet"
    case .audienceTwice: "An audience in two places at once"
    case .leaderTwice: "A leader in two places at once"
    case .connectionTooLong: "Connection time longer than its session"
    case .connectionLength: "Connection time outside 10 to 15 minutes"
    case .linkToOwnSpace: "A connection to its own space"
    case .noOtherEnd: "A connection whose other end never meets"
    case .limitBroken: "A leader over a limit"
    case .communityWithoutPurpose: "A learning community without a purpose"
    case .threadInOneSpace: "A thread in one space only"
    case .toolInOneSpace: "A tool used in one space only"
    case .goalUnserved: "A goal nothing serves"
    case .stuckToward: "A long-term change with no next step"
    case .equityOnce: "An equity thread met once"
    case .tooManyPriorities: "More than three priority goals"
    case .noAudience: "A space nobody is asked to"
    case .exceptionUnused: "An exception on a day nothing meets"
    case .threadUnmet: "A thread no session is about"
    case .isolatedSession: "A session that connects with no other space"
    case .connectionTooEarly: "A connection before its idea was met"
    case .teacherUnreached: "A teacher no connection reaches"
    case .toolLeftOut: "A tool left out in its own weeks"
    case .trainingUnfollowed: "A training that nothing follows"
    case .knowledgeMissing: "A kind of knowledge no session builds"
    case .subjectNotKnown: "A subject whose leaders do not say they know it"
    case .workBeforeTasks: "Student work before its tasks are chosen"
    case .unitOpenedLate: "A unit opened up after it began"
    case .newThreadsTooMany: "More new threads in a month than can be taken up"
    case .leadersApart: "Leaders who share many teachers and plan apart"
    case .linesDiffer: "Two lines for one meeting that differ"
    case .onDayOff: "A meeting on a day without school"
    case .factOfNoDay: "A fact for days on which nothing meets"
    case .twoSpans: "Hours that the header of their session overrules"
    case .editRefused: "A what-if that cannot be done"
    case .editChangesNothing: "A what-if that changes nothing"
    case .editOfThePast: "A what-if about what is past"
    case .editLeavesErrors: "A what-if that would leave the plan with errors"
    case .ruleBroken: "A promise that is broken"
    case .ruleNotMet: "A wish that is not met"
    case .ruleOverNothing: "A rule over no rows"
    case .ruleWaived: "A broken rule that is waived"
    case .waiverExpired: "A waiver that has run out"
    case .cannotCompare: "Two things that cannot be compared"
    case .unknownQuestion: "A question this version cannot answer"
    case .ruleOpen: "A rule that open dates decide"
    case .unreadableFile: "A file that cannot be read"
    case .notText: "A file that is not UTF-8 text"
    case .isFolder: "A folder where a file is meant"
    case .fileTooLarge: "A file over the size limit"
    case .formatRefused: "A file the formatter will not touch"
    case .writeFailed: "A file that could not be written"
    case .noTimeZoneData: "No time zone data on this machine"
    }
  }
}
