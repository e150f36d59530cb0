import Files
import Store

/// What map files hold of figures, against the rows of the open tables.
func mapFindings(
  _ release: PublicRelease, _ layers: [GeoPackageLayer]
) throws(AuditError) -> [AuditFinding] {
  let figures = MappedFigures(release.rows)
  var findings: [AuditFinding] = []
  for path in release.paths where path.hasSuffix(".geojson") {
    var columns: MappedColumns?
    GeoJSONProperties(try release.bytes(path)).each { names, values in
      if columns?.names != names { columns = MappedColumns(names, figures.indicators) }
      guard let columns else { return }
      findings += figures.findings(columns, values, in: path)
    }
  }
  for layer in layers {
    let columns = MappedColumns(layer.columns, figures.indicators)
    for row in layer.rows {
      findings += figures.findings(columns, row.map { $0 ?? "" }, in: "layer \(layer.name)")
    }
  }
  return findings
}

/// What the columns of a map file are about.
private struct MappedColumns {
  let names: [String]
  /// The members of each indicator; where one column names the indicator of a row, those of any.
  private(set) var groups: [Group] = []
  /// Columns that belong to no indicator of the tables.
  private(set) var strange: [Int] = []
  private(set) var area: Int?
  /// The column that names the indicator of a row.
  private(set) var indicator: Int?

  struct Group {
    var indicator: String
    var members: [(name: String, column: Int)] = []

    func column(_ name: String) -> Int? { members.first { $0.name == name }?.column }
  }

  /// Keys that are no figures.
  private static let plain: Set<String> = [
    "fid", "area_code", "area_name", "geographic_level", "parent_code", "parent_name",
    "boundary_date", "release", "attribution",
  ]

  /// Of `indicators` the longest stand first, for one may begin with another.
  init(_ names: [String], _ indicators: [String]) {
    self.names = names
    area = names.firstIndex(of: "area_code")
    indicator = names.firstIndex(of: "indicator")
    var places: [String: Int] = [:]
    for (column, name) in names.enumerated() where !Self.plain.contains(name) {
      if indicator != nil {
        if name == "indicator" || name == "unit" { continue }
        if groups.isEmpty { groups.append(Group(indicator: "")) }
        groups[0].members.append((name == "value_status" ? "status" : name, column))
        continue
      }
      guard let found = indicators.first(where: { name.hasPrefix($0 + "_") }) else {
        strange.append(column)
        continue
      }
      let place = places[found] ?? groups.count
      if place == groups.count {
        places[found] = place
        groups.append(Group(indicator: found))
      }
      groups[place].members.append((String(name.dropFirst(found.count + 1)), column))
    }
  }
}

/// The figures of all children by area and indicator, as the open tables have them.
private struct MappedFigures {
  private struct Place: Hashable {
    var area: String
    var indicator: String
  }

  private var rows: [Place: [PublishedRow]] = [:]
  /// The longest name first.
  let indicators: [String]

  init(_ published: [PublishedRow]) {
    var indicators: Set<String> = []
    for row in published where row.key.breakdown == "Total" {
      rows[Place(area: row.key.area, indicator: row.key.indicator), default: []].append(row)
      indicators.insert(row.key.indicator)
    }
    self.indicators = indicators.sorted { ($1.count, $0) < ($0.count, $1) }
  }

  func findings(
    _ columns: MappedColumns, _ values: [String], in file: String
  ) -> [AuditFinding] {
    var findings: [AuditFinding] = []
    let area = columns.area.map { values[$0] } ?? ""
    func add(_ subject: String, _ reason: String) {
      findings.append(AuditFinding(.mapFiles, "\(file) \(area): \(subject)", reason: reason))
    }
    for column in columns.strange {
      add(columns.names[column], "no table has such a number")
    }
    for group in columns.groups {
      let indicator = columns.indicator.map { values[$0] } ?? group.indicator
      let time = group.column("time_period").map { values[$0] } ?? ""
      let pooled = Int(group.column("pooled_periods").map { values[$0] } ?? "") ?? 1
      let row = rows[Place(area: area, indicator: indicator)]?
        .first { $0.key.time == time && $0.key.pooled == pooled }
      guard let row else {
        if group.members.contains(where: { !values[$0.column].isEmpty }) {
          add(indicator, "no row of a table has it")
        }
        continue
      }
      for (name, column) in group.members {
        guard let expected = row.member(name) else {
          add("\(indicator)_\(name)", "no table has such a number")
          continue
        }
        let value = values[column]
        if expected != value, Double(expected) == nil || Double(expected) != Double(value) {
          add("\(indicator)_\(name)", "the table shows otherwise")
        }
      }
    }
    return findings
  }
}

extension PublishedRow {
  /// What a map file should hold under a member's name; nil for a name that it should not have.
  fileprivate func member(_ name: String) -> String? {
    func text(_ shown: Shown) -> String {
      if case .count(let count) = shown { return String(count) }
      return ""
    }
    switch name {
    case "time_period": return key.time
    case "pooled_periods": return String(key.pooled)
    case "value": return value
    case "status": return status
    case "lower_ci_95": return lower
    case "upper_ci_95": return upper
    case "numerator": return text(numerator)
    case "denominator": return text(denominator)
    case "comparison": return comparison
    case "comparison_level": return comparisonLevel
    default: return nil
    }
  }
}
