import Model

/// The cells of the pieces of one column, each made when a sum first needs it.
struct Pieces {
  /// By the slots of the piece in the column's levels.
  private(set) var cells: [[Int]: Int] = [:]

  subscript(piece: [Int]) -> Int? {
    get { cells[piece] }
    set { cells[piece] = newValue }
  }

  var inOrder: [(piece: [Int], cell: Int)] {
    cells.map { (piece: $0.key, cell: $0.value) }.sorted { $0.cell < $1.cell }
  }
}

/// How the levels of one column cut each other: the pieces by the slots of their areas.
struct Cutting {
  /// Each piece once, as a slot at each level, in order, with the atoms it is made of.
  private(set) var pieces: [[Int]] = []
  private(set) var atoms: [[Int]] = []
  /// For each level and slot its pieces.
  private(set) var ofArea: [[[Int]]] = []

  /// Nil where the atoms do not know a level.
  init?(_ levels: [Level], sizes: [Int], _ atoms: Atoms, _ isThere: [Bool]) {
    var numbers: [Int] = []
    for level in levels {
      guard let number = atoms.levels.firstIndex(of: level) else { return nil }
      numbers.append(number)
    }
    ofArea = sizes.map { Array(repeating: [], count: $0 + 2) }
    var found: [[Int]: Int] = [:]
    for (atom, areas) in atoms.areas.enumerated() where isThere[atom] {
      let slots = zip(numbers, sizes).map { number, size -> Int in
        switch areas[number] {
        case Atoms.unknown: size
        case Atoms.outside: size + 1
        default: Int(areas[number])
        }
      }
      if let piece = found[slots] {
        self.atoms[piece].append(atom)
        continue
      }
      found[slots] = pieces.count
      for (level, slot) in slots.enumerated() { ofArea[level][slot].append(pieces.count) }
      pieces.append(slots)
      self.atoms.append([atom])
    }
  }

  /// The area of an earlier level that is nothing but the same pieces: one number, printed twice.
  func same(_ level: Int, _ slot: Int) -> (level: Int, slot: Int)? {
    let own = ofArea[level][slot]
    guard let first = own.first else { return nil }
    for other in 0..<level where ofArea[other][pieces[first][other]] == own {
      return (other, pieces[first][other])
    }
    return nil
  }

  /// The areas of `other` that lie wholly inside an area, and the pieces of the area that are in none of them.
  func inside(_ level: Int, _ slot: Int, _ other: Int) -> (areas: [Int], rest: [Int]) {
    let own = Set(ofArea[level][slot])
    var areas: [Int] = []
    var rest: [Int] = []
    var seen: Set<Int> = []
    for piece in ofArea[level][slot] {
      let area = pieces[piece][other]
      if ofArea[other][area].allSatisfy(own.contains) {
        if seen.insert(area).inserted { areas.append(area) }
      } else {
        rest.append(piece)
      }
    }
    return (areas, rest)
  }
}
