import Testing
import WeaveAnswer
import WeaveRender

@Suite("Calendars and prose as text")
struct TextCalendarTests {
  @Test("Months have headings and columns of their own; what is open or cancelled follows")
  func calendar() {
    #expect(
      TextRenderer().render(.calendar(Samples.autumn)) == """
        October 2026
         Wed 2026-10-07  15:30–16:30  staff   Whose ideas count?  ruiz      deficit-views
         Thu 2026-10-29  ?            plc/g5                      kim, ode  talk           tentative, also

        November 2026
         Thu 2026-11-12  09:00, 45 min  plc  moved from 2026-11-11

        No day yet
         2027-01-11..2027-01-29  ?  district@winter-1  Winter day

        Cancelled
         2026-11-26  plc  Thanksgiving

        """)
  }

  @Test("A long calendar shows its head, dots, its tail and the count")
  func longCalendar() {
    let entries = (10...25).map { day in
      Calendar.Entry(
        date: "2026-10-\(day)", weekday: "Day", session: .init(space: "plc", start: "09:00"))
    }
    let calendar = Calendar(months: [.init("2026-10", heading: "October", entries: entries)])
    #expect(
      TextRenderer(.init(unicode: false, maxRows: 3)).render(.calendar(calendar)) == """
        October
         Day 2026-10-10  09:00-?  plc
         Day 2026-10-11  09:00-?  plc
         ...
         Day 2026-10-25  09:00-?  plc

         16 sessions, 3 shown

        """)
    #expect(TextRenderer().render(.calendar(Calendar(months: []))) == " no sessions\n")
  }

  @Test("Words wrap at blanks where there is a width, and keep their blanks where there is none")
  func prose() {
    let prose = Prose([
      .blank, .heading(["From ", .init("staff", .name)]),
      .paragraph(["14 sessions,  2026-09-03 to …; ", .init("4", .figure), " before it is met"]),
      .blank, .bullet(["one two three four"]), .bullet(["five"], depth: 1), .blank,
    ])
    #expect(
      TextRenderer().render(.prose(prose)) == """
        From staff
        14 sessions,  2026-09-03 to …; 4 before it is met

         • one two three four
           • five

        """)
    #expect(
      TextRenderer(.init(width: 20)).render(.prose(prose)) == """
        From staff
        14 sessions,
        2026-09-03 to …; 4
        before it is met

         • one two three
           four
           • five

        """)
  }

  @Test("Parts are one empty line apart, and silent parts leave none")
  func parts() {
    let answer = Answer.several([
      .prose(Prose("a")), .prose(Prose()), .several([.several([]), .prose(Prose("b"))]),
    ])
    #expect(TextRenderer().render(answer) == "a\n\nb\n")
    #expect(TextRenderer().render(.several([])) == "")
    #expect(Answer.joined([.several([.prose(Prose("a"))])]) == .prose(Prose("a")))
  }
}
