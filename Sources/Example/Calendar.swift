import Model

extension Day {
  /// The Friday before a Saturday or Sunday, any other day itself: letters leave on working days.
  var workingDay: Day {
    // 1 January 1970 was a Thursday.
    switch (Int(number) + 3) % 7 {
    case 5: self + -1
    case 6: self + -2
    default: self
    }
  }

  static func of(_ year: Int, _ month: Int, _ day: Int) -> Day {
    guard let made = Day(year: year, month: month, day: day) else {
      preconditionFailure("The example names days of the calendar.")
    }
    return made
  }

  /// Full years from this day to `later`.
  func years(to later: Day) -> Int {
    let (from, to) = (parts, later.parts)
    let isBeforeBirthday = (to.month, to.day) < (from.month, from.day)
    return to.year - from.year - (isBeforeBirthday ? 1 : 0)
  }

  /// The day as exports of the return write it: `2025-Sep-28 00:00:00`.
  var bladeText: String {
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let parts = parts
    return "\(parts.year)-\(months[parts.month - 1])-\(padded(parts.day, 2)) 00:00:00"
  }
}
