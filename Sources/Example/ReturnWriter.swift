import Model

/// Writes one return from the history, as the council knew it on census day.
struct ReturnWriter {
  let span: ReturnSpan
  private var blade: BladeFiles
  private var tally: ReturnTally
  /// Reviews and odd spellings of the return, apart from the children's own history.
  private let seed: UInt64

  init(_ span: ReturnSpan, seed: UInt64) {
    self.span = span
    self.seed = seed
    blade = BladeFiles(span)
    tally = ReturnTally(folder: span.folder)
  }

  /// The nine files of the return and the count of all that is odd in them.
  static func write(_ history: History, _ span: ReturnSpan, seed: UInt64) -> (
    files: [ExampleFile], tally: ReturnTally
  ) {
    var writer = ReturnWriter(span, seed: seed)
    let year = span.year.first.parts.year
    let header = writer.blade.append(
      .sen2, parent: nil,
      [
        "SEN2", String(year + 1), span.census.bladeText, String(ExampleCounty.authorityNumber),
        "\(year + 1)-02-20 09:30:00", "Y", "Y", "N",
      ])
    for (number, child) in history.children.enumerated() {
      let episodes = child.episodes.filter { span.covers($0) }
      guard !episodes.isEmpty else { continue }
      writer.append(child, number, episodes, header)
    }
    for module in BladeModule.allCases {
      writer.tally.add("rows-\(module.rawValue)", writer.blade.count(module))
    }
    return (writer.blade.files, writer.tally)
  }

  /// The oddity of the child, which shows in the newest return only, but for an age, which is old in all.
  private func oddity(_ child: Child) -> Oddity? {
    span.folder == ReturnSpan.newest.folder || child.oddity == .over25 ? child.oddity : nil
  }

  private mutating func append(
    _ child: Child, _ number: Int, _ episodes: [Episode], _ header: Int
  ) {
    var random = Random(seed: seed &+ UInt64(span.census.number), stream: UInt64(number))
    tally.children += 1
    tally.add(child.home.kind.rawValue)
    let oddity = oddity(child)
    if let oddity { tally.add(oddity.rawValue) }
    let isDouble = oddity == .doubleRow || oddity == .doubleRowWithoutNumber
    for copy in 0..<(isDouble ? 2 : 1) {
      let person = blade.append(.person, parent: header, personCells(child, copy: copy))
      // The second row of a child repeats the request and no more.
      for episode in episodes {
        let request = appendRequest(episode, oddity, person)
        if copy == 0 { appendAssessment(episode, child, oddity, request, &random) }
      }
    }
  }

  private func personCells(_ child: Child, copy: Int) -> [String] {
    let learner = child.birth.years(to: span.census) >= 16 ? "0000000000" : ""
    return [
      copy == 0 ? child.surname : child.surname.uppercased(),
      copy == 0 ? child.forename : child.forename.uppercased(), child.birth.bladeText, child.sex,
      child.ethnicity, child.home.written, child.pupilNumber ?? "", learner,
      child.pupilNumber == nil ? child.pupilNumberReason : "",
    ]
  }

  private mutating func appendRequest(
    _ episode: Episode, _ oddity: Oddity?, _ person: Int
  ) -> Int {
    var stated = span.stated(episode.decision, isTransfer: episode.transfer != nil)
    let isExported = episode.exported.map { $0 <= span.census } ?? false
    if isExported, let exported = episode.exported, episode.decision.day > exported {
      stated = ("A", nil)
    }
    var received = episode.received.bladeText
    switch oddity {
    case .decidedBeforeReceived: stated.day = episode.received + -16
    case .decidedInFuture: stated.day = stated.day.map { $0 + 3_652 }
    case .receivedUnreadable: received = "\(span.year.first.parts.year)-Feb-30 00:00:00"
    default: break
    }
    tally.add("request-outcome-\(stated.code)")
    if isExported { tally.add("exported") }
    let isDecided = stated.code == "N"
    return blade.append(
      .requests, parent: person,
      [
        received, String(episode.source), "0", stated.day?.bladeText ?? "", stated.code,
        flag(isDecided && episode.mediation), flag(isDecided && episode.tribunal),
        isExported ? "996" : "",
      ])
  }

  private mutating func appendAssessment(
    _ episode: Episode, _ child: Child, _ oddity: Oddity?, _ request: Int,
    _ random: inout Random
  ) {
    guard episode.decision.outcome == .yes, episode.decision.day <= span.census else { return }
    let leftUndecided = episode.exported.map { $0 < episode.decision.day } ?? false
    guard !leftUndecided else { return }
    var stated = span.stated(episode.conclusion, isTransfer: episode.transfer != nil)
    if episode.exported.map({ $0 <= span.census }) ?? false { stated = ("A", nil) }
    tally.add("assessment-outcome-\(stated.code)")
    let isIssued = stated.code == "Y"
    let exception = isIssued && oddity != .exceptionBlank ? flag(episode.exception) : ""
    if isIssued, episode.exception, oddity != .exceptionBlank { tally.add("exception") }
    let assessment = blade.append(
      .assessment, parent: request,
      [
        stated.code, stated.day?.bladeText ?? "", flag(stated.code == "N" && random.chance(0.1)),
        flag(stated.code == "N" && random.chance(0.06)), flag(isIssued && episode.mediation),
        flag(isIssued && episode.tribunal), exception,
      ])
    guard span.hasPlan(episode), let plan = episode.plan else { return }
    appendPlan(plan, child, assessment)
    if span.hasLivePlan(episode) {
      appendLivePlan(plan, episode, child, oddity, request, &random)
    }
  }

