import Model

/// Collects the polygons of a geometry in well-known binary: both byte orders, ISO and extended dimension marks.
///
/// Z and M are left out, as are points and lines inside a collection. OGC 06-103r4, section 8; the extended marks are
/// those of PostGIS.
struct WellKnownBinary {
  private(set) var region = Region()
  private(set) var notes: GeometryNotes = []
  private var reader: ByteReader
  private static let deepest = 16

  init(_ reader: ByteReader) throws(GeometryFault) {
    self.reader = reader
    try geometry(depth: 0)
    if self.reader.remaining > 0 { notes.insert(.bytesAfterEnd) }
  }

  /// How the numbers after a geometry's head are laid out.
  private struct Head {
    let littleEndian: Bool
    let kind: UInt32
    /// Numbers a point.
    let width: Int
  }

  private mutating func head() throws(GeometryFault) -> Head {
    let order = try reader.byte()
    guard order <= 1 else { throw .byteOrder(order) }
    let mark = try reader.word(littleEndian: order == 1)
    let plain = mark & 0x1FFF_FFFF
    guard plain < 4000 else { throw .kind(plain) }
    let hasZ = mark & 0x8000_0000 != 0 || plain / 1000 == 1 || plain / 1000 == 3
    let hasM = mark & 0x4000_0000 != 0 || plain / 1000 >= 2
    if mark & 0x2000_0000 != 0 { try reader.skip(4) }
    if hasZ || hasM { notes.insert(.flattened) }
    return Head(
      littleEndian: order == 1, kind: plain % 1000, width: 2 + (hasZ ? 1 : 0) + (hasM ? 1 : 0))
  }

  private mutating func geometry(depth: Int) throws(GeometryFault) {
    guard depth < Self.deepest else { throw .nested }
    let head = try head()
    switch head.kind {
    case 3: try polygon(head)
    case 6, 7, 12:
      // A member is at least a byte order, a kind and a count.
      let count = try reader.count(ofSize: 9, littleEndian: head.littleEndian)
      for _ in 0..<count { try geometry(depth: depth + 1) }
    case 1, 2, 4, 5:
      guard depth > 0 else { throw .kind(head.kind) }
      notes.insert(.linesLeftOut)
      try skipPointsOrLines(head)
    default: throw .kind(head.kind)
    }
  }

  private mutating func polygon(_ head: Head) throws(GeometryFault) {
    let rings = try reader.count(ofSize: 4, littleEndian: head.littleEndian)
    var hasShell = false
    for number in 0..<rings {
      let ring = try ring(head)
      if ring.count == 0 { continue }
      if number == 0 { hasShell = true }
      guard hasShell else { throw .shellMissing }
      region.appendRing(ring)
    }
    if hasShell { region.endPolygon() }
  }

  private mutating func ring(_ head: Head) throws(GeometryFault) -> Points {
    let count = try reader.count(ofSize: 8 * head.width, littleEndian: head.littleEndian)
    var ring = Points()
    ring.reserveCapacity(count + 1)
    for _ in 0..<count {
      let x = try reader.double(littleEndian: head.littleEndian)
      let y = try reader.double(littleEndian: head.littleEndian)
      try reader.skip(8 * (head.width - 2))
      guard x.isFinite, y.isFinite else { throw .coordinateNotFinite }
      ring.append(x: x, y: y)
    }
    if let x = ring.x.first, let y = ring.y.first, x != ring.x.last || y != ring.y.last {
      ring.append(x: x, y: y)
      notes.insert(.ringClosed)
    }
    guard ring.count == 0 || ring.count >= 4 else { throw .ringTooShort(points: ring.count) }
    return ring
  }

  private mutating func skipPointsOrLines(_ head: Head) throws(GeometryFault) {
    let point = 8 * head.width
    switch head.kind {
    case 1: try reader.skip(point)
    case 2:
      let count = try reader.count(ofSize: point, littleEndian: head.littleEndian)
      try reader.skip(point * count)
    default:
      let count = try reader.count(ofSize: 9, littleEndian: head.littleEndian)
      for _ in 0..<count {
        let member = try self.head()
        guard member.kind == 1 || member.kind == 2 else { throw .kind(member.kind) }
        try skipPointsOrLines(member)
      }
    }
  }
}
