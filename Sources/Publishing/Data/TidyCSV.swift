import Disclosure
import Model

extension Report {
  /// The open figures of one level, one row for each area, period, indicator and group, sorted by code.
  func tidyCSV(_ level: LevelReport) -> OutputFile {
    var csv = CSVWriter(
      header:
        "time_period,time_identifier,geographic_level,area_code,area_name,parent_code,parent_name,"
        + "indicator,breakdown,category,value,value_status,lower_ci_95,upper_ci_95,numerator,numerator_status,"
        + "denominator,denominator_status,unit,comparator_code,comparison,comparison_level,"
        + "pooled_periods,boundary_date")
    let tables = release.tables.filter { $0.level == level.layer.level }
    for table in tables {
      let place = OpenPlace(
        level: .partnership, code: edition.partnershipCode.text, name: edition.partnership)
      row(table.partnership, place, table, level, in: &csv)
    }
    for (number, area) in level.layer.areas.enumerated() {
      let parent = area.parent.flatMap { address($0) }.map { self.area($0) }
      let place = OpenPlace(
        level: level.layer.level, code: area.code.text, name: area.name,
        parentCode: area.parent?.text, parentName: parent?.name)
      for table in tables { row(table.cells[number], place, table, level, in: &csv) }
    }
    for table in tables {
      let unknown = OpenPlace(level: level.layer.level, code: "x", name: "Not available")
      row(table.unknown, unknown, table, level, in: &csv)
    }
    for table in tables {
      let outside = OpenPlace(level: level.layer.level, code: "z", name: "Outside the area")
      row(table.outside, outside, table, level, in: &csv)
    }
    return OutputFile("data/\(level.layer.level.folder).csv", bytes: csv.bytes)
  }

  private struct OpenPlace {
    var level: Level
    var code: String
    var name: String
    var parentCode: String?
    var parentName: String?
  }

  private func row(
    _ cell: Cell, _ place: OpenPlace, _ table: Table, _ level: LevelReport, in csv: inout CSVWriter
  ) {
    let figure = OpenFigure(cell, table.indicator)
    let time = PeriodText(table.period).columns
    let group = table.group.description.split(separator: "=", maxSplits: 1).map(String.init)
    csv.text(time.period)
    csv.word(time.identifier)
    csv.word(place.level.geographicLevel)
    csv.word(place.code)
    csv.text(place.name)
    csv.word(place.parentCode)
    csv.text(place.parentName ?? "")
    csv.word(table.indicator.id)
    csv.text(group.count == 2 ? group[0] : "Total")
    csv.text(group.count == 2 ? group[1] : "Total")
    csv.word(figure.value)
    csv.word(figure.status)
    csv.word(figure.lower)
    csv.word(figure.upper)
    csv.word(figure.numerator)
    csv.word(figure.countStatus)
    csv.word(figure.denominator)
    csv.word(figure.countStatus)
    csv.word(table.indicator.unit.rawValue)
    csv.word(place.level == .partnership ? nil : edition.partnershipCode.text)
    csv.word(figure.comparison)
    csv.word(figure.comparisonLevel)
    csv.number(table.pooledPeriods)
    csv.word(level.layer.vintage)
    csv.endRow()
  }
}
