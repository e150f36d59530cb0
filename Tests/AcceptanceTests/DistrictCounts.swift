import Foundation

/// The example's districts with a count for each: a release in a moment.
enum DistrictCounts {
  private static let settings = """
    made_up: true
    partnership: { name: Exampleshire Local Area Partnership, code: Z10000001 }
    period: 2025-01-01..2025-12-31
    areas:
      - { level: district, file: areas/districts.geojson, code: LAD25CD, name: LAD25NM }
    counts:
      - file: counts.csv
        indicator: plans_issued_20_weeks
        level: district
        columns: { area: code, period: period, numerator: n, denominator: d }
    names: { council: Exampleshire County Council, contact: send-data@example.org }
    snapshot: 2026-01-15

    """

  static func configure(_ folder: String, adding lines: String = "") throws {
    try (settings + lines).write(
      toFile: folder + "/equity.yaml", atomically: false, encoding: .utf8)
  }

  /// Writes the configuration and the counts: a numerator for each of the eight districts, out of 69, 78 and so on.
  static func write(_ numerators: [Int], to folder: String) throws {
    try configure(folder)
    let rows = numerators.enumerated().map {
      "Z0700000\($0 + 1),2025,\($1),\(69 + $0 * 9)\n"
    }
    try ("code,period,n,d\n" + rows.joined()).write(
      toFile: folder + "/counts.csv", atomically: false, encoding: .utf8)
  }
}
