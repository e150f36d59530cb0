/// What a reader sees in the place of a count.
enum Shown: Hashable, Sendable {
  case count(Int)
  /// The sign `c`.
  case hidden
  /// Nothing, or a sign that no count belongs here.
  case absent
}

/// What a figure is about: one indicator, area, period and group of children.
struct FigureKey: Hashable, Sendable {
  var indicator: String
  var level: String
  var area: String
  var time: String
  var pooled: Int
  var breakdown: String
  var category: String

  /// The figure in words that name no number.
  var words: String {
    let group = breakdown == "Total" ? "" : ", \(breakdown) \(category)"
    let years = pooled > 1 ? ", \(pooled) years to \(time)" : ", \(time)"
    return "\(indicator), \(level) \(area)\(group)\(years)"
  }
}

/// One row of an open table.
struct PublishedRow: Sendable {
  var key: FigureKey
  var parent: String
  var unit: String
  var value: String
  var status: String
  var lower: String
  var upper: String
  var numerator: Shown
  var denominator: Shown
  var comparison: String
  var comparisonLevel: String
  var boundaries: String
}

extension PublishedRow {
  /// Whether the numerator counts some of the denominator's children.
  var hasPart: Bool { unit != "per_1000" && key.indicator != "occupancy" }

  /// The columns of the open tables; another column is a number that nobody has traced.
  static let columns: Set<String> = [
    "time_period", "time_identifier", "geographic_level", "area_code", "area_name", "parent_code",
    "parent_name", "indicator", "breakdown", "category", "value", "value_status", "lower_ci_95",
    "upper_ci_95", "numerator", "numerator_status", "denominator", "denominator_status", "unit",
    "comparator_code", "comparison", "comparison_level", "pooled_periods", "boundary_date",
  ]

  /// The rows of an open table; nil where it has no column of the name of a count.
  static func rows(of table: TextRows) -> [PublishedRow]? {
    let columns = Dictionary(
      table.header.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    guard columns["indicator"] != nil, columns["numerator"] != nil, columns["area_code"] != nil
    else { return nil }
    return (0..<table.count).map { row in
      func text(_ name: String) -> String { columns[name].map { table.text(row, $0) } ?? "" }
      func shown(_ name: String) -> Shown {
        if let count = Int(text(name)) { return .count(count) }
        return text(name + "_status") == "c" ? .hidden : .absent
      }
      return PublishedRow(
        key: FigureKey(
          indicator: text("indicator"), level: text("geographic_level"), area: text("area_code"),
          time: text("time_period"), pooled: Int(text("pooled_periods")) ?? 1,
          breakdown: text("breakdown"), category: text("category")),
        parent: text("parent_code"), unit: text("unit"), value: text("value"),
        status: text("value_status"), lower: text("lower_ci_95"), upper: text("upper_ci_95"),
        numerator: shown("numerator"), denominator: shown("denominator"),
        comparison: text("comparison"), comparisonLevel: text("comparison_level"),
        boundaries: text("boundary_date"))
    }
  }
}
