import Model

/// The next coarser design of tables of which more than half would be hidden.
enum Coarser {
  case moreYears
  case mergedCategories
  case largerAreas

  /// Nil where nothing coarser is known.
  init?(_ breakdown: String, _ level: Level) {
    switch breakdown {
    case "all":
      guard !level.isLarge else { return nil }
      self = .moreYears
    case "need", "age": self = .mergedCategories
    default: self = .largerAreas
    }
  }

  var advice: String {
    switch self {
    case .moreYears: "Put more years together."
    case .mergedCategories: "Merge categories, or publish the breakdown for larger areas alone."
    case .largerAreas: "Publish the breakdown for larger areas alone."
    }
  }
}

/// Measures with their analyses, made coarser step by step.
///
/// A breakdown is made coarser in all tables of a level alike: tables that divide the same children in two ways would
/// give away the difference of the ways.
struct Coarsening {
  private(set) var measures: [Measure]
  /// Nil where a measure was put together here and has yet to be analysed.
  private(set) var analyses: [Analysis?]
  /// What was done, as sentences.
  private(set) var steps: [String] = []
  private let policy: Policy

  init(_ measures: [Measure], _ analyses: [Analysis], _ policy: Policy) {
    self.measures = measures
    self.analyses = analyses
    self.policy = policy
    guard policy.coarsens else { return }
    for breakdown in ["need", "age"] where tables.contains(where: { isThin($0, breakdown) }) {
      merge(breakdown)
    }
    for table in tables where table.breakdown != "all" && isThin(table) { moveUp(table) }
  }

  /// The measures, each with its exact analysis.
  func analysed(
    _ analyse: ([Measure]) -> [Analysis]
  ) -> [(measure: Measure, analysis: Analysis)] {
    zip(measures, analyses).map { measure, analysis in
      guard let analysis = analysis ?? analyse([measure]).first else {
        preconditionFailure("The statistics answer every measure.")
      }
      return (measure, analysis)
    }
  }

  private struct Kind: Hashable {
    let breakdown: String
    let level: Level
  }

  /// The breakdowns and levels, in the order of the measures.
  private var tables: [Kind] {
    var kinds: [Kind] = []
    for measure in measures where !measure.areas.isEmpty {
      let kind = Kind(breakdown: measure.group.breakdown ?? "all", level: measure.level)
      if !kinds.contains(kind) { kinds.append(kind) }
    }
    return kinds
  }

  private func isThin(_ kind: Kind, _ breakdown: String) -> Bool {
    kind.breakdown == breakdown && isThin(kind)
  }

  /// Whether the rules alone hide more than half of the figures.
  private func isThin(_ kind: Kind) -> Bool {
    var (hidden, all) = (0, 0)
    for measure in measures
    where measure.level == kind.level && (measure.group.breakdown ?? "all") == kind.breakdown {
      for tally in measure.tallies {
        guard let numbers = tally.numbers else { continue }
        all += 1
        if policy.display(part: numbers.part ?? numbers.whole) == nil { hidden += 1 }
      }
    }
    return 2 * hidden > all
  }

  private mutating func merge(_ breakdown: String) {
    struct Table: Hashable {
      let indicator: String
      let level: Level
      let group: Group
    }
    var merged: [Measure] = []
    var kept: [Analysis?] = []
    var places: [Table: Int] = [:]
    for (measure, analysis) in zip(measures, analyses) {
      guard measure.group.breakdown == breakdown,
        let group = measure.group.broader(breakdown)
      else {
        merged.append(measure)
        kept.append(analysis)
        continue
      }
      let table = Table(indicator: measure.indicator.id, level: measure.level, group: group)
      if let place = places[table] {
        merged[place] = merged[place].adding(measure)
      } else {
        places[table] = merged.count
        merged.append(measure.renamed(group))
        kept.append(nil)
      }
    }
    (measures, analyses) = (merged, kept)
    steps.append("Categories of \(breakdown) are put together into broader ones.")
  }

