public import Model

/// An indicator with the rule that counts it.
public struct Definition: Sendable {
  public let indicator: Indicator
  /// By which breakdowns it is counted, where the input has them.
  public let breakdowns: [Breakdown]
  let rule: Rule
  /// Of several observations of one child, only that of the earliest request counts.
  var isOncePerChild = false
  /// The ages of the residents that a rate is of.
  var residents: ClosedRange<Int>?
  /// Each category of this breakdown is a figure: its share of all.
  var split: Breakdown?
  /// What must be known for the indicator to be counted at all.
  var needs: Need = []
  /// The kinds of child by which the mix of children is taken into account, the largest kind first.
  var strata: [Breakdown] = []
  /// Whether several years can be put together.
  var pools = true
  /// Whether it is counted where groups are, in large areas alone: the numbers of small ones would be too small to show.
  var isOfLargeAreas = false

  /// What some indicators need besides their own input.
  struct Need: OptionSet, Sendable {
    let rawValue: UInt8

    /// Schools with their categories.
    static let schools = Need(rawValue: 1)
    /// The authority's own number, and those of schools.
    static let authority = Need(rawValue: 2)
    /// The points of homes and schools.
    static let points = Need(rawValue: 4)
    /// The place of at least one plan: a return without any tells nobody who waits for one.
    static let placements = Need(rawValue: 8)
    /// The review meeting of at least one plan: without any, all reviews would look overdue.
    static let reviewMeetings = Need(rawValue: 16)
  }

  /// What rows are looked at, and what each adds.
  enum Rule: Sendable {
    case cases(@Sendable (CaseView) -> Observation?)
    case plans(@Sendable (PlanView) -> Observation?)
    case referrals(@Sendable (ReferralView) -> Observation?)
    case register(Register.Kind, @Sendable (RegisterView) -> Observation?)
    case contacts(Contacts.Kind)
    case provision(@Sendable (ProvisionView) -> Observation?)
  }

  init(_ indicator: Indicator, by breakdowns: [Breakdown], _ rule: Rule) {
    self.indicator = indicator
    self.breakdowns = breakdowns
    self.rule = rule
  }

  /// The definition changed in one respect.
  func with<Value>(_ field: WritableKeyPath<Definition, Value>, _ value: Value) -> Definition {
    var changed = self
    changed[keyPath: field] = value
    return changed
  }

  func oncePerChild() -> Definition { with(\.isOncePerChild, true) }
  func adjusted(for strata: [Breakdown]) -> Definition { with(\.strata, strata) }
  func needing(_ needs: Need) -> Definition { with(\.needs, needs) }
}

/// The words of an indicator.
struct Wording {
  let id: String
  let title: String
  let definition: String
  let numerator: String
  let denominator: String

  init(
    _ id: String, _ title: String, _ definition: String, numerator: String, denominator: String
  ) {
    self.id = id
    self.title = title
    self.definition = definition
    self.numerator = numerator
    self.denominator = denominator
  }

  func indicator(
    _ statistic: Indicator.Statistic, _ unit: Indicator.Unit, _ direction: Indicator.Direction,
    _ timing: Indicator.Timing, population: String, events: String? = nil
  ) -> Indicator {
    Indicator(
      id: id, title: title, definition: definition, numerator: numerator, denominator: denominator,
      statistic: statistic, unit: unit, direction: direction, timing: timing,
      population: population, events: events)
  }

  func share(
    _ direction: Indicator.Direction, _ timing: Indicator.Timing, of population: String
  ) -> Indicator {
    indicator(.share, .percent, direction, timing, population: population)
  }

  func count(
    _ direction: Indicator.Direction, _ timing: Indicator.Timing, of population: String
  ) -> Indicator {
    indicator(.count, .children, direction, timing, population: population)
  }

  func weeks(
    _ statistic: Indicator.Statistic, _ timing: Indicator.Timing, of population: String,
    events: String? = nil
  ) -> Indicator {
    indicator(
      statistic, .weeks, .lowerIsBetter, timing, population: population, events: events)
  }

  func perThousand(
    _ direction: Indicator.Direction, _ timing: Indicator.Timing, of population: String,
    events: String
  ) -> Indicator {
    indicator(
      .rate(per: 1000), .perThousand, direction, timing, population: population, events: events)
  }
}
