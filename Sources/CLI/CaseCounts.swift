import Intake
import Model

/// A table with a row a case that is counted by area and never kept.
struct CaseCountsInput: Sendable {
  var source: CaseSource
  var indicator: Indicator
  var level: Level
  /// The days within which a wait should end.
  var within: Int
  /// The time that the table is about, as printed.
  var period: String
}

extension Configuration {
  /// The entries of `cases`: counted as a share of finished waits that ended in time.
  static func cases(
    _ top: inout YAMLSection, period: Period?, _ paths: Paths
  ) throws(ConfigurationError) -> [CaseCountsInput] {
    var inputs: [CaseCountsInput] = []
    for var section in try top.sections("cases") {
      let path = paths.resolve(try section.requiredText("file", example: "casework.csv"))
      let indicator = try indicator(&section)
      let level = Level(try section.requiredText("level", example: "ward"))
      let within = try section.value("within", expected: "Use a whole number of days.") { Int($0) }
      guard let within else { throw section.missing("within", example: "140") }
      guard var columns = try section.section("columns") else {
        throw section.missing(
          "columns", example: "{ postcode: postcode, start: received, stop: issued }")
      }
      let headings = CaseSource.Columns(
        postcode: try columns.requiredText("postcode", example: "postcode"),
        start: try columns.requiredText("start", example: "received"),
        stop: try columns.requiredText("stop", example: "issued"))
      try columns.finish()
      guard let time = try section.text("period") ?? period?.description else {
        throw section.missing("period", example: "2025")
      }
      try section.finish()
      inputs.append(
        CaseCountsInput(
          source: CaseSource(path: path, columns: headings), indicator: indicator, level: level,
          within: within, period: time))
    }
    return inputs
  }
}

extension Inputs {
  /// Counts a table of cases by the areas of its level.
  mutating func readCases(_ input: CaseCountsInput) async throws {
    guard let directory, let areas = boundaries.first(where: { $0.level == input.level }) else {
      preconditionFailure("The configuration names postcodes and the level.")
    }
    let places = try await PostcodeTable.placed(directory, in: areas)
    let read = try await tallyCases(input.source, places: places)
    problems += read.problems + read.value.unplaced(read.rowsRead.first)
    rowsRead += read.rowsRead
    tallied.append(read.value.measure(input, areas))
  }
}

extension CaseTally {
  /// The share of finished waits that ended in time, by area.
  fileprivate func measure(_ input: CaseCountsInput, _ areas: BoundarySet) -> Measure {
    func count(_ number: Int, _ place: Place) -> Count {
      Count(finished(number, within: input.within), of: place.finished)
    }
    let counts = areas.areas.indices.map { count($0, area($0)) }
    let away = count(-1, outside)
    let nowhere = count(-2, unknown)
    return Measure(
      indicator: input.indicator, level: input.level, group: .all, period: input.period,
      pooledPeriods: 1, areas: areas.areas.map(\.code), tallies: counts.map { .count($0) },
      partnership: .count(counts.reduce(away + nowhere, +)), unknown: .count(nowhere),
      outside: .count(away))
  }

  /// A problem for each way in which rows came to no area, with their number.
  fileprivate func unplaced(_ read: RowsRead?) -> [Problem] {
    let ways: [Match] = [.outside, .postcodeInvalid, .postcodeUnknown, .noGridReference, .missing]
    return ways.compactMap { match in
      guard let count = matches[match], count > 0, let file = read?.file else { return nil }
      return Problem(
        location: SourceLocation(file: file, column: "postcode"), severity: .note,
        reason: match.rawValue,
        message: "\(count.formattedWithCommas) rows. \(match.effect)")
    }
  }
}
