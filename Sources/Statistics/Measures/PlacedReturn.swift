public import Model

/// The area of every row of an input at one level.
public struct Placement: Sendable {
  /// Stands for a row whose place is not known.
  public static let unknown: Int32 = -2

  public let level: Level
  /// The codes of the level's areas, ascending.
  public let areas: [AreaCode]
  /// The area number of each row, or `Assignment.outside`, or `unknown`.
  public let area: [Int32]

  public init(level: Level, areas: [AreaCode], area: [Int32]) {
    self.level = level
    self.areas = areas
    self.area = area
  }
}

/// A return with the areas that its cases and plans live in.
public struct PlacedReturn: Sendable {
  public let cases: Cases
  public let plans: Plans
  public let period: Period
  public let snapshot: Day
  public internal(set) var caseRows: PlacedRows
  public internal(set) var planRows: PlacedRows

  public init(_ source: Return, cases: PlacedRows, plans: PlacedRows) {
    self.cases = source.cases
    self.plans = source.plans
    period = source.period
    snapshot = source.snapshot
    caseRows = cases
    planRows = plans
  }

  /// A return of which the cases are placed and the plans are not.
  public init(_ source: Return, placements: [Placement]) {
    self.init(
      source, cases: PlacedRows(placements: placements, count: source.cases.count),
      plans: .unknown(source.plans.count, levels: placements.map { ($0.level, $0.areas) }))
  }

  var placements: [Placement] { caseRows.placements }
}

extension PlacedReturn {
  /// Who asked for the assessment that each plan came of.
  var routesOfPlans: [RequestRoute?] {
    plans.request.map { $0.flatMap { cases.route[Int($0)] } }
  }

  /// The category of the placement of the plan that each case led to: where the child is, or else what the plan names.
  func placementsOfCases(_ schools: Schools) -> [PlacementCategory?] {
    var categories = [PlacementCategory?](repeating: nil, count: cases.count)
    for row in 0..<plans.count {
      guard let request = plans.request[row] else { continue }
      let placement = plans.placement[row]
      categories[Int(request)] = schools.category(placement.isBlank ? plans.named[row] : placement)
    }
    return categories
  }
}
