import Files
import Foundation

@testable import Audit

/// A small public release on disk, with one district of three wards unless the rows say otherwise.
struct ReleaseFolder: ~Copyable {
  let path: String

  static let header =
    "time_period,time_identifier,geographic_level,area_code,area_name,parent_code,parent_name,"
    + "indicator,breakdown,category,value,value_status,lower_ci_95,upper_ci_95,numerator,"
    + "numerator_status,denominator,denominator_status,unit,comparator_code,comparison,"
    + "comparison_level,pooled_periods,boundary_date"

  init(_ rows: [String], files: [String: String] = [:]) throws {
    path = NSTemporaryDirectory() + "audit-\(UUID().uuidString)"
    try write("data/waits.csv", ([Self.header] + rows).joined(separator: "\r\n") + "\r\n")
    for (name, text) in files { try write(name, text) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ text: String) throws {
    let place = URL(filePath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: place)
  }

  func audited() throws(AuditError) -> AuditReport { try audit([path]) }
}

extension AuditReport {
  func count(_ attack: Attack) -> Int { findings.count { $0.attack == attack } }
}

/// A row about a number of children: shown, or `c`.
func children(
  _ shown: String, _ area: String, level: String = "Ward", parent: String = "",
  indicator: String = "open_count", breakdown: String = "Total", category: String = "Total",
  time: String = "2026-01-15", pooled: Int = 1, boundaries: String = "2025"
) -> String {
  let isHidden = shown == "c"
  let figure = isHidden ? ",c,,,,c,,c" : "\(shown),,,,\(shown),,\(shown),"
  return "\(time),Snapshot day,\(level),\(area),A name,\(parent),,\(indicator),\(breakdown),"
    + "\(category),\(figure),children,Z10000001,,,\(pooled),\(boundaries)"
}

/// A row about a share: `numerator` and `denominator` as shown, with a value and limits in whole percent.
func share(
  _ numerator: String, of denominator: String, _ area: String, printed: String = ",,",
  level: String = "Ward", indicator: String = "open_over_20_weeks", comparison: String = ","
) -> String {
  let limits = printed.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  func count(_ shown: String) -> String { shown == "c" ? ",c" : "\(shown)," }
  return "2026-01-15,Snapshot day,\(level),\(area),A name,,,\(indicator),Total,Total,"
    + "\(limits[0]),\(numerator == "c" ? "c" : ""),\(limits[1]),\(limits[2]),\(count(numerator)),"
    + "\(count(denominator)),percent,Z10000001,\(comparison),1,2025"
}

let whole = "Local area partnership"
