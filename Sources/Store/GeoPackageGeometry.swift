import Model

/// The geometry of one feature as a GeoPackage keeps it: a head, then well-known binary. OGC 12-128r18, section 2.1.3.
struct GeoPackageGeometry {
  /// The number of the coordinate system in `gpkg_spatial_ref_sys`.
  let system: Int32
  let region: Region
  let notes: GeometryNotes

  init(_ blob: [UInt8]) throws(GeometryFault) {
    var reader = ByteReader(blob)
    guard try reader.byte() == 0x47, try reader.byte() == 0x50 else { throw .notGeoPackageBinary }
    let version = try reader.byte()
    guard version == 0 else { throw .version(version) }
    let flags = try reader.byte()
    guard flags & 0b10_0000 == 0 else { throw .extended }
    system = Int32(bitPattern: try reader.word(littleEndian: flags & 1 == 1))
    try reader.skip(try Self.envelopeSize(flags >> 1 & 0b111))
    // The mark of emptiness; what follows is an empty geometry, which some writers leave out.
    if flags & 0b1_0000 != 0 {
      region = Region()
      notes = []
      return
    }
    let geometry = try WellKnownBinary(reader)
    region = geometry.region
    notes = geometry.notes
  }

  private static func envelopeSize(_ kind: UInt8) throws(GeometryFault) -> Int {
    switch kind {
    case 0: 0
    case 1: 32
    case 2, 3: 48
    case 4: 64
    default: throw .envelope(kind)
    }
  }
}
