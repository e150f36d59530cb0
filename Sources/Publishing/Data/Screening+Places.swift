extension Screening {
  /// What the rows of a level must have, and what only lower levels may have.
  private struct LevelRule {
    let filled: [String]
    let blank: [String]
  }

  private static let authority = ["old_la_code", "new_la_code", "la_name"]
  private static let district = ["lad_code", "lad_name"]
  private static let ward = ["ward_code", "ward_name"]

  private static let levels: [String: LevelRule] = [
    "National": LevelRule(filled: [], blank: authority + district + ward),
    "Local authority": LevelRule(filled: authority, blank: district + ward),
    "Local authority district": LevelRule(filled: district, blank: ward),
    "Ward": LevelRule(filled: ward, blank: []),
  ]

  /// The form of each code; `x` stands for a place that is not known, and areas that are made up begin with Z.
  static func isCode(_ code: String, in column: String) -> Bool {
    if code == "x" { return true }
    // Areas that are made up have eight digits after the Z.
    let isMadeUp = has(code, ["Z"], digits: 8)
    switch column {
    case "country_code": return has(code, ["E", "W", "S", "N", "K"], digits: 8)
    case "old_la_code": return has(code, [""], digits: 3)
    case "new_la_code": return isMadeUp || has(code, ["E06", "E08", "E09", "E10"], digits: 6)
    case "lad_code": return isMadeUp || has(code, ["E06", "E07", "E08", "E09"], digits: 6)
    case "ward_code": return isMadeUp || has(code, ["E05"], digits: 6)
    default: return true
    }
  }

  /// Whether a code is one of some beginnings with so many digits behind it.
  private static func has(_ code: String, _ beginnings: [String], digits: Int) -> Bool {
    beginnings.contains { beginning in
      let rest = code.utf8.dropFirst(beginning.utf8.count)
      return code.hasPrefix(beginning) && rest.count == digits
        && rest.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
  }

  /// Each level has its own columns filled, lower ones blank, and one name for each code.
  mutating func checkPlaces() {
    let pairs = [
      ("country_code", "country_name"), ("new_la_code", "la_name"), ("lad_code", "lad_name"),
      ("ward_code", "ward_name"),
    ].filter { data.places(of: [$0.0, $0.1]).count == 2 }
    var names: [String: String] = [:]
    for (number, row) in data.rows.enumerated() {
      checkLevel(row, number + 2)
      for column in Self.placeColumns where column.hasSuffix("_code") {
        let code = data.cell(row, column) ?? ""
        if code.utf8.count > 30 { note(.codeLength, column: column, row: number + 2) }
        if !code.isEmpty, !Self.isCode(code, in: column) {
          note(.codeForm, column: column, row: number + 2)
        }
      }
      for (code, name) in pairs {
        guard let value = data.cell(row, code), let text = data.cell(row, name) else { continue }
        if value == "x", text != "Not available" {
          note(.placeUnknownName, column: name, row: number + 2)
        }
        if value.isEmpty != text.isEmpty { note(.placeBlank, column: name, row: number + 2) }
        if value.isEmpty || value == "x" { continue }
        let key = code + value
        if names[key, default: text] != text { note(.nameOfCode, column: name, row: number + 2) }
        names[key] = text
      }
    }
  }

  private mutating func checkLevel(_ row: [String], _ number: Int) {
    let level = data.cell(row, "geographic_level") ?? ""
    guard let rule = Self.levels[level] else {
      note(.levelUnknown, column: "geographic_level", row: number)
      return
    }
    for column in ["country_code", "country_name"] + rule.filled
    where (data.cell(row, column) ?? "").isEmpty {
      note(.placeBlank, column: column, row: number)
    }
    for column in rule.blank where !(data.cell(row, column) ?? "").isEmpty {
      note(.placeFilled, column: column, row: number)
    }
  }
}