  private func flag(_ isSo: Bool) -> String { isSo ? "1" : "0" }
}

extension ReturnWriter {
  private mutating func appendPlan(_ plan: Plan, _ child: Child, _ assessment: Int) {
    let end = plan.end.flatMap { $0.day <= span.census ? $0 : nil }
    if end != nil { tally.add("plan-ceased") }
    let named = blade.append(
      .namedPlan, parent: assessment,
      [
        plan.start.bladeText, plan.residential ? "A" : "", "", flag(plan.personalBudget), "0",
        plan.personalBudget ? "E" : "", end?.day.bladeText ?? "",
        end.map { String($0.reason) } ?? "",
      ])
    guard let placement = plan.placements.last(where: { $0.entry <= span.census }) else { return }
    let cells = settingCells(placement.setting, rank: "1")
    blade.append(.planDetail, parent: named, cells.place + cells.units)
  }

  private mutating func appendLivePlan(
    _ plan: Plan, _ episode: Episode, _ child: Child, _ oddity: Oddity?, _ request: Int,
    _ random: inout Random
  ) {
    tally.add("plan-live")
    let moved = episode.transfer.flatMap { span.year.contains($0.day) ? $0.authority : nil }
    if moved != nil { tally.add("transferred-in") }
    let active = blade.append(
      .activePlans, parent: request,
      [moved ?? ""] + reviewCells(plan, oddity, &random) + phaseCells(child, plan, &random))
    if oddity != .noNeed {
      for (rank, need) in plan.needs.enumerated() {
        blade.append(.senNeed, parent: active, [need, String(rank + 1)])
      }
    }
    let placements = oddity == .noPlacement ? [] : span.placements(plan)
    if placements.isEmpty { tally.add("plan-without-placement") }
    let res = plan.residential ? "A" : ""
    for (number, placement) in placements.enumerated() {
      let rank = oddity == .secondPlacementOnly ? "2" : "1"
      let cells = settingCells(placement.setting, rank: rank)
      var leaving = placement.leaving.flatMap { $0 <= span.census ? $0 : nil }
      let isLast = number == placements.count - 1
      if oddity == .leftBeforeEntry, isLast {
        leaving = placement.entry + -40
      }
      blade.append(
        .placementDetail, parent: active,
        cells.place + [placement.entry.bladeText, leaving?.bladeText ?? ""]
          + (isLast && oddity == .unitFlagBlank ? ["", ""] : cells.units) + [res, ""])
    }
  }

  /// Establishment, provider, code, its explanation and rank; then the flags of unit and resourced provision.
  private func settingCells(
    _ setting: Setting, rank: String
  ) -> (place: [String], units: [String]) {
    switch setting {
    case .establishment(let number, let hasUnit, let hasResourcedProvision):
      ([String(number), "", "", "", rank], [flag(hasUnit), flag(hasResourcedProvision)])
    case .provider(let number): (["", String(number), "", "", rank], ["0", "0"])
    case .elsewhere(let code):
      (["", "", code, code == "OTH" ? "Awaiting a place" : "", rank], ["", ""])
    case .notRecorded: (["", "", "", "", rank], ["", ""])
    }
  }

  /// Meeting, outcome, decision letter and draft of the review in the year, for plans that were due one.
  private func reviewCells(
    _ plan: Plan, _ oddity: Oddity?, _ random: inout Random
  ) -> [String] {
    if oddity == .decidedBeforeMeeting {
      let meeting = Day.of(span.year.first.parts.year, 6, 10)
      return [meeting.bladeText, "M", (meeting + -14).bladeText, ""]
    }
    let isDue = span.year.last - plan.start > 330
    guard isDue, random.chance(0.85) else { return ["", "", "", ""] }
    let earliest = max(span.year.first, plan.start + 200)
    let meeting = (earliest + random.below(max(1, span.year.last - earliest))).workingDay
    guard random.chance(0.86) else { return [meeting.bladeText, "", "", ""] }
    let lag = random.chance(0.33) ? random.between(7, 28) : random.between(29, 150)
    let letter = (meeting + lag).workingDay
    guard letter <= span.census else { return [meeting.bladeText, "", "", ""] }
    let outcome = random.pick([("M", 0.55), ("A", 0.42), ("C", 0.03)])
    let draft = outcome == "A" && random.chance(0.8) ? (letter + 0).bladeText : ""
    return [meeting.bladeText, outcome, letter.bladeText, draft]
  }

  /// The day by which a plan had to name the next phase's school or college, and the day it did.
  private func phaseCells(_ child: Child, _ plan: Plan, _ random: inout Random) -> [String] {
    let year = span.year.first.parts.year
    let age = child.birth.years(to: .of(year, 8, 31))
    guard [4, 7, 11, 16].contains(age), plan.start < Day.of(year - 1, 11, 1) else {
      return ["", ""]
    }
    let due = age == 16 ? Day.of(year, 3, 31) : Day.of(year, 2, 15)
    let isLate = random.chance(0.3)
    let final = (due + (isLate ? random.between(3, 150) : -random.between(0, 25))).workingDay
    return [due.bladeText, random.chance(0.95) ? final.bladeText : ""]
  }
}
