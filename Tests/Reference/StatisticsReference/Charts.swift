import Statistics

/// Charts of monthly values (M32), and what their months stand out by: 0 nothing, 1 a limit, 2 a trend, 3 two in three, 4 a shift.
func printCharts(_ table: Table) throws {
  let months = zip(table["chart"], table["y"])
  for chart in Set(table["chart"]).sorted() {
    let values = months.filter { $0.0 == chart }.map(\.1)
    let name = Int(chart)
    let found = try ProcessChart(values, baseline: nil, keepsLargeRanges: false)
    for method in ["M32 NHSRplotthedots", "M32 limits"] {
      report(method, "\(name) mean", found.mean)
      report(method, "\(name) lower", found.lower)
      report(method, "\(name) upper", found.upper)
    }
    for (month, signal) in found.signals.enumerated() {
      let number: Double =
        switch signal {
        case .none: 0
        case .beyond: 1
        case .trend: 2
        case .twoInThree: 3
        case .shift: 4
        }
      report("M32 rules", "\(name) \(month)", number)
      report("M32 NHSRplotthedots", "\(name) \(month)", number)
    }
  }
}
