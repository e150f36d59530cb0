import Disclosure
import Model
import Store

extension Report {
  /// The name of the GeoPackage: the council as a word, and the release.
  var packageName: String {
    let letters = edition.council.lowercased().unicodeScalars.map { scalar -> Character in
      ("a"..."z").contains(Character(scalar)) || ("0"..."9").contains(Character(scalar))
        ? Character(scalar) : "-"
    }
    let words = String(letters).split(separator: "-").joined(separator: "-")
    return "\(words.isEmpty ? "council" : String(words.prefix(60)))-\(edition.release).gpkg"
  }

  /// The open figures of all levels in British National Grid, a layer for each level, with styles for QGIS.
  func openPackage() -> GeoPackage {
    let layers = levelsInOpenOrder.map { level in
      let columns = mapColumns(level.figures, isLong: false).map { column in
        GeoPackage.Column(
          name: column.name, kind: column.kind.stored, isUnique: column.name == "area_code")
      }
      let rows = level.layer.areas.indices.map { number in
        zip(properties(of: number, in: level, level.figures, isLong: false), columns).map {
          Self.value($0, as: $1.kind)
        }
      }
      let styles = level.figures.map { style($0, of: level) }
      let first = level.figures.firstIndex { $0.indicator.id == edition.headline } ?? 0
      return GeoPackage.Layer(
        name: level.layer.level.folder,
        title: level.layer.level.plural.capitalizedFirst,
        description: "\(edition.partnership), release \(edition.release). \(attribution)",
        columns: columns, rows: rows,
        ground: GeoPackage.Ground(
          system: .britishNationalGrid, regions: level.layer.grid, hasIndex: false,
          style: styles.indices.contains(first) ? styles[first] : nil,
          otherStyles: styles.indices.filter { $0 != first }.map { styles[$0] }))
    }
    return GeoPackage(
      layers: layers, lastChange: edition.published ?? edition.snapshot ?? Day(number: 0),
      metadata: [
        GeoPackage.Metadata(
          standard: "https://schema.org/Dataset", mediaType: "application/ld+json",
          text: String(decoding: datasetBlock([]).bytes, as: UTF8.self))
      ])
  }

  private static func value(_ member: MapMember, as kind: GeoPackage.Column.Kind)
    -> GeoPackage.Value
  {
    guard let text = member.text else { return .null }
    switch kind {
    case .text: return .text(text)
    case .integer: return Int(text).map { .integer($0) } ?? .null
    case .real: return Double(text).map { .real($0) } ?? .null
    }
  }

  private func style(_ figures: Figures, of level: LevelReport) -> GeoPackage.Style {
    GeoPackage.Style(
      name: String(figures.indicator.id.prefix(30)), qml: QGISStyle(figures).qml,
      description: "\(figures.indicator.title), compared with \(comparator)")
  }
}

extension OpenColumn.Kind {
  fileprivate var stored: GeoPackage.Column.Kind {
    switch self {
    case .text, .words, .pattern: .text
    case .integer: .integer
    case .number: .real
    }
  }
}
