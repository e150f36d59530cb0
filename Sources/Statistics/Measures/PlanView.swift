import Model

/// Which plans of a return count, worked out once for all indicators.
struct PlanState {
  /// Plans live on census day; of a child with several, the one that started last.
  let isLive: [Bool]

  init(_ plans: Plans) {
    var latest: [Int32: Int] = [:]
    for row in 0..<plans.count where plans.isLive[row] {
      guard let other = latest[plans.child[row]] else {
        latest[plans.child[row]] = row
        continue
      }
      let old = plans.started[other]?.number ?? .min
      if (plans.started[row]?.number ?? .min) > old { latest[plans.child[row]] = row }
    }
    var isLive = [Bool](repeating: false, count: plans.count)
    for row in latest.values { isLive[row] = true }
    self.isLive = isLive
  }
}

/// What is known of the schools that placements name.
struct Schools {
  private var numbers: [Int32: Int] = [:]
  private var categories: [PlacementCategory?] = []
  private var authorities: [Int32?] = []
  private var points: [(x: Double, y: Double)?] = []
  /// Where closed establishments went: placements may still name the old number.
  private let provision: Provision
  let isKnown: Bool
  let hasPoints: Bool

  init(_ input: PlacedInput<Provision>?) {
    isKnown = input != nil
    provision = input?.source ?? Provision()
    hasPoints = input?.rows.points != nil
    guard let input else { return }
    let provision = input.source
    for row in 0..<provision.count {
      guard let urn = provision.urn[row] else { continue }
      let isPart = provision.kind[row] == .unit || provision.kind[row] == .resourcedProvision
      let point = input.rows.points.map { ($0.x[row], $0.y[row]) }
      let isPlaced = point.map { $0.0.isFinite && $0.1.isFinite } ?? false
      if let number = numbers[urn] {
        // A school's own row says what it is; the row of its unit only fills gaps.
        if categories[number] == nil || !isPart {
          categories[number] = provision.category[row] ?? categories[number]
        }
        authorities[number] = authorities[number] ?? provision.authority[row]
        if points[number] == nil, isPlaced { points[number] = point }
      } else {
        numbers[urn] = categories.count
        categories.append(provision.category[row])
        authorities.append(provision.authority[row])
        points.append(isPlaced ? point : nil)
      }
    }
  }

  func authority(_ urn: Int32?) -> Int32? { number(urn).flatMap { authorities[$0] } }

  func point(_ urn: Int32?) -> (x: Double, y: Double)? { number(urn).flatMap { points[$0] } }

  /// The entry of an establishment, or of the one that took over from it.
  private func number(_ urn: Int32?) -> Int? {
    urn.flatMap { numbers[provision.current($0)] ?? numbers[$0] }
  }

  /// The category of a placement; nil where the school is not among those known.
  func category(_ placement: Plans.Placement) -> PlacementCategory? {
    if placement.isBlank { return .notRecorded }
    if placement.urn != nil {
      guard let number = number(placement.urn), let category = categories[number] else {
        return nil
      }
      let isInUnit = placement.hasUnit == true || placement.hasResourcedProvision == true
      return isInUnit && category.isMainstream ? .unitOrResourcedProvision : category
    }
    if placement.ukprn != nil { return .furtherEducation }
    return placement.setting == .earlyYears ? .earlyYears : .elsewhere
  }
}

extension PlacementCategory {
  fileprivate var isMainstream: Bool {
    switch self {
    case .mainstreamMaintained, .mainstreamAcademy, .mainstreamIndependent: true
    default: false
    }
  }
}

/// The plan that an indicator looks at.
struct PlanView {
  let plans: Plans
  var row: Int
  let state: PlanState
  let period: Period
  let snapshot: Day
  let rules: CountingRules
  let schools: Schools
  let authority: Int32?
  /// The point of the home, in metres.
  var home: (x: Double, y: Double)?

  var isLive: Bool { state.isLive[row] }
  var placement: Plans.Placement { plans.placement[row] }
  var category: PlacementCategory? { schools.category(placement) }

  /// Whether no school, college or other education is named, so that the child waits for a place.
  var isAwaitingPlace: Bool {
    guard !placement.isBlank else { return true }
    guard placement.urn == nil, placement.ukprn == nil else { return false }
    return placement.setting == .otherArrangement || placement.setting == .notInEducationOther
  }

  /// Whether the school named stands outside the authority; nil where that is not known.
  var isOutsideAuthority: Bool? {
    guard let authority, let other = schools.authority(placement.urn) else { return nil }
    return other != authority
  }

  /// The straight line from home to school in metres, where both points are known.
  var distance: Int32? {
    guard let home, let school = schools.point(placement.urn) else { return nil }
    let (x, y) = (school.x - home.x, school.y - home.y)
    let metres = (x * x + y * y).squareRoot().rounded()
    return metres < 2e6 ? Int32(metres) : nil
  }

  /// The days from the last review meeting to the letter with the decision, of a meeting in the period.
  var daysToReviewDecision: Int? {
    guard isLive, !plans.isUnusable[row], let meeting = plans.reviewMeeting[row],
      period.contains(meeting), let decided = plans.reviewDecided[row], decided >= meeting
    else { return nil }
    return decided - meeting
  }

  /// Whether no review meeting was held in the last so many years; nil where the plan is younger than that.
  func isReviewOverdue(years: Int) -> Bool? {
    guard isLive, !plans.isUnusable[row], let started = plans.started[row],
      rules.reviewsCountTransfers || !plans.isTransferredIn[row]
    else { return nil }
    let due = snapshot.yearsBefore(years)
    guard started < due else { return nil }
    return plans.reviewMeeting[row].map { $0 < due } ?? true
  }

  /// Whether the final plan of a phase transfer due in the period came by its day; nil where none was due.
  var isTransferOnTime: Bool? {
    guard let due = plans.phaseTransferDue[row], period.contains(due),
      plans.ceased[row].map({ $0 > due }) ?? true
    else { return nil }
    return plans.phaseTransferFinal[row].map { $0 <= due } ?? false
  }
}

extension Day {
  /// The same date so many years earlier; 28 February for 29 February where that year has none.
  func yearsBefore(_ years: Int) -> Day {
    let (year, month, day) = parts
    return Day(year: year - years, month: month, day: day)
      ?? Day(year: year - years, month: month, day: 28) ?? self
  }
}
