public import Model

/// Where the rows of one input are: their areas at every level, and what else is known of the place.
public struct PlacedRows: Sendable {
  /// The area of each row, level by level; every input of a run has the same levels in the same order.
  public var placements: [Placement]
  /// The national fifth of deprivation of each row's neighbourhood, 1 the most deprived; nil where it is not known.
  public var deprivationFifth: [Int8?]
  /// The point of each row in metres of the national grid, not-a-number where it has none; nil where no row has one.
  public var points: Points?

  public init(placements: [Placement], deprivationFifth: [Int8?], points: Points?) {
    self.placements = placements
    self.deprivationFifth = deprivationFifth
    self.points = points
  }

  /// Rows of which only the areas are known.
  public init(placements: [Placement], count: Int) {
    self.init(
      placements: placements, deprivationFifth: Array(repeating: nil, count: count), points: nil)
  }

  /// Rows that could not be placed at any of the levels.
  public static func unknown(_ count: Int, levels: [(level: Level, areas: [AreaCode])])
    -> PlacedRows
  {
    PlacedRows(
      placements: levels.map { level, areas in
        Placement(
          level: level, areas: areas, area: Array(repeating: Placement.unknown, count: count))
      }, count: count)
  }
}

/// An input with the places of its rows.
public struct PlacedInput<Source: Sendable>: Sendable {
  public var source: Source
  public var rows: PlacedRows

  public init(_ source: Source, rows: PlacedRows) {
    self.source = source
    self.rows = rows
  }
}

/// Everything that indicators are counted from, placed.
public struct PlacedInputs: Sendable {
  /// The latest return first.
  public var returns: [PlacedReturn]
  public var waits: [PlacedInput<WaitingList>]
  public var registers: [PlacedInput<Register>]
  public var contacts: [PlacedInput<Contacts>]
  public var provision: PlacedInput<Provision>?
  public var population: PlacedInput<Population>?
  /// The number of the local authority, such as 830: placements elsewhere are outside it.
  public var authority: Int32?
  /// The time that inputs without dates are about; that of the latest return where it is nil.
  public var period: Period?

  public init(
    returns: [PlacedReturn], waits: [PlacedInput<WaitingList>] = [],
    registers: [PlacedInput<Register>] = [], contacts: [PlacedInput<Contacts>] = [],
    provision: PlacedInput<Provision>? = nil, population: PlacedInput<Population>? = nil,
    authority: Int32? = nil, period: Period? = nil
  ) {
    self.returns = returns
    self.waits = waits
    self.registers = registers
    self.contacts = contacts
    self.provision = provision
    self.population = population
    self.authority = authority
    self.period = period ?? returns.first?.period
  }
}
