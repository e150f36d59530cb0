import Model

extension LocatorEdges {
  /// For each edge the same edge of another ring, mostly that of the neighbour, run the other way round.
  ///
  /// `none` stands for an edge without a twin, `second` for the later one of two, which its twin speaks for. An edge
  /// that occurs three times has one twin only; the third goes by itself.
  struct Twins {
    static let none: UInt32 = .max
    static let second: UInt32 = .max - 1
    private(set) var twin: [UInt32]

    init(_ edges: LocatorEdges) {
      let count = edges.area.count
      twin = [UInt32](repeating: Self.none, count: count)
      let bits = max(4, Int.bitWidth - (2 * count).leadingZeroBitCount)
      // Numbers of edges and one by hash; 0 is free.
      var table = [UInt32](repeating: 0, count: 1 << bits)
      var last: Int?
      edges.vertices.x.withUnsafeBufferPointer { x in
        edges.vertices.y.withUnsafeBufferPointer { y in
          edges.area.withUnsafeBufferPointer { area in
            twin.withUnsafeMutableBufferPointer { twin in
              table.withUnsafeMutableBufferPointer { table in
                let search = Search(
                  x: x, y: y, area: area, twin: twin, table: table, shift: 64 - bits)
                for edge in 0..<count where area[edge] != LocatorEdges.none {
                  last = search.pair(edge, guess: last)
                }
              }
            }
          }
        }
      }
    }

    private struct Search {
      let x: UnsafeBufferPointer<Double>
      let y: UnsafeBufferPointer<Double>
      let area: UnsafeBufferPointer<Int32>
      let twin: UnsafeMutableBufferPointer<UInt32>
      let table: UnsafeMutableBufferPointer<UInt32>
      let shift: Int

      /// Pairs `edge` with an earlier one or remembers it; answers where the twin of the next edge may be.
      @inline(__always)
      func pair(_ edge: Int, guess: Int?) -> Int? {
        // Along a common border the neighbour's edges come in reverse.
        if let guess, area[guess] != LocatorEdges.none, isFree(guess), isSame(edge, guess) {
          return join(edge, guess)
        }
        // Alike for both directions.
        let sums = ((x[edge] + x[edge + 1]).bitPattern, (y[edge] + y[edge + 1]).bitPattern)
        let mixed =
          (sums.0 &* 0x9E37_79B9_7F4A_7C15) ^ (sums.1 &* 0xC2B2_AE3D_27D4_EB4F)
        var slot = Int(truncatingIfNeeded: (mixed &* 0xFF51_AFD7_ED55_8CCD) >> UInt64(shift))
        while table[slot] != 0 {
          let earlier = Int(table[slot]) - 1
          if isFree(earlier), isSame(edge, earlier) { return join(edge, earlier) }
          slot = (slot + 1) & (table.count - 1)
        }
        table[slot] = UInt32(edge) + 1
        return nil
      }

      @inline(__always)
      private func isFree(_ edge: Int) -> Bool { twin[edge] == Twins.none }

      private func join(_ edge: Int, _ earlier: Int) -> Int? {
        twin[earlier] = UInt32(edge)
        twin[edge] = Twins.second
        return earlier > 0 ? earlier - 1 : nil
      }

      @inline(__always)
      private func isSame(_ one: Int, _ other: Int) -> Bool {
        guard one != other else { return false }
        return
          (x[one] == x[other + 1] && x[one + 1] == x[other] && y[one] == y[other + 1]
          && y[one + 1] == y[other])
          || (x[one] == x[other] && x[one + 1] == x[other + 1] && y[one] == y[other]
            && y[one + 1] == y[other + 1])
      }
    }
  }
}
