/// Why the geometry of one feature cannot be used; the row is reported and the file read on.
enum GeometryFault: Error, Hashable {
  case endsEarly
  case notGeoPackageBinary
  case version(UInt8)
  case extended
  case envelope(UInt8)
  case byteOrder(UInt8)
  case kind(UInt32)
  case nested
  case ringTooShort(points: Int)
  case coordinateNotFinite
  case shellMissing

  /// The fixed word for counting repeats.
  var reason: String {
    switch self {
    case .endsEarly, .notGeoPackageBinary, .version, .envelope, .byteOrder, .nested:
      "geometry-damaged"
    case .extended, .kind: "geometry-kind"
    case .ringTooShort, .shellMissing: "ring-too-short"
    case .coordinateNotFinite: "coordinate-invalid"
    }
  }

  var message: String {
    let cause =
      switch self {
      case .endsEarly: "The geometry ends early."
      case .notGeoPackageBinary: "The geometry does not start as GeoPackage geometries do."
      case .version(let number): "The geometry has the unknown GeoPackage version \(number)."
      case .extended: "The geometry is of an extended GeoPackage kind, which cannot be read."
      case .envelope(let number): "The geometry has the unknown envelope kind \(number)."
      case .byteOrder(let number): "The geometry has the unknown byte order \(number)."
      case .kind(let number): "The geometry is \(Self.name(ofKind: number)), not an area."
      case .nested: "The geometry is a collection nested too deeply."
      case .ringTooShort(let points): "A ring has \(points) points; the fewest possible is 4."
      case .coordinateNotFinite: "A coordinate is not a finite number."
      case .shellMissing: "A polygon has holes but no outline."
      }
    return cause + " Export the layer again as polygons or multipolygons."
  }

  private static func name(ofKind kind: UInt32) -> String {
    switch kind {
    case 1: "a point"
    case 2: "a line"
    case 4: "several points"
    case 5: "several lines"
    case 8, 9, 11, 13: "a curve"
    case 10: "an area with curved edges"
    case 14, 15, 16, 17: "a surface in three dimensions"
    default: "of the unknown kind \(kind)"
    }
  }
}

/// What was changed in a geometry that is used all the same.
struct GeometryNotes: OptionSet {
  let rawValue: Int
  /// Heights or measures were left out.
  static let flattened = GeometryNotes(rawValue: 1)
  /// Points or lines of a collection were left out.
  static let linesLeftOut = GeometryNotes(rawValue: 2)
  static let ringClosed = GeometryNotes(rawValue: 4)
  static let bytesAfterEnd = GeometryNotes(rawValue: 8)
}
