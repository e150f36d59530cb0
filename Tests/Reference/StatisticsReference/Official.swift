import Model
import Statistics

/// The methods whose references are the tools of public health, of control charts and of spatial analysis.
func printOfficial(_ shares: Table, _ bands: Table, _ months: Table) throws {
  let counts = zip(shares["x"], shares["n"]).map { Count(Int($0), of: Int($1)) }
  let whole = counts.reduce(Count(0, of: 0), +)
  let theta = Double(whole.numerator) / Double(whole.denominator)
  let dispersion = try Dispersion(counts, theta: theta)
  for (area, count) in counts.enumerated() {
    report("M01 official", area, wilson(count.numerator, of: count.denominator, .percent95))
    if count.numerator > 0 {
      report(
        "M02 official", area,
        rate(count.numerator, of: Double(count.denominator), per: 1000).limits)
    }
    report("M08 labels", area, Double(departure(count, from: theta, .external).rawValue))
    report("M09", area, dispersion.limits(Double(count.denominator), .percent95))
  }
  report("M09 FunnelPlotR", "phi", dispersion.phi)
  report("M09 FunnelPlotR", "tau", dispersion.tauSquared)
  try printClasses(counts)
  try printNeighbours(counts)
  try printLotteries(counts)
  try printBands(bands)
  let chart = try ProcessChart(months["y"], baseline: nil, keepsLargeRanges: true)
  report("M32", "", Interval(chart.lower, chart.upper))
}

private func printClasses(_ counts: [Count]) throws {
  let values = counts.map { Double($0.numerator) / Double($0.denominator) }
  for (area, band) in try quantileBands(values, count: 5, inverted: true).enumerated() {
    report("M11", area, Double(band))
  }
  for (place, end) in try naturalBreaks(values, count: 4).enumerated() {
    report("M11 breaks", place, end)
  }
  let levels = counts.map { (Double($0.numerator) + 0.5) / (Double($0.denominator) + 1) }
  let alike = levels.map { _ in 1.0 }
  let inequality = try Inequality(levels, weights: alike)
  report("M17 equal", "theil", inequality.theil)
  report("M17 equal", "gini", inequality.gini)
  let means = (0..<4).map { group in
    let own = levels.indices.filter { $0 % 4 == group }.map { levels[$0] }
    return (own.reduce(0, +) / Double(own.count), Double(own.count))
  }
  report(
    "M17 equal", "between", try Inequality(means.map(\.0), weights: means.map(\.1)).theil)
}

private func printNeighbours(_ counts: [Count]) throws {
  let smoothed = try SmoothedShares(counts)
  let path = counts.indices.map { area in
    [area - 1, area + 1].filter { counts.indices.contains($0) }
  }
  let local = locallySmoothed(
    counts.map(\.numerator), populations: counts.map { Double($0.denominator) },
    neighbours: path)
  for area in counts.indices {
    report("M12 spdep", area, smoothed.estimate(counts[area]).value)
    report("M14", area, local[area].value)
  }
}

private func printLotteries(_ counts: [Count]) throws {
  let grouped = try LotteryIndex(counts, groups: counts.indices.map { $0 % 4 })
  report("M15 groups", "variance", grouped.sigma * grouped.sigma)
  let mix = counts.enumerated().map { area, count in
    Double(count.denominator) * (0.3 + 0.4 * Double(area % 3) / 2)
  }
  let mixed = try LotteryIndex(counts, expected: mix)
  report("M15 mix", "variance", mixed.sigma * mixed.sigma)
  let codes = counts.indices.compactMap { AreaCode("Z05\(String(100_000 + $0))") }
  report("M38", "share", try achievableBenchmark(counts, codes: codes))
  for (area, ranks) in rankIntervals(counts.compactMap { Measured($0) }).enumerated() {
    report("M35", "\(area) lower", Double(ranks.lowerBound))
    report("M35", "\(area) upper", Double(ranks.upperBound))
  }
}

/// The rank intervals of each league by itself.
func printLeagues(_ table: Table) {
  for league in Set(table["league"]).sorted() {
    let rows = table["league"].indices.filter { table["league"][$0] == league }
    let counts = rows.map { Count(Int(table["x"][$0]), of: Int(table["n"][$0])) }
    for (row, ranks) in zip(rows, rankIntervals(counts.compactMap { Measured($0) })) {
      let name = "\(Int(league))-\(Int(table["area"][row]))"
      report("M35 leagues", "\(name) lower", Double(ranks.lowerBound))
      report("M35 leagues", "\(name) upper", Double(ranks.upperBound))
    }
  }
}

private func printBands(_ table: Table) throws {
  let rows = table["area"].indices
  let areas = Set(table["area"]).sorted()
  let strata = areas.map { area in
    rows.filter { table["area"][$0] == area }.map {
      Count(Int(table["x"][$0]), of: Int(table["n"][$0]))
    }
  }
  let expected = expectedCounts(strata, parents: [0, 1, 2, 3])
  let whole = (0..<4).map { band in strata.reduce(Count(0, of: 0)) { $0 + $1[band] } }
  for (place, area) in areas.enumerated() {
    let split = try GapSplit(strata[place], whole, whole: whole)
    report("M06", "\(Int(area)) composition", split.composition)
    report("M06", "\(Int(area)) rate", split.rate)
  }
  for (place, area) in areas.enumerated() {
    let bands = rows.filter { table["area"][$0] == area }.map {
      AgeBand(observed: Int(table["x"][$0]), population: table["n"][$0], standard: table["w"][$0])
    }
    let rate = standardisedRate(bands, per: 1000)
    report("M03", "\(Int(area)) value", rate.value)
    report("M03", Int(area), rate.limits)
    let ratio = standardisedRatio(expected[place].observed, expected: expected[place].expected)
    report("M05 ratio", "\(Int(area)) value", ratio.value)
    report("M05 ratio", Int(area), ratio.limits)
  }
}
