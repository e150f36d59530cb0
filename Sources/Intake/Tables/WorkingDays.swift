public import Model

/// Working days in England: all days but Saturdays, Sundays and bank holidays.
public struct WorkingDays: Sendable {
  /// Bank holidays that fall on Monday to Friday, ascending.
  private let holidays: [Day]
  /// The span in which the bank holidays are known.
  private let known: Period

  /// - Parameter extra: further days off, such as those of a council.
  public init(adding extra: [Day] = []) {
    let table = Self.england.flatMap { year, days in
      days.compactMap { Day(year: year, month: $0.0, day: $0.1) }
    }
    holidays = Set(table + extra).filter { !Self.isWeekend($0) }.sorted()
    let years = Self.england.map(\.year)
    guard let first = Day(year: years[0], month: 1, day: 1),
      let last = Day(year: years[years.count - 1], month: 12, day: 31),
      let known = Period(first, through: last)
    else { preconditionFailure("The table begins before it ends.") }
    self.known = known
  }

  /// Whether the bank holidays of the day's year are in the table.
  public func covers(_ day: Day) -> Bool { known.contains(day) }

  /// The working days after `start`, up to `end` and that day included; 0 where `end` is the same day or before it.
  public func count(after start: Day, through end: Day) -> Int {
    guard end > start else { return 0 }
    let weekdays = Self.weekdays(before: end + 1) - Self.weekdays(before: start + 1)
    return weekdays - (place(of: end + 1) - place(of: start + 1))
  }

  /// How many holidays are before the day.
  private func place(of day: Day) -> Int {
    var (low, high) = (0, holidays.count)
    while low < high {
      let middle = (low + high) / 2
      if holidays[middle] < day { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Mondays to Fridays before the day, counted from a Monday long ago.
  private static func weekdays(before day: Day) -> Int {
    // 5 January 1800 was a Sunday; 1 January 1970, day 0, a Thursday.
    let days = Int(day.number) + 3 + 7 * 10_000
    return days / 7 * 5 + min(days % 7, 5)
  }

  private static func isWeekend(_ day: Day) -> Bool { (Int(day.number) + 3 + 7 * 10_000) % 7 >= 5 }

  /// Bank holidays in England and Wales as gov.uk lists them, by month and day; substitute days where a holiday falls on a
  /// weekend.
  private static let england: [(year: Int, days: [(Int, Int)])] = [
    (2019, [(1, 1), (4, 19), (4, 22), (5, 6), (5, 27), (8, 26), (12, 25), (12, 26)]),
    (2020, [(1, 1), (4, 10), (4, 13), (5, 8), (5, 25), (8, 31), (12, 25), (12, 28)]),
    (2021, [(1, 1), (4, 2), (4, 5), (5, 3), (5, 31), (8, 30), (12, 27), (12, 28)]),
    (
      2022,
      [(1, 3), (4, 15), (4, 18), (5, 2), (6, 2), (6, 3), (8, 29), (9, 19), (12, 26), (12, 27)]
    ),
    (2023, [(1, 2), (4, 7), (4, 10), (5, 1), (5, 8), (5, 29), (8, 28), (12, 25), (12, 26)]),
    (2024, [(1, 1), (3, 29), (4, 1), (5, 6), (5, 27), (8, 26), (12, 25), (12, 26)]),
    (2025, [(1, 1), (4, 18), (4, 21), (5, 5), (5, 26), (8, 25), (12, 25), (12, 26)]),
    (2026, [(1, 1), (4, 3), (4, 6), (5, 4), (5, 25), (8, 31), (12, 25), (12, 28)]),
    (2027, [(1, 1), (3, 26), (3, 29), (5, 3), (5, 31), (8, 30), (12, 27), (12, 28)]),
    (2028, [(1, 3), (4, 14), (4, 17), (5, 1), (5, 29), (8, 28), (12, 25), (12, 26)]),
  ]
}
