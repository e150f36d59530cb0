import Files
import Foundation
import Store

extension WrittenRelease {
  /// Map files hold the figures of the open tables, and the maps of the pages count areas as the tables do.
  func checkMaps(
    _ verification: inout Verification, _ strings: Strings
  ) throws(VerificationError) {
    let figures = MappedRows(try openRows())
    guard !figures.isEmpty else { return }
    for path in paths where path.hasSuffix(".geojson") {
      for feature in try json(path)["features"] as? [[String: Any]] ?? [] {
        let properties = feature["properties"] as? [String: Any] ?? [:]
        verification.values += properties.count
        note(figures.faults(properties.mapValues(Self.text)), in: path, &verification)
      }
    }
    for path in paths where path.hasSuffix(".gpkg") {
      for layer in try layers(path) {
        for row in layer.rows {
          let properties = zip(layer.columns, row).map { ($0, $1 ?? "") }
          verification.values += row.count
          note(
            figures.faults(Dictionary(properties, uniquingKeysWith: { first, _ in first })),
            in: path, &verification)
        }
      }
    }
    for path in paths where path.hasPrefix("indicators/") && path.hasSuffix(".html") {
      let indicator = String(path.dropFirst("indicators/".count).dropLast(".html".count))
      let page = WrittenPage(try bytes(path))
      for words in page.texts(of: "desc") {
        guard let count = MapCount(words, strings) else { continue }
        verification.sentences += 1
        if figures.tables(of: indicator, counted: count).isEmpty {
          verification.mismatches.append(.mapWords(page: path))
        }
      }
      for map in page.maps {
        guard let count = MapCount(map.words, strings) else { continue }
        verification.values += map.shapes.count
        let isFilled =
          map.agrees(
            lower: count.lower, higher: count.higher, areas: count.areas, hidden: count.hidden)
          && figures.tables(of: indicator, counted: count).contains(where: map.agrees(with:))
        if !isFilled { verification.mismatches.append(.mapFills(page: path)) }
      }
    }
  }

  private func note(
    _ faults: [(area: String, column: String)], in file: String,
    _ verification: inout Verification
  ) {
    for (area, column) in faults {
      verification.mismatches.append(.map(file: file, area: area, column: column))
    }
  }

  /// A member of a JSON object as a table would write it.
  private static func text(_ value: Any) -> String {
    switch value {
    case let text as String: text
    case let number as NSNumber: number.stringValue
    default: ""
    }
  }

  private func layers(_ path: String) throws(VerificationError) -> [GeoPackageLayer] {
    do {
      let place = folder + "/" + path
      var layers: [GeoPackageLayer] = []
      for name in try geoPackageLayers(place) {
        layers.append(try readGeoPackageLayer(place, layer: name))
      }
      return layers
    } catch {
      throw .file(.unreadable(path: path, reason: error.description))
    }
  }

  /// The rows of the open tables about all children.
  private func openRows() throws(VerificationError) -> [[String: String]] {
    var found: [[String: String]] = []
    for path in paths
    where path.hasPrefix("data/") && path.hasSuffix(".csv")
      && !path.dropFirst("data/".count).contains("/") && path != "data/dictionary.csv"
    {
      let rows = try table(path)
      guard let header = rows.first, header.contains("indicator") else { continue }
      for row in rows.dropFirst() where row.count == header.count {
        let fields = Dictionary(zip(header, row), uniquingKeysWith: { first, _ in first })
        if fields["category"] == "Total" { found.append(fields) }
      }
    }
    return found
  }
}

/// How many areas a map shows, and how many of them lower and higher than the whole.
private struct MapCount {
  let areas: Int
  let lower: Int
  let higher: Int
  let hidden: Int

