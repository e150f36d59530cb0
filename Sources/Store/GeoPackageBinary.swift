import Model

/// The rectangle around a region, in the region's own coordinates.
struct Envelope: Equatable {
  var minX: Double
  var maxX: Double
  var minY: Double
  var maxY: Double

  /// Nil for a region without ground.
  init?(_ region: Region) {
    guard let x = region.points.x.first, let y = region.points.y.first else { return nil }
    (minX, maxX, minY, maxY) = (x, x, y, y)
    for x in region.points.x {
      minX = min(minX, x)
      maxX = max(maxX, x)
    }
    for y in region.points.y {
      minY = min(minY, y)
      maxY = max(maxY, y)
    }
  }

  func union(_ other: Envelope?) -> Envelope {
    guard let other else { return self }
    var union = self
    union.minX = min(minX, other.minX)
    union.maxX = max(maxX, other.maxX)
    union.minY = min(minY, other.minY)
    union.maxY = max(maxY, other.maxY)
    return union
  }
}

/// Writes a region as a GeoPackage keeps it: a head with the envelope, then a little-endian MULTIPOLYGON.
struct GeoPackageBinary {
  private(set) var bytes: [UInt8]

  init(_ region: Region, envelope: Envelope?, system: CoordinateSystem) {
    bytes = []
    bytes.reserveCapacity(64 + 16 * region.points.count + 4 * region.ringCount)
    // "GP", version 0, then flags: little-endian, with an envelope of x and y or empty.
    bytes += [0x47, 0x50, 0, envelope == nil ? 0b1_0001 : 0b0_0011]
    append(system.rawValue)
    if let envelope {
      for side in [envelope.minX, envelope.maxX, envelope.minY, envelope.maxY] { append(side) }
    }
    appendHead(kind: 6, count: region.polygonCount)
    for polygon in 0..<region.polygonCount {
      let rings = region.rings(ofPolygon: polygon)
      appendHead(kind: 3, count: rings.count)
      for ring in rings { appendRing(region.pointRange(ofRing: ring), of: region) }
    }
  }

  private mutating func appendHead(kind: Int, count: Int) {
    bytes.append(1)
    append(kind)
    append(count)
  }

  private mutating func appendRing(_ range: Range<Int>, of region: Region) {
    append(range.count)
    for place in range {
      append(region.points.x[place])
      append(region.points.y[place])
    }
  }

  private mutating func append(_ number: Int) {
    let word = UInt32(truncatingIfNeeded: number)
    for shift in stride(from: 0 as UInt32, to: 32, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: word >> shift))
    }
  }

  private mutating func append(_ number: Double) {
    for shift in stride(from: 0 as UInt64, to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: number.bitPattern >> shift))
    }
  }
}
