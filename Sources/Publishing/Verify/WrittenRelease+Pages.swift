import Model

extension WrittenRelease {
  /// Each figure, range and comparison in a table with linked rows is that of the open or exact table.
  func checkPages(
    _ verification: inout Verification, _ strings: Strings
  ) throws(VerificationError) {
    let figures = try writtenFigures(strings)
    guard !figures.isEmpty else { return }
    for path in paths where path.hasSuffix(".html") {
      for row in WrittenPage(try bytes(path)).linkedRows {
        let target = Self.resolved(row.target, from: path)
        guard let about = Self.about(page: path, target: target),
          let known = figures[[about.area, about.indicator]], !known.isEmpty
        else { continue }
        verification.figures += 1
        let same = known.filter { $0.value == row.figure && $0.range == row.range }
        guard !same.isEmpty else {
          verification.mismatches.append(
            .figure(page: path, indicator: about.indicator, area: about.area))
          continue
        }
        if !row.meaning.isEmpty, !same.contains(where: { $0.means(row.meaning, strings) }) {
          verification.mismatches.append(
            .comparison(page: path, indicator: about.indicator, area: about.area))
        }
      }
    }
  }

  /// An area's page lists indicators, and an indicator's page lists areas.
  private static func about(page: String, target: String) -> (area: String, indicator: String)? {
    func name(_ path: String) -> String {
      String(path.split(separator: "/").last?.dropLast(".html".count) ?? "")
    }
    let pageIsIndicator = page.hasPrefix("indicators/")
    let targetIsIndicator = target.hasPrefix("indicators/")
    let isArea = { (path: String) in path.contains("/") && AreaCode(name(path)) != nil }
    if pageIsIndicator, isArea(target) { return (name(target), name(page)) }
    if targetIsIndicator, isArea(page) { return (name(page), name(target)) }
    return nil
  }

  /// The figures of all children, by area and indicator; several periods may stand beside each other.
  private func writtenFigures(
    _ strings: Strings
  ) throws(VerificationError) -> [[String]: [WrittenFigure]] {
    var figures: [[String]: [WrittenFigure]] = [:]
    let tables = paths.filter {
      $0 == "estimates.csv"
        || $0.hasPrefix("data/") && $0.hasSuffix(".csv")
          && !$0.dropFirst("data/".count).contains("/") && $0 != "data/dictionary.csv"
    }
    for path in tables {
      let rows = try table(path)
      guard let header = rows.first else { continue }
      for row in rows.dropFirst() where row.count == header.count {
        let fields = Dictionary(zip(header, row), uniquingKeysWith: { first, _ in first })
        guard let figure = WrittenFigure(fields, strings) else { continue }
        figures[[fields["area_code"] ?? "", fields["indicator"] ?? ""], default: []].append(figure)
      }
    }
    return figures
  }
}

/// A figure of a table as a page prints it.
struct WrittenFigure {
  let value: String
  let range: String
  private let comparison: String

  /// - Returns: nil for a figure of a group of children.
  init?(_ fields: [String: String], _ strings: Strings) {
    guard fields["category"] == "Total" || fields["group"] == "all",
      let unit = Indicator.Unit(rawValue: fields["unit"] ?? "")
    else { return nil }
    let number = Double(fields["value"] ?? "")
    let lower = Double(fields["lower_ci_95"] ?? fields["lower"] ?? "")
    let upper = Double(fields["upper_ci_95"] ?? fields["upper"] ?? "")
    // A wait that most have not ended is compared by its pace, and a page has no figure to say it of.
    comparison = number == nil ? "" : fields["comparison"] ?? ""
    let status = fields["value_status"] ?? Self.status(of: fields["reason"] ?? "")
    value = number.map { unit.tabled($0) } ?? "[\(status == "z" ? "x" : status)]"
    range =
      unit == .children || number == nil
      ? "" : unit.printed(Outcome.Limits(lower: lower, upper: upper), strings) ?? ""
  }

  private static func status(of reason: String) -> String {
    switch reason {
    case "suppressedInput": "c"
    case "notApplicable": "z"
    default: "x"
    }
  }

  /// Whether the words of a page's last cell are those of the comparison.
  func means(_ words: String, _ strings: Strings) -> Bool {
    let isUp = words.contains("▲")
    let isDown = words.contains("▼")
    switch comparison {
    case "higher", "above", "well above": return isUp
    case "lower", "below", "well below": return isDown
    default: return !isUp && !isDown
    }
  }
}
