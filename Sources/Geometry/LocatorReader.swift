import Model

/// Reads a `LocatorIndex` in one task: batches of points in stages, so that waits for memory overlap.
struct LocatorReader {
  let index: LocatorIndex
  let words: UnsafePointer<UInt32>
  let units: UnsafePointer<SIMD4<UInt32>>?
  let context: GEOSContext

  /// A point whose root cell does not answer by itself.
  struct Pending {
    var point: Int32 = 0
    var word: UInt32 = 0
    var across = 0.0
    var up = 0.0
    /// The place in the cell.
    var u: Float = 0
    var v: Float = 0
    /// The side of the cell in root cells.
    var side: Float = 1
    var header: UInt32 = 0
  }

  func locate(
    x: UnsafeBufferPointer<Double>, y: UnsafeBufferPointer<Double>,
    found: UnsafeMutableBufferPointer<Int32>
  ) {
    withUnsafeTemporaryAllocation(of: Pending.self, capacity: x.count) { pending in
      let count = readRoots(x: x, y: y, found: found, pending: pending)
      let open = UnsafeMutableBufferPointer(rebasing: pending[..<count])
      descend(open)
      guard let units else { return }
      // Each leaf's header is asked for before the first is used.
      for number in open.indices where CellWord.kind(open[number].word) == CellWord.leafKind {
        open[number].header = units[CellWord.value(open[number].word)].x
      }
      for number in open.indices {
        let point = open[number]
        found[Int(point.point)] = answer(
          point, x: x[Int(point.point)], y: y[Int(point.point)], units: units)
      }
    }
  }

  /// Answers what root cells answer, and gathers the others.
  @inline(__always)
  private func readRoots(
    x: UnsafeBufferPointer<Double>, y: UnsafeBufferPointer<Double>,
    found: UnsafeMutableBufferPointer<Int32>, pending: UnsafeMutableBufferPointer<Pending>
  ) -> Int {
    let grid = index.grid
    let (columns, rows) = (Double(grid.columns), Double(grid.rows))
    var count = 0
    for number in 0..<x.count {
      let across = grid.across(x[number])
      let up = grid.up(y[number])
      // What is not a number fails this too.
      guard across >= 0, across < columns, up >= 0, up < rows else {
        found[number] = Assignment.outside
        continue
      }
      let column = across.rounded(.towardZero)
      let row = up.rounded(.towardZero)
      let word = words[Int(row) &* grid.columns &+ Int(column)]
      found[number] = Int32(truncatingIfNeeded: word) &- 1
      pending.initializeElement(
        at: count,
        to: Pending(
          point: Int32(truncatingIfNeeded: number), word: word, across: across, up: up,
          u: Float(across - column), v: Float(up - row)))
      count &+= CellWord.kind(word) == CellWord.uniformKind ? 0 : 1
    }
    return count
  }

  /// Follows split cells down.
  @inline(__always)
  private func descend(_ open: UnsafeMutableBufferPointer<Pending>) {
    for number in open.indices where CellWord.kind(open[number].word) == CellWord.splitKind {
      var point = open[number]
      var u = point.across - point.across.rounded(.towardZero)
      var v = point.up - point.up.rounded(.towardZero)
      while CellWord.kind(point.word) == CellWord.splitKind {
        let place = CellWord.value(point.word)
        let count = words[place]
        u *= Double(count)
        v *= Double(count)
        let (column, row) = (u.rounded(.towardZero), v.rounded(.towardZero))
        point.word = words[place &+ 1 &+ Int(row) &* Int(count) &+ Int(column)]
        u -= column
        v -= row
        point.side /= Float(count)
      }
      (point.u, point.v) = (Float(u), Float(v))
      open[number] = point
    }
  }

  @inline(__always)
  private func answer(
    _ point: Pending, x: Double, y: Double, units: UnsafePointer<SIMD4<UInt32>>
  ) -> Int32 {
    let kind = CellWord.kind(point.word)
    guard kind == CellWord.leafKind else {
      return kind == CellWord.uniformKind
        ? Int32(truncatingIfNeeded: point.word) &- 1 : LocatorIndex.undecided
    }
    let leaf = units + CellWord.value(point.word)
    let groups = leaf + LocatorLeaf.headerUnits(point.header)
    let toggled = LocatorLeaf.toggled(
      groups, LocatorLeaf.groups(point.header), u: point.u, v: point.v)
    guard toggled.isSure else { return exactAnswer(point, x: x, y: y, leaf: leaf) }
    return first(toggled.mask ^ LocatorLeaf.start(point.header), of: leaf)
  }

  /// The area of the lowest bit: the first by code.
  @inline(__always)
  func first(_ mask: UInt32, of leaf: UnsafePointer<SIMD4<UInt32>>) -> Int32 {
    guard mask != 0 else { return Assignment.outside }
    let word = mask.trailingZeroBitCount &+ 2
    return Int32(
      truncatingIfNeeded: UnsafeRawPointer(leaf).load(fromByteOffset: word &* 4, as: UInt32.self))
  }
}
