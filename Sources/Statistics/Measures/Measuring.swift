public import Model

/// Counts every indicator at every level: all children, and where it can be broken down, each group.
///
/// An indicator whose input is not there is not counted. Where small areas pool, the latest return has a measure and all
/// returns together have another. Groups without anybody in the partnership are left out.
///
/// - Parameters:
///   - inputs: placed, the latest return first. Earlier ones only add years to the levels that pool.
///   - definitions: what to count.
///   - options: limits, rules, and where small areas and groups are counted.
/// - Returns: the measures of each definition together, in the order of definitions; levels in the order of the inputs.
public func measure(
  _ inputs: PlacedInputs, _ definitions: [Definition], _ options: MeasuringOptions
) -> [Measure] {
  let sources = Sources(inputs, options)
  return definitions.flatMap { sources.measures($0) }
}

/// Counts every indicator of several returns in each earlier year by itself, to tell whether the lottery grows (M33).
///
/// - Parameters: as of `measure`.
/// - Returns: all children at every level, latest year first; nothing of the latest return.
public func measureEarlierYears(
  _ inputs: PlacedInputs, _ definitions: [Definition], _ options: MeasuringOptions
) -> [Measure] {
  guard inputs.returns.count > 1 else { return [] }
  let sources = Sources(inputs, options)
  return definitions.flatMap { definition -> [Measure] in
    guard let counted = sources.observed(definition) else { return [] }
    return MeasuringPlan(definition, counted, sources).ofEarlierYears
  }
}

extension Sources {
  func measures(_ definition: Definition) -> [Measure] {
    guard let counted = observed(definition) else { return [] }
    let plan = MeasuringPlan(definition, counted, self)
    return plan.ofAll + plan.ofGroups
  }
}

/// The measures of one definition.
private struct MeasuringPlan {
  let definition: Definition
  let counted: Counted
  let options: MeasuringOptions
  /// The levels, or none where no row has a place.
  let levels: [Placement]
  let pieces: PieceTabulation

  init(_ definition: Definition, _ counted: Counted, _ sources: Sources) {
    self.definition = definition
    self.counted = counted
    options = sources.options
    levels = counted.hasPlaces ? sources.levels : []
    pieces = PieceTabulation(
      count: counted.hasPlaces && definition.indicator.statistic.isOfNumbers
        ? sources.atoms.count : 0, level: sources.levels.count)
  }

  /// All children, level by level.
  var ofAll: [Measure] {
    guard definition.split == nil else { return [] }
    guard !levels.isEmpty else { return [measure(level: nil, years: 1)] }
    let wanted = wantedLevels
    let pools = counted.years.count > 1 && definition.pools
    let hasPieces = wanted.count == levels.count || wanted.count > 1
    let atoms = hasPieces ? atoms(years: 1) : []
    let pooledAtoms = pools && hasPieces ? self.atoms(years: counted.years.count) : []
    return wanted.flatMap { level in
      var made = [measure(level: level, years: 1)]
      made[0].atoms = atoms
      if pools, options.pooledLevels.contains(levels[level].level) {
        made.append(measure(level: level, years: counted.years.count))
        made[1].atoms = pooledAtoms
      }
      return made
    }
  }

  private var wantedLevels: [Int] {
    levels.indices.filter {
      !definition.isOfLargeAreas || options.groupLevels.contains(levels[$0].level)
    }
  }

  private func atoms(years: Int) -> [Tally] {
    let parts = counted.years.prefix(years).flatMap(\.self)
    let table = Tabulation(definition.indicator, parts)
    return pieces.tallies(table, parts, kinds: 1) { _ in nil }[0]
  }

  /// All children of each year before the latest, level by level.
  var ofEarlierYears: [Measure] {
    guard definition.split == nil, !levels.isEmpty else { return [] }
    return counted.years.indices.dropFirst().flatMap { year -> [Measure] in
      guard year < counted.yearPeriods.count else { return [] }
      let table = Tabulation(definition.indicator, counted.years[year])
      return wantedLevels.map { level in
        let all = table.counted(level: level, areas: areaCount(level), kinds: 1) { _ in nil }
        return Measure(
          indicator: definition.indicator, level: levels[level].level, group: .all,
          period: counted.yearPeriods[year], pooledPeriods: 1, areas: levels[level].areas,
          tallies: all[0].tallies,
          partnership: all[0].partnership, unknown: all[0].unknown, outside: all[0].outside)
      }
    }
  }

  /// Each group, at the levels where groups are counted.
  var ofGroups: [Measure] {
    let breakdowns = definition.split.map { [$0] } ?? definition.breakdowns
    return breakdowns.flatMap { breakdown -> [Measure] in
      let wanted = levels.indices.filter {
        breakdown == .service || options.groupLevels.contains(levels[$0].level)
      }
      let atoms = wanted.count > 1 ? atoms(of: breakdown) : []
      return (wanted.isEmpty ? [nil] : wanted.map(Optional.init)).flatMap { level in
        measures(of: breakdown, level: level, atoms: atoms)
      }
    }
  }

  private func measure(level: Int?, years: Int) -> Measure {
    let parts = counted.years.prefix(years).flatMap(\.self)
    let table = Tabulation(definition.indicator, parts)
    let all = table.counted(level: level, areas: areaCount(level), kinds: 1) { _ in nil }
    var made = measure(all[0], .all, level: level, years: years)
    if let level { made.strata = strata(parts, table, level: level) }
    return made
  }

