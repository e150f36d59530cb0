extension Screening {
  /// The signs that the Department's layout has for a number that is not there.
  static let symbols: Set<String> = ["c", "k", "low", "u", "x", "z"]

  /// Every indicator cell is a plain number or one of the signs.
  mutating func checkIndicators() {
    for name in indicators {
      guard let place = data.places(of: [name]).first else { continue }
      let mayFall = Self.mayBeNegative(name)
      for (number, row) in data.rows.enumerated() {
        guard let rule = Self.fault(of: row[place], mayFall: mayFall) else { continue }
        note(rule, column: name, row: number + 2)
      }
    }
  }

  /// What is wrong with the cell of an indicator.
  static func fault(of cell: String, mayFall: Bool) -> Rule? {
    if symbols.contains(cell) { return nil }
    if cell.allSatisfy(\.isWhitespace) { return .blank }
    let bytes = Array(cell.utf8)
    let isNegative = bytes.first == 45
    let digits = isNegative ? bytes.dropFirst() : bytes[...]
    let parts = digits.split(separator: 46, omittingEmptySubsequences: false)
    let isNumber =
      (1...2).contains(parts.count)
      && parts.allSatisfy { part in
        !part.isEmpty && part.allSatisfy { (48...57).contains($0) }
      }
    if isNumber { return isNegative && !mayFall ? .negative : nil }
    // Digits with something between them are a number written for people; all else is a sign of somebody's own.
    let hasDigit = bytes.contains { (48...57).contains($0) }
    if hasDigit, bytes.contains(44) { return .commaInNumber }
    return hasDigit ? .notNumber : .symbolUnknown
  }

  /// Changes may fall; counts, shares and waits cannot be less than nothing.
  private static func mayBeNegative(_ name: String) -> Bool { name.contains("change") }

  /// One kind of time in the file, each period in the form of its kind.
  mutating func checkTime() {
    let places = data.places(of: Self.timeColumns)
    guard places.count == 2 else { return }
    let kinds = Set(data.rows.map { $0[places[1]] })
    if kinds.count > 1 { note(.timeIdentifier, column: "time_identifier") }
    for (number, row) in data.rows.enumerated() {
      let (period, kind) = (row[places[0]], row[places[1]])
      guard Self.timeKinds.contains(kind) else {
        note(.timeIdentifier, column: "time_identifier", row: number + 2)
        continue
      }
      if !Self.isPeriod(period, of: kind) {
        note(.timePeriod, column: "time_period", row: number + 2)
      }
    }
  }

  private static let timeKinds: Set<String> = [
    "Calendar year", "Academic year", "Financial year", "Reporting year",
  ]

  /// Four digits, or six for years that begin in one and end in the next.
  static func isPeriod(_ period: String, of kind: String) -> Bool {
    let digits = period.utf8.compactMap { (48...57).contains($0) ? Int($0 - 48) : nil }
    guard digits.count == period.utf8.count else { return false }
    switch kind {
    case "Academic year", "Financial year":
      guard digits.count == 6 else { return false }
      return (digits[2] * 10 + digits[3] + 1) % 100 == digits[4] * 10 + digits[5]
    default:
      return digits.count == 4
    }
  }

  /// Filters are filled everywhere, have a total and more than one value.
  mutating func checkFilters() {
    for name in filterColumns {
      guard let place = data.places(of: [name]).first else { continue }
      var values: Set<String> = []
      for (number, row) in data.rows.enumerated() {
        if row[place].isEmpty { note(.blank, column: name, row: number + 2) }
        if row[place].count > 120 { note(.itemLength, column: name, row: number + 2) }
        values.insert(row[place])
      }
      if !values.contains("Total") { note(.filterWithoutTotal, column: name) }
      if values.count < 2 { note(.filterOfOneValue, column: name) }
    }
  }

  /// The metadata have a row for each filter and indicator and for nothing else.
  mutating func checkMetadata() {
    let required = [
      "col_name", "col_type", "label", "indicator_grouping", "indicator_unit", "indicator_dp",
      "filter_hint", "filter_grouping_column",
    ]
    for name in required where !metadata.headings.contains(name) {
      note(.metadataColumns, column: name)
    }
    var labels: Set<String> = []
    for (number, row) in metadata.rows.enumerated() {
      let name = metadata.cell(row, "col_name") ?? ""
      let label = metadata.cell(row, "label") ?? ""
      if label.isEmpty { note(.labelBlank, column: name, row: number + 2) }
      if label.count > 100 { note(.labelLength, column: name, row: number + 2) }
      if !labels.insert(label).inserted { note(.labelTwice, column: name, row: number + 2) }
      if !data.headings.contains(name) { note(.metadataUnused, column: name, row: number + 2) }
      checkKind(row, name, number + 2)
    }
    let described = Set(indicators + filterColumns + Self.timeColumns + Self.placeColumns)
    for name in data.headings where !described.contains(name) {
      note(.metadataMissing, column: name)
    }
    for name in indicators + filters
    where (Self.timeColumns + Self.placeColumns).contains(name) {
      note(.metadataUnused, column: name)
    }
  }

  private mutating func checkKind(_ row: [String], _ name: String, _ number: Int) {
    let unit = metadata.cell(row, "indicator_unit") ?? ""
    let decimals = metadata.cell(row, "indicator_dp") ?? ""
    let grouping = metadata.cell(row, "indicator_grouping") ?? ""
    switch metadata.cell(row, "col_type") {
    case "Indicator":
      if !["", "%", "pp", "\u{A3}", "\u{A3}m", "numberstring"].contains(unit) {
        note(.unitUnknown, column: name, row: number)
      }
      let isWhole = !decimals.isEmpty && decimals.utf8.allSatisfy { (48...57).contains($0) }
      if !isWhole { note(.decimals, column: name, row: number) }
    case "Filter":
      if !(unit + decimals + grouping).isEmpty {
        note(.filterAttributes, column: name, row: number)
      }
    default: note(.metadataType, column: name, row: number)
    }
  }
}