  /// Reads the words of a map; nil for other words.
  init?(_ words: String, _ strings: Strings) {
    let inputs = strings.inputs(of: .mapWords, in: words)
    func number(_ name: String) -> Int? { Int((inputs?[name] ?? "").filter(\.isNumber)) }
    guard let areas = number("total"), let lower = number("lower"), let higher = number("higher"),
      let hidden = number("hidden")
    else { return nil }
    self.areas = areas
    self.lower = lower
    self.higher = higher
    self.hidden = hidden
  }

  /// Whether the rows of a table give this. Without a figure to show are also those that are not compared.
  func agrees(with rows: [[String: String]]) -> Bool {
    let hasNone = rows.count { ($0["value"] ?? "").isEmpty }
    let mayHaveNone = rows.count { ($0["comparison"] ?? "").isEmpty }
    return areas == rows.count && lower == rows.count { $0["comparison"] == "lower" }
      && higher == rows.count { $0["comparison"] == "higher" }
      && (hasNone...max(hasNone, mayHaveNone)).contains(hidden)
  }
}

/// The rows of open tables by area and indicator.
private struct MappedRows {
  private struct Place: Hashable {
    let area: String
    let indicator: String
  }

  private var rows: [Place: [[String: String]]] = [:]
  private var tables: [String: [[String]: [[String: String]]]] = [:]
  /// The longest first: one may begin with another.
  private let indicators: [String]

  var isEmpty: Bool { rows.isEmpty }

  /// The members of a map file that are columns of the tables.
  private static let figures: Set<String> = [
    "time_period", "pooled_periods", "value", "status", "lower_ci_95", "upper_ci_95", "numerator",
    "denominator", "comparison", "comparison_level",
  ]

  init(_ all: [[String: String]]) {
    for row in all {
      let (area, indicator) = (row["area_code"] ?? "", row["indicator"] ?? "")
      rows[Place(area: area, indicator: indicator), default: []].append(row)
      let table = ["geographic_level", "time_period", "pooled_periods"].map { row[$0] ?? "" }
      tables[indicator, default: [:]][table, default: []].append(row)
    }
    indicators = tables.keys.sorted { ($1.count, $0) < ($0.count, $1) }
  }

  /// The columns of a feature that the tables contradict.
  func faults(_ properties: [String: String]) -> [(area: String, column: String)] {
    let area = properties["area_code"] ?? ""
    var found: [(String, String)] = []
    var members: [String: [(name: String, value: String)]] = [:]
    let only = properties["indicator"] ?? ""
    for (key, value) in properties {
      // A file about one indicator names it in a column of its own.
      if !only.isEmpty {
        let name = key == "value_status" ? "status" : key
        if Self.figures.contains(name) { members[only, default: []].append((name, value)) }
        continue
      }
      guard let indicator = indicators.first(where: { key.hasPrefix($0 + "_") }) else { continue }
      members[indicator, default: []].append(
        (String(key.dropFirst(indicator.count + 1)), value))
    }
    for (indicator, members) in members.sorted(by: { $0.key < $1.key }) {
      func member(_ name: String) -> String { members.first { $0.name == name }?.value ?? "" }
      let row = rows[Place(area: area, indicator: indicator)]?.first {
        $0["time_period"] == member("time_period")
          && $0["pooled_periods"] == member("pooled_periods")
      }
      for (name, value) in members.sorted(by: { $0.name < $1.name }) {
        let expected = row?[name == "status" ? "value_status" : name] ?? ""
        let isSame =
          expected == value || Double(expected) != nil && Double(expected) == Double(value)
        if !isSame { found.append((area, "\(indicator)_\(name)")) }
      }
    }
    return found
  }

  /// The tables of an indicator, one level, period and number of years each, whose areas a map counts; in order of code.
  func tables(of indicator: String, counted count: MapCount) -> [[[String: String]]] {
    (tables[indicator] ?? [:]).values.map { rows in
      rows.filter { !["x", "z"].contains($0["area_code"]) }
        .sorted { ($0["area_code"] ?? "") < ($1["area_code"] ?? "") }
    }.filter(count.agrees(with:))
  }
}
