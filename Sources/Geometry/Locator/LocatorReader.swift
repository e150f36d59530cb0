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
    /// Its place in the grid, in 2^32 parts of a root cell.
    var across: UInt64 = 0
    var up: UInt64 = 0
    /// The number of its root cell.
    var cell: UInt32 = 0
    var word: UInt32 = 0
    /// The binary logarithm of how many of its cells make the side of a root cell.
    var depth: UInt32 = 0
    var header: UInt32 = 0
    var ahead: UInt32 = 0

    /// A position in its cell, from 0 to 1.
    @inline(__always)
    func inCell(_ position: UInt64) -> Float {
      Float(Int64((position &<< UInt64(depth)) & 0xFFFF_FFFF)) * 0x1p-32
    }
  }

  /// Lends memory for one batch.
  static func withRoom(
    _ work: (UnsafeMutablePointer<Pending>, UnsafeMutablePointer<Int32>) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: Pending.self, capacity: batch) { pending in
      // One more than there are points: the place behind the last is written too.
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: batch + 1) { open in
        guard let pending = pending.baseAddress, let open = open.baseAddress else { return }
        work(pending, open)
      }
    }
  }

  /// Places the points of one batch, and answers whether some are undecided.
  func locate(
    x: UnsafePointer<Double>, y: UnsafePointer<Double>, found: UnsafeMutablePointer<Int32>,
    count: Int, pending: UnsafeMutablePointer<Pending>, open: UnsafeMutablePointer<Int32>
  ) -> Bool {
    readRoots(x: x, y: y, count: count, into: pending)
    let openCount = gather(pending, count: count, found: found, into: open)
    descend(pending, open, count: openCount)
    guard let units else { return openCount > 0 }
    touch(pending, open, count: openCount, units: units)
    var hasUndecided = false
    for number in 0..<openCount {
      let place = Int(open[number])
      let area = answer(pending + place, x: x[place], y: y[place], units: units)
      found[place] = area
      hasUndecided = hasUndecided || area == LocatorIndex.undecided
    }
    return hasUndecided
  }

  /// Reads the root cell of each point. The second loop has so little in it that many reads are under way at once.
  @inline(__always)
  private func readRoots(
    x: UnsafePointer<Double>, y: UnsafePointer<Double>, count: Int,
    into pending: UnsafeMutablePointer<Pending>
  ) {
    let grid = index.grid
    let columns = UInt64(grid.columns)
    let (east, north) = (columns &<< 32, UInt64(grid.rows) &<< 32)
    let outside = UInt32(truncatingIfNeeded: grid.columns &* grid.rows)
    for number in 0..<count {
      let across = grid.fixedAcross(x[number])
      let up = grid.fixedUp(y[number])
      pending[number].across = across
      pending[number].up = up
      let cell = UInt32(truncatingIfNeeded: (up &>> 32) &* columns &+ (across &>> 32))
      pending[number].cell = across < east && up < north ? cell : outside
    }
    for number in 0..<count { pending[number].word = words[Int(pending[number].cell)] }
  }

  /// Writes what root cells answer, and gathers the numbers of the other points.
  @inline(__always)
  private func gather(
    _ points: UnsafeMutablePointer<Pending>, count: Int, found: UnsafeMutablePointer<Int32>,
    into open: UnsafeMutablePointer<Int32>
  ) -> Int {
    var openCount = 0
    for number in 0..<count {
      let word = points[number].word
      found[number] = Int32(truncatingIfNeeded: word) &- 1
      open[openCount] = Int32(truncatingIfNeeded: number)
      // Without a branch, which would be guessed wrong half the time.
      openCount &+= Int((word >> 30) | (word >> 31)) & 1
    }
    return openCount
  }

  /// Follows split cells down.
  @inline(__always)
  private func descend(
    _ points: UnsafeMutablePointer<Pending>, _ open: UnsafePointer<Int32>, count: Int
  ) {
    for number in 0..<count {
      let point = points + Int(open[number])
      var word = point.pointee.word
      var depth: UInt64 = 0
      while CellWord.kind(word) == CellWord.splitKind {
        let place = CellWord.value(word)
        let bits = UInt64(words[place])
        depth &+= bits
        let mask = (1 &<< bits) &- 1
        let column = (point.pointee.across &>> (32 &- depth)) & mask
        let row = (point.pointee.up &>> (32 &- depth)) & mask
        word = words[place &+ 1 &+ Int((row &<< bits) &+ column)]
      }
      point.pointee.word = word
      point.pointee.depth = UInt32(truncatingIfNeeded: depth)
    }
  }

  /// Reads the start of each leaf, so that its first lines are on their way before they are used.
  @inline(__always)
  private func touch(
    _ points: UnsafeMutablePointer<Pending>, _ open: UnsafePointer<Int32>, count: Int,
    units: UnsafePointer<SIMD4<UInt32>>
  ) {
    for number in 0..<count {
      let point = points + Int(open[number])
      let isLeaf = CellWord.kind(point.pointee.word) == CellWord.leafKind
      let leaf = units + (isLeaf ? CellWord.value(point.pointee.word) : 0)
      point.pointee.header = leaf[0].x
      // The next lines; what is read is not needed yet, but must be read.
      point.pointee.ahead = leaf[4].x ^ leaf[8].x
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
      leaf + LocatorLeaf.headerUnits(header), LocatorLeaf.groups(header),
      u: point.pointee.inCell(point.pointee.across), v: point.pointee.inCell(point.pointee.up))
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
