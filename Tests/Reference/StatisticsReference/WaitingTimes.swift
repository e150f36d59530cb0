import Model
import Statistics

/// The methods of waits.
func printWaits(_ table: Table) throws {
  let rows = Array(table["exit"].indices)
  let causes = table["cause"].map { Int($0) }
  func waits(fromRequest: Bool, _ chosen: [Int]) -> Waits {
    var waits = Waits()
    for row in chosen {
      let (entry, exit) = (Int32(table["entry"][row]), Int32(table["exit"][row]))
      waits.append(
        entry: fromRequest ? 0 : entry, exit: fromRequest ? exit - entry : exit,
        completed: causes[row] > 0)
    }
    return waits
  }
  let whole = waits(fromRequest: true, rows)
  printCurve("M20", KaplanMeier(whole))
  printCurve("M21", KaplanMeier(waits(fromRequest: false, rows)))
  let strata = [0.0, 1].map { stratum in
    (0..<8).map { area in
      waits(
        fromRequest: true,
        rows.filter { table["stratum"][$0] == stratum && table["area"][$0] == Double(area) })
    }
  }
  let paces = strata.map { Pace($0.reduce(Waits(), +)) }
  for area in 0..<8 {
    let result = paces[0].compare(strata[0][area]) + paces[1].compare(strata[1][area])
    report("M22", "\(area) observed", Double(result.observed))
    report("M22", "\(area) expected", result.expected)
    report("M22", "\(area) variance", result.variance)
  }
  report("M23", "chi", try LogRankTest(strata).chiSquare)
  let mean = RestrictedMean(KaplanMeier(whole), horizon: 100)
  report("M23 mean", "value", mean.value)
  report("M23 mean", "error", mean.standardError)
  let outcomes = CompetingOutcomes(whole, causes: causes.map { $0 - 1 }, count: 2)
  for day in [30, 60, 120] {
    for cause in 0..<2 {
      let ended = outcomes.ended(cause, by: Double(day))
      report("M24", "\(day) \(cause) value", ended.value)
      report("M24", "\(day) \(cause) error", outcomes.standardError(cause, by: Double(day)))
      report("M24", "\(day) \(cause)", ended.limits)
    }
  }
  printDurations(table)
}

private func printCurve(_ method: String, _ curve: KaplanMeier) {
  for index in curve.times.indices where curve.survival[index] > 0 {
    let day = Int(curve.times[index])
    report(method, "\(day) survival", curve.survival[index])
    report(method, "\(day) error", curve.standardError(at: index))
    report(method, day, curve.limits(at: index, .percent95))
  }
  for q in [0.25, 0.5, 0.75, 0.92] {
    let found = curve.quantile(q, .percent95)
    report("\(method) quantiles", "\(q) value", found.value)
    report("\(method) quantiles", q, found.limits)
  }
}

private func printDurations(_ table: Table) {
  let pool = table["exit"].sorted()
  guard let middle = durationQuantile(0.5, sorted: pool, .percent95).value else { return }
  for area in 0..<8 {
    let days = zip(table["area"], table["exit"]).filter { $0.0 == Double(area) }.map(\.1).sorted()
    report("order statistics", area, durationQuantile(0.5, sorted: days, .percent95).limits)
    report("sign test", area, signTest(days, quantile: 0.5, against: middle).p)
  }
}
