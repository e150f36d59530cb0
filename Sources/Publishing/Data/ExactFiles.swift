import Disclosure
import Model

extension Report {
  /// `estimates.csv`: every figure with its method, comparison and, where there is none, the reason.
  func estimates() -> OutputFile {
    var csv = CSVWriter(
      header:
        "level,area_code,area_name,indicator,group,period,value,lower,upper,numerator,denominator,unit,method,"
        + "expected,ratio,ratio_lower,ratio_upper,z,p_value,q_value,flag,smoothed,smoothed_lower,"
        + "smoothed_upper,rank_lower,rank_upper,comparison,reason")
    for table in partnershipTables.tables {
      row(table.partnership, of: table, level: .partnership, name: edition.partnership, in: &csv)
    }
    for table in release.tables {
      let layer = levels.first { $0.layer.level == table.level }?.layer
      for (number, cell) in table.cells.enumerated() {
        row(cell, of: table, level: table.level, name: layer?.areas[number].name ?? "", in: &csv)
      }
      row(table.unknown, of: table, level: table.level, name: "Place not known", in: &csv)
      row(table.outside, of: table, level: table.level, name: "Outside the area", in: &csv)
    }
    return OutputFile("estimates.csv", bytes: csv.bytes)
  }

  private func row(
    _ cell: Cell, of table: Table, level: Level, name: String, in csv: inout CSVWriter
  ) {
    let estimate = cell.estimate
    csv.word(level.id)
    csv.word(cell.place.description)
    csv.text(name)
    csv.word(table.indicator.id)
    csv.text(table.group.description)
    csv.word(table.period)
    csv.exact(estimate?.outcome.value)
    csv.exact(estimate?.outcome.limits?.lower)
    csv.exact(estimate?.outcome.limits?.upper)
    csv.number(estimate?.numerator)
    csv.number(estimate?.denominator)
    csv.word(table.indicator.unit.rawValue)
    csv.word(estimate?.method)
    csv.exact(estimate?.expected)
    csv.exact(estimate?.ratio)
    csv.exact(estimate?.ratioLimits?.lower)
    csv.exact(estimate?.ratioLimits?.upper)
    csv.exact(estimate?.z)
    csv.exact(estimate?.p)
    csv.exact(estimate?.q)
    csv.word(estimate?.flag.rawValue)
    csv.exact(estimate?.smoothed)
    csv.exact(estimate?.smoothedLimits?.lower)
    csv.exact(estimate?.smoothedLimits?.upper)
    csv.number(estimate?.rank?.lowerBound)
    csv.number(estimate?.rank?.upperBound)
    csv.word(estimate?.comparison.rawValue)
    csv.word(estimate?.outcome.reason?.rawValue)
    csv.endRow()
  }

  /// `reconciliation.csv`: our totals beside the published ones; nothing where no table was given.
  func reconciliationFiles() -> [OutputFile] {
    guard !release.reconciliation.rows.isEmpty else { return [] }
    var csv = CSVWriter(
      header: "indicator,period,cell,ours,published,difference,verdict,explanation")
    for row in release.reconciliation.rows {
      csv.word(row.indicator)
      csv.text(row.period)
      csv.word(row.cell.rawValue)
      csv.exact(row.ours)
      csv.exact(row.published)
      csv.exact(row.difference)
      csv.word(row.verdict.rawValue)
      csv.text(row.explanation)
      csv.endRow()
    }
    return [OutputFile("reconciliation.csv", bytes: csv.bytes)]
  }

  /// `quality.csv`: one row a reason, with row numbers and never values.
  func qualityFile() -> OutputFile {
    var csv = CSVWriter(header: "input,field,reason,count,share,example_rows,effect")
    for quality in release.quality {
      let line = quality.line
      csv.text(line.input)
      csv.text(line.field)
      csv.text(line.reason)
      csv.word(quality.isShown ? String(line.count) : "c")
      csv.exact(line.share)
      csv.word(line.exampleRows.map { String($0) }.joined(separator: " "))
      csv.text(line.effect)
      csv.endRow()
    }
    return OutputFile("quality.csv", bytes: csv.bytes)
  }
}
