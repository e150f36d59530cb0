import Model

/// What of all that was measured may be published at all, before any number is looked at.
struct Choice {
  /// The numbers of the measures, in their order.
  let published: [Int]
  /// The indicators of which nothing is published, each with the reason.
  let leftOut: [DisclosureSummary.LeftOut]

  init(_ measures: [Measure], _ policy: Policy) {
    let longest = Self.mostYears(measures)
    var published: [Int] = []
    var reasons: [(indicator: String, reason: String)] = []
    for (index, measure) in measures.enumerated() {
      if let reason = measure.reasonToLeaveOut(policy) {
        if !reasons.contains(where: { $0.indicator == measure.indicator.title }) {
          reasons.append((measure.indicator.title, reason))
        }
      } else if measure.pooledPeriods == longest[Table(measure)] {
        // A single year beside several years together would give the other years away by difference.
        published.append(index)
      }
    }
    let shown = Set(published.map { measures[$0].indicator.title })
    self.published = published
    leftOut = reasons.filter { !shown.contains($0.indicator) }.map {
      DisclosureSummary.LeftOut(indicator: $0.indicator, reason: $0.reason)
    }
  }

  private struct Table: Hashable {
    let indicator: String
    let level: Level
    let group: Group

    init(_ measure: Measure) {
      indicator = measure.indicator.id
      level = measure.level
      group = measure.group
    }
  }

  private static func mostYears(_ measures: [Measure]) -> [Table: Int] {
    var most: [Table: Int] = [:]
    for measure in measures {
      most[Table(measure)] = max(most[Table(measure)] ?? 0, measure.pooledPeriods)
    }
    return most
  }
}

extension Measure {
  /// Why the measure is not for the public; nil where it may be.
  fileprivate func reasonToLeaveOut(_ policy: Policy) -> String? {
    if let reason = indicator.reasonToLeaveOut { return reason }
    if !policy.allows(level) { return "exact counts are for districts and larger areas" }
    let days = Column.Time(period: period, years: pooledPeriods).days
    if !level.isLarge, let days, days.last - days.first < 359 {
      return "small areas need a period of twelve months"
    }
    return nil
  }
}

extension Indicator {
  /// Why figures of this kind cannot be printed without telling of single children; nil where they can.
  fileprivate var reasonToLeaveOut: String? {
    switch statistic {
    case .quantile(1): "the longest wait is one child's"
    case .quantile where unit == .kilometres:
      "a distance from a known school says where single children live"
    case .speed: "it moves with the days of single children and cannot be made from rounded counts"
    case .incidence:
      "it moves with the days of single children and cannot be made from rounded counts"
    case .restrictedMean: "a mean moves with the wait of each child"
    case .change, .clearance:
      "the difference of two lists, and the pace of a few weeks, are small numbers of children"
    case .share, .count, .quantile, .survivalQuantile, .rate, .ratio: nil
    }
  }
}
