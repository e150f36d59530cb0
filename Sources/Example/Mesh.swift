/// Six-sided cells in rows: where areas are put together from whole cells, three cells at most meet in a point.
///
/// A cell owns its top and its bottom corner; its other four are owned by the cells above and below.
struct Mesh {
  let columns: Int
  let rows: Int
  /// The length of a cell's side in metres.
  let side: Double
  /// The place of the lower left cell in metres.
  let origin: (x: Double, y: Double)

  static let squareRootOf3 = 3.0.squareRoot()

  var count: Int { columns * rows }
  var cornerCount: Int { 2 * count }
  /// Square metres of one cell.
  var cellArea: Double { 1.5 * Mesh.squareRootOf3 * side * side }

  func centre(_ cell: Int) -> (x: Double, y: Double) {
    let row = cell / columns
    let shift = row % 2 == 0 ? 0 : 0.5
    let x = (Double(cell % columns) + shift) * Mesh.squareRootOf3 * side
    return (origin.x + x, origin.y + Double(row) * 1.5 * side)
  }

  /// Whether the cell is on the edge of the mesh, where it lacks neighbours.
  func isRim(_ cell: Int) -> Bool {
    let column = cell % columns
    let row = cell / columns
    return column == 0 || row == 0 || column == columns - 1 || row == rows - 1
  }

  /// The six neighbours of a cell not on the rim, counter-clockwise from the east.
  func neighbours(_ cell: Int) -> [Int] {
    let odd = cell / columns % 2
    let above = cell + columns + odd
    let below = cell - columns + odd
    return [cell + 1, above, above - 1, cell - 1, below - 1, below]
  }

  /// The corners of a cell not on the rim: side i, facing neighbour i, runs from corner i to corner i + 1.
  func corners(_ cell: Int) -> [Int] {
    let odd = cell / columns % 2
    let above = cell + columns + odd
    let below = cell - columns + odd
    return [
      2 * below, 2 * above + 1, 2 * cell, 2 * (above - 1) + 1, 2 * (below - 1), 2 * cell + 1,
    ]
  }

  /// Where a corner stands before borders are made to wiggle.
  func position(ofCorner corner: Int) -> (x: Double, y: Double) {
    let middle = centre(corner / 2)
    return (middle.x, middle.y + (corner % 2 == 0 ? side : -side))
  }

  /// The cell whose centre is nearest to a point, on the mesh or its rim.
  func cell(nearX x: Double, y: Double) -> Int {
    let row = min(max(Int(((y - origin.y) / (1.5 * side)).rounded()), 0), rows - 1)
    let shift = row % 2 == 0 ? 0 : 0.5
    let column = ((x - origin.x) / (Mesh.squareRootOf3 * side) - shift).rounded()
    return row * columns + min(max(Int(column), 0), columns - 1)
  }
}
