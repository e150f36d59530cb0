import Disclosure
import Model
import Store

extension Report {
  /// The GeoPackage of the internal tree: a layer for each level, a row for each area, every figure of that level.
  func resultsPackage() -> GeoPackage {
    let layers = levels.map { level in
      let all = release.tables.filter { $0.level == level.layer.level && $0.group == .all }
      // Earlier years are in the file of exact figures: a column here is named by its indicator alone.
      let tables = all.filter { table in
        !all.contains {
          $0.indicator.id == table.indicator.id && $0.pooledPeriods == table.pooledPeriods
            && $0.period > table.period
        }
      }
      let columns = Self.areaColumns + tables.flatMap(Self.columns)
      let rows = level.layer.areas.enumerated().map { number, area in
        Self.areaValues(area) + tables.flatMap { Self.values($0.cells[number]) }
      }
      return GeoPackage.Layer(
        name: level.layer.level.folder,
        title: "\(edition.partnership): \(level.layer.level.plural)",
        description: "Internal: contains small numbers. Release \(edition.release).",
        columns: columns, rows: rows,
        ground: GeoPackage.Ground(
          system: .wgs84, regions: level.layer.open, hasIndex: false, style: nil))
    }
    return GeoPackage(
      layers: layers, lastChange: edition.published ?? edition.snapshot ?? Day(number: 0),
      metadata: [])
  }

  private static let areaColumns = [
    GeoPackage.Column(name: "area_code", kind: .text, isUnique: true),
    GeoPackage.Column(name: "area_name", kind: .text, isUnique: false),
    GeoPackage.Column(name: "parent_code", kind: .text, isUnique: false),
  ]

  private static func areaValues(_ area: Area) -> [GeoPackage.Value] {
    [.text(area.code.text), .text(area.name), area.parent.map { .text($0.text) } ?? .null]
  }

  /// The columns of one table; several years together say so in their names.
  private static func columns(_ table: Table) -> [GeoPackage.Column] {
    let years = table.pooledPeriods > 1 ? "_\(table.pooledPeriods)_years" : ""
    let stem = table.indicator.id + years
    let kinds: [(String, GeoPackage.Column.Kind)] = [
      ("value", .real), ("lower", .real), ("upper", .real), ("numerator", .integer),
      ("denominator", .integer), ("flag", .text), ("comparison", .text), ("reason", .text),
    ]
    return kinds.map { GeoPackage.Column(name: "\(stem)_\($0)", kind: $1, isUnique: false) }
  }

  private static func values(_ cell: Cell) -> [GeoPackage.Value] {
    guard let estimate = cell.estimate else { return Array(repeating: .null, count: 8) }
    let limits = estimate.outcome.limits
    func real(_ value: Double?) -> GeoPackage.Value { value.map { .real($0) } ?? .null }
    func integer(_ value: Int?) -> GeoPackage.Value { value.map { .integer($0) } ?? .null }
    return [
      real(estimate.outcome.value), real(limits?.lower), real(limits?.upper),
      integer(estimate.numerator), integer(estimate.denominator), .text(estimate.flag.rawValue),
      .text(estimate.comparison.rawValue),
      estimate.outcome.reason.map { .text($0.rawValue) } ?? .null,
    ]
  }
}