  /// The categories of a breakdown, the observations that have them, and those of residents who have none.
  ///
  /// Residents have no need, placement or route: of those, each group is counted among all residents.
  private func split(
    by breakdown: Breakdown
  ) -> (categories: [String], parts: [Part], all: [Part])? {
    var (parts, all) = (counted.years[0], [Part]())
    if [.need, .placement, .route].contains(breakdown) {
      all = parts.filter(\.isOfResidents)
      parts.removeAll(where: \.isOfResidents)
    }
    let columns = parts.compactMap { $0.groups[breakdown] }
    guard let categories = columns.first?.categories, columns.count == parts.count else {
      return nil
    }
    return (categories, parts, all)
  }

  private func atoms(of breakdown: Breakdown) -> [[Tally]] {
    guard let (categories, parts, _) = split(by: breakdown) else { return [] }
    let table = Tabulation(definition.indicator, parts)
    return pieces.tallies(table, parts, kinds: categories.count) { $0.groups[breakdown]?.codes }
  }

  private func measures(
    of breakdown: Breakdown, level: Int?, atoms: [[Tally]]
  ) -> [Measure] {
    guard let (categories, parts, residents) = split(by: breakdown) else { return [] }
    let table = Tabulation(definition.indicator, parts)
    var groups = table.counted(
      level: level, areas: areaCount(level), kinds: categories.count
    ) { $0.groups[breakdown]?.codes }
    let isEmpty = groups.map { $0.partnership == Tally.empty(for: definition.indicator) }
    if !residents.isEmpty {
      let everybody = Tabulation(definition.indicator, residents).counted(
        level: level, areas: areaCount(level), kinds: 1
      ) { _ in nil }
      groups = groups.map { $0 + everybody[0] }
    }
    if definition.split != nil { groups = GroupTallies.shares(groups) }
    return categories.indices.filter { !isEmpty[$0] }.map { number in
      var made = measure(
        groups[number], Group(breakdown, categories[number]), level: level, years: 1)
      if !atoms.isEmpty { made.atoms = atoms[number] }
      made.isPartOfAll = definition.split != nil
      return made
    }
  }

  private func areaCount(_ level: Int?) -> Int { level.map { levels[$0].areas.count } ?? 0 }

  private func measure(
    _ tallies: GroupTallies, _ group: Group, level: Int?, years: Int
  ) -> Measure {
    Measure(
      indicator: definition.indicator, level: level.map { levels[$0].level } ?? .partnership,
      group: group, period: counted.period(years: years), pooledPeriods: years,
      areas: level.map { levels[$0].areas } ?? [], tallies: tallies.tallies,
      partnership: tallies.partnership, unknown: tallies.unknown, outside: tallies.outside)
  }

  private func strata(_ parts: [Part], _ table: Tabulation, level: Int) -> Strata? {
    guard let kinds = KindsOfChild(definition.strata, parts) else { return nil }
    var next = -1
    let counted = table.counted(
      level: level, areas: areaCount(level), kinds: kinds.names.count
    ) { _ in
      // Parts are asked in their order.
      next += 1
      return kinds.codes[next]
    }
    return Strata(
      names: kinds.names, parents: kinds.parents,
      tallies: (0..<areaCount(level)).map { area in counted.map { $0.tallies[area] } },
      partnership: counted.map(\.partnership))
  }
}

/// The kinds of child that occur among the observations, numbered in a fixed order.
private struct KindsOfChild {
  var names: [String] = []
  var parents: [Int] = []
  /// For each part, the kind of each row; not read for rows without an observation.
  var codes: [[Int16]] = []

  init?(_ breakdowns: [Breakdown], _ parts: [Part]) {
    guard !breakdowns.isEmpty else { return nil }
    var mixed: [[Int]] = []
    var sizes: [[String]] = []
    for part in parts {
      let columns = breakdowns.compactMap { part.groups[$0] }
      guard columns.count == breakdowns.count else { return nil }
      sizes = columns.map(\.categories)
      mixed.append(
        part.groups.count(of: columns).map { row in
          columns.reduce(0) { $0 * $1.categories.count + Int($1.codes[row]) }
        })
    }
    let total = sizes.reduce(1) { $0 * $1.count }
    var isUsed = [Bool](repeating: false, count: total)
    for (part, codes) in zip(parts, mixed) {
      for one in part.observed { isUsed[codes[Int(one.row)]] = true }
    }
    var numbers = [Int16](repeating: 0, count: total)
    for code in 0..<total where isUsed[code] {
      numbers[code] = Int16(names.count)
      var (rest, words) = (code, [String]())
      for (breakdown, categories) in zip(breakdowns, sizes).reversed() {
        words.append("\(breakdown.rawValue)=\(categories[rest % categories.count])")
        rest /= categories.count
      }
      names.append(words.reversed().joined(separator: " "))
      parents.append(code / (total / sizes[0].count))
    }
    codes = mixed.map { $0.map { numbers[$0] } }
  }
}

extension Indicator.Statistic {
  /// Whether the figures are of numbers of children that may be published.
  fileprivate var isOfNumbers: Bool {
    switch self {
    case .share, .count, .quantile, .survivalQuantile, .rate, .ratio: self != .quantile(1)
    case .speed, .incidence, .restrictedMean, .change, .clearance: false
    }
  }
}

extension GroupColumns {
  fileprivate func count(of columns: [GroupColumn]) -> Range<Int> {
    0..<(columns.first?.codes.count ?? 0)
  }
}
