import WeaveModel

/// Whom a thread reaches in each space, over all choices of open days.
///
/// A teacher meets it in a space at a session they are expected at: one section, or an optional
/// session, reaches nobody else.
package struct SpaceReach: Sendable {
  /// One space.
  package struct Place: Sendable {
    /// Teachers expected there.
    package fileprivate(set) var teachers = 0
    /// Those of them who meet the thread there on every choice of days.
    package fileprivate(set) var sure = 0
    /// Those who meet it there on some choice.
    package fileprivate(set) var possible = 0

    /// How many of the teachers there meet it; nil where none is expected.
    package var met: Extent {
      teachers == 0
        ? Extent(Figure?.none) : Extent([Figure.of(sure, teachers), Figure.of(possible, teachers)])
    }
  }

  /// By space.
  package let places: [Place]

  /// Looks at every session of every teacher.
  package init(_ experience: Experience, of thread: Int) {
    let days = SessionDays(experience)
    let sessions = experience.model.sessions
    var places = [Place](repeating: Place(), count: experience.model.spaces.count)
    // What the cell looked at last is counted with in each space.
    var counted = places.map { _ in (last: -1, isPossible: false, isSure: false) }
    for (number, (cell, own)) in experience.audiences.enumerated() {
      for session in own {
        let space = Int(sessions[Int(session)].space)
        if counted[space].last != number {
          counted[space] = (number, false, false)
          places[space].teachers += cell.weight
        }
        if counted[space].isSure || !days.threads(session).contains(Int32(thread)) { continue }
        if !counted[space].isPossible {
          counted[space].isPossible = true
          places[space].possible += cell.weight
        }
        if days.isAlwaysAbout(Int32(thread), session), experience.attendance.isSure(session, cell) {
          counted[space].isSure = true
          places[space].sure += cell.weight
        }
      }
    }
    self.places = places
  }
}

/// What one teacher meets of a thread at most, whatever days open sessions take.
struct MostMet {
  private(set) var days = 0
  private(set) var spaces: Set<SpaceID> = []

  /// What `sessions`, those a teacher may be expected at, give of a place in `Model.threads`.
  init(_ thread: Int, at sessions: ArraySlice<Int32>, _ days: SessionDays, _ model: Model) {
    var known: Set<Int32> = []
    var open: [Int32] = []
    for session in sessions where days.threads(session).contains(Int32(thread)) {
      spaces.insert(model.sessions[Int(session)].space)
      if days.first[Int(session)] == days.last[Int(session)] {
        known.insert(days.first[Int(session)])
      } else {
        open.append(session)
      }
    }
    self.days = known.count + open.count
  }
}
