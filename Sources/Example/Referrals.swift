import Model

/// Referrals to health services of the children of the history and of others like them.
///
/// Two services name the home by postcode, the third by small area alone, as many providers do. Community paediatrics is as
/// slow in a ward as plans are there; the others are alike everywhere.
struct ReferralWriter {
  private let geography: ExampleGeography
  private let planted: Planted
  private let seed: UInt64
  private var postcoded = Rows([
    "service", "referral_date", "first_attended_date", "closed_date", "closed_reason", "postcode",
    "dob", "sex", "need", "snapshot_date",
  ])
  private var byArea: Rows
  private var tally = InputTally("waits.csv")
  private var areaTally = InputTally("waits-therapy.csv")

  static let paediatrics = "Community paediatrics"
  static let autism = "Autism assessment"
  static let therapy = "Speech and language therapy"

  /// The files of referrals and what they hold.
  static func write(
    _ history: History, _ geography: ExampleGeography, _ planted: Planted, seed: UInt64
  ) -> (files: [ExampleFile], tallies: [InputTally]) {
    var writer = ReferralWriter(geography, planted, seed)
    for (number, child) in history.children.enumerated() { writer.refer(child, number) }
    writer.spoil()
    return (
      [
        ExampleFile(path: "waits.csv", bytes: writer.postcoded.bytes),
        ExampleFile(path: "waits-therapy.csv", bytes: writer.byArea.bytes),
      ], [writer.tally, writer.areaTally]
    )
  }

  private init(_ geography: ExampleGeography, _ planted: Planted, _ seed: UInt64) {
    self.geography = geography
    self.planted = planted
    self.seed = seed
    byArea = Rows([
      "referral_received_date", "first_attended_date", "outcome",
      geography.smallAreaHeading, "age_at_referral",
    ])
  }

  /// Refers a child whose request came in the last three years to some of the services.
  private mutating func refer(_ child: Child, _ number: Int) {
    var random = Random(seed: seed &+ 77, stream: UInt64(number))
    guard let episode = child.episodes.last, episode.received >= Day.of(2023, 1, 1),
      episode.transfer == nil
    else { return }
    let need = episode.plan?.needs.first ?? Plan.need(&random)
    let slow = child.home.ward.map { planted.wards[$0].multiplier } ?? 1
    if random.chance(0.55) {
      let start = (episode.received + random.between(-260, 120)).workingDay
      refer(child, Self.paediatrics, need, start, ReferralWaiting.paediatrics, slow, &random)
    }
    if need == "ASD", random.chance(0.8) {
      let start = (episode.received + random.between(-300, 200)).workingDay
      refer(child, Self.autism, need, start, ReferralWaiting.autism, 1, &random)
    }
    if random.chance(0.35) {
      referToTherapy(child, (episode.received + random.between(-200, 200)).workingDay, &random)
    }
  }

  private mutating func refer(
    _ child: Child, _ service: String, _ need: String, _ start: Day, _ curve: DayCurve,
    _ hazard: Double, _ random: inout Random
  ) {
    let days = curve.draw(hazard: hazard, &random)
    let fate = random.pick([("seen", 0.93), ("rejected", 0.03), ("moved", 0.04)])
    guard start <= History.lastDay, child.birth < start else { return }
    let end = (start + days).workingDay
    let isOver = end <= History.lastDay && end >= start
    let isSeen = isOver && fate == "seen"
    postcoded.append([
      service, start.description, isSeen ? end.description : "",
      isOver && !isSeen ? end.description : "", isOver && !isSeen ? fate : "", child.home.written,
      child.birth.description, child.sex, need, History.lastDay.description,
    ])
    tally.add("rows")
    tally.add(isOver ? (isSeen ? "seen" : fate) : "waiting")
    tally.add(child.home.kind.rawValue)
  }

  private mutating func referToTherapy(_ child: Child, _ start: Day, _ random: inout Random) {
    let days = ReferralWaiting.therapy.draw(hazard: 1, &random)
    guard start <= History.lastDay, child.birth < start else { return }
    let end = (start + days).workingDay
    let isOver = end <= History.lastDay && end >= start
    let area = child.home.ward.map { geography.smallArea(of: child.home.written, ward: $0) } ?? ""
    byArea.append([
      dayFirst(start), isOver ? dayFirst(end) : "", isOver ? "Treated" : "", area,
      String(child.birth.years(to: start)),
    ])
    areaTally.add("rows")
    areaTally.add(isOver ? "seen" : "waiting")
    areaTally.add(area.isEmpty ? "area-blank" : "area-given")
  }

  /// Rows with something wrong in them, as real lists have.
  private mutating func spoil() {
    let wrong = [
      (["2025-06-02", "2025-05-01", "", ""], "stop-before-start"),
      (["2026-02-02", "", "", ""], "start-in-future"),
      (["2025-06-02", "2026-03-02", "", ""], "stop-in-future"),
      (["", "2025-05-01", "", ""], "start-missing"),
      (["2025-02-30", "", "", ""], "date-impossible"),
      (["2025-06-02", "", "2025-09-01", "abducted by owls"], "reason-unknown"),
    ]
    for (cells, reason) in wrong {
      postcoded.append(
        [Self.paediatrics] + cells + ["", "2016-05-05", "F", "", History.lastDay.description])
      tally.add(reason)
    }
    // Half a postcode is all that some extracts hold.
    for number in 0..<12 {
      let outward = geography.outwardCode(number)
      postcoded.append([
        Self.paediatrics, "2025-05-0\(number % 9 + 1)", "", "", "", outward, "2016-05-05", "M", "",
        History.lastDay.description,
      ])
      tally.add("outward-code")
    }
  }
}

/// How long referrals wait, in days: about what a real county's services published for 2023.
enum ReferralWaiting {
  static let paediatrics = DayCurve(points: [
    (0, 14), (0.1, 60), (0.3, 126), (0.55, 230), (0.78, 364), (0.92, 546), (0.98, 728), (1, 1_000),
  ])
  static let autism = DayCurve(points: [
    (0, 30), (0.1, 91), (0.3, 240), (0.55, 430), (0.8, 700), (0.95, 900), (1, 1_200),
  ])
  static let therapy = DayCurve(points: [
    (0, 3), (0.2, 28), (0.5, 70), (0.75, 126), (0.95, 210), (1, 364),
  ])
}

/// The day as people write it: `28/09/2025`.
func dayFirst(_ day: Day) -> String {
  let parts = day.parts
  return "\(padded(parts.day, 2))/\(padded(parts.month, 2))/\(parts.year)"
}

/// What an input of the example holds, to compare a quality report with.
struct InputTally {
  let file: String
  private var counts: [(what: String, count: Int)] = []

  init(_ file: String) { self.file = file }

  mutating func add(_ what: String, _ count: Int = 1) {
    if let place = counts.firstIndex(where: { $0.what == what }) {
      counts[place].count += count
    } else {
      counts.append((what, count))
    }
  }

  var sorted: [(what: String, count: Int)] { counts.sorted { $0.what < $1.what } }
}
