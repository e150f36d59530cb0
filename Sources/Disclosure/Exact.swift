public import Model

/// The exact figures, for the partnership's own staff.
public func exact(
  _ analyses: [Analysis], quality: [QualityLine],
  reconciliation: Reconciliation = Reconciliation(rows: []), equity: [EquityTable] = [],
  findings: Findings = .none
) -> Release {
  let tables = analyses.map { analysis in
    var table = Table(
      indicator: analysis.indicator, level: analysis.level, group: analysis.group,
      period: analysis.period, pooledPeriods: analysis.pooledPeriods,
      partnership: .shown(analysis.partnership), cells: analysis.estimates.map(Cell.shown),
      unknown: .shown(analysis.unknown), outside: .shown(analysis.outside),
      compared: analysis.compared, flagsShown: analysis.flagsShown,
      flagsExpectedByLuck: analysis.flagsExpectedByLuck)
    table.curves = analysis.curves
    table.funnel = analysis.funnel
    return table
  }
  var release = Release(
    audience: .internal, tables: tables,
    quality: quality.map { Quality(line: $0, isShown: true) },
    rules: ["Figures are exact and include small numbers. They must not be published."])
  release.reconciliation = reconciliation
  release.equity = equity
  release.findings = findings
  return release
}
