import Model
import Testing

@testable import Store

@Suite("Geometry of a GeoPackage")
struct GeoPackageGeometryTests {
  let square = region([[BinaryGeometry.square]])
  let pierced = region([[BinaryGeometry.square, BinaryGeometry.hole]])

  @Test(
    "Each envelope kind in each byte order gives the same ground",
    arguments: 0...4 as ClosedRange<UInt8>,
    [true, false])
  func envelopes(kind: UInt8, littleEndian: Bool) throws {
    let writer = BinaryGeometry(littleEndian: littleEndian)
    let blob = writer.geoPackage(
      writer.polygon([BinaryGeometry.square, BinaryGeometry.hole]), envelope: kind)
    let geometry = try GeoPackageGeometry(blob)
    #expect(geometry.region == pierced)
    #expect(geometry.system == 27700)
    #expect(geometry.notes == [])
  }

  @Test(
    "Z and M are left out and said to be, whichever marks stand for them",
    arguments: [(true, false), (false, true), (true, true)],
    [BinaryGeometry.Marks.iso, .extended])
  func dimensions(has: (z: Bool, m: Bool), marks: BinaryGeometry.Marks) throws {
    let writer = BinaryGeometry(littleEndian: false, hasZ: has.z, hasM: has.m, marks: marks)
    let geometry = try GeoPackageGeometry(
      writer.geoPackage(writer.collection(6, [writer.polygon([BinaryGeometry.square])])))
    #expect(geometry.region == square)
    #expect(geometry.notes == .flattened)
  }

  @Test("A member may have another byte order than its collection")
  func mixedByteOrder() throws {
    let little = BinaryGeometry()
    let big = BinaryGeometry(littleEndian: false, srid: 27700)
    let binary = little.collection(
      7,
      [
        big.polygon([BinaryGeometry.square]),
        big.collection(6, [little.polygon([BinaryGeometry.hole])]),
      ])
    let geometry = try GeoPackageGeometry(little.geoPackage(binary))
    #expect(geometry.region == region([[BinaryGeometry.square], [BinaryGeometry.hole]]))
  }

  @Test("Points and lines in a collection are passed over with a note")
  func linesInCollection() throws {
    let writer = BinaryGeometry(hasZ: true)
    let binary = writer.collection(
      7,
      [
        writer.point(1, 2), writer.line([(0, 0), (5, 5)]),
        writer.collection(4, [writer.point(3, 3)]),
        writer.collection(5, [writer.line([(0, 0), (1, 1)])]),
        writer.polygon([BinaryGeometry.square]),
      ])
    let geometry = try GeoPackageGeometry(writer.geoPackage(binary))
    #expect(geometry.region == square)
    #expect(geometry.notes == [.flattened, .linesLeftOut])
  }

  @Test("A ring that does not end where it starts is closed with a note")
  func openRing() throws {
    let writer = BinaryGeometry()
    let binary = writer.polygon([BinaryGeometry.square.dropLast()])
    let geometry = try GeoPackageGeometry(writer.geoPackage(binary))
    #expect(geometry.region == square)
    #expect(geometry.notes == .ringClosed)
  }

  @Test("An empty geometry is a region without ground, with or without the mark of emptiness")
  func empty() throws {
    let writer = BinaryGeometry()
    #expect(try GeoPackageGeometry(writer.geoPackage([], empty: true)).region.isEmpty)
    #expect(try GeoPackageGeometry(writer.geoPackage(writer.polygon([]))).region.isEmpty)
    #expect(try GeoPackageGeometry(writer.geoPackage(writer.polygon([[]]))).region.isEmpty)
  }

  @Test("What is not an area is refused with its reason")
  func refused() {
    let writer = BinaryGeometry()
    let polygon = writer.polygon([BinaryGeometry.square])
    var nested = polygon
    for _ in 0..<40 { nested = writer.collection(7, [nested]) }
    let cases: [([UInt8], GeometryFault)] = [
      (writer.geoPackage(polygon, extended: true), .extended),
      (writer.geoPackage(polygon, envelope: 5), .envelope(5)),
      (writer.geoPackage(writer.point(1, 1)), .kind(1)),
      (writer.geoPackage(writer.line([(0, 0), (1, 1)])), .kind(2)),
      (writer.geoPackage(writer.collection(10, [])), .kind(10)),
      (writer.geoPackage(writer.head(4003)), .kind(4003)),
      (writer.geoPackage([7] + polygon.dropFirst()), .byteOrder(7)),
      (writer.geoPackage(nested), .nested),
      (writer.geoPackage(writer.polygon([[(0, 0), (1, 1), (0, 0)]])), .ringTooShort(points: 3)),
      (writer.geoPackage(writer.polygon([[], BinaryGeometry.hole])), .shellMissing),
      (
        writer.geoPackage(writer.polygon([[(0, 0), (.nan, 1), (1, 1), (0, 0)]])),
        .coordinateNotFinite
      ),
      (Array("POLYGON((0 0,0 1,1 1,0 0))".utf8), .notGeoPackageBinary),
      ([0x47, 0x50, 3, 1, 0, 0, 0, 0], .version(3)),
      ([], .endsEarly),
    ]
    for (blob, fault) in cases {
      #expect(throws: fault) { try GeoPackageGeometry(blob) }
    }
  }

  @Test(
    "A count of four billion is refused before memory is taken", arguments: [3, 6, 7] as [UInt32])
  func falseCount(kind: UInt32) {
    let writer = BinaryGeometry()
    let blob = writer.geoPackage(writer.head(kind) + writer.word(.max) + writer.word(.max))
    #expect(throws: GeometryFault.endsEarly) { try GeoPackageGeometry(blob) }
  }

  @Test("A geometry cut off anywhere is a fault and never a crash")
  func cutOff() throws {
    let writer = BinaryGeometry(hasZ: true)
    let whole = writer.geoPackage(
      writer.collection(
        7, [writer.polygon([BinaryGeometry.square, BinaryGeometry.hole]), writer.point(1, 1)]),
      envelope: 2)
    _ = try GeoPackageGeometry(whole)
    for length in whole.indices {
      #expect(throws: GeometryFault.self) { try GeoPackageGeometry(Array(whole[..<length])) }
    }
  }

  @Test("Any single changed byte is read or refused and never a crash")
  func changedByte() throws {
    let writer = BinaryGeometry()
    let whole = writer.geoPackage(
      writer.collection(6, [writer.polygon([BinaryGeometry.square, BinaryGeometry.hole])]))
    var read = 0
    for place in whole.indices {
      for value in [0, 1, 0x20, 0x7F, 0x80, 0xFF] as [UInt8] {
        var changed = whole
        changed[place] = value
        do {
          let region = try GeoPackageGeometry(changed).region
          #expect(!region.points.x.contains { !$0.isFinite })
          read += 1
        } catch {}
      }
    }
    #expect(read > 0)
  }
}

/// A region from polygons of rings.
func region(_ polygons: [[BinaryGeometry.Ring]]) -> Region {
  var region = Region()
  for polygon in polygons {
    for ring in polygon {
      region.appendRing(Points(x: ring.map(\.0), y: ring.map(\.1)))
    }
    region.endPolygon()
  }
  return region
}
