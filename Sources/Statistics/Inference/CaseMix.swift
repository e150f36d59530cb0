import Foundation
public import Model

/// What was observed of an area's children beside what kinds of children like these have in the whole (M05, M22).
public struct MixExpected: Sendable, Equatable {
  /// Children with the outcome, and how many of them kinds of children like these would have.
  public let observed: Int
  public let expected: Double
  /// The variance that chance alone gives the observed number, kind by kind.
  public let variance: Double

  /// The exact two-sided test of the observed number; nil without variance.
  public var p: Double? {
    expected > 0 && variance > 0
      ? ExactTails(Double(observed), expected: expected, variance: variance).p : nil
  }
}

/// The outcomes to be expected of each area's children, were each kind of child served as in the whole (M05).
///
/// E = Σ n·X/N over strata. Strata with fewer than 20 children in all are put together with the others of their parent. The
/// variance is that of outcomes dealt out at random within each stratum, Σ n(1-n/N)·X(N-X)/(N(N-1)).
///
/// - Parameters:
///   - areas: for each area, its counts in every stratum, in one order of strata.
///   - parents: for each stratum the number of its parent.
///   - whole: the counts of all children in every stratum, those of no area among them; the sum of the areas where nil.
/// - Returns: for each area the observed and expected numbers; those of all children sum to the same.
public func expectedCounts(
  _ areas: [[Count]], parents: [Int], whole: [Count]? = nil
) -> [MixExpected] {
  let totals =
    whole
    ?? parents.indices.map { stratum in areas.reduce(Count(0, of: 0)) { $0 + $1[stratum] } }
  let kinds = mergedStrata(totals.map(\.denominator), parents: parents)
  let rates = kinds.map { members in members.reduce(Count(0, of: 0)) { $0 + totals[$1] } }
  return areas.map { strata in
    var (expected, variance) = (Sum(), Sum())
    for (members, rate) in zip(kinds, rates) where rate.denominator > 0 {
      let n = Double(members.reduce(0) { $0 + strata[$1].denominator })
      let (x, all) = (Double(rate.numerator), Double(rate.denominator))
      expected.add(n * x / all)
      guard all > 1 else { continue }
      variance.add(n * (1 - n / all) * x * (all - x) / (all * (all - 1)))
    }
    return MixExpected(
      observed: strata.reduce(0) { $0 + $1.numerator }, expected: expected.value,
      variance: variance.value)
  }
}

/// Completed waits of each area beside those expected at the pace of each kind of child (M22), summed over strata.
///
/// - Parameters:
///   - areas: for each area, its waits in every stratum.
///   - parents: for each stratum the number of its parent, with whose others it is put together below 20 children.
///   - whole: the waits of all children in every stratum, those of no area among them.
/// - Returns: for each area the observed and expected numbers with the log-rank variance.
public func expectedCompletions(
  _ areas: [[Waits]], parents: [Int], whole: [Waits]
) -> [MixExpected] {
  let kinds = mergedStrata(whole.map(\.count), parents: parents)
  func together(_ strata: [Waits], _ members: [Int]) -> Waits {
    members.dropFirst().reduce(members.first.map { strata[$0] } ?? Waits()) { $0 + strata[$1] }
  }
  let paces = kinds.map { Pace(together(whole, $0)) }
  return areas.map { strata in
    let parts = zip(kinds, paces).compactMap { members, pace -> ObservedExpected? in
      let waits = together(strata, members)
      return waits.count > 0 ? pace.compare(waits) : nil
    }
    return MixExpected(
      observed: parts.reduce(0) { $0 + $1.observed }, expected: Sum(parts.map(\.expected)).value,
      variance: Sum(parts.map(\.variance)).value)
  }
}

/// The strata that stay by themselves, and for each parent those of its strata that are too small to.
private func mergedStrata(_ sizes: [Int], parents: [Int]) -> [[Int]] {
  let alone = sizes.indices.filter { sizes[$0] >= 20 }.map { [$0] }
  let together = Set(parents).sorted().map { parent in
    sizes.indices.filter { sizes[$0] < 20 && parents[$0] == parent }
  }
  return alone + together.filter { !$0.isEmpty }
}

/// The ratio of observed to expected with 95% limits (M05), those of the count over the expected number.
public func standardisedRatio(_ observed: Int, expected: Double) -> Outcome {
  guard expected > 0 else { return .none(.noCases) }
  let limits = countLimits(observed, .percent95, .official)
  return .value(
    Double(observed) / expected,
    Outcome.Limits(lower: limits.lower / expected, upper: limits.upper / expected))
}

