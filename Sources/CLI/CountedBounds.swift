import Intake
import Model
import Statistics

/// What can be said of a table some of whose cells are hidden: never a guess, only ranges (method notes, section 16).
struct CountedBounds {
  /// The whole: of its own row, or the sum of the areas where none of them is hidden.
  let whole: Tally
  /// The whole's share in percent where it is not known exactly and every cell has a range.
  let share: Interval?
  /// The areas with a hidden cell, and the share in percent that each can have.
  let hidden: [(area: AreaCode, share: Interval?)]

  /// - Parameters:
  ///   - rows: of one period.
  ///   - total: the code of the row that is the sum of the others.
  init(_ rows: [CountsTable.Row], total: AreaCode?) {
    let parts = rows.filter { $0.area != total }
    let sum = rows.first { $0.area == total }
    let isHidden = parts.map { $0.tally == .unavailable(.suppressedInput) }
    whole = sum?.tally ?? Self.sum(parts)
    let numerators = Self.bounds(parts.map(\.numerator), total: Self.exact(sum?.numerator))
    let denominators = Self.bounds(parts.map(\.denominator), total: Self.exact(sum?.denominator))
    hidden = parts.indices.filter { isHidden[$0] }.map { number in
      let top = numerators.map { $0[number] } ?? parts[number].numerator
      let bottom = denominators.map { $0[number] } ?? parts[number].denominator
      return (parts[number].area, Self.share(top, bottom))
    }
    share =
      sum == nil && isHidden.contains(true)
      ? Self.share(numerators.map(Self.sum), denominators.map(Self.sum)) : nil
  }

  /// The sum of the areas; a hidden one makes it unknown, one that has no figure is no part of it.
  private static func sum(_ rows: [CountsTable.Row]) -> Tally {
    var whole = Count(0, of: 0)
    for row in rows {
      switch row.tally {
      case .count(let count): whole = whole + count
      case .unavailable(.suppressedInput): return .unavailable(.suppressedInput)
      default: continue
      }
    }
    return .count(whole)
  }

  private static func sum(_ ranges: [ClosedRange<Int>]) -> ClosedRange<Int> {
    ranges.reduce(0) { $0 + $1.lowerBound }...ranges.reduce(0) { $0 + $1.upperBound }
  }

  /// The ranges given each other and the total; nil where a cell has none, or nothing fits the total.
  private static func bounds(
    _ cells: [ClosedRange<Int>?], total: Int?
  ) -> [ClosedRange<Int>]? {
    let known = cells.compactMap { $0 }
    guard known.count == cells.count else { return nil }
    return try? cellBounds(known, total: total)
  }

  private static func exact(_ range: ClosedRange<Int>?) -> Int? {
    range.flatMap { $0.count == 1 ? $0.lowerBound : nil }
  }

  private static func share(
    _ numerator: ClosedRange<Int>?, _ denominator: ClosedRange<Int>?
  ) -> Interval? {
    guard let numerator, let denominator else { return nil }
    return shareBounds(numerator, of: denominator).map {
      Interval($0.lower * 100, $0.upper * 100)
    }
  }
}

extension CountedInput {
  /// Says what hidden cells do: which whole cannot be summed, and within which limits it lies.
  func boundNotes() -> [Problem] {
    var notes: [Problem] = []
    for period in Set(table.rows.map(\.period)).sorted() {
      let bounds = CountedBounds(table.rows.filter { $0.period == period }, total: total)
      guard !bounds.hidden.isEmpty else { continue }
      let bounded = bounds.hidden.count { $0.share != nil }
      let limits = bounds.share.map {
        " The share of the whole lies between \(tenths($0.lower))% and \(tenths($0.upper))%."
      }
      let sum: String
      if case .count = bounds.whole {
        sum = " The whole is that of its own row."
      } else {
        sum =
          limits
          ?? " The whole is not known: say total: CODE where the table has a row for it, "
          + "and suppressed: 1..7 for what a hidden cell may hold."
      }
      notes.append(
        Problem(
          location: SourceLocation(file: file), severity: .warning, reason: "areas-hidden",
          message:
            "\(bounds.hidden.count) \(level.plural) have a hidden number for \(period) and no "
            + "figure; the share of \(bounded) of them lies in known limits.\(sum)"))
    }
    return notes
  }

  /// The number with one decimal place.
  private func tenths(_ value: Double) -> String {
    let whole = Int((value * 10).rounded())
    return "\(whole / 10).\(whole % 10)"
  }
}
