import Model
import Statistics
import TestSupport
import Testing

/// A small return with sixteen requests and eight plans, and every figure that it gives, reckoned from the rows by a separate script of the definitions.
///
/// The year is 2025 and the snapshot 15 January 2026. Each way of grouping divides the children differently, so that a figure
/// counted by the wrong column is wrong.
@Suite("Every indicator by every breakdown")
struct BreakdownTests {
  /// By row of the table of indicators: the figures by ward and by each breakdown that applies.
  ///
  /// `2/5` is two of five, or two among five residents; `3` is a number of children; `140,400` are days or metres; `2>3` is a
  /// list of 2 that became 3, and for weeks to clear the children left and those who went in the last twelve weeks.
  private static let expected = """
    1 plans_issued_20_weeks_excluding_exceptions
      ward: W1=1/2 W2=0/1
      need: ASD=1/1 SLCN=0/2
      age: 11-15=0/1 5-10=1/2
      sex: F=1/1 M=0/2
      ethnicity: Asian=0/1 White=1/2
      placement: mainstream_academy=0/1 special_independent=0/1 special_maintained=1/1
      route: family=1/2 school=0/1
    2 plans_issued_20_weeks
      ward: W1=1/3 W2=1/2
      need: ASD=2/3 SLCN=0/2
      age: 0-4=0/1 11-15=1/2 5-10=1/2
      sex: F=2/2 M=0/3
      ethnicity: Asian=1/2 Black=0/1 White=1/2
      placement: elsewhere=0/1 mainstream_academy=1/2 special_independent=0/1
        special_maintained=1/1
      route: family=1/2 health=0/1 school=1/2
    3 plans_issued_over_52_weeks
      ward: W1=0/3 W2=1/2
      need: ASD=0/3 SLCN=1/2
      age: 0-4=0/1 11-15=1/2 5-10=0/2
      sex: F=0/2 M=1/3
      ethnicity: Asian=1/2 Black=0/1 White=0/2
      placement: elsewhere=0/1 mainstream_academy=0/2 special_independent=1/1
        special_maintained=0/1
      route: family=1/2 health=0/1 school=0/2
    4 weeks_to_plan_finished_only
      ward: W1=140,141,200 W2=100,400
      need: ASD=100,140,200 SLCN=141,400
      age: 0-4=200 11-15=100,400 5-10=140,141
      sex: F=100,140 M=141,200,400
      ethnicity: Asian=100,400 Black=200 White=140,141
      placement: elsewhere=200 mainstream_academy=100,141 special_independent=400
        special_maintained=140
      route: family=140,400 health=200 school=100,141
    4 weeks_to_plan_finished_only_p90
      ward: W1=140,141,200 W2=100,400
      need: ASD=100,140,200 SLCN=141,400
      age: 0-4=200 11-15=100,400 5-10=140,141
      sex: F=100,140 M=141,200,400
      ethnicity: Asian=100,400 Black=200 White=140,141
      placement: elsewhere=200 mainstream_academy=100,141 special_independent=400
        special_maintained=140
      route: family=140,400 health=200 school=100,141
    5 decision_6_weeks
      ward: W1=4/5 W2=4/5
      age: 0-4=3/3 11-15=2/3 5-10=3/4
      sex: F=5/5 M=3/5
      ethnicity: Asian=4/4 Black=1/1 White=3/5
      route: family=5/5 health=2/2 school=1/3
    6 refusal_notice_16_weeks
      ward: W1=0/1 W2=1/1
      age: 0-4=1/1 5-10=0/1
      sex: F=1/1 M=0/1
      ethnicity: Asian=0/1 White=1/1
      route: family=0/1 health=1/1
    7 open_undecided_over_6_weeks
      ward: W1=1/1 W2=0/2
      age: 0-4=0/1 11-15=0/1 5-10=1/1
      sex: F=1/2 M=0/1
      ethnicity: Asian=0/1 White=1/2
      route: family=0/2 school=1/1
    7 open_over_20_weeks
      ward: W1=0/1 W2=2/2
      age: 0-4=1/1 11-15=1/1 5-10=0/1
      sex: F=1/2 M=1/1
      ethnicity: Asian=1/1 White=1/2
      route: family=2/2 school=0/1
    7 open_over_52_weeks
      ward: W1=0/1 W2=1/2
      age: 0-4=1/1 11-15=0/1 5-10=0/1
      sex: F=0/2 M=1/1
      ethnicity: Asian=0/1 White=1/2
      route: family=1/2 school=0/1
    7 open_count
      ward: W1=1 W2=2
      age: 0-4=1 11-15=1 5-10=1
      sex: F=2 M=1
      ethnicity: Asian=1 White=2
      route: family=2 school=1
    8 open_wait
      ward: W1=45 W2=198,409
      age: 0-4=409 11-15=198 5-10=45
      sex: F=45,198 M=409
      ethnicity: Asian=198 White=45,409
      route: family=198,409 school=45
    8 open_wait_longest
      ward: W1=45 W2=198,409
      age: 0-4=409 11-15=198 5-10=45
      sex: F=45,198 M=409
      ethnicity: Asian=198 White=45,409
      route: family=198,409 school=45
    9 backlog_change
      ward: W1=0>1 W2=2>2
      age: 0-4=1>1 11-15=1>1 5-10=0>1
      sex: F=0>2 M=2>1
      ethnicity: Asian=1>1 Black=0>0 White=1>2
      route: family=2>2 health=0>0 school=0>1
    9 clearance_weeks
      ward: W1=1>1 W2=2>0
      age: 0-4=1>1 11-15=1>0 5-10=1>0
      sex: F=2>0 M=1>1
      ethnicity: Asian=1>0 Black=0>1 White=2>0
      route: family=2>0 health=0>1 school=1>0
    10 request_rate
      ward: W1=7/800 W2=4/400
      age: 0-4=2/150 11-15=3/450 5-10=6/300
      route: family=4/1200 health=2/1200 school=5/1200
    11 refusal_to_assess
      ward: W1=1/5 W2=1/5
      age: 0-4=0/3 11-15=1/3 5-10=1/4
      sex: F=1/5 M=1/5
      ethnicity: Asian=1/4 Black=0/1 White=1/5
      route: family=1/5 health=0/2 school=1/3
    12 plans_per_population
      ward: W1=4/800 W2=4/400
      need: ASD=5/1200 SLCN=3/1200
      age: 0-4=1/150 11-15=3/450 5-10=4/300
      placement: elsewhere=2/1200 mainstream_academy=2/1200 not_recorded=1/1200
        special_independent=1/1200 special_maintained=2/1200
      route: family=3/1200 health=2/1200 school=3/1200
    13 placement_mix
      placement: elsewhere=2/8 mainstream_academy=2/8 not_recorded=1/8 special_independent=1/8
        special_maintained=2/8
    14 independent_special_share
      ward: W1=0/4 W2=1/4
      need: ASD=0/5 SLCN=1/3
      age: 0-4=0/1 11-15=1/3 5-10=0/4
      sex: F=0/4 M=1/4
      ethnicity: Asian=1/3 Black=0/2 White=0/3
      placement: elsewhere=0/2 mainstream_academy=0/2 not_recorded=0/1 special_independent=1/1
        special_maintained=0/2
      route: family=1/3 health=0/2 school=0/3
    15 placed_outside_authority
      ward: W1=0/3 W2=1/2
      need: ASD=0/3 SLCN=1/2
      age: 11-15=1/3 5-10=0/2
      sex: F=0/3 M=1/2
      ethnicity: Asian=1/2 White=0/3
      placement: mainstream_academy=0/2 special_independent=1/1 special_maintained=0/2
      route: family=1/3 school=0/2
    16 distance_to_placement
      ward: W1=5000,5000,10198 W2=2000,40000
      need: ASD=2000,5000,5000 SLCN=10198,40000
      age: 11-15=2000,5000,40000 5-10=5000,10198
      sex: F=2000,5000,5000 M=10198,40000
      ethnicity: Asian=2000,40000 White=5000,5000,10198
      placement: mainstream_academy=2000,10198 special_independent=40000
        special_maintained=5000,5000
      route: family=5000,5000,40000 school=2000,10198
    16 placed_over_20_miles
      ward: W1=0/3 W2=1/2
      need: ASD=0/3 SLCN=1/2
      age: 11-15=1/3 5-10=0/2
      sex: F=0/3 M=1/2
      ethnicity: Asian=1/2 White=0/3
      placement: mainstream_academy=0/2 special_independent=1/1 special_maintained=0/2
      route: family=1/3 school=0/2
    19 awaiting_place
      ward: W1=0/4 W2=1/4
      need: ASD=0/5 SLCN=1/3
      age: 0-4=0/1 11-15=0/3 5-10=1/4
      sex: F=0/4 M=1/4
      ethnicity: Asian=1/3 Black=0/2 White=0/3
      placement: elsewhere=0/2 mainstream_academy=0/2 not_recorded=1/1 special_independent=0/1
        special_maintained=0/2
      route: family=0/3 health=0/2 school=1/3
    20 home_educated
      ward: W1=1/4 W2=0/4
      need: ASD=1/5 SLCN=0/3
      age: 0-4=1/1 11-15=0/3 5-10=0/4
      sex: F=0/4 M=1/4
      ethnicity: Asian=0/3 Black=1/2 White=0/3
      placement: elsewhere=1/2 mainstream_academy=0/2 not_recorded=0/1 special_independent=0/1
        special_maintained=0/2
      route: family=0/3 health=1/2 school=0/3
    21 eotas
      ward: W1=0/4 W2=1/4
      need: ASD=1/5 SLCN=0/3
      age: 0-4=0/1 11-15=0/3 5-10=1/4
      sex: F=1/4 M=0/4
      ethnicity: Asian=0/3 Black=1/2 White=0/3
      placement: elsewhere=1/2 mainstream_academy=0/2 not_recorded=0/1 special_independent=0/1
        special_maintained=0/2
      route: family=0/3 health=1/2 school=0/3
    23 review_decision_4_weeks
      ward: W1=1/1 W2=0/1
      need: ASD=1/2
      age: 11-15=1/1 5-10=0/1
      sex: F=1/2
      ethnicity: Black=0/1 White=1/1
      placement: elsewhere=0/1 special_maintained=1/1
      route: family=1/1 health=0/1
    24 reviews_overdue
      ward: W1=0/1 W2=1/2
      need: ASD=0/2 SLCN=1/1
      age: 11-15=0/1 5-10=1/2
      sex: F=0/2 M=1/1
      ethnicity: Asian=1/1 Black=0/1 White=0/1
      placement: elsewhere=0/1 not_recorded=1/1 special_maintained=0/1
      route: family=0/1 health=0/1 school=1/1
    24 reviews_overdue_24_months
      ward: W1=0/1 W2=1/2
      need: ASD=0/2 SLCN=1/1
      age: 11-15=0/1 5-10=1/2
      sex: F=0/2 M=1/1
      ethnicity: Asian=1/1 Black=0/1 White=0/1
      placement: elsewhere=0/1 not_recorded=1/1 special_maintained=0/1
      route: family=0/1 health=0/1 school=1/1
    25 phase_transfer_on_time
      ward: W1=1/1 W2=1/2
      need: ASD=1/1 SLCN=1/2
      age: 11-15=2/2 5-10=0/1
      sex: F=1/1 M=1/2
      ethnicity: Asian=1/2 White=1/1
      placement: not_recorded=0/1 special_independent=1/1 special_maintained=1/1
      route: family=2/2 school=0/1
    26 mediation_or_tribunal
      ward: W1=1/5 W2=1/6
      age: 0-4=1/3 11-15=0/4 5-10=1/4
      sex: F=2/5 M=0/6
      ethnicity: Asian=1/5 Black=0/1 White=1/5
      route: family=1/6 health=1/2 school=0/3
    29 exceptions_share
      ward: W1=1/3 W2=1/2
      need: ASD=2/3 SLCN=0/2
      age: 0-4=1/1 11-15=1/2 5-10=0/2
      sex: F=1/2 M=1/3
      ethnicity: Asian=1/2 Black=1/1 White=0/2
      placement: elsewhere=1/1 mainstream_academy=1/2 special_independent=0/1
        special_maintained=0/1
      route: family=0/2 health=1/1 school=1/2
    """

