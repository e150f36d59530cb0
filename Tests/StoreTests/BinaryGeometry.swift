/// Writes well-known binary and GeoPackage heads by hand, whole or damaged.
struct BinaryGeometry {
  enum Marks { case iso, extended }

  var littleEndian = true
  var hasZ = false
  var hasM = false
  var marks = Marks.iso
  var srid: UInt32?

  typealias Ring = [(Double, Double)]

  static let square: Ring = [(0, 0), (0, 10), (10, 10), (10, 0), (0, 0)]
  static let hole: Ring = [(2, 2), (4, 2), (4, 4), (2, 4), (2, 2)]

  func word(_ value: UInt32) -> [UInt8] {
    let bytes = (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
    return littleEndian ? bytes : bytes.reversed()
  }

  func double(_ value: Double) -> [UInt8] {
    let bits = value.bitPattern
    let bytes = (0..<8).map { UInt8(truncatingIfNeeded: bits >> (8 * UInt64($0))) }
    return littleEndian ? bytes : bytes.reversed()
  }

  func head(_ kind: UInt32) -> [UInt8] {
    var mark = kind
    switch marks {
    case .iso: mark += (hasZ ? 1000 : 0) + (hasM ? 2000 : 0)
    case .extended: mark |= (hasZ ? 0x8000_0000 : 0) | (hasM ? 0x4000_0000 : 0)
    }
    if srid != nil { mark |= 0x2000_0000 }
    return [littleEndian ? 1 : 0] + word(mark) + (srid.map(word) ?? [])
  }

  func points(_ ring: Ring) -> [UInt8] {
    ring.flatMap { x, y in
      double(x) + double(y) + (hasZ ? double(77) : []) + (hasM ? double(88) : [])
    }
  }

  func polygon(_ rings: [Ring]) -> [UInt8] {
    head(3) + word(UInt32(rings.count))
      + rings.flatMap { word(UInt32($0.count)) + points($0) }
  }

  func collection(_ kind: UInt32, _ members: [[UInt8]]) -> [UInt8] {
    head(kind) + word(UInt32(members.count)) + members.joined()
  }

  func point(_ x: Double, _ y: Double) -> [UInt8] { head(1) + points([(x, y)]) }

  func line(_ line: Ring) -> [UInt8] { head(2) + word(UInt32(line.count)) + points(line) }

  /// The GeoPackage head, with an envelope of zeros.
  func geoPackage(
    _ binary: [UInt8], system: UInt32 = 27700, envelope: UInt8 = 0, empty: Bool = false,
    extended: Bool = false
  ) -> [UInt8] {
    let size = [0, 32, 48, 48, 64][min(Int(envelope), 4)]
    let flags =
      (littleEndian ? 1 : 0) | envelope << 1 | (empty ? 0b1_0000 : 0) | (extended ? 0b10_0000 : 0)
    return [0x47, 0x50, 0, flags] + word(system) + [UInt8](repeating: 0, count: size) + binary
  }
}