/// The part of a gap that lies in who lives there, and the part in how they are served (M06).
///
/// Composition Σ(c_A-c_B)(r_A+r_B)/2 and rate Σ(r_A-r_B)(c_A+c_B)/2, as fractions; they sum to the gap. Kitagawa 1955, J Am
/// Stat Assoc 50, 1168.
public struct GapSplit: Sendable, Equatable {
  /// What lies in the mix of children, as a fraction.
  public let composition: Double
  /// What lies in how each kind of child fares, as a fraction.
  public let rate: Double
  /// The share of both areas' children in strata that one of them lacks, whose rate is that of the whole there.
  public let borrowed: Double

  /// The area's share less that of the reference, as a fraction.
  public var gap: Double { composition + rate }

  /// Counts of every stratum in one order of strata; `whole` lends its rate to a stratum that is empty.
  ///
  /// - Throws: `noCases` where either has nobody.
  public init(
    _ area: [Count], _ reference: [Count], whole: [Count]
  ) throws(StatisticsError) {
    let here = area.reduce(0) { $0 + $1.denominator }
    let there = reference.reduce(0) { $0 + $1.denominator }
    guard here > 0, there > 0 else { throw .none(.noCases) }
    var (composition, rate, borrowed) = (Sum(), Sum(), 0)
    for stratum in area.indices {
      let (a, b) = (area[stratum], reference[stratum])
      guard a.denominator + b.denominator > 0 else { continue }
      if a.denominator == 0 || b.denominator == 0 { borrowed += a.denominator + b.denominator }
      let shareA = Double(a.denominator) / Double(here)
      let shareB = Double(b.denominator) / Double(there)
      let rateA = proportion(a, or: whole[stratum])
      let rateB = proportion(b, or: whole[stratum])
      composition.add((shareA - shareB) * (rateA + rateB) / 2)
      rate.add((rateA - rateB) * (shareA + shareB) / 2)
    }
    self.composition = composition.value
    self.rate = rate.value
    self.borrowed = Double(borrowed) / Double(here + there)
  }
}

private func proportion(_ count: Count, or whole: Count) -> Double {
  let used = count.denominator > 0 ? count : whole
  return used.denominator > 0 ? Double(used.numerator) / Double(used.denominator) : 0
}

/// The chance of each child's outcome by logistic regression, to sum to expected numbers of areas (M05).
///
/// Iteratively reweighted least squares until the deviance changes by less than 1e-10 of itself. McCullagh and Nelder 1989.
///
/// - Parameters:
///   - rows: for each child the regressors, the constant among them.
///   - outcomes: for each child whether it happened.
/// - Returns: the coefficients and each child's fitted chance.
/// - Throws: `notIdentifiable` where the regressors separate the outcomes or repeat each other.
public func logisticFit(
  _ rows: [[Double]], _ outcomes: [Bool]
) throws(StatisticsError) -> (coefficients: [Double], fitted: [Double]) {
  let width = rows.first?.count ?? 0
  guard width > 0 else { throw .none(.noCases) }
  var coefficients = [Double](repeating: 0, count: width)
  var deviance = Double.infinity
  for _ in 0..<60 {
    let fitted = rows.map { logistic($0, coefficients) }
    let next = -2 * Sum(zip(fitted, outcomes).map { log(max(1e-300, $1 ? $0 : 1 - $0)) }).value
    if abs(deviance - next) <= 1e-12 * (abs(next) + 0.1) { return (coefficients, fitted) }
    // A fit without any doubt has run off to infinity.
    if next < 1e-6 { break }
    deviance = next
    var information = [[Double]](repeating: [Double](repeating: 0, count: width), count: width)
    var score = [Double](repeating: 0, count: width)
    for (index, row) in rows.enumerated() {
      let weight = fitted[index] * (1 - fitted[index])
      let residual = (outcomes[index] ? 1 : 0) - fitted[index]
      for i in 0..<width where row[i] != 0 {
        score[i] += row[i] * residual
        for j in 0..<width { information[i][j] += weight * row[i] * row[j] }
      }
    }
    let step = pseudoSolve(information, score)
    guard step.rank == width else { break }
    for i in 0..<width { coefficients[i] += step.solution[i] }
    if coefficients.contains(where: { !$0.isFinite || abs($0) > 25 }) { break }
  }
  throw .none(.notIdentifiable)
}

private func logistic(_ row: [Double], _ coefficients: [Double]) -> Double {
  var eta = 0.0
  for (value, coefficient) in zip(row, coefficients) { eta += value * coefficient }
  return 1 / (1 + exp(-eta))
}
