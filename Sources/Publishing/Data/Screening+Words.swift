extension Screening.Fault: CustomStringConvertible {
  var description: String {
    let place = column.map { " column \($0)" } ?? ""
    let first = rows.first.map { " row \($0)" } ?? ""
    let more = count > 1 ? " (and \(count - 1) more)" : ""
    return "dfe/\(file).csv\(first)\(place): \(rule.words)\(more)"
  }
}

extension Screening.Rule {
  /// What is wrong and what to do, as a sentence.
  var words: String {
    switch self {
    case .fileName:
      "a file name has small letters, digits, _ and - only, and no year."
    case .notText: "the file is not plain UTF-8 text."
    case .byteMark: "a byte order mark stands before the text."
    case .raggedRow: "the row has more or fewer cells than there are headings."
    case .columnMissing: "this column is not there, and the layout asks for it."
    case .columnName: "a column name is snake_case, begins with a letter and has at most 50."
    case .columnTwice: "two columns have this name."
    case .noRows: "the file has no rows."
    case .spaces: "a space stands before or behind the text. Take it away in the input."
    case .blank: "the cell is blank. Every filter and indicator cell is filled."
    case .notNumber: "this is not a plain number: digits and one point only."
    case .symbolUnknown: "this is not a number, nor one of the signs c, k, low, u, x and z."
    case .commaInNumber: "a comma stands in the number. Write thousands without it."
    case .negative: "the number is below zero, which this indicator cannot be."
    case .rowTwice: "a row above has the same time, place and filters."
    case .timeIdentifier: "the kind of time is not known, or is not the same in every row."
    case .timePeriod:
      "a calendar or reporting year has four digits; an academic or financial one six, as 202425."
    case .levelUnknown: "the layout has no such level."
    case .placeBlank: "this part of the place is blank. Rows of this level have it."
    case .placeFilled: "rows of this level leave this part of the place blank."
    case .codeForm: "this is no code of this kind of area. Use the codes of the boundaries."
    case .codeLength: "a code has at most 30 characters."
    case .placeUnknownName: "the place with the code x is called Not available."
    case .nameOfCode: "the code has another name further up. Codes and names go in pairs."
    case .filterWithoutTotal: "the filter has no row with Total."
    case .filterOfOneValue: "the filter has one value only. Leave it out."
    case .itemLength: "a filter value has at most 120 characters."
    case .metadataColumns: "the metadata lack this column."
    case .metadataType: "the type of a column is Filter or Indicator."
    case .metadataMissing: "the metadata do not tell what this column is."
    case .metadataUnused: "the metadata describe a column that is not there or needs no row."
    case .labelBlank: "the label is blank."
    case .labelLength: "a label has at most 100 characters."
    case .labelTwice: "two columns have this label."
    case .unitUnknown:
      "a unit is blank, %, pp, \u{A3}, \u{A3}m or numberstring; say others in the label."
    case .decimals: "the number of decimals is not there."
    case .filterAttributes: "a filter has no unit, decimals or group of indicators."
    }
  }
}
