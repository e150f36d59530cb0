import Foundation
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
  let areas = (0..<8).map { strata[0][$0] + strata[1][$0] }
  report("M15 freed pace", "sigma", try LotteryIndex(areas, all: whole).sigma)
  let mean = RestrictedMean(KaplanMeier(whole), horizon: 100)
  report("M23 mean", "value", mean.value)
  report("M23 mean", "error", mean.standardError)
  let outcomes = CompetingOutcomes(whole, causes: causes.map { $0 - 1 }, count: 2)
  for day in [30, 60, 120] {
    for cause in 0..<2 {
      let ended = outcomes.ended(cause, by: Double(day))
      report("M24", "\(day) \(cause) value", ended.value)
      report("M24 cmprsk", "\(day) \(cause)", ended.value)
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

/// The list on day 800, of children who had asked by then.
func printList(_ table: Table) {
  let first = Day(number: 0)
  func day(_ number: Double) -> Day { Day(number: first.number + Int32(number)) }
  let list = ListState(
    requested: table["requested"].map(day), closed: table["closed"].map { $0 < 0 ? nil : day($0) },
    on: day(800), weeks: 52)
  let target = list.targetSize(share: 0.92, within: 20)
  report("M26", "size", Double(list.size))
  report("M26", "demand", list.demand)
  report("M26", "closures", list.closures)
  report("M26", "clearance", list.clearanceWeeks.value)
  report("M26", "load", list.load)
  report("M26", "target", target)
  report("M26", "needed", list.closuresNeeded(toReach: target, in: 26))
  report("M26", "pressure", list.pressure(targetWeeks: 20))
  for q in [0.5, 0.75, 0.92] { report("M26", "percentile \(q)", list.percentile(q).value) }
  for weeks in [20, 26, 39, 52] {
    report("M26", "over \(weeks)", Double(list.waiting(over: weeks)))
    report("M26", "excess \(weeks)", list.excessWeeks(over: weeks))
  }
  // The package takes a quarter of the target wait, which is this share.
  let quarter = list.targetSize(share: 1 - exp(-4), within: 20)
  report("M26 NHSRwaitinglist", "load", list.load)
  report("M26 NHSRwaitinglist", "target", quarter)
  report("M26 NHSRwaitinglist", "needed", list.closuresNeeded(toReach: quarter, in: 26))
  report("M26 NHSRwaitinglist", "pressure", list.pressure(targetWeeks: 20))
}
