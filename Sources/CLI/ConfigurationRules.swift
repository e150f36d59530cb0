import Disclosure
import Model
import Statistics

extension Configuration {
  static func policy(_ top: inout YAMLSection) throws(ConfigurationError) -> Policy {
    guard var section = try top.section("disclosure") else { return .standard }
    var policy =
      try section.value("profile", expected: "Use standard or strict.") { word in
        ["standard": Policy.standard, "strict": .strict][word]
      } ?? .standard
    let isExact =
      try section.value(
        "mode", expected: "Use rounded, or threshold for exact counts of districts and above."
      ) { word in
        ["rounded": false, "threshold": true][word]
      } ?? false
    if isExact { policy = policy.withExactCounts }
    let coarsens = try section.value("coarsen", expected: "Use true or false.") { Bool($0) }
    if coarsens == true { policy = policy.coarsening }
    try section.finish()
    return policy
  }

  static func names(_ top: inout YAMLSection) throws(ConfigurationError) -> Names {
    guard var section = try top.section("names") else { return Names(attributions: []) }
    let names = Names(
      council: try section.text("council"), contact: try section.text("contact"),
      attributions: try section.texts("attributions"))
    try section.finish()
    return names
  }

  static func clocks(
    _ top: inout YAMLSection
  ) throws(ConfigurationError) -> StatutoryClocks {
    var clocks: [StatutoryClock] = []
    let days = "Use a whole number of days."
    for var section in try top.sections("limits") {
      guard let from = try section.value("from", expected: dayHelp, { text in Day(iso: text) })
      else {
        throw section.missing("from", example: "2014-09-01")
      }
      let base = StatutoryClock.since2014
      clocks.append(
        StatutoryClock(
          from: from,
          decision: try section.value("decision", expected: days) { Int($0) } ?? base.decision,
          refusalNotice: try section.value("refusal_notice", expected: days) { Int($0) }
            ?? base.refusalNotice,
          plan: try section.value("plan", expected: days) { Int($0) } ?? base.plan,
          year: try section.value("year", expected: days) { Int($0) } ?? base.year))
      try section.finish()
    }
    return StatutoryClocks(clocks.isEmpty ? [.since2014] : clocks)
  }

  /// The rules of `counting` where the law and the guidance leave a choice.
  static func counting(_ top: inout YAMLSection) throws(ConfigurationError) -> CountingRules {
    var rules = CountingRules.departmental
    guard var section = try top.section("counting") else { return rules }
    let expected = "Use true or false."
    rules.timelinessCountsAppeals =
      try section.value("timeliness_counts_appeals", expected: expected) { Bool($0) }
      ?? rules.timelinessCountsAppeals
    rules.reviewsCountTransfers =
      try section.value("reviews_count_transfers", expected: expected) { Bool($0) }
      ?? rules.reviewsCountTransfers
    rules.requestsCountExported =
      try section.value("requests_count_exported", expected: expected) { Bool($0) }
      ?? rules.requestsCountExported
    try section.finish()
    return rules
  }

  static func pooling(_ top: inout YAMLSection) throws(ConfigurationError) -> Pooling {
    var pooling = Pooling(levels: [.ward, .division], years: 3)
    guard var section = try top.section("pool") else { return pooling }
    let levels = try section.texts("levels")
    if !levels.isEmpty { pooling.levels = levels.map { Level($0) } }
    pooling.years =
      try section.value("years", expected: "Use a whole number from 1 to 5.") { text in
        Int(text).flatMap { (1...5).contains($0) ? $0 : nil }
      } ?? pooling.years
    try section.finish()
    return pooling
  }
}
