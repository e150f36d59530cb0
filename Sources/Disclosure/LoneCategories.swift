import Model

/// Divisions of all children into categories of which only one has anybody in it.
///
/// Their one category is everybody, in every area, and that is a fact about every child which no hiding of numbers takes
/// back: whoever sees such a table knows it. So nothing is printed of them.
struct LoneCategories {
  private struct Division: Hashable {
    let events: String
    let level: Level
    let period: String

    init?(_ measure: Measure) {
      guard measure.isPartOfAll else { return nil }
      events = measure.indicator.events
      level = measure.level
      period = measure.period
    }
  }

  private let divisions: Set<Division>
  /// The indicators, with a reason that does not say that there is one category.
  let leftOut: [DisclosureSummary.LeftOut]

  init(_ measures: [Measure]) {
    var categories: [Division: Int] = [:]
    var isEverybody: Set<Division> = []
    for measure in measures {
      guard let division = Division(measure), let all = measure.partnership.numbers,
        let part = all.part, part > 0
      else { continue }
      categories[division, default: 0] += 1
      if part == all.whole { isEverybody.insert(division) }
    }
    let lone = isEverybody.filter { categories[$0] == 1 }
    var titles: [String] = []
    for measure in measures {
      guard let division = Division(measure), lone.contains(division),
        !titles.contains(measure.indicator.title)
      else { continue }
      titles.append(measure.indicator.title)
    }
    divisions = lone
    leftOut = titles.map {
      DisclosureSummary.LeftOut(
        indicator: $0, reason: "too many of its numbers are of few children or of nobody")
    }
  }

  /// Whether a measure is part of such a division.
  func hold(_ measure: Measure) -> Bool {
    Division(measure).map(divisions.contains) ?? false
  }
}
