import Model

/// A period or day of the files, as pages and open data say it.
struct PeriodText {
  private enum Kind {
    case day(Day)
    case calendarYears(Int, Int)
    case schoolYears(Int, Int)
    case days(Day, Day)
    case other(String)
  }

  private let kind: Kind

  /// Reads `2025-01-01..2025-12-31`, `2026-01-15` or `2024`; any other text is kept as it is.
  init(_ text: String) {
    if let day = Day(iso: text) {
      kind = .day(day)
      return
    }
    let ends = text.split(separator: ".", omittingEmptySubsequences: true).compactMap {
      Day(iso: $0)
    }
    guard ends.count == 2, let first = ends.first, let last = ends.last else {
      if text.utf8.count == 4, let year = Int(text) {
        kind = .calendarYears(year, year)
      } else {
        kind = .other(text)
      }
      return
    }
    let (from, to) = (first.parts, last.parts)
    switch (from.month, from.day, to.month, to.day) {
    case (1, 1, 12, 31): kind = .calendarYears(from.year, to.year)
    case (9, 1, 8, 31): kind = .schoolYears(from.year, to.year)
    default: kind = .days(first, last)
    }
  }

  /// The period in words: "2025", "2023 to 2025", "2024/25", "15 January 2026".
  func words(_ strings: Strings) -> String {
    func span(_ first: String, _ last: String) -> String {
      strings(.span, [.init("first", first), .init("last", last)])
    }
    return switch kind {
    case .day(let day): day.words(strings)
    case .calendarYears(let first, let last):
      first == last ? "\(first)" : span("\(first)", "\(last)")
    case .schoolYears(let first, let last):
      first + 1 == last
        ? Self.schoolYear(last) : span(Self.schoolYear(first + 1), Self.schoolYear(last))
    case .days(let first, let last): span(first.words(strings), last.words(strings))
    case .other(let text): text
    }
  }

  private static func schoolYear(_ end: Int) -> String {
    "\(end - 1)/\(end % 100 < 10 ? "0" : "")\(end % 100)"
  }

  /// The `time_period` and `time_identifier` of open data: the last year of several.
  var columns: (period: String, identifier: String) {
    switch kind {
    case .day(let day): (day.description, "Snapshot day")
    case .calendarYears(_, let last): ("\(last)", "Calendar year")
    case .schoolYears(_, let last):
      ("\(last - 1)\(last % 100 < 10 ? "0" : "")\(last % 100)", "Academic year")
    case .days(let first, let last): ("\(first)/\(last)", "Period of days")
    case .other(let text): (text, "Reporting year")
    }
  }
}

extension Day {
  /// The month of the day as "March 2026".
  func monthWords(_ strings: Strings) -> String {
    words(strings).split(separator: " ").dropFirst().joined(separator: " ")
  }

  /// The day as "12 March 2026".
  func words(_ strings: Strings) -> String {
    let (year, month, day) = parts
    let months = strings(.months).split(separator: " ")
    return
      "\(day) \(months.indices.contains(month - 1) ? String(months[month - 1]) : "\(month)") \(year)"
  }
}
