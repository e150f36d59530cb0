import Geometry
import Intake
import Model
import Statistics

/// All inputs with the areas of their rows, and how many came there which way.
struct Placed {
  var inputs: PlacedInputs
  /// The requests of the latest return first, then every other input.
  var matches: [InputMatches]

  /// How the requests of the latest return were placed.
  var requests: MatchCounts { matches.first?.counts ?? MatchCounts() }
}

/// How the rows of one input were placed.
struct InputMatches: Sendable {
  /// The file, or the part of the return.
  var input: String
  var rows: Int
  var counts: MatchCounts
}

/// How many rows of an input were placed, and why the others were not.
struct MatchCounts: Sendable {
  private(set) var counts: [Int] = Array(repeating: 0, count: Match.allCases.count)
  /// The first few rows of each kind.
  private(set) var rows: [[Int]] = Array(repeating: [], count: Match.allCases.count)

  subscript(match: Match) -> Int { counts[index(match)] }

  func exampleRows(_ match: Match) -> [Int] { rows[index(match)] }

  mutating func add(_ match: Match, row: Int) {
    let index = index(match)
    counts[index] += 1
    if rows[index].count < 5 { rows[index].append(row) }
  }

  private func index(_ match: Match) -> Int { Match.allCases.firstIndex(of: match) ?? 0 }
}

extension Pipeline {
  /// Finds the areas of every row of every input at every level.
  func place(_ inputs: Inputs) async throws -> Placed {
    let atlas = try await HomePlacing(inputs)
    var placed = Placed(inputs: PlacedInputs(returns: []), matches: [])
    for (number, source) in inputs.returns.enumerated() {
      let (cases, plans) = (source.cases, source.plans)
      let requests = try await atlas.placed(cases.count, cases.row, lookup: nil) {
        Home(cases.postcode[$0], isUnreadable: cases.postcodeUnreadable[$0])
      }
      let active = try await atlas.placed(plans.count, plans.row, lookup: nil) {
        Home(plans.postcode[$0], isUnreadable: plans.postcodeUnreadable[$0])
      }
      placed.inputs.returns.append(PlacedReturn(source, cases: requests.rows, plans: active.rows))
      // The quality table is about the latest return; earlier ones had theirs.
      if number == 0 {
        placed.matches.append(
          InputMatches(input: "requests", rows: cases.count, counts: requests.matches))
      }
    }
    placed.inputs.period = configuration.period ?? inputs.returns.first?.period
    placed.inputs.authority = configuration.release.authorityNumber.flatMap { Int32($0) }
    try await placeTables(inputs.tables, atlas, &placed)
    return placed
  }

  private func placeTables(
    _ tables: TableInputs, _ atlas: HomePlacing, _ placed: inout Placed
  ) async throws {
    for input in tables.waits {
      placed.inputs.waits.append(
        try await place(input, atlas, \.row, \.home, &placed.matches))
    }
    for input in tables.registers {
      placed.inputs.registers.append(
        try await place(input, atlas, \.row, \.home, &placed.matches))
    }
    for input in tables.contacts {
      // Telephony logs have no place, which is no fault of theirs.
      var matches: [InputMatches] = []
      placed.inputs.contacts.append(try await place(input, atlas, \.row, \.home, &matches))
      if input.source.kind == .emails { placed.matches += matches }
    }
    if let input = tables.provision {
      placed.inputs.provision = try await place(input, atlas, nil, \.home, &placed.matches)
    }
    if let input = tables.population {
      let homes = input.source.area.map { Home(code: $0) }
      let part = try await atlas.placed(homes.count, [], lookup: input.lookup) { homes[$0] }
      placed.inputs.population = PlacedInput(input.source, rows: part.rows)
      placed.matches.append(
        InputMatches(input: input.file, rows: homes.count, counts: part.matches))
    }
  }

  private func place<Source>(
    _ input: TableInputs.Located<Source>, _ atlas: HomePlacing, _ row: KeyPath<Source, [Int32]>?,
    _ home: KeyPath<Source, [Home]>, _ matches: inout [InputMatches]
  ) async throws -> PlacedInput<Source> {
    let homes = input.source[keyPath: home]
    let rows = row.map { input.source[keyPath: $0] } ?? []
    let part = try await atlas.placed(homes.count, rows, lookup: input.lookup) { homes[$0] }
    matches.append(InputMatches(input: input.file, rows: homes.count, counts: part.matches))
    return PlacedInput(input.source, rows: part.rows)
  }
}

extension Home {
  /// The home of a child in a return, which knows postcodes alone.
  init(_ postcode: Postcode?, isUnreadable: Bool) {
    if let postcode {
      self = .postcode(postcode)
    } else {
      self = isUnreadable ? .unreadable : .missing
    }
  }

  /// An area code of any kind: those of small areas begin as the census of England and Wales forms them, or the example.
  init(code: AreaCode) {
    let isSmall = code.text.dropFirst().hasPrefix("01")
    self = isSmall ? .smallArea(code) : .area(code)
  }
}
