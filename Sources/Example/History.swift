import Model

/// What happened to all children, from the plans of long ago to the newest census day.
struct History {
  let children: [Child]

  /// The day of the newest return, the end of what is known.
  static let lastDay = Day.of(2026, 1, 15)
  /// Requests in a year where the newest return names 8,000 children: about what a real county had in 2024.
  static let requestsAYear = 2_650.0
  private static let growth: [(year: Int, share: Double)] = [
    (2021, 0.5), (2022, 0.62), (2023, 0.8), (2024, 0.92), (2025, 1),
  ]

  init(_ geography: ExampleGeography, seed: UInt64, children wanted: Int) {
    let planted = Planted(geography)
    var writer = HistoryWriter(
      people: People(geography, planted), planted: planted, seed: seed,
      scale: Double(wanted) / 8_000)
    writer.longStanding()
    for (year, share) in History.growth { writer.requests(year: year, share: share) }
    writer.movedIn()
    writer.plantOddities()
    children = writer.children
  }
}

/// Writes the history child by child, each from a stream of random numbers of its own.
struct HistoryWriter {
  let people: People
  let planted: Planted
  let seed: UInt64
  /// The number of children wanted, as a multiple of 8,000.
  let scale: Double
  var children: [Child] = []

  func scaled(_ count: Double) -> Int { Int((count * scale).rounded()) }
}

extension HistoryWriter {
  /// Plans issued before 2021 that were live for some of the time since.
  mutating func longStanding() {
    for _ in 0..<scaled(1_200) {
      var random = stream()
      let back = random.unit() * random.unit()
      let start = (Day.of(2020, 12, 31) + -Int(back * 3_000)).workingDay
      let received = (start + -random.between(100, 320)).workingDay
      var child = people.child(
        number: children.count, on: start, &random)
      let plan = Plan(
        start: start, birth: child.birth, need: Plan.need(&random), &random)
      var episode = Episode(
        received: received, source: source(&random),
        decision: Event(day: (received + 40).workingDay, outcome: .yes))
      episode.conclusion = Event(day: start, outcome: .yes)
      episode.plan = plan
      child.episodes = [episode]
      children.append(child)
    }
  }

  /// The requests of one year, and second requests of those refused.
  mutating func requests(year: Int, share: Double) {
    // One request in 25 is a second one of a child refused before.
    for _ in 0..<scaled(History.requestsAYear * share * 0.96) {
      var random = stream()
      let received = day(of: year, &random)
      var child = people.child(number: children.count, on: received, &random)
      let first = episode(received, child, &random)
      child.episodes = [first]
      if first.decision.outcome == .no, random.chance(0.15) {
        let again = (first.decision.day + random.between(90, 500)).workingDay
        if again <= Day.of(2025, 12, 31) { child.episodes.append(episode(again, child, &random)) }
      }
      children.append(child)
    }
  }

  /// Children who moved in with a plan that another authority had issued.
  mutating func movedIn() {
    for year in 2022...2025 {
      for _ in 0..<scaled(62) {
        var random = stream()
        let moved = day(of: year, &random)
        let start = (moved + -random.between(120, 1_900)).workingDay
        var child = people.child(number: children.count, on: start, &random)
        let received = (start + -random.between(110, 260)).workingDay
        var episode = Episode(
          received: received, source: source(&random),
          decision: Event(day: (received + 41).workingDay, outcome: .yes))
        episode.conclusion = Event(day: start, outcome: .yes)
        episode.transfer = (moved, String(990 + random.below(5)))
        episode.plan = Plan(
          start: start, birth: child.birth, need: Plan.need(&random), &random)
        if let end = episode.plan?.end, end.day <= moved {
          // Nobody moves in with a plan that has ended: this one goes on, for a child of about 12.
          episode.plan?.end = nil
          child.birth = moved + -random.between(4_000, 4_800)
        }
        child.episodes = [episode]
        children.append(child)
      }
    }
  }

  /// One request from its receipt to its end, which may lie after the last day and then is not known.
  private func episode(_ received: Day, _ child: Child, _ random: inout Random) -> Episode {
    let source = source(&random)
    let toDecision = Waiting.decision.days(at: random.unit())
    let outcome = random.pick([(Event.Outcome.yes, 0.652), (.no, 0.346), (.withdrawn, 0.002)])
    var episode = Episode(
      received: received, source: source,
      decision: Event(day: (received + toDecision).workingDay, outcome: outcome))
    if outcome == .no {
      episode.mediation = random.chance(0.16)
      episode.tribunal = episode.mediation && random.chance(0.35)
    }
    guard outcome == .yes else { return episode }
    conclude(&episode, child, &random)
    if random.chance(0.007) {
      let left = received + random.between(20, 130)
      if left < (episode.conclusion?.day ?? left + 1) { episode.exported = left }
    }
    return episode
  }

  /// Ends an agreed assessment: a plan in nine cases of ten, with the wait that the child's ward and case make.
  private func conclude(_ episode: inout Episode, _ child: Child, _ random: inout Random) {
    let received = episode.received
    let need = Plan.need(&random)
    switch random.pick([(Event.Outcome.yes, 0.884), (.no, 0.107), (.withdrawn, 0.009)]) {
    case .no:
      let days = Waiting.refusalToIssue.days(at: random.unit())
      hasten(&episode, concludedAfter: days)
      episode.conclusion = Event(day: (received + days).workingDay, outcome: .no)
    case .withdrawn:
      let days = random.between(60, 300)
      hasten(&episode, concludedAfter: days)
      episode.conclusion = Event(day: (received + days).workingDay, outcome: .withdrawn)
    case .yes:
      let hazard =
        Waiting.hazard(
          age: child.birth.years(to: received), source: episode.source, need: need)
        * Waiting.hazard(year: received.parts.year)
        * (child.home.ward.map { planted.wards[$0].multiplier } ?? 1)
      let days = Waiting.plan.draw(hazard: hazard, &random)
      hasten(&episode, concludedAfter: days)
      let issued = (received + days).workingDay
      episode.conclusion = Event(day: issued, outcome: .yes)
      episode.exception = random.chance(issued - received <= 140 ? 0.02 : 0.107)
      episode.plan = Plan(start: issued, birth: child.birth, need: need, &random)
      episode.mediation = random.chance(0.03)
      episode.tribunal = random.chance(0.03)
    }
  }

  /// An assessment takes three weeks at least: an earlier end means an earlier decision to assess.
  private func hasten(_ episode: inout Episode, concludedAfter days: Int) {
    let latest = (episode.received + max(0, days - 23)).workingDay
    if episode.decision.day > latest {
      episode.decision = Event(day: latest, outcome: episode.decision.outcome)
    }
  }

  private func source(_ random: inout Random) -> Int {
    random.pick([(1, 0.36), (2, 0.55), (3, 0.04), (4, 0.02), (5, 0.03)])
  }

  /// A working day of the year, rarely in August.
  private func day(of year: Int, _ random: inout Random) -> Day {
    let months: [(Int, Double)] = [
      (1, 8), (2, 9), (3, 11), (4, 7), (5, 9), (6, 9), (7, 9), (8, 3), (9, 7), (10, 9), (11, 11),
      (12, 7),
    ]
    let day = Day.of(year, random.pick(months), random.between(1, 28)).workingDay
    return day.parts.year == year ? day : Day.of(year, 1, 3)
  }

  /// A stream of numbers for the next child alone.
  private func stream() -> Random {
    Random(seed: seed, stream: 1_000 + UInt64(children.count))
  }
}
