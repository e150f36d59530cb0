import Model
import Statistics
import TestSupport

/// Everything that indicators are counted from, made up: as many records of each kind as so many of England's wards have.
struct Records {
  private var dice = Dice(11)
  private let wards: Int
  private let codes: [(level: Level, areas: [AreaCode])]
  private let speeds: [Double]
  private let districts: Int
  /// The wards over those of England.
  private let part: Double
  private static let census = day("2026-01-15")

  init(wards: Int, districts: Int) {
    self.wards = wards
    self.districts = districts
    part = Double(wards) / 6_826
    codes = [
      (.ward, (0..<wards).compactMap { AreaCode("Z05\(100_000 + $0)") }),
      (.district, (0..<districts).compactMap { AreaCode("Z07\(100_000 + $0)") }),
    ]
    var dice = Dice(12)
    speeds = (0..<wards).map { _ in (0.3 * dice.normal()).exponential }
  }

  /// Of all England three returns, each of some 150,000 requests of its year, those before that are still open, and 600,000
  /// plans.
  mutating func inputs() -> PlacedInputs {
    let returns = [2025, 2024, 2023].map { placedReturn(of: $0) }
    return PlacedInputs(
      returns: returns, waits: [waitingList(count(200_000))],
      registers: [
        register(.homeEducated, count(110_000)), register(.missingEducation, count(39_000)),
        register(.otherwiseThanAtSchool, count(8_000)),
      ],
      contacts: [contacts(.calls), contacts(.emails)], provision: provision(count(24_000)),
      population: population(), authority: 830)
  }

  var surroundings: [Level: Surroundings] {
    let side = Int(Double(wards).squareRoot())
    let grid = (0..<wards).map { ward in
      [ward - side, ward - 1, ward + 1, ward + side].filter((0..<wards).contains)
    }
    let wardsOfDistricts = (0..<wards).map { district(of: $0) }
    return [
      .ward: Surroundings(
        groups: wardsOfDistricts, fifths: (0..<wards).map { fifth(of: $0) }, neighbours: grid),
      .district: Surroundings(
        neighbours: (0..<districts).map { place in
          [place - 1, place + 1].filter((0..<districts).contains)
        }),
    ]
  }

  private func count(_ inEngland: Int) -> Int { Int(part * Double(inEngland)) }

  private func district(of ward: Int) -> Int { ward * districts / wards }

  private func fifth(of ward: Int) -> Int { ward * 7_919 % wards * 5 / wards }

  private mutating func one<Value>(of values: [Value]) -> Value {
    values[Int(dice.unit() * Double(values.count))]
  }

  private mutating func ward() -> Int32 { Int32(dice.unit() * Double(wards)) }

  private mutating func length(_ mean: Double) -> Int { Int(-mean * dice.unit().logarithm) }

  private func rows(_ homes: [Int32], havePoints: Bool = false) -> PlacedRows {
    let places = [homes, homes.map { Int32(district(of: Int($0))) }]
    let side = 80
    return PlacedRows(
      placements: zip(codes, places).map {
        Placement(level: $0.level, areas: $0.areas, area: $1)
      },
      deprivationFifth: homes.map { Int8(fifth(of: Int($0)) + 1) },
      points: havePoints
        ? Points(
          x: homes.map { Double(Int($0) % side) * 5_000 },
          y: homes.map { Double(Int($0) / side) * 5_000 }) : nil)
  }

  private mutating func characteristics() -> (Int16, Sex, EthnicGroup, Need) {
    (
      Int16(dice.unit() * 24), one(of: Sex.allCases), one(of: EthnicGroup.allCases),
      one(of: Need.allCases)
    )
  }

  private mutating func placedReturn(of year: Int) -> PlacedReturn {
    let (first, last) = (day("\(year)-01-01"), day("\(year)-12-31"))
    guard let period = Period(first, through: last) else {
      preconditionFailure("A year has days.")
    }
    var (cases, plans) = (MadeUpCases(), MadeUpPlans())
    var (homes, homesOfPlans) = ([Int32](), [Int32]())
    for number in 0..<count(230_000) {
      let home = ward()
      // A year's requests, and those of the half year before it.
      let received = first + (Int(dice.unit() * 547) - 182)
      let wait = 60 + length(120 / speeds[Int(home)])
      let isDone = received + wait <= last
      guard received >= first || received + wait >= first else { continue }
      let (age, sex, ethnicity, need) = characteristics()
      let decided = 20 + Int(dice.unit() * 40)
      let isRefused = dice.unit() < 0.2
      cases.add(
        received: received, child: Int32(number),
        decision: received + decided > last ? .awaited : isRefused ? .no : .yes,
        decidedAfter: received + decided > last ? nil : decided,
        result: received + decided > last || isRefused ? nil : isDone ? .yes : .awaited,
        concludedAfter: isRefused || !isDone ? nil : wait, exception: dice.unit() < 0.05,
        route: one(of: RequestRoute.allCases), age: age, need: isDone ? need : nil, sex: sex,
        ethnicity: ethnicity)
      homes.append(home)
      guard isDone, !isRefused else { continue }
      addPlan(
        &plans, Int32(number), received + wait, need, (age, sex, ethnicity), last,
        request: Int32(homes.count - 1))
      homesOfPlans.append(home)
    }
    for number in 0..<count(500_000) {
      let (age, sex, ethnicity, need) = characteristics()
      addPlan(
        &plans, Int32(1_000_000 + number), first + (-30 - Int(dice.unit() * 3_000)), need,
        (age, sex, ethnicity), last, request: nil)
      homesOfPlans.append(ward())
    }
    return PlacedReturn(
      Return(
        cases: cases.cases, plans: plans.plans, period: period,
        snapshot: year == 2025 ? Self.census : last + 15),
      cases: rows(homes), plans: rows(homesOfPlans, havePoints: true))
  }

