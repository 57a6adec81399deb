/// Sessions by month, those whose day is still open, and those that will not take place.
package struct Calendar: Sendable, Equatable {
  /// A line above the calendar; empty when the question already said it.
  package let title: String
  /// The months that have sessions, in order.
  package let months: [Month]
  /// Sessions without a day yet, in the order to show them.
  package let undated: [Undated]
  /// Meetings that were to be and are not, in order.
  package let cancelled: [Cancelled]

  package init(
    title: String = "", months: [Month], undated: [Undated] = [], cancelled: [Cancelled] = []
  ) {
    self.title = title
    self.months = months
    self.undated = undated
    self.cancelled = cancelled
  }
}

extension Calendar {
  /// The sessions of one month.
  package struct Month: Sendable, Equatable {
    /// The ISO 8601 month, such as `2026-10`.
    package let month: String
    /// The heading people read, such as `October 2026`.
    package let heading: String
    /// In the order to show them: by day, then by start.
    package let entries: [Entry]

    package init(_ month: String, heading: String, entries: [Entry]) {
      self.month = month
      self.heading = heading
      self.entries = entries
    }
  }

  /// A session on its day.
  package struct Entry: Sendable, Equatable {
    /// The ISO 8601 date.
    package let date: String
    /// The short weekday, such as `Wed`.
    package let weekday: String
    package let session: Session

    package init(date: String, weekday: String, session: Session) {
      self.date = date
      self.weekday = weekday
      self.session = session
    }
  }

  /// A session whose day is still open.
  package struct Undated: Sendable, Equatable {
    /// The days it may take, in words: `2027-01-11..2027-01-29`.
    package let window: String
    /// Its label in its space, such as `winter-1`; nil when it has none.
    package let label: String?
    package let session: Session

    package init(window: String, label: String? = nil, session: Session) {
      self.window = window
      self.label = label
      self.session = session
    }
  }

  /// A meeting that will not take place, with the reason.
  package struct Cancelled: Sendable, Equatable {
    /// The ISO 8601 date it would have taken place on.
    package let date: String
    /// The name of its space.
    package let space: String
    /// The reason in words; may be empty.
    package let why: String

    package init(date: String, space: String, why: String) {
      self.date = date
      self.space = space
      self.why = why
    }
  }
}

extension Calendar {
  /// What is known of a session besides its day.
  package struct Session: Sendable, Equatable {
    /// The name of its space.
    package let space: String
    /// The name of the team or person it is for; nil when it is for the whole space.
    package let section: String?
    package let title: String?
    /// The time it starts, such as `15:30`; nil when nobody has said.
    package let start: String?
    /// The time it ends, such as `16:30`; nil when nobody has said.
    package let end: String?
    /// Its length without breaks; nil when nobody has said.
    package let minutes: Int?
    /// The names of its leaders, without those still to be found.
    package let leaders: [String]
    /// The names of the threads it is about.
    package let threads: [String]
    /// The word for a session that is not simply planned, such as `tentative`.
    package let status: String?
    /// What sets it apart, in words: "moved from 2026-11-12", "also".
    package let marks: [String]
    /// Where it takes place; nil when nobody has said.
    package let place: String?

    package init(
      space: String, section: String? = nil, title: String? = nil, start: String? = nil,
      end: String? = nil, minutes: Int? = nil, leaders: [String] = [], threads: [String] = [],
      status: String? = nil, marks: [String] = [], place: String? = nil
    ) {
      self.space = space
      self.section = section
      self.title = title
      self.start = start
      self.end = end
      self.minutes = minutes
      self.leaders = leaders
      self.threads = threads
      self.status = status
      self.marks = marks
      self.place = place
    }
  }
}
