public import Model

extension PlacedInputs {
  /// The pieces into which the levels cut the partnership, as far as rows about children lie in them.
  public var atoms: Atoms {
    guard let levels = rowsOfChildren.first?.placements, levels.count > 1 else { return Atoms() }
    var found: Set<[Int32]> = []
    for rows in rowsOfChildren {
      let count = rows.placements.first?.area.count ?? 0
      for row in 0..<count { found.insert(rows.placements.map { $0.area[row] }) }
    }
    return Atoms(
      levels: levels.map(\.level),
      areas: found.sorted { $0.lexicographicallyPrecedes($1) })
  }

  /// The levels in order, as the first input has them.
  var levels: [Placement] {
    (rowsOfChildren + [population?.rows].compactMap(\.self)).first?.placements ?? []
  }

  private var rowsOfChildren: [PlacedRows] {
    returns.flatMap { [$0.caseRows, $0.planRows] } + waits.map(\.rows) + registers.map(\.rows)
      + contacts.map(\.rows) + [provision?.rows].compactMap(\.self)
  }

  /// The same inputs with the piece of each row behind its areas, as one more level.
  func withPieces(_ atoms: Atoms) -> PlacedInputs {
    guard atoms.count > 0 else { return self }
    let numbers = Dictionary(
      uniqueKeysWithValues: atoms.areas.enumerated().map { ($1, Int32($0)) })
    func placed(_ rows: PlacedRows) -> PlacedRows {
      var placed = rows
      let count = rows.placements.first?.area.count ?? 0
      placed.placements.append(
        Placement(
          level: .piece, areas: [],
          area: (0..<count).map { row in
            numbers[rows.placements.map { $0.area[row] }] ?? Placement.unknown
          }))
      return placed
    }
    var inputs = self
    for index in inputs.returns.indices {
      inputs.returns[index].caseRows = placed(inputs.returns[index].caseRows)
      inputs.returns[index].planRows = placed(inputs.returns[index].planRows)
    }
    for index in inputs.waits.indices { inputs.waits[index].rows = placed(waits[index].rows) }
    for index in inputs.registers.indices {
      inputs.registers[index].rows = placed(registers[index].rows)
    }
    for index in inputs.contacts.indices {
      inputs.contacts[index].rows = placed(contacts[index].rows)
    }
    if let provision { inputs.provision?.rows = placed(provision.rows) }
    if let population { inputs.population?.rows = placed(population.rows) }
    return inputs
  }
}

extension Level {
  /// The level of the pieces; no area of it is ever printed.
  fileprivate static let piece = Level("piece")
}

/// Counts observations by piece.
struct PieceTabulation {
  /// The number of pieces, and the level that rows have them at.
  let count: Int
  let level: Int

  /// What was counted of each group in each piece; not applicable where no row of the input lies.
  func tallies(
    _ table: Tabulation, _ parts: [Part], kinds: Int, kind: (Part) -> [Int16]?
  ) -> [[Tally]] {
    guard count > 0 else { return Array(repeating: [], count: kinds) }
    var isThere = [Bool](repeating: false, count: count)
    for part in parts where !part.isOfResidents {
      for piece in part.rows.placements[level].area where piece >= 0 {
        isThere[Int(piece)] = true
      }
    }
    return table.counted(level: level, areas: count, kinds: kinds, kind: kind).map { group in
      zip(group.tallies, isThere).map { $1 ? $0 : .unavailable(.notApplicable) }
    }
  }
}

extension Part {
  /// Whether the rows are residents, whose numbers are public.
  var isOfResidents: Bool {
    if case .residents = observed.first?.observation { true } else { false }
  }
}
