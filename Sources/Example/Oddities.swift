import Model

extension HistoryWriter {
  /// Gives some children of the newest return a record with something wrong in it.
  mutating func plantOddities() {
    var random = Random(seed: seed, stream: 9)
    let span = ReturnSpan.newest
    let usual: [(Oddity, Double)] = [
      (.doubleRow, 9), (.doubleRowWithoutNumber, 4), (.decidedBeforeReceived, 4),
      (.decidedInFuture, 2), (.receivedUnreadable, 3), (.leftBeforeEntry, 5), (.over25, 6),
      (.noNeed, 50), (.secondPlacementOnly, 7), (.noPlacement, 12), (.twoPlans, 4),
      (.exceptionBlank, 11), (.decidedBeforeMeeting, 3), (.unitFlagBlank, 8), (.secondRequest, 5),
    ]
    for (oddity, count) in usual {
      let fitting = children.indices.filter { number in
        children[number].oddity == nil && fits(oddity, children[number], span)
      }
      guard !fitting.isEmpty else { continue }
      for _ in 0..<max(1, scaled(count)) {
        let number = fitting[random.below(fitting.count)]
        guard children[number].oddity == nil else { continue }
        children[number].oddity = oddity
        if oddity == .over25 { children[number].birth = Day.of(1996, 3, random.between(1, 28)) }
        if oddity == .twoPlans { duplicatePlan(number, &random) }
        if oddity == .secondRequest { addRequest(number, &random) }
      }
    }
  }

  /// Whether the oddity would show in the return: it needs a plan, a placement or a decision to be wrong about.
  private func fits(_ oddity: Oddity, _ child: Child, _ span: ReturnSpan) -> Bool {
    guard child.episodes.count == 1, let episode = child.episodes.first else { return false }
    let hasPlan = span.hasLivePlan(episode)
    let isPlaced = hasPlan && !span.placements(episode.plan).isEmpty
    let isDecided = span.year.contains(episode.decision.day)
    switch oddity {
    case .doubleRow: return span.covers(episode) && child.pupilNumber != nil
    case .doubleRowWithoutNumber: return span.covers(episode) && child.pupilNumber == nil
    case .decidedBeforeReceived, .decidedInFuture:
      return isDecided && episode.decision.outcome != .withdrawn && episode.exported == nil
    case .receivedUnreadable: return isDecided && !hasPlan
    case .leftBeforeEntry, .secondPlacementOnly, .noPlacement: return isPlaced
    case .over25, .noNeed, .decidedBeforeMeeting: return hasPlan
    case .unitFlagBlank:
      guard case .establishment? = span.placements(episode.plan).last?.setting else { return false }
      return hasPlan
    case .secondRequest:
      return episode.decision.outcome == .yes && span.year.contains(episode.decision.day)
        && episode.conclusion.map { $0.day > span.census } ?? true && episode.exported == nil
    case .twoPlans: return isPlaced && span.year.first - episode.received > 200
    case .exceptionBlank:
      return episode.conclusion.map { span.year.contains($0.day) && $0.outcome == .yes } ?? false
    }
  }

  /// Asks again while the first request is still open.
  private mutating func addRequest(_ number: Int, _ random: inout Random) {
    guard let first = children[number].episodes.first else { return }
    let received = max(first.received + 1, Day.of(2025, 12, random.between(3, 23))).workingDay
    children[number].episodes.append(
      Episode(
        received: received, source: first.source,
        decision: Event(day: (received + 60).workingDay, outcome: .no)))
  }

  /// Leaves the first plan open though a second request led to another.
  private mutating func duplicatePlan(_ number: Int, _ random: inout Random) {
    guard let first = children[number].episodes.first else { return }
    let received = Day.of(2025, 2, random.between(3, 27)).workingDay
    var second = Episode(
      received: received, source: first.source,
      decision: Event(day: (received + 40).workingDay, outcome: .yes))
    let issued = (received + random.between(120, 200)).workingDay
    second.conclusion = Event(day: issued, outcome: .yes)
    second.plan = Plan(
      start: issued, birth: children[number].birth, need: first.plan?.needs.first ?? "ASD", &random)
    second.plan?.end = nil
    children[number].episodes[0].plan?.end = nil
    children[number].episodes.append(second)
  }
}
