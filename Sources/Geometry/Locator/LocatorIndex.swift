import Model

/// The cells of a grid with the answer, or the way to it, for each; made by `LocatorBuilder`.
struct LocatorIndex: Sendable {
  let grid: LocatorGrid
  let edges: LocatorEdges
  /// Root cells row by row, then the cells of each split cell after the binary logarithm of their number on a side.
  let words: [UInt32]
  let units: [SIMD4<UInt32>]
  /// For each leaf the number of its edges, then these, each with the bit of its area in the low four bits.
  let exact: [UInt32]

  /// Stands in an answer for a point that GEOS itself must place.
  static let undecided: Int32 = -2

  /// Bytes of memory that the index holds.
  var bytes: Int {
    words.count * 4 + units.count * 16 + exact.count * 4 + edges.vertices.count * 16
      + edges.area.count * 4
  }

  /// Writes the area of each point to `found`, `undecided` where the index cannot tell; answers whether that occurs.
  func locate(
    x: UnsafeBufferPointer<Double>, y: UnsafeBufferPointer<Double>,
    found: UnsafeMutableBufferPointer<Int32>
  ) -> Bool {
    guard let x = x.baseAddress, let y = y.baseAddress, let places = found.baseAddress else {
      return false
    }
    var hasUndecided = false
    let context = GEOSContext()
    let batch = LocatorReader.batch
    words.withUnsafeBufferPointer { words in
      units.withUnsafeBufferPointer { units in
        guard let words = words.baseAddress else { return }
        let reader = LocatorReader(
          index: self, words: words, units: units.baseAddress, context: context)
        LocatorReader.withRoom { pending, open in
          for start in stride(from: 0, to: found.count, by: batch) {
            let isUndecided = reader.locate(
              x: x + start, y: y + start, found: places + start,
              count: min(batch, found.count - start), pending: pending, open: open)
            hasUndecided = hasUndecided || isUndecided
          }
        }
      }
    }
    return hasUndecided
  }
}
