/// The edges near one cell as groups of four, with which a point in the cell is placed.
///
/// A leaf is a run of 16-byte units:
/// - words 0 and 1: the start mask (16 bits), the number of groups (8) and of header units (8); the place of the
///   exact edges
/// - words 2 and on: the areas, ascending; bit b of every mask stands for the area in word 2 + b
/// - groups of six units, each holding four edges: a, b, c, lower, upper, mask.
///
/// With u and v the position in the cell, from 0 to 1, an edge toggles its areas where `lower <= v < upper` and
/// `a u + b v + c > 0`, that is, where the point is west of it. The start mask is what is toggled so far where no edge
/// toggles. An edge that leaves the cell's column eastwards at a vertex further east is drawn on without end, up or
/// down, so that what it does further east cancels out; see `LocatorBuilder`.
enum LocatorLeaf {
  static let unitsPerGroup = 6
  static let mostAreas = 16
  /// As many areas as a mask has bits, while a cell is made.
  static let mostAreasWhileMade = 32
  static let mostGroups = 255
  /// Nearer than this, in cells, to an edge or to the height of a vertex the single precision sign is in doubt.
  ///
  /// Rounding of u, v and coefficients up to 2 adds up to less than 1e-6, that of positions in the finest cell to as
  /// much, and the direction of an edge that is drawn on to another such part.
  static let tolerance: Float = 4e-6
  /// A height that no point of a cell reaches, for ends out of sight.
  static let far: Float = 10

  // What stands in a group where there is no edge: c, and both heights.
  static var ones: SIMD4<UInt32> { SIMD4(repeating: Float(1).bitPattern) }
  static var outOfSight: SIMD4<UInt32> { SIMD4(repeating: far.bitPattern) }

  /// The height of an end, or one out of sight.
  @inline(__always)
  static func height(_ height: Double) -> Float {
    Float(max(min(height, Double(far)), Double(-far)))
  }

  static func header(start: UInt32, groups: Int, units: Int) -> UInt32 {
    start | UInt32(groups) << 16 | UInt32(units) << 24
  }

  static func start(_ header: UInt32) -> UInt32 { header & 0xFFFF }
  static func groups(_ header: UInt32) -> Int { Int(header >> 16 & 0xFF) }
  static func headerUnits(_ header: UInt32) -> Int { Int(header >> 24) }

  /// The areas that the edges of `count` groups toggle at (u, v), and whether every sign was beyond doubt.
  @inline(__always)
  static func toggled(
    _ groups: UnsafePointer<SIMD4<UInt32>>, _ count: Int, u: Float, v: Float
  ) -> (mask: UInt32, isSure: Bool) {
    var group = UnsafeRawPointer(groups)
    let us = SIMD4<Float>(repeating: u)
    let vs = SIMD4<Float>(repeating: v)
    var toggled = SIMD4<UInt32>(repeating: 0)
    let close = SIMD4<Float>(repeating: tolerance)
    var isNear = SIMDMask<SIMD4<Int32>>(repeating: false)
    for _ in 0..<count {
      let a = group.load(as: SIMD4<Float>.self)
      let b = group.load(fromByteOffset: 16, as: SIMD4<Float>.self)
      let c = group.load(fromByteOffset: 32, as: SIMD4<Float>.self)
      let lower = group.load(fromByteOffset: 48, as: SIMD4<Float>.self)
      let upper = group.load(fromByteOffset: 64, as: SIMD4<Float>.self)
      let mask = group.load(fromByteOffset: 80, as: SIMD4<UInt32>.self)
      let side = a * us + b * vs + c
      let isCrossed = (lower .<= vs) .& (vs .< upper) .& (side .> 0)
      toggled ^= mask & unsafeBitCast(isCrossed, to: SIMD4<UInt32>.self)
      isNear = isNear .| (magnitude(side) .< close)
      isNear = isNear .| (magnitude(vs - lower) .< close) .| (magnitude(vs - upper) .< close)
      group += unitsPerGroup * 16
    }
    let half = toggled.lowHalf ^ toggled.highHalf
    let near = unsafeBitCast(isNear, to: SIMD2<UInt64>.self)
    return (half.x ^ half.y, near.x | near.y == 0)
  }

  @inline(__always)
  private static func magnitude(_ value: SIMD4<Float>) -> SIMD4<Float> {
    let bits = unsafeBitCast(value, to: SIMD4<UInt32>.self) & SIMD4(repeating: 0x7FFF_FFFF)
    return unsafeBitCast(bits, to: SIMD4<Float>.self)
  }
}