  /// Keeps of a breakdown the whole partnership, where no other level has it.
  private mutating func moveUp(_ kind: Kind) {
    struct Table: Hashable {
      let indicator: String
      let group: Group
    }
    func isOfKind(_ measure: Measure) -> Bool {
      measure.level == kind.level && measure.group.breakdown == kind.breakdown
    }
    let elsewhere = Set(
      measures.filter { !isOfKind($0) }.map { Table(indicator: $0.indicator.id, group: $0.group) })
    var moved: [Measure] = []
    var kept: [Analysis?] = []
    for (measure, analysis) in zip(measures, analyses) {
      guard isOfKind(measure) else {
        moved.append(measure)
        kept.append(analysis)
        continue
      }
      guard !elsewhere.contains(Table(indicator: measure.indicator.id, group: measure.group))
      else { continue }
      moved.append(measure.ofPartnershipAlone)
      kept.append(nil)
    }
    (measures, analyses) = (moved, kept)
    steps.append(
      "The breakdown by \(kind.breakdown) is not published by \(kind.level.singular), for larger areas alone."
    )
  }
}

extension Group {
  /// The broader category of a breakdown; nil where it stays as it is.
  fileprivate func broader(_ breakdown: String) -> Group? {
    let category = description.dropFirst(breakdown.count + 1)
    let broad: String? =
      switch (breakdown, category) {
      case ("age", "0-4"), ("age", "5-10"): "0-10"
      case ("age", "16-19"), ("age", "20-25"): "16-25"
      // The areas of need of the SEND code of practice, sections 6.28 to 6.35.
      case ("need", "SLCN"), ("need", "ASD"): "communication and interaction"
      case ("need", "SPLD"), ("need", "MLD"), ("need", "SLD"), ("need", "PMLD"), ("need", "DS"):
        "cognition and learning"
      case ("need", "HI"), ("need", "VI"), ("need", "MSI"), ("need", "PD"):
        "sensory and physical"
      case ("need", "OTH"), ("need", "unknown"): "other or not known"
      default: nil
      }
    return broad.map { Group("\(breakdown)=\($0)") }
  }
}

extension Measure {
  /// The same numbers under another group.
  fileprivate func renamed(_ group: Group) -> Measure {
    var renamed = Measure(
      indicator: indicator, level: level, group: group, period: period,
      pooledPeriods: pooledPeriods, areas: areas, tallies: tallies, partnership: partnership,
      unknown: unknown, outside: outside)
    renamed.atoms = atoms
    renamed.isPartOfAll = isPartOfAll
    return renamed
  }

  fileprivate func adding(_ other: Measure) -> Measure {
    var sum = self
    func add(_ left: Tally, _ right: Tally) -> Tally { left.adding(right, partOfAll: isPartOfAll) }
    sum.tallies = zip(tallies, other.tallies).map(add)
    sum.atoms = zip(atoms, other.atoms).map(add)
    sum.partnership = add(partnership, other.partnership)
    sum.unknown = add(unknown, other.unknown)
    sum.outside = add(outside, other.outside)
    return sum
  }

  fileprivate var ofPartnershipAlone: Measure {
    var alone = Measure(
      indicator: indicator, level: .partnership, group: group, period: period,
      pooledPeriods: pooledPeriods, areas: [], tallies: [], partnership: partnership,
      unknown: .unavailable(.notApplicable), outside: .unavailable(.notApplicable))
    alone.isPartOfAll = isPartOfAll
    return alone
  }
}

extension Tally {
  fileprivate func adding(_ other: Tally, partOfAll: Bool) -> Tally {
    switch (self, other) {
    case (.count(let left), .count(let right)):
      .count(
        partOfAll
          ? Count(left.numerator + right.numerator, of: left.denominator) : left + right)
    case (.total(let left), .total(let right)): .total(left + right)
    case (.waits(let left), .waits(let right)): .waits(left + right)
    case (.rate(let left), .rate(let right)): .rate(left + right)
    default: self
    }
  }
}
