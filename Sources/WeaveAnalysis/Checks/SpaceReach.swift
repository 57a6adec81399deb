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
    for (cell, own) in experience.audiences {
      var met: [SpaceID: (sure: Bool, possible: Bool)] = [:]
      for session in own {
        var here = met[sessions[Int(session)].space] ?? (false, false)
        if days.threads(session).contains(Int32(thread)) {
          here.possible = true
          if days.isAlwaysAbout(Int32(thread), session),
            experience.attendance.isSure(session, cell)
          {
            here.sure = true
          }
        }
        met[sessions[Int(session)].space] = here
      }
      for (space, here) in met {
        places[Int(space)].teachers += cell.weight
        places[Int(space)].sure += here.sure ? cell.weight : 0
        places[Int(space)].possible += here.possible ? cell.weight : 0
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
