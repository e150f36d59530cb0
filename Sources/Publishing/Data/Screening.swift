import Model

/// Checks a pair of files in the Department's layout before it is written: what its own screener refuses, and what that
/// lets through although it is wrong.
///
/// The screener passes `*`, `1,253`, negative numbers, `NaN` and codes of old wards; this refuses them. It reads the bytes
/// as they will be written, not the values that they were made from.
struct Screening {
  /// The rule that a file breaks.
  enum Rule: String, CaseIterable, Sendable {
    case fileName
    case notText
    case byteMark
    case raggedRow
    case columnMissing
    case columnName
    case columnTwice
    case noRows
    case spaces
    case blank
    case notNumber
    case symbolUnknown
    case commaInNumber
    case negative
    case rowTwice
    case timeIdentifier
    case timePeriod
    case levelUnknown
    case placeBlank
    case placeFilled
    case codeForm
    case codeLength
    case placeUnknownName
    case nameOfCode
    case filterWithoutTotal
    case filterOfOneValue
    case itemLength
    case metadataColumns
    case metadataType
    case metadataMissing
    case metadataUnused
    case labelBlank
    case labelLength
    case labelTwice
    case unitUnknown
    case decimals
    case filterAttributes
  }

  /// A rule that is broken, where, and how often; cells are named by row and column and never repeated.
  struct Fault: Sendable, Hashable {
    let rule: Rule
    let file: String
    let column: String?
    /// The first rows, the headings being row 1.
    var rows: [Int]
    var count: Int
  }

  private(set) var faults: [Fault] = []
  let file: String
  let data: ScreenedTable
  let metadata: ScreenedTable

  /// Screens the data file `name` and the metadata beside it.
  init(_ name: String, data: [UInt8], metadata: [UInt8]) {
    file = name
    self.data = ScreenedTable(data)
    self.metadata = ScreenedTable(metadata)
    checkFileName()
    checkText(data)
    checkColumns()
    guard faults.isEmpty else { return }
    checkMetadata()
    checkSpaces()
    checkTime()
    checkPlaces()
    checkFilters()
    checkIndicators()
    checkDoubles()
  }

  /// Notes a fault; those of one rule and column are put together.
  mutating func note(_ rule: Rule, column: String? = nil, row: Int? = nil) {
    if let number = faults.firstIndex(where: { $0.rule == rule && $0.column == column }) {
      faults[number].count += 1
      if let row, faults[number].rows.count < 5 { faults[number].rows.append(row) }
      return
    }
    faults.append(
      Fault(rule: rule, file: file, column: column, rows: row.map { [$0] } ?? [], count: 1))
  }

  /// Screens every pair.
  ///
  /// - Throws: `PublishingError.screeningFailed` with the faults of all of them.
  static func check(_ files: [OpenFile]) throws(PublishingError) {
    let ending = ".meta.csv"
    var faults: [String] = []
    for metadata in files where metadata.name.hasSuffix(ending) {
      let stem = metadata.name.dropLast(ending.count)
      guard let data = files.first(where: { $0.name == "\(stem).csv" }) else { continue }
      let name = stem.split(separator: "/").last.map(String.init) ?? ""
      faults += Screening(name, data: data.file.bytes, metadata: metadata.file.bytes).faults
        .map(\.description)
    }
    guard faults.isEmpty else { throw .screeningFailed(faults: faults) }
  }

  static let timeColumns = ["time_period", "time_identifier"]
  static let placeColumns = DepartmentPlace.columns

  /// Names of indicators in the order of the metadata.
  var indicators: [String] { metadataNames(ofType: "Indicator") }
  var filters: [String] { metadataNames(ofType: "Filter") }

  /// The filters, and the columns that put their values into groups.
  var filterColumns: [String] {
    let groups = metadata.rows.compactMap { metadata.cell($0, "filter_grouping_column") }
    return filters + groups.filter { !$0.isEmpty }
  }

  private func metadataNames(ofType type: String) -> [String] {
    metadata.rows.filter { metadata.cell($0, "col_type") == type }.compactMap {
      metadata.cell($0, "col_name")
    }
  }

  private mutating func checkFileName() {
    let form = /[a-z][a-z0-9_\-]*/
    let hasDate = file.contains(/(19|20)[0-9]{2}/)
    if file.wholeMatch(of: form) == nil || hasDate { note(.fileName) }
  }

  private mutating func checkText(_ bytes: [UInt8]) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { note(.byteMark) }
    let isControl = bytes.contains { $0 < 32 && $0 != 10 && $0 != 13 }
    if isControl || String(validating: bytes, as: UTF8.self) == nil { note(.notText) }
    for table in [data, metadata] {
      for (number, row) in table.rows.enumerated() where row.count != table.headings.count {
        note(.raggedRow, row: number + 2)
      }
    }
  }

  private mutating func checkColumns() {
    let required = Self.timeColumns + ["geographic_level", "country_code", "country_name"]
    for name in required where !data.headings.contains(name) { note(.columnMissing, column: name) }
    for (place, name) in data.headings.enumerated() {
      let isName = name.wholeMatch(of: /[a-z][a-z0-9_]*/) != nil && name.utf8.count <= 50
      if !isName { note(.columnName, column: name) }
      if data.headings[..<place].contains(name) { note(.columnTwice, column: name) }
    }
    if data.rows.isEmpty { note(.noRows) }
  }

  private mutating func checkSpaces() {
    for (place, name) in data.headings.enumerated() {
      for (number, row) in data.rows.enumerated() where row[place].hasOuterSpace {
        note(.spaces, column: name, row: number + 2)
      }
    }
  }

  private mutating func checkDoubles() {
    let key = data.places(
      of: Self.timeColumns + Self.placeColumns.filter { $0.hasSuffix("code") }
        + ["geographic_level"] + filterColumns)
    var seen: Set<[String]> = []
    for (number, row) in data.rows.enumerated()
    where !seen.insert(key.map { row[$0] }).inserted {
      note(.rowTwice, row: number + 2)
    }
  }
}

extension String {
  /// Whether a space or what looks like one stands at either end.
  var hasOuterSpace: Bool { first?.isWhitespace == true || last?.isWhitespace == true }
}
