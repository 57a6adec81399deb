import WeaveAnalysis
import WeaveModel
import WeaveSource
import WeaveSyntax

// The columns that are measures.
extension QueryContext {
  /// A reader of measure `field` for the subjects of the rows; nil when it is none of them.
  ///
  /// All rows are read together when the first is asked for: what is summed over the plan is summed
  /// once, and with open days every choice is walked once.
  func measured(_ field: TableField?, _ scope: Scope, _ subjects: [Subject]) -> Reader? {
    guard let measure = field?.measure else { return nil }
    let counting = Counting(space: scope.space, thread: scope.thread)
    return read {
      experience.extents(measure.rests) { experience in
        var reader = MeasureReader(experience, counting)
        return subjects.map { reader.figure(measure, of: $0) }
      }
    }
  }

  /// A reader of rows that are worked out together, when the first is asked for.
  func read(_ rows: @escaping () -> [Extent]) -> Reader {
    var known: [Extent]?
    return { row in
      let extents = known ?? rows()
      known = extents
      return .measure(extents[row])
    }
  }

  /// What a cell is called: its named people, and the teams it is the unnamed rest of.
  func names(ofCell cell: Int) -> [String] {
    let people = model.people.count
    return experience.attendance.cells[cell].atoms.map { atom in
      if Int(atom) < people { return name(.person, Int(atom)) }
      let team = Int(atom) - people
      return "\(facts.atoms.weights[Int(atom)]) more of \(name(.team, team))"
    }
  }

  /// Where a cell's people are declared.
  func location(ofCell cell: Int) -> Location? {
    let atom = Int(experience.attendance.cells[cell].atoms[0])
    let people = model.people.count
    return atom < people
      ? model.people[atom].header.location : model.teams[atom - people].header.location
  }
}
