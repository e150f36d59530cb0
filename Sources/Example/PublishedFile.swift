import Model

/// What the Department would have published of the partnership, in the layout of its tables: plans issued in time.
///
/// Counted from what happened, so that records which were spoilt on purpose make the small differences that real ones make.
func publishedFile(_ history: History) -> ExampleFile {
  var rows = Rows(
    [
      "time_period", "time_identifier", "geographic_level", "country_code", "country_name",
      "region_code", "region_name", "new_la_code", "old_la_code", "la_name", "breakdown_topic",
      "breakdown", "plans_issued_den", "plans_issued_den_ex", "plans_issued_within_20_weeks",
      "plans_issued_20_weeks_ex", "pc_plans_issued_within_20_weeks",
    ], marked: true)
  for span in ReturnSpan.all.reversed() {
    let plans = history.children.flatMap(\.episodes).filter { isCounted($0, span) }
    let lawful = plans.filter { !$0.exception }
    let inTime = plans.count { isInTime($0) }
    let percent = plans.isEmpty ? "x" : tenths(inTime, of: plans.count)
    rows.append([
      String(span.year.first.parts.year), "Calendar year", "Local authority", "Z92000001",
      "Fictionland", "Z12000001", "East Fiction", ExampleCounty.countyCode,
      String(ExampleCounty.authorityNumber), ExampleCounty.countyName, "All EHC plans issued",
      "All EHC plans issued", String(plans.count), String(lawful.count), String(inTime),
      String(lawful.count { isInTime($0) }), percent,
    ])
  }
  return ExampleFile(path: "published-timeliness.csv", bytes: rows.bytes)
}

private func isCounted(_ episode: Episode, _ span: ReturnSpan) -> Bool {
  guard span.covers(episode), episode.transfer == nil, let conclusion = episode.conclusion,
    conclusion.outcome == .yes, span.year.contains(conclusion.day)
  else { return false }
  return episode.exported.map { $0 > span.census } ?? true
}

private func isInTime(_ episode: Episode) -> Bool {
  episode.conclusion.map { $0.day - episode.received <= 140 } ?? false
}

/// A share in percent with one decimal place, rounded half up, as the Department rounds.
private func tenths(_ part: Int, of whole: Int) -> String {
  let value = (part * 2_000 + whole) / (2 * whole)
  return value % 10 == 0 ? String(value / 10) : "\(value / 10).\(value % 10)"
}
