public import Model

/// A boundary file that the example's settings name.
public struct ExampleAreas: Sendable {
  let level: Level
  let file: String
  let code: String?
  let name: String?
  let parent: String?

  /// The path is relative to the example's folder; `code`, `name` and `parent` are headings of the file, nil where the
  /// reader finds them by their form.
  public init(level: Level, file: String, code: String?, name: String?, parent: String?) {
    self.level = level
    self.file = file
    self.code = code
    self.name = name
    self.parent = parent
  }

  static let county = [
    ExampleAreas(
      level: .ward, file: "areas/wards.geojson", code: "WD25CD", name: "WD25NM", parent: "LAD25CD"),
    ExampleAreas(
      level: .division, file: "areas/divisions.geojson", code: "CED25CD", name: "CED25NM",
      parent: "LAD25CD"),
    ExampleAreas(
      level: .district, file: "areas/districts.geojson", code: "LAD25CD", name: "LAD25NM",
      parent: nil),
  ]

  fileprivate var line: String {
    let headings = [("code", code), ("name", name), ("parent", parent)].map { key, heading in
      heading.map { ", \(key): \(quoted($0))" } ?? ""
    }
    return "  - { level: \(level), file: \(quoted(file))\(headings.joined()) }\n"
  }
}

/// The `equity.yaml` that runs the example.
func settingsFile(
  areas: [ExampleAreas], postcodes: String, _ geography: ExampleGeography
) -> ExampleFile {
  let text = """
    # Made up: these children do not exist, wherever the areas come from. truth.csv says which differences between areas are real.
    made_up: true
    partnership: { name: Exampleshire Local Area Partnership, code: \(ExampleCounty.countyCode) }
    period: 2025-01-01..2025-12-31
    snapshot: \(History.lastDay)
    areas:
    \(areas.map(\.line).joined().dropLast())
    postcodes: { file: \(quoted(postcodes)) }
    sen2:
      folder: sen2
      earlier:
    \(ReturnSpan.all.dropFirst().map(\.settingsLine).joined().dropLast())
    \(otherInputs(geography).dropLast())
    names: { council: Exampleshire County Council, contact: send-data@example.org }
    seed: 20260115

    """
  return ExampleFile(path: "equity.yaml", text: text)
}

/// The inputs beside the returns, in every form that the example shows.
private func otherInputs(_ geography: ExampleGeography) -> String {
  let hasSmallAreas = geography.hasSmallAreas
  let place = hasSmallAreas ? "lsoa: lsoa21cd" : "area: ward_code"
  let level = hasSmallAreas ? "" : "\n    level: ward"
  let deprivation =
    hasSmallAreas
    ? "{ area: lsoa21cd, decile: imd_decile }, lookup: lsoa_to_ward.csv"
    : "{ area: area_code, decile: imd_decile }"
  return """
    waits:
      - file: waits.csv
        reasons: { completed: [seen], refused: [rejected], withdrawn: [moved] }
        limits: { weeks: 18 }
      - file: waits-therapy.csv
        service: \(ReferralWriter.therapy)
        columns: { start: referral_received_date, stop: first_attended_date, reason: outcome, \(place) }
        limits: { weeks: 18 }\(level)
    registers:
      - { kind: home_educated, file: home-education.csv }
      - { kind: missing_education, file: missing-education.csv }
      - { kind: eotas, file: eotas.csv }
    contacts:
      - { kind: calls, file: calls.csv }
      - { kind: emails, file: emails.csv, limits: { working_days: 8, acknowledge_days: 1 } }
    places: { file: places.csv }
    population: { file: population.csv, columns: { area: area_code, age: age_band, count: population } }
    deprivation: { file: deprivation.csv, columns: \(deprivation) }
    counts:
      - file: published-timeliness.csv
        published: true
        indicator: plans_issued_20_weeks
        columns: { area: new_la_code, period: time_period, numerator: plans_issued_within_20_weeks, denominator: plans_issued_den }
        rows: { time_period: 2025, geographic_level: Local authority, breakdown: All EHC plans issued }
      - file: published-timeliness.csv
        published: true
        indicator: plans_issued_20_weeks_excluding_exceptions
        columns: { area: new_la_code, period: time_period, numerator: plans_issued_20_weeks_ex, denominator: plans_issued_den_ex }
        rows: { time_period: 2025, geographic_level: Local authority, breakdown: All EHC plans issued }
    release: { authority_number: \(ExampleCounty.authorityNumber) }

    """
}

extension ReturnSpan {
  fileprivate var settingsLine: String {
    "    - { folder: \(quoted(folder)), period: \(year), snapshot: \(census) }\n"
  }
}

/// The text as YAML takes it in a flow mapping, quoted where it has to be.
private func quoted(_ text: String) -> String {
  let isPlain = text.utf8.allSatisfy { byte in
    switch byte {
    case 48...57, 65...90, 97...122, 45, 46, 47, 95: true
    default: false
    }
  }
  return isPlain && !text.isEmpty ? text : "'\(text.replacing("'", with: "''"))'"
}
