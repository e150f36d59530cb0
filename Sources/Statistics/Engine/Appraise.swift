public import Model

/// What is said of all areas together, and of those that stand out.
public struct Appraisal: Sendable {
  /// One table a measure, with the gradients over children's own fifths and the lottery of earlier years among them.
  public let equity: [EquityTable]
  /// Most children affected first.
  public let findings: Findings

  /// Put together by hand, for what is read again.
  public init(equity: [EquityTable], findings: Findings) {
    self.equity = equity
    self.findings = findings
  }
}

/// How much is drawn at random, and from which seed.
public struct AppraisalOptions: Sendable {
  /// The same seed gives the same figures, whatever the order of rows and the number of threads.
  public var seed: UInt64
  /// Redraws for luck floors and the luck audit.
  public var draws: Int
  /// Maps of the boundary stress test.
  public var maps: Int

  /// 2,000 redraws and 200 maps are what the method notes ask for.
  public init(seed: UInt64, draws: Int = 2_000, maps: Int = 200) {
    self.seed = seed
    self.draws = draws
    self.maps = maps
  }
}

/// Makes the equity figures of every measure of all children, and the findings with their luck audit.
///
/// Findings are of the table of most years of each indicator and level, for that is the one that pages show. Measures are
/// worked on at the same time, and what is made does not depend on how many at once.
///
/// - Parameters:
///   - measures: what was counted.
///   - analyses: the figures made of each measure, in the order of measures.
///   - surroundings: what is known of the areas of each level.
///   - earlier: the same indicators in single earlier years, to tell whether the lottery grows (M33).
///   - options: the seed and the numbers of draws.
/// - Returns: tables in the order of measures; findings with most children affected first.
public func appraise(
  _ measures: [Measure], _ analyses: [Analysis], surroundings: [Level: Surroundings],
  earlier: [Measure] = [], _ options: AppraisalOptions
) async -> Appraisal {
  precondition(measures.count == analyses.count, "Each measure has its analysis.")
  let maps = surroundings.mapValues { around in
    around.neighbours.map {
      redrawnMaps($0, zones: ($0.count + 1) / 2, maps: options.maps, seed: options.seed)
    } ?? []
  }
  let shown = shownTables(measures)
  let wanted = measures.indices.filter {
    measures[$0].group == .all && !measures[$0].areas.isEmpty
  }
  // Quantiles and means of the same waits have the same outcomes.
  let firsts = firstsAlike(measures, wanted)
  let years = earlier.indices.filter { earlier[$0].group == .all && !earlier[$0].areas.isEmpty }
  let yearFirsts = firstsAlike(earlier, years)
  let outcomes = await atOnce(Set(firsts.values).sorted()) { first in
    EquityOfOutcomes(
      measures[first], surroundings[measures[first].level] ?? Surroundings(), options.seed,
      options.draws)
  }
  let lotteries = await atOnce(Set(yearFirsts.values).sorted()) { first in
    attempt { () throws(StatisticsError) in try LotteryIndex(of: earlier[first]) }
  }
  let made = await atOnce(wanted) { index in
    Appraised(
      measures[index], analyses[index], firsts[index].flatMap { outcomes[$0] },
      maps: shown.contains(index) ? maps[measures[index].level] ?? [] : nil, options)
  }
  let tables = EquityTables(
    measures: measures, figures: made.mapValues(\.figures),
    indices: firsts.compactMapValues { outcomes[$0]?.index },
    earlier: years.compactMap { year in
      yearFirsts[year].flatMap { lotteries[$0] }.map { (earlier[year], $0) }
    })
  return Appraisal(
    equity: tables.tables, findings: findings(measures, made, shown, options))
}

/// Works on many numbers at the same time; what is made of each is found by it.
private func atOnce<Made: Sendable>(
  _ numbers: [Int], _ make: @escaping @Sendable (Int) -> Made
) async -> [Int: Made] {
  await withTaskGroup(of: (Int, Made).self) { group in
    for number in numbers { group.addTask { (number, make(number)) } }
    return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
  }
}

/// For each of some measures the first of them with the same outcomes.
private func firstsAlike(_ measures: [Measure], _ some: [Int]) -> [Int: Int] {
  var firsts: [Int] = []
  var found: [Int: Int] = [:]
  for index in some {
    let first = firsts.first { measures[$0].hasOutcomes(of: measures[index]) }
    if first == nil { firsts.append(index) }
    found[index] = first ?? index
  }
  return found
}

/// What one measure's task makes.
private struct Appraised: Sendable {
  var figures: [EquityFigure] = []
  var luck = LuckSummary(compared: 0, shown: 0, expected: 0, p: 1)
  var drawnFlags: [Int] = []
  var findings: [Finding] = []

  /// Findings are not wanted where `maps` is nil.
  init(
    _ measure: Measure, _ analysis: Analysis, _ outcomes: EquityOfOutcomes?, maps: [[Int]]?,
    _ options: AppraisalOptions
  ) {
    guard let outcomes else { return }
    let equity = EquityOfMeasure(
      measure, analysis, outcomes, seed: options.seed, draws: options.draws)
    (figures, luck, drawnFlags) = (equity.figures, equity.luck, equity.drawnFlags)
    findings = maps.map { FindingsOfMeasure(measure, analysis, maps: $0).findings } ?? []
  }
}

/// Of each indicator and level the measure of most years put together, the latest of those with as many.
private func shownTables(_ measures: [Measure]) -> Set<Int> {
  struct Key: Hashable {
    let indicator: String
    let level: Level
  }
  var best: [Key: Int] = [:]
  for (index, measure) in measures.enumerated()
  where measure.group == .all && !measure.areas.isEmpty {
    let key = Key(indicator: measure.indicator.id, level: measure.level)
    if let known = best[key], measures[known].pooledPeriods > measure.pooledPeriods { continue }
    best[key] = index
  }
  return Set(best.values)
}

private func findings(
  _ measures: [Measure], _ made: [Int: Appraised], _ shown: Set<Int>, _ options: AppraisalOptions
) -> Findings {
  var families: [Findings.Family] = []
  var list: [Finding] = []
  var drawn = [Int](repeating: 0, count: options.draws)
  for index in shown.sorted() {
    guard let part = made[index] else { continue }
    list += part.findings
    guard part.luck.compared > 0 else { continue }
    families.append(
      Findings.Family(
        indicator: measures[index].indicator, level: measures[index].level,
        period: measures[index].period, luck: part.luck))
    for (draw, flags) in part.drawnFlags.enumerated() { drawn[draw] += flags }
  }
  let audit = LuckAudit(shown: families.reduce(0) { $0 + $1.luck.shown }, drawn: drawn)
  return Findings(
    findings: list.sorted { $0.standsBefore($1) }, families: families,
    luck: LuckSummary(
      compared: families.reduce(0) { $0 + $1.luck.compared }, shown: audit.shown,
      expected: audit.expected, p: audit.p), draws: options.draws, seed: options.seed)
}

extension Finding {
  /// Most children affected first; ties by area, indicator and level.
  fileprivate func standsBefore(_ other: Finding) -> Bool {
    let (mine, others) = (childrenAffected ?? -1, other.childrenAffected ?? -1)
    guard mine == others else { return mine > others }
    return (place.description, indicator.id, level.id) < (
      other.place.description, other.indicator.id, other.level.id
    )
  }
}
