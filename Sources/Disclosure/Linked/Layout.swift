extension LinkedTables {
  /// Where the cells stand: each counts one set of children in one area, and areas are made of pieces.
  ///
  /// Only the search for other tables uses it, to move a child with all that counts it at once. What it finds is judged by
  /// the statements alone, so a wrong layout proves nothing false.
  package struct Layout: Sendable {
    package let sets: Int
    package let pieces: Int
    // The cells that count set s in piece p are at start[s * pieces + p]..<start[s * pieces + p + 1].
    private var start: ContiguousArray<Int32> = [0]
    private var cells: ContiguousArray<Int32> = []
    /// The set that each cell counts, -1 for a cell of none.
    private var setOfCell: ContiguousArray<Int32>
    private var piecesOfCell: [[Int32]]
    /// For each piece the others with which it shares most areas, those first.
    private(set) var neighbours: [[Int32]] = []

    /// - Parameters:
    ///   - sets: how many sets there are.
    ///   - pieces: how many pieces.
    ///   - cellCount: how many cells.
    ///   - cellsOf: the cells in which a child of a set counts who lives in a piece: those of its areas, the smallest
    ///     first, and of the whole.
    package init(
      sets: Int, pieces: Int, cellCount: Int, cells cellsOf: (_ set: Int, _ piece: Int) -> [Int]
    ) {
      self.sets = sets
      self.pieces = pieces
      setOfCell = ContiguousArray(repeating: -1, count: cellCount)
      piecesOfCell = Array(repeating: [], count: cellCount)
      for set in 0..<sets {
        for piece in 0..<pieces {
          for cell in cellsOf(set, piece) {
            cells.append(Int32(cell))
            setOfCell[cell] = Int32(set)
            piecesOfCell[cell].append(Int32(piece))
          }
          start.append(Int32(cells.count))
        }
      }
      findNeighbours()
    }

    /// The set that a cell counts, nil for a cell of none.
    func set(of cell: Int) -> Int? {
      guard cell < setOfCell.count, setOfCell[cell] >= 0 else { return nil }
      return Int(setOfCell[cell])
    }

    /// The pieces of the area of a cell.
    func pieces(of cell: Int) -> [Int32] { cell < piecesOfCell.count ? piecesOfCell[cell] : [] }

    func cells(of set: Int, in piece: Int) -> Range<Int> {
      let place = set * pieces + piece
      return Int(start[place])..<Int(start[place + 1])
    }

    subscript(place: Int) -> Int { Int(cells[place]) }

    func holds(_ cell: Int, _ places: Range<Int>) -> Bool {
      places.contains { Int(cells[$0]) == cell }
    }
  }
}

extension LinkedTables.Layout {
  /// How many other pieces are tried with a piece.
  private static let mostNeighbours = 24

  /// By the set of most areas: pieces of one district come before those that have only the partnership in common.
  private mutating func findNeighbours() {
    func size(_ set: Int) -> Int { Int(start[(set + 1) * pieces] - start[set * pieces]) }
    guard let widest = (0..<sets).max(by: { size($0) < size($1) }) else { return }
    neighbours = (0..<pieces).map { piece in
      let own = cells(of: widest, in: piece)
      let others = (0..<pieces).filter { $0 != piece }.map { other in
        (
          shared: cells(of: widest, in: other).count { holds(self[$0], own) },
          // Neighbours in number need not be neighbours on the map; spread, they do not all touch the same areas.
          spread: other * 7919 % 1009, piece: Int32(other)
        )
      }
      return others.sorted { ($1.shared, $0.spread, $0.piece) < ($0.shared, $1.spread, $1.piece) }
        .prefix(Self.mostNeighbours).map(\.piece)
    }
  }
}
