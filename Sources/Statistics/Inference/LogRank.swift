public import Model

/// A test of whether waits end at the same pace in all areas (M23).
public struct LogRankTest: Sendable, Equatable {
  /// UᵀV⁻U, U observed less expected completions of M22 and V their covariance Σd(n-d)/(n-1)·(n_j/n)(δ-n_k/n).
  public let chiSquare: Double
  /// The rank of V without one area.
  public let degrees: Int
  /// The chance of so large a statistic where all areas have one pace.
  public let p: Double

  /// χ² = UᵀV⁻U of observed less expected, summed over strata, with as many degrees of freedom as V has rank.
  ///
  /// - Parameter strata: for each stratum the waits of every area, in one order of areas.
  /// - Throws: `tooFew` where fewer than two areas can be compared.
  public init(_ strata: [[Waits]]) throws(StatisticsError) {
    let areas = strata.first?.count ?? 0
    guard areas > 1 else { throw .none(.tooFew) }
    var excess = [Double](repeating: 0, count: areas)
    var covariance = [[Double]](repeating: [Double](repeating: 0, count: areas), count: areas)
    for stratum in strata {
      precondition(stratum.count == areas, "Strata have the same areas.")
      add(stratum, &excess, &covariance)
    }
    for area in 0..<areas {
      for other in 0..<area { covariance[other][area] = covariance[area][other] }
    }
    // One area follows from the others.
    let kept = 0..<(areas - 1)
    let solved = pseudoSolve(kept.map { Array(covariance[$0][kept]) }, Array(excess[kept]))
    guard solved.rank > 0 else { throw .none(.tooFew) }
    chiSquare = max(0, Sum(zip(solved.solution, excess).map { $0 * $1 }).value)
    degrees = solved.rank
    p = ChiSquare.above(chiSquare, degrees: Double(degrees))
  }
}

private func add(_ areas: [Waits], _ excess: inout [Double], _ covariance: inout [[Double]]) {
  let pool = RiskTable(areas.reduce(Waits(), +))
  let atRisk = areas.map { RiskTable.atRisk($0, at: pool.times).atRisk }
  for area in areas.indices {
    let events = RiskTable.events(areas[area], at: pool.times)
    for index in pool.times.indices {
      let share = Double(atRisk[area][index]) / Double(pool.atRisk[index])
      excess[area] += Double(events[index]) - Double(pool.events[index]) * share
    }
  }
  for index in pool.times.indices {
    let (d, n) = (Double(pool.events[index]), Double(pool.atRisk[index]))
    guard n > 1 else { continue }
    let spread = d * (n - d) / (n - 1)
    let present = areas.indices.filter { atRisk[$0][index] > 0 }
    let shares = present.map { Double(atRisk[$0][index]) / n }
    for (place, area) in present.enumerated() {
      covariance[area][area] += spread * shares[place]
      // One half; the other is like it.
      for other in 0...place {
        covariance[area][present[other]] -= spread * shares[place] * shares[other]
      }
    }
  }
}
