import Model

/// Reads a `LocatorIndex` in one task: batches of points in stages, so that waits for memory overlap.
struct LocatorReader {
  let index: LocatorIndex
  let words: UnsafePointer<UInt32>
  let units: UnsafePointer<SIMD4<UInt32>>?
  let context: GEOSContext

  /// Points of a batch: while the memory of one comes, the others ask for theirs.
  static let batch = 64
  /// Units that a reader may touch from the first of a leaf on.
  static let unitsAhead = 9

  /// A point on its way down.
  struct Pending {
    var word: UInt32 = 0
    /// Its number in the batch.
    var point: Int32 = 0
    /// The number of its root cell.
    var cell = 0
    /// Its place in the grid.
    var across = 0.0
    var up = 0.0
    /// Its place in the cell.
    var u: Float = 0
    var v: Float = 0
    /// The side of the cell in root cells.
    var side: Float = 1
    var header: UInt32 = 0
    var ahead: UInt32 = 0
  }

  /// Places the points of one batch; `pending` has room for twice as many.
  func locate(
    x: UnsafePointer<Double>, y: UnsafePointer<Double>, found: UnsafeMutablePointer<Int32>,
    count: Int, pending: UnsafeMutablePointer<Pending>
  ) {
    readRoots(x: x, y: y, count: count, into: pending)
    let open = pending + count
    let openCount = gather(pending, count: count, found: found, into: open)
    descend(open, count: openCount)
    guard let units else { return }
    touch(open, count: openCount, units: units)
    for number in 0..<openCount {
      let place = Int(open[number].point)
      found[place] = answer(open + number, x: x[place], y: y[place], units: units)
    }
  }

  /// Reads the root cell of each point. The second loop has so little in it that many reads are under way at once.
  @inline(__always)
  private func readRoots(
    x: UnsafePointer<Double>, y: UnsafePointer<Double>, count: Int,
    into pending: UnsafeMutablePointer<Pending>
  ) {
    let grid = index.grid
    let (columns, rows) = (Double(grid.columns), Double(grid.rows))
    for number in 0..<count {
      let across = grid.across(x[number])
      let up = grid.up(y[number])
      pending[number].across = across
      pending[number].up = up
      // What is not a number fails this too.
      let isInside = across >= 0 && across < columns && up >= 0 && up < rows
      pending[number].cell =
        isInside ? Int(up) &* grid.columns &+ Int(across) : grid.columns &* grid.rows
    }
    for number in 0..<count { pending[number].word = words[pending[number].cell] }
  }

  /// Writes what root cells answer, and gathers the other points.
  @inline(__always)
  private func gather(
    _ points: UnsafeMutablePointer<Pending>, count: Int, found: UnsafeMutablePointer<Int32>,
    into open: UnsafeMutablePointer<Pending>
  ) -> Int {
    var openCount = 0
    for number in 0..<count {
      let word = points[number].word
      found[number] = Int32(truncatingIfNeeded: word) &- 1
      open[openCount].word = word
      open[openCount].point = Int32(truncatingIfNeeded: number)
      open[openCount].across = points[number].across
      open[openCount].up = points[number].up
      // Without a branch, which would be guessed wrong half the time.
      openCount &+= Int((word >> 30) | (word >> 31)) & 1
    }
    return openCount
  }

  /// Finds each point's place in its cell, following split cells down.
  @inline(__always)
  private func descend(_ open: UnsafeMutablePointer<Pending>, count: Int) {
    for number in 0..<count {
      let point = open + number
      var u = point.pointee.across - Double(Int(point.pointee.across))
      var v = point.pointee.up - Double(Int(point.pointee.up))
      var side: Float = 1
      while CellWord.kind(point.pointee.word) == CellWord.splitKind {
        let place = CellWord.value(point.pointee.word)
        let parts = words[place]
        u *= Double(parts)
        v *= Double(parts)
        let (column, row) = (Int(u), Int(v))
        point.pointee.word = words[place &+ 1 &+ row &* Int(parts) &+ column]
        u -= Double(column)
        v -= Double(row)
        side /= Float(parts)
      }
      (point.pointee.u, point.pointee.v) = (Float(u), Float(v))
      point.pointee.side = side
    }
  }

  /// Reads the start of each leaf, so that its first lines are on their way before they are used.
  @inline(__always)
  private func touch(
    _ open: UnsafeMutablePointer<Pending>, count: Int, units: UnsafePointer<SIMD4<UInt32>>
  ) {
    for number in 0..<count {
      let isLeaf = CellWord.kind(open[number].word) == CellWord.leafKind
      let leaf = units + (isLeaf ? CellWord.value(open[number].word) : 0)
      open[number].header = leaf[0].x
      // The next lines; what is read is not needed yet, but must be read.
      open[number].ahead = leaf[4].x ^ leaf[8].x
    }
  }

  @inline(__always)
  private func answer(
    _ point: UnsafeMutablePointer<Pending>, x: Double, y: Double,
    units: UnsafePointer<SIMD4<UInt32>>
  ) -> Int32 {
    let word = point.pointee.word
    guard CellWord.kind(word) == CellWord.leafKind else {
      return CellWord.kind(word) == CellWord.uniformKind
        ? Int32(truncatingIfNeeded: word) &- 1 : LocatorIndex.undecided
    }
    let leaf = units + CellWord.value(word)
    let header = point.pointee.header
    let toggled = LocatorLeaf.toggled(
      leaf + LocatorLeaf.headerUnits(header), LocatorLeaf.groups(header), u: point.pointee.u,
      v: point.pointee.v)
    guard toggled.isSure else { return exactAnswer(point.pointee, x: x, y: y, leaf: leaf) }
    return first(toggled.mask ^ LocatorLeaf.start(header), of: leaf)
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
