import Foundation
import GRDB
import Model

/// The features of a layer while they are read, with what is wrong with them.
struct FeatureColumns {
  private(set) var rows: [[String?]] = []
  private(set) var regions: [Region?] = []
  private(set) var problems: [Problem] = []
  /// Remarks on the layer as a whole.
  private(set) var layerNotes: [Problem] = []
  private let file: String
  private let geometryColumn: String
  private let system: Int
  private var flattened = 0

  init(file: String, geometryColumn: String, system: Int) {
    self.file = file
    self.geometryColumn = geometryColumn
    self.system = system
  }

  mutating func append(attributes: [String?], geometry: DatabaseValue) {
    rows.append(attributes)
    switch geometry.storage {
    case .blob(let data): regions.append(region(Array(data)))
    case .null:
      regions.append(nil)
      report(.error, "geometry-missing", "The feature has no geometry. Add one, or remove it.")
    default:
      regions.append(nil)
      report(.error, "geometry-damaged", GeometryFault.notGeoPackageBinary.message)
    }
  }

  private mutating func region(_ blob: [UInt8]) -> Region? {
    do {
      let geometry = try GeoPackageGeometry(blob)
      report(geometry)
      return geometry.region
    } catch {
      report(.error, error.reason, error.message)
      return nil
    }
  }

  private mutating func report(_ geometry: GeoPackageGeometry) {
    if geometry.region.isEmpty {
      report(.warning, "geometry-empty", "The geometry is empty, so that no point lies in it.")
    }
    if geometry.system != Int32(truncatingIfNeeded: system) {
      report(
        .warning, "geometry-system",
        "The geometry names system \(geometry.system) and its layer \(system). "
          + "The layer's was used; check which is right.")
    }
    if geometry.notes.contains(.ringClosed) {
      report(.warning, "ring-open", "A ring did not end where it starts, and was closed.")
    }
    if geometry.notes.contains(.linesLeftOut) {
      report(.warning, "lines-left-out", "Points or lines beside the areas were left out.")
    }
    if geometry.notes.contains(.bytesAfterEnd) {
      report(.warning, "geometry-damaged", "Bytes after the end of the geometry were left out.")
    }
    if geometry.notes.contains(.flattened) { flattened += 1 }
  }

  private mutating func report(_ severity: Severity, _ reason: String, _ message: String) {
    problems.append(
      Problem(
        location: SourceLocation(file: file, row: rows.count, column: geometryColumn),
        severity: severity, reason: reason, message: message))
  }

  /// Adds the remarks that concern the layer and not one of its features.
  mutating func noteLayer(_ layer: GeoPackageCatalogue.Layer) {
    let location = SourceLocation(file: file, column: geometryColumn)
    if flattened > 0 {
      layerNotes.append(
        Problem(
          location: location, severity: .note, reason: "heights-left-out",
          message: "Heights or measures of \(flattened) features were left out."))
    }
    if !layer.isEPSG || layer.number <= 0 {
      layerNotes.append(
        Problem(
          location: location, severity: .warning, reason: "system-undefined",
          message: "Layer \"\(layer.name)\" names no EPSG coordinate system. Declare its system."))
    }
  }
}
