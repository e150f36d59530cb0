import Model

/// The registers of children who are not at school: home education, missing education, and education arranged elsewhere.
///
/// Children with a plan whose place of education is home or elsewhere are those of the history; the others are made here.
struct RegisterWriter {
  private let people: People
  private let planted: Planted
  private let seed: UInt64
  private var home = Rows([
    "child_ref", "dob", "sex", "postcode", "start_date", "end_date", "reason", "has_ehcp",
    "sen_support", "on_request_pathway",
  ])
  private var arranged = Rows([
    "child_ref", "dob", "sex", "postcode", "start_date", "end_date", "has_ehcp",
  ])
  private var missing = Rows([
    "child_ref", "dob", "sex", "postcode", "start_date", "end_date", "reason", "has_ehcp",
    "sen_support", "on_request_pathway",
  ])
  private var tallies = [
    InputTally("home-education.csv"), InputTally("eotas.csv"), InputTally("missing-education.csv"),
  ]

  static func write(
    _ history: History, _ geography: ExampleGeography, _ planted: Planted, seed: UInt64,
    scale: Double
  ) -> (files: [ExampleFile], tallies: [InputTally]) {
    var writer = RegisterWriter(geography, planted, seed)
    writer.withPlans(history)
    writer.others(scale)
    return (
      [
        ExampleFile(path: "home-education.csv", bytes: writer.home.bytes),
        ExampleFile(path: "eotas.csv", bytes: writer.arranged.bytes),
        ExampleFile(path: "missing-education.csv", bytes: writer.missing.bytes),
      ], writer.tallies
    )
  }

  private init(_ geography: ExampleGeography, _ planted: Planted, _ seed: UInt64) {
    people = People(geography, planted)
    self.planted = planted
    self.seed = seed
  }

  private mutating func withPlans(_ history: History) {
    for (number, child) in history.children.enumerated() {
      guard let episode = child.episodes.last, ReturnSpan.newest.hasLivePlan(episode),
        let place = ReturnSpan.newest.placements(episode.plan).last,
        place.leaving.map({ $0 > History.lastDay }) ?? true
      else { continue }
      var random = Random(seed: seed &+ 88, stream: UInt64(number))
      switch place.setting {
      case .elsewhere("EHE"):
        let reason = random.pick(Self.reasonsWithNeeds)
        home.append(cells(child, home.count, place.entry, nil) + [reason, "1", "0", "0"])
        tallies[0].add("open")
        tallies[0].add("with-plan")
      case .elsewhere("OLA"):
        arranged.append(cells(child, arranged.count, place.entry, nil) + ["1"])
        tallies[1].add("open")
      default: continue
      }
    }
  }

  /// Children without a plan: on the register now, or once on it and back at school.
  private mutating func others(_ scale: Double) {
    for number in 0..<Int((1_150 * scale).rounded()) {
      var random = Random(seed: seed &+ 89, stream: UInt64(number))
      let child = people.child(number: 500_000 + number, on: .of(2025, 9, 1), &random)
      guard (5...15).contains(child.birth.years(to: History.lastDay)) else { continue }
      let start = Day.of(random.between(2021, 2025), random.between(1, 12), random.between(1, 28))
      let end = random.chance(0.3) ? start + random.between(60, 700) : History.lastDay + 1
      let row = cells(child, home.count, start.workingDay, end <= History.lastDay ? end : nil)
      let needs = random.chance(0.3)
      let reason = random.pick(needs ? Self.reasonsWithNeeds : Self.reasons)
      home.append(row + [reason, "0", needs ? "1" : "0", random.chance(0.05) ? "1" : "0"])
      tallies[0].add(end <= History.lastDay ? "ended" : "open")
    }
    for number in 0..<Int((620 * scale).rounded()) { addMissing(number) }
  }

  /// A child missing education: twice as long, and so twice as many at a time, in wards that are served slowly.
  private mutating func addMissing(_ number: Int) {
    var random = Random(seed: seed &+ 90, stream: UInt64(number))
    let child = people.child(number: 600_000 + number, on: .of(2025, 9, 1), &random)
    guard (5...15).contains(child.birth.years(to: History.lastDay)) else { return }
    let isSlow = child.home.ward.map { planted.wards[$0].multiplier < 1 } ?? false
    let start = (Day.of(2025, 1, 2) + random.below(370)).workingDay
    let days = random.between(7, 120) * (isSlow ? 2 : 1)
    guard start <= History.lastDay else { return }
    let end = start + days
    let isOpen = end > History.lastDay
    let reason = random.pick([
      ("Awaiting a place", 0.4), ("Moved", 0.3), ("New arrival", 0.2), ("Exclusion", 0.1),
    ])
    missing.append(
      cells(child, missing.count, start, isOpen ? nil : end)
        + [reason, random.chance(0.12) ? "1" : "0", random.chance(0.3) ? "1" : "0", "0"])
    tallies[2].add(isOpen ? "open" : "ended")
  }

  private func cells(_ child: Child, _ number: Int, _ start: Day, _ end: Day?) -> [String] {
    [
      "R\(padded(number + 1, 5))", child.birth.description, child.sex, child.home.written,
      start.description, end?.description ?? "",
    ]
  }

  private static let reasons: [(String, Double)] = [
    ("Lifestyle", 0.3), ("Philosophical or preferential reasons", 0.25), ("Mental health", 0.25),
    ("Bullying", 0.1), ("Did not get school preference", 0.1),
  ]
  private static let reasonsWithNeeds: [(String, Double)] = [
    ("Dissatisfaction with SEND support", 0.45), ("Did not get a suitable place", 0.25),
    ("Mental health", 0.2), ("Lifestyle", 0.1),
  ]
}
