import Intake
import Model
import Statistics

extension Configuration {
  /// The aggregated tables of `counts`.
  static func counts(
    _ top: inout YAMLSection, _ paths: Paths
  ) throws(ConfigurationError) -> [CountsInput] {
    var inputs: [CountsInput] = []
    for var section in try top.sections("counts") {
      let path = paths.resolve(try section.requiredText("file", example: "timeliness.csv.gz"))
      let indicator = try indicator(&section)
      let isPublished =
        try section.value("published", expected: "Use true or false.") { Bool($0) } ?? false
      let level = try level(&section, isPublished)
      guard var columns = try section.section("columns") else {
        throw section.missing(
          "columns",
          example: "{ area: new_la_code, period: time_period, numerator: n, denominator: d }")
      }
      inputs.append(
        CountsInput(
          path: path, indicator: indicator, level: level,
          area: try columns.requiredText("area", example: "new_la_code"),
          period: try columns.requiredText("period", example: "time_period"),
          numerator: try columns.requiredText("numerator", example: "plans_issued_within_20_weeks"),
          denominator: try columns.requiredText("denominator", example: "plans_issued_den"),
          rows: try section.choices("rows").map { (column: $0.key, value: $0.value) },
          isPublished: isPublished, suppression: try suppression(&section),
          total: try section.value(
            "total", expected: "Name the code of the row that is the whole, such as E92000001."
          ) { AreaCode($0) }, recoded: try recoded(&section)))
      try columns.finish()
      try section.finish()
    }
    return inputs
  }

  /// The level of the table's areas; published figures to compare with are about the partnership.
  private static func level(
    _ section: inout YAMLSection, _ isPublished: Bool
  ) throws(ConfigurationError) -> Level {
    if let text = try section.text("level") { return Level(text) }
    guard isPublished else { throw section.missing("level", example: "authority") }
    return .partnership
  }

  /// What suppressed cells hold, and to what the others were rounded.
  private static func suppression(
    _ section: inout YAMLSection
  ) throws(ConfigurationError) -> CountsSource.Suppression {
    let range = try section.value(
      "suppressed", expected: "Write what a suppressed cell may hold as 1..7."
    ) { text in
      let ends = text.split(separator: "..", omittingEmptySubsequences: false).map { Int($0) }
      guard ends.count == 2, let low = ends[0], let high = ends[1], 0 <= low, low <= high else {
        return ClosedRange<Int>?.none
      }
      return low...high
    }
    let rounded = try section.value("rounded", expected: "Use 5 or 10.") { text in
      Int(text).flatMap { [5, 10].contains($0) ? $0 : nil }
    }
    return CountsSource.Suppression(suppressed: range, rounded: rounded)
  }

  /// The codes that the table writes otherwise than the boundaries.
  private static func recoded(
    _ section: inout YAMLSection
  ) throws(ConfigurationError) -> [AreaCode: AreaCode] {
    var recoded: [AreaCode: AreaCode] = [:]
    for (key, value) in try section.pairs("recode") {
      guard let from = AreaCode(key), let to = AreaCode(value) else {
        throw section.complaint(
          at: "recode", "recode holds codes, such as { E10000002: E06000060 }.")
      }
      recoded[from] = to
    }
    return recoded
  }

  /// A known indicator by its identifier, or a new one with title, unit and direction.
  static func indicator(
    _ section: inout YAMLSection
  ) throws(ConfigurationError) -> Indicator {
    let id = try section.requiredText("indicator", example: "plans_issued_20_weeks")
    let title = try section.text("title")
    let directionWords = "Use up (higher is better), down (lower is better) or neutral."
    let direction = try section.value("direction", expected: directionWords) { word in
      ["up": Indicator.Direction.higherIsBetter, "down": .lowerIsBetter, "neutral": .neutral][word]
    }
    _ = try section.value("unit", expected: "Use percent.") { $0 == "percent" ? true : nil }
    let known = Catalogue.definition(id)?.indicator
    if let known, title == nil, direction == nil { return known }
    guard let title = title ?? known?.title else {
      let ids = Catalogue.definitions.map(\.indicator.id)
      let hint = nearestWord(to: id, among: ids).map { " Did you mean \($0)?" } ?? ""
      throw section.complaint(
        at: "indicator",
        "\(id) is not a known indicator: give title, unit and direction beside it.\(hint)")
    }
    guard let direction = direction ?? known?.direction else {
      throw section.missing("direction", example: "up")
    }
    return Indicator(
      id: id, title: title, definition: known?.definition ?? "\(title).",
      numerator: known?.numerator ?? title.lowercased(), denominator: known?.denominator ?? "cases",
      statistic: .share, unit: .percent, direction: direction, timing: .period)
  }
}
