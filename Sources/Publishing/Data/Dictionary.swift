import Disclosure
import Model

extension Report {
  /// `data/dictionary.csv`: what each column of the open files holds.
  func dictionary() -> OutputFile {
    var csv = CSVWriter(header: "file,column,description,type,unit,allowed_values,example")
    for level in levels {
      for column in Self.tidyColumns {
        csv.word("\(level.layer.level.folder).csv")
        for text in column { csv.text(text) }
        csv.endRow()
      }
      for figures in level.figures {
        for column in Self.wideColumns {
          csv.word("\(level.layer.level.folder).geojson")
          csv.word("\(figures.indicator.id)_\(column[0])")
          csv.text("\(figures.indicator.title): \(column[1])")
          csv.word(column[2])
          csv.word(column[3] == "unit" ? figures.indicator.unit.rawValue : "")
          csv.text(column[4])
          csv.text(column[5])
          csv.endRow()
        }
      }
    }
    return OutputFile("data/dictionary.csv", bytes: csv.bytes)
  }

  /// Column, description, type, unit, allowed values, example.
  private static let tidyColumns: [[String]] = [
    ["time_period", "last year of the period, or the day", "text", "", "", "2025"],
    ["time_identifier", "kind of period", "text", "", "", "Calendar year"],
    ["geographic_level", "kind of area", "text", "", "", "Ward"],
    ["area_code", "code of the area; x not available, z outside", "text", "", "", "Z05000001"],
    ["area_name", "name of the area", "text", "", "", ""],
    ["parent_code", "code of the area that holds it", "text", "", "", ""],
    ["parent_name", "name of the area that holds it", "text", "", "", ""],
    ["indicator", "identifier of what is measured", "text", "", "", "plans_issued_20_weeks"],
    ["breakdown", "what children are grouped by", "text", "", "", "Total"],
    ["category", "group of children", "text", "", "", "Total"],
    ["value", "figure, from rounded counts", "number", "see unit", "", "84"],
    ["value_status", "reason for an empty value, or u", "text", "", "c x z u", "c"],
    ["lower_ci_95", "lower end of the likely range", "number", "see unit", "", "68"],
    ["upper_ci_95", "upper end of the likely range", "number", "see unit", "", "93"],
    ["numerator", "number it happened to, rounded", "number", "", "", "25"],
    ["numerator_status", "reason for an empty numerator", "text", "", "c", ""],
    ["denominator", "number it could have happened to, rounded", "number", "", "", "30"],
    ["denominator_status", "reason for an empty denominator", "text", "", "c", ""],
    ["unit", "unit of value and range", "text", "", "percent weeks children", "percent"],
    ["comparator_code", "code of what the area is compared with", "text", "", "", ""],
    ["comparison", "real difference, or similar", "text", "", "higher lower similar", "lower"],
    ["comparison_level", "limits that the area is outside", "number", "", "95 99.8", "95"],
    ["pooled_periods", "years put together", "number", "years", "", "3"],
    ["boundary_date", "edition of the boundaries", "text", "", "", "2025"],
  ]

  private static let wideColumns: [[String]] = [
    ["time_period", "last year of the period, or the day", "text", "", "", "2025"],
    ["value", "figure, from rounded counts", "number", "unit", "", "84"],
    ["status", "reason for an empty value, or u", "text", "", "c x z u", "c"],
    ["lower_ci_95", "lower end of the likely range", "number", "unit", "", "68"],
    ["upper_ci_95", "upper end of the likely range", "number", "unit", "", "93"],
    ["denominator", "number it could have happened to, rounded", "number", "", "", "30"],
    ["comparison", "real difference, or similar", "text", "", "higher lower similar", "lower"],
    ["comparison_level", "limits that the area is outside", "number", "", "95 99.8", "95"],
  ]
}
