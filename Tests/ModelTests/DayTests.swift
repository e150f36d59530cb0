import Foundation
import Model
import Testing

@Suite("Days")
struct DayTests {
  @Test(
    "A day keeps its calendar parts",
    arguments: [(1970, 1, 1), (2024, 2, 29), (2000, 2, 29), (1899, 12, 31), (2025, 12, 31)])
  func parts(year: Int, month: Int, day: Int) throws {
    let made = try #require(Day(year: year, month: month, day: day))
    #expect(made.parts == (year, month, day))
  }

  @Test(
    "A day that the calendar lacks is refused",
    arguments: [
      "2025-02-29", "1900-02-29", "2025-13-01", "2025-00-10", "2025-04-31", "2025-1-1", "20250101",
    ])
  func refused(text: String) {
    #expect(Day(iso: text) == nil)
  }

  @Test("Every day of three centuries agrees with the Gregorian calendar of the system")
  func agreesWithFoundation() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    for number in stride(from: -62_000, through: 83_000, by: 17) {
      let date = Date(timeIntervalSince1970: Double(number) * 86_400)
      let parts = calendar.dateComponents([.year, .month, .day], from: date)
      let day = Day(number: Int32(number))
      #expect(day.parts == (parts.year ?? 0, parts.month ?? 0, parts.day ?? 0))
      #expect(Day(iso: day.description) == day)
    }
  }

  @Test("A wait counts calendar dates: 1 January to 21 May 2025 is 140 days, across a clock change")
  func twentyWeeks() throws {
    let received = try #require(Day(iso: "2025-01-01"))
    let issued = try #require(Day(iso: "2025-05-21"))
    #expect(issued - received == 140)
  }

  @Test("A period includes both its ends and never ends before it starts")
  func period() throws {
    let first = try #require(Day(iso: "2025-01-01"))
    let last = try #require(Day(iso: "2025-12-31"))
    let year = try #require(Period(first, through: last))
    #expect(year.contains(first) && year.contains(last) && !year.contains(last + 1))
    #expect(Period(last, through: first) == nil)
    #expect(year.description == "2025-01-01..2025-12-31")
  }
}
