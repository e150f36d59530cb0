import Model

extension Plan {
  /// A plan from its first day: needs, places of education and, if it ended before anybody looked, its end.
  init(start: Day, birth: Day, need: String, _ random: inout Random) {
    self.start = start
    let age = birth.years(to: start)
    needs = random.chance(0.34) ? [need, Plan.need(&random)].uniqued : [need]
    personalBudget = random.chance(0.045)
    residential = age >= 8 && random.chance(0.012)
    end = Plan.end(start: start, birth: birth, &random)
    placements = Plan.placements(start: start, birth: birth, &random)
  }

  /// A primary need, in the proportions of a real county's caseload.
  static func need(_ random: inout Random) -> String {
    random.pick([
      ("ASD", 0.419), ("SEMH", 0.193), ("SLCN", 0.115), ("MLD", 0.086), ("OTH", 0.045),
      ("SLD", 0.036), ("SPLD", 0.034), ("PD", 0.032), ("PMLD", 0.012), ("HI", 0.013), ("VI", 0.008),
      ("MSI", 0.002), ("DS", 0.005),
    ])
  }

  /// Plans end with a move or for another reason while young, and mostly when education ends.
  private static func end(
    start: Day, birth: Day, _ random: inout Random
  ) -> (day: Day, reason: Int)? {
    var day = start + random.between(60, 365)
    let last = Day.of(2026, 12, 31)
    while day < last {
      let age = birth.years(to: day)
      let share = age >= 24 ? 1 : age >= 19 ? 0.34 : age >= 16 ? 0.09 : 0.028
      if random.chance(share) {
        let reasons: [(Int, Double)] =
          age >= 24
          ? [(1, 1)]
          : age >= 16
            ? [(2, 0.3), (3, 0.08), (4, 0.2), (5, 0.06), (6, 0.25), (9, 0.11)]
            : [(5, 0.62), (7, 0.12), (2, 0.16), (8, 0.02), (9, 0.08)]
        let ended = min(day + random.below(300), birth + 9_130)
        return (ended.workingDay, random.pick(reasons))
      }
      day = day + 365
    }
    return nil
  }

  /// A first place of education and, after a while, perhaps another.
  private static func placements(
    start: Day, birth: Day, _ random: inout Random
  ) -> [Placement] {
    let entry = max(start + -random.below(500), birth + 365).workingDay
    let first = Setting.draw(age: birth.years(to: start), &random)
    guard first != .notRecorded else { return [] }
    var placements = [Placement(setting: first, entry: entry, leaving: nil)]
    var day = entry
    // A move at each change of phase, and some in between.
    while placements.count < 4 {
      let next = day + random.between(420, 1_900)
      guard next < Day.of(2026, 12, 1) else { break }
      placements[placements.count - 1].leaving = next
      day = next + random.below(40)
      let setting = Setting.draw(age: birth.years(to: day), &random)
      guard setting != .notRecorded else { break }
      placements.append(Placement(setting: setting, entry: day, leaving: nil))
    }
    return placements
  }
}

extension Array where Element: Equatable {
  /// The first occurrence of each element.
  fileprivate var uniqued: [Element] {
    reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