  private mutating func addPlan(
    _ plans: inout MadeUpPlans, _ child: Int32, _ started: Day, _ need: Need,
    _ who: (age: Int16, sex: Sex, ethnicity: EthnicGroup), _ last: Day, request: Int32?
  ) {
    let meeting = last + -Int(dice.unit() * 500)
    let isReviewed = meeting > started + 200
    let isDue = dice.unit() < 0.1
    let placement =
      dice.unit() < 0.95
      ? Plans.Placement(urn: 100_000 + Int32(dice.unit() * Double(count(24_000))))
      : Plans.Placement(setting: one(of: Plans.Setting.allCases))
    plans.add(
      child: child, started: started, placement: placement, meeting: isReviewed ? meeting : nil,
      decided: isReviewed ? meeting + length(30) : nil, transferDue: isDue ? last + -290 : nil,
      transferFinal: isDue ? last + (length(30) - 320) : nil, need: need, age: who.age,
      sex: who.sex, ethnicity: who.ethnicity, request: request)
  }

  private mutating func waitingList(_ size: Int) -> PlacedInput<WaitingList> {
    var list = WaitingList(snapshot: Self.census, limitWeeks: 18)
    list.services = ["autism", "speech", "therapy"]
    var homes: [Int32] = []
    for row in 0..<size {
      let started = Self.census + -Int(dice.unit() * 800)
      let stopped = started + length(200)
      list.row.append(Int32(row))
      list.service.append(Int32(row % 3))
      list.started.append(started)
      list.stopped.append(stopped <= Self.census ? stopped : nil)
      list.end.append(stopped <= Self.census ? .completed : nil)
      list.home.append(.missing)
      let (age, sex, ethnicity, need) = characteristics()
      list.characteristics.append(age: age, sex: sex, ethnicity: ethnicity, need: need)
      homes.append(ward())
    }
    return PlacedInput(list, rows: rows(homes))
  }

  private mutating func register(
    _ kind: Register.Kind, _ size: Int
  ) -> PlacedInput<Register> {
    var made = Register(kind: kind, snapshot: Self.census)
    var homes: [Int32] = []
    for row in 0..<size {
      made.row.append(Int32(row))
      made.started.append(Self.census + -length(300))
      made.ended.append(nil)
      made.reason.append(one(of: Register.Reason.allCases))
      made.home.append(.missing)
      made.hasPlan.append(dice.unit() < 0.1)
      made.hasSupport.append(dice.unit() < 0.2)
      made.isOnPathway.append(dice.unit() < 0.1)
      let (age, sex, ethnicity, need) = characteristics()
      made.characteristics.append(age: age, sex: sex, ethnicity: ethnicity, need: need)
      homes.append(ward())
    }
    return PlacedInput(made, rows: rows(homes))
  }

  private mutating func contacts(_ kind: Contacts.Kind) -> PlacedInput<Contacts> {
    var made = Contacts(kind: kind, standardDays: 5)
    let homes = (0..<count(100_000)).map { _ in ward() }
    for row in homes.indices {
      let offered = Int32(1 + dice.unit() * 9)
      made.row.append(Int32(row))
      made.day.append(day("2025-06-02"))
      made.offered.append(offered)
      made.answered.append(Int32(Double(offered) * dice.unit()))
      made.abandoned.append(nil)
      made.prompt.append(nil)
      made.workingDays.append(nil)
      made.home.append(.missing)
    }
    return PlacedInput(made, rows: rows(homes))
  }

  private mutating func provision(_ size: Int) -> PlacedInput<Provision> {
    var made = Provision()
    let homes = (0..<size).map { _ in ward() }
    for row in homes.indices {
      let places = row % 8 == 0 ? Int32(20 + dice.unit() * 150) : nil
      made.urn.append(Int32(100_000 + row))
      made.name.append("School \(row)")
      made.kind.append(row % 8 == 0 ? .special : .mainstream)
      made.home.append(.missing)
      made.places.append(places)
      made.onRoll.append(places.map { Int32(Double($0) * (0.8 + 0.4 * dice.unit())) })
      made.waiting.append(nil)
      made.needs.append([])
      made.category.append(one(of: PlacementCategory.allCases))
      made.authority.append(dice.unit() < 0.9 ? 830 : 831)
      made.isOpen.append(true)
    }
    return PlacedInput(made, rows: rows(homes, havePoints: true))
  }

  private func population() -> PlacedInput<Population> {
    var made = Population()
    let bands = [0...4, 5...10, 11...15, 16...19, 20...24]
    var homes: [Int32] = []
    for (place, ward) in codes[0].areas.enumerated() {
      for (band, residents) in zip(bands, [470.0, 610, 520, 400, 500]) {
        made.area.append(ward)
        made.ages.append(band)
        made.residents.append(residents)
        homes.append(Int32(place))
      }
    }
    return PlacedInput(made, rows: rows(homes))
  }
}
