import Files
import Store

/// What map files hold of figures, against the rows of the open tables.
func mapFindings(_ release: PublicRelease) throws(AuditError) -> [AuditFinding] {
  let figures = MappedFigures(release.rows)
  var findings: [AuditFinding] = []
  for path in release.paths where path.hasSuffix(".geojson") {
    for properties in GeoJSONProperties.all(in: try release.bytes(path)) {
      findings += figures.findings(properties, in: path)
    }
  }
  for path in release.paths where path.hasSuffix(".gpkg") {
    for layer in try layers(release.folder + "/" + path) {
      for row in layer.rows {
        let properties = zip(layer.columns, row).map { ($0, $1 ?? "") }
        findings += figures.findings(properties, in: "\(path) \(layer.name)")
      }
    }
  }
  return findings
}

private func layers(_ path: String) throws(AuditError) -> [GeoPackageLayer] {
  do {
    return try geoPackageLayers(path).map { name throws(StoreError) in
      try readGeoPackageLayer(path, layer: name)
    }
  } catch {
    throw .unreadable(path: path, reason: error.description)
  }
}

/// The figures of all children by area and indicator, as the open tables have them.
private struct MappedFigures {
  private var rows: [[String]: PublishedRow] = [:]
  private let indicators: [String]
  /// Keys that are no figures.
  private static let plain: Set<String> = [
    "fid", "area_code", "area_name", "geographic_level", "parent_code", "parent_name",
    "boundary_date", "release", "attribution",
  ]

  init(_ published: [PublishedRow]) {
    var indicators: Set<String> = []
    for row in published where row.key.breakdown == "Total" {
      rows[[row.key.area, row.key.indicator, row.key.time, String(row.key.pooled)]] = row
      indicators.insert(row.key.indicator)
    }
    // The longest name first: one may begin with another.
    self.indicators = indicators.sorted { ($1.count, $0) < ($0.count, $1) }
  }

  func findings(_ properties: [(String, String)], in file: String) -> [AuditFinding] {
    let area = properties.first { $0.0 == "area_code" }?.1 ?? ""
    var members: [String: [String: String]] = [:]
    var findings: [AuditFinding] = []
    func add(_ subject: String, _ reason: String) {
      findings.append(AuditFinding(.mapFiles, "\(file) \(area): \(subject)", reason: reason))
    }
    let only = properties.first { $0.0 == "indicator" }?.1
    for (key, value) in properties where !Self.plain.contains(key) {
      if let only {
        if key != "indicator", key != "unit" {
          members[only, default: [:]][key == "value_status" ? "status" : key] = value
        }
        continue
      }
      guard let indicator = indicators.first(where: { key.hasPrefix($0 + "_") }) else {
        add(key, "no table has such a number")
        continue
      }
      members[indicator, default: [:]][String(key.dropFirst(indicator.count + 1))] = value
    }
    for indicator in members.keys.sorted() {
      guard let member = members[indicator] else { continue }
      let row = rows[[
        area, indicator, member["time_period"] ?? "", member["pooled_periods"] ?? "1",
      ]]
      guard let row else {
        if member.contains(where: { !$0.value.isEmpty }) {
          add(indicator, "no row of a table has it")
        }
        continue
      }
      for (name, value) in member.sorted(by: { $0.key < $1.key }) {
        guard let expected = row.member(name) else {
          add("\(indicator)_\(name)", "no table has such a number")
          continue
        }
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

/// The properties of the features of a GeoJSON file; the ground is passed over.
enum GeoJSONProperties {
  /// The members of each feature's flat properties, in order; null is empty.
  static func all(in bytes: [UInt8]) -> [[(String, String)]] {
    let word = Array("\"properties\"".utf8)
    var features: [[(String, String)]] = []
    var place = 0
    while let next = bytes.firstPlace(of: 0x22, from: place), next + word.count < bytes.count {
      place = next
      guard bytes[place + 1] == 0x70,
        bytes[place..<(place + word.count)].elementsEqual(word)
      else {
        place += 1
        continue
      }
      place += word.count
      features.append(members(bytes, &place))
    }
    return features
  }

  private static func members(_ bytes: [UInt8], _ place: inout Int) -> [(String, String)] {
    var members: [(String, String)] = []
    var name: String?
    while place < bytes.count, bytes[place] != 0x7D {
      let byte = bytes[place]
      if byte == 0x22 {
        let text = string(bytes, &place)
        if let known = name {
          members.append((known, text))
          name = nil
        } else {
          name = text
        }
      } else if let known = name, byte != 0x3A, byte > 0x20 {
        let start = place
        while place < bytes.count, ![0x2C, 0x7D].contains(bytes[place]), bytes[place] > 0x20 {
          place += 1
        }
        let word = String(decoding: bytes[start..<place], as: UTF8.self)
        members.append((known, word == "null" ? "" : word))
        name = nil
      } else {
        place += 1
      }
    }
    return members
  }

  /// The string that begins at `place`, escapes left as they are but for quotes.
  private static func string(_ bytes: [UInt8], _ place: inout Int) -> String {
    var text: [UInt8] = []
    place += 1
    while place < bytes.count, bytes[place] != 0x22 {
      if bytes[place] == 0x5C, place + 1 < bytes.count { place += 1 }
      text.append(bytes[place])
      place += 1
    }
    place += 1
    return String(decoding: text, as: UTF8.self)
  }
}