  /// Why a breakdown is not there.
  private static let notApplicable:
    [(breakdowns: Set<String>, indicators: Set<String>, why: String)] =
      [
        (
          ["need", "placement"],
          [
            "decision_6_weeks", "refusal_notice_16_weeks", "open_undecided_over_6_weeks",
            "open_over_20_weeks", "open_over_52_weeks", "open_count", "open_wait",
            "open_wait_longest", "backlog_change", "clearance_weeks", "request_rate",
            "refusal_to_assess", "mediation_or_tribunal",
          ], "a return records need and placement with the plan, which these children do not have"
        ),
        (
          ["sex", "ethnicity"], ["request_rate", "plans_per_population"],
          "the table of residents tells neither"
        ),
        (
          ["need", "age", "sex", "ethnicity", "route"], ["placement_mix"],
          "it is a breakdown itself: each kind of placement is a figure"
        ),
      ]

  @Test("Each figure is that of the rows, in both wards and in every group")
  func figures() throws {
    let inputs = try SmallReturn().inputs
    for entry in Self.entries {
      let definition = try #require(Catalogue.definition(entry.indicator), "\(entry.indicator)")
      let measures = measure(inputs, [definition], Self.options)
      for (breakdown, figures) in entry.figures {
        let found =
          breakdown == "ward" ? wards(measures) : groups(measures, breakdown)
        #expect(found == figures, "row \(entry.row), \(entry.indicator) by \(breakdown)")
      }
    }
  }

