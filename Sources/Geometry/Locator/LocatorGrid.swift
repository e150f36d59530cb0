import Model

/// The square cells laid over all boundaries; positions inside it are in units of root cells, from the south-west.
///
/// The maps from x to columns and from y to rows never decrease. So what lies in a further column lies further
/// east, to the last bit, and exact tests may rely on it.
struct LocatorGrid: Sendable {
  let west: Double
  let south: Double
  /// Root cells in a unit of length.
  let scale: Double
  let columns: Int
  let rows: Int

  /// Adding this rounds a position to 32 binary places, which then are the low bits of the number.
  private static let rounding = 1.5 * Double(1 << 20)
  /// Positions stay below this many cells, so that the sum keeps its exponent.
  private static let mostColumns = 1 << 18

  /// The position across, in whole cells and 2^32 parts of one. Whatever is not in the grid, or no number, is more
  /// than any position in it.
  @inline(__always)
  func fixedAcross(_ x: Double) -> UInt64 {
    ((x - west) * scale + Self.rounding).bitPattern &- Self.rounding.bitPattern
  }

  @inline(__always)
  func fixedUp(_ y: Double) -> UInt64 {
    ((y - south) * scale + Self.rounding).bitPattern &- Self.rounding.bitPattern
  }

  /// The same position in cells.
  @inline(__always)
  func across(_ x: Double) -> Double { ((x - west) * scale + Self.rounding) - Self.rounding }

  @inline(__always)
  func up(_ y: Double) -> Double { ((y - south) * scale + Self.rounding) - Self.rounding }

  /// A grid of about `cells` cells over the vertices; nil where their extent is no workable number.
  init?(over vertices: Points, cells: Int) {
    guard let minX = vertices.x.min(), let maxX = vertices.x.max(),
      let minY = vertices.y.min(), let maxY = vertices.y.max()
    else { return nil }
    let longer = max(maxX - minX, maxY - minY)
    // A line or a single point still needs cells with an extent.
    let side = longer > 0 ? longer : 1
    let width = max(maxX - minX, side / 1024)
    let height = max(maxY - minY, side / 1024)
    let cell = (width * height / Double(cells)).squareRoot()
    guard cell.isNormal, cell < 1e300, cell > side * 1e-9, longer + abs(minX) < 1e300 else {
      return nil
    }
    // Odd fractions of a cell as margins, so that rounded coordinates do not run along the grid's own lines.
    west = minX - cell * 0.377_41
    south = minY - cell * 0.414_83
    scale = 1 / (cell * 1.000_137)
    guard scale.isNormal else { return nil }
    columns = Int((maxX - west) * scale) + 2
    rows = Int((maxY - south) * scale) + 2
    guard columns < Self.mostColumns, rows < Self.mostColumns else { return nil }
  }
}

/// A square of the grid: a root cell, or one of the cells that a crowded cell was split into.
struct LocatorCell {
  let west: Double
  let south: Double
  /// The side, a power of two, so that moving between cells loses no bit.
  let side: Double

  var east: Double { west + side }

  /// The cell at column `column` and row `row` of the `count` by `count` cells inside this one.
  func part(column: Int, row: Int, of count: Int) -> LocatorCell {
    let part = side / Double(count)
    return LocatorCell(
      west: west + Double(column) * part, south: south + Double(row) * part, side: part)
  }
}

/// What one entry of the grid says, in 32 bits: two for the kind and thirty for the value.
enum CellWord {
  /// The cell lies in one area; the value is its number and one, or zero for none.
  static func uniform(_ area: Int32?) -> UInt32 { area.map { UInt32($0) + 1 } ?? 0 }
  static func leaf(_ unit: Int) -> UInt32 { 1 << 30 | UInt32(unit) }
  static func split(_ entry: Int) -> UInt32 { 2 << 30 | UInt32(entry) }
  /// Nothing cheaper than GEOS itself answers here.
  static let hard: UInt32 = 3 << 30

  static let uniformKind: UInt32 = 0
  static let leafKind: UInt32 = 1
  static let splitKind: UInt32 = 2

  static func kind(_ word: UInt32) -> UInt32 { word >> 30 }
  static func value(_ word: UInt32) -> Int { Int(word & 0x3FFF_FFFF) }
}