  @Test("Kinds of placement are shares of the children of each ward")
  func placementsByWard() throws {
    let definition = try #require(Catalogue.definition("placement_mix"))
    var options = Self.options
    options.groupLevels = [.ward]
    let measures = measure(try SmallReturn().inputs, [definition], options)
    let special = try #require(
      measures.first { $0.group == Group("placement=special_maintained") })
    #expect(special.tallies == [.count(Count(2, of: 4)), .count(Count(0, of: 4))])
  }

  @Test("Every row of the table is here, by every breakdown or with the reason why not")
  func complete() {
    let rows = Set(Self.entries.map(\.row))
    #expect(rows == Set(1...16).union(19...21).union(23...26).union([29]))
    let all: Set<String> = ["need", "age", "sex", "ethnicity", "placement", "route"]
    for entry in Self.entries {
      let missing = all.subtracting(entry.figures.map(\.breakdown))
      let reasons = Self.notApplicable.filter { $0.indicators.contains(entry.indicator) }
      let excused = reasons.reduce(into: Set<String>()) { $0.formUnion($1.breakdowns) }
      #expect(missing == excused, "\(entry.indicator)")
    }
  }

  @Test("Residents whose bands of age do not fit the groups are counted in no group of age")
  func unfitBands() throws {
    var inputs = try SmallReturn().inputs
    let bands = inputs.population?.source.ages.map { $0 == 11...15 ? 10...15 : $0 }
    inputs.population?.source.ages = try #require(bands)
    let definition = try #require(Catalogue.definition("plans_per_population"))
    let measures = measure(inputs, [definition], Self.options)
    #expect(groups(measures, "age").isEmpty)
    #expect(measures.first?.partnership == .rate(Rate(8, of: 1200)))
  }

  private static let options = MeasuringOptions(
    clocks: StatutoryClocks([.since2014]), rules: .departmental, pooledLevels: [], groupLevels: [])

  private struct Entry {
    var row: Int
    var indicator: String
    var figures: [(breakdown: String, figures: String)] = []
  }

  /// `expected`, taken apart: a number begins an indicator, and a word with a colon a breakdown.
  private static var entries: [Entry] {
    var entries: [Entry] = []
    var row: Int?
    for word in expected.split(whereSeparator: \.isWhitespace).map(String.init) {
      if let number = Int(word) {
        row = number
      } else if let number = row {
        entries.append(Entry(row: number, indicator: word))
        row = nil
      } else if word.hasSuffix(":") {
        entries[entries.count - 1].figures.append((String(word.dropLast()), ""))
      } else {
        let last = entries[entries.count - 1].figures.count - 1
        let before = entries[entries.count - 1].figures[last].figures
        entries[entries.count - 1].figures[last].figures += before.isEmpty ? word : " " + word
      }
    }
    return entries
  }

  private func wards(_ measures: [Measure]) -> String {
    guard let all = measures.first(where: { $0.group == .all }) else { return "" }
    return zip(["W1", "W2"], all.tallies).map { "\($0)=\($1.words)" }.joined(separator: " ")
  }

  private func groups(_ measures: [Measure], _ breakdown: String) -> String {
    let found = measures.compactMap { measure -> String? in
      let parts = measure.group.description.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, parts[0] == breakdown else { return nil }
      let words = measure.partnership.words
      // Bands of residents without an event have a rate too.
      return words.hasPrefix("0/") && measure.indicator.unit == .perThousand
        ? nil : "\(parts[1])=\(words)"
    }
    return found.sorted().joined(separator: " ")
  }
}

extension Tally {
  /// The tally as the table of expected figures writes it.
  fileprivate var words: String {
    switch self {
    case .count(let count): "\(count.numerator)/\(count.denominator)"
    case .total(let total): "\(total)"
    case .waits(let waits): waits.exit.sorted().map { "\($0)" }.joined(separator: ",")
    case .metres(let metres): metres.sorted().map { "\($0)" }.joined(separator: ",")
    case .rate(let rate): "\(rate.events)/\(Int(rate.population))"
    // Weeks to clear are counted over twelve weeks and need who went, the change of a list where it began.
    case .flow(let flow):
      flow.weeks == 12 ? "\(flow.atEnd)>\(flow.departures)" : "\(flow.atStart)>\(flow.atEnd)"
    case .exits, .unavailable: "none"
    }
  }
}
