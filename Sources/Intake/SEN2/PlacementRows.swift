import Model

/// The rows of a module about places of education: what plans name, or what children attend.
struct PlacementRows: ModuleRows {
  private(set) var row: [Int32] = []
  /// The key of the plan: of the named plan in the one module, of the active plan in the other.
  private(set) var plan: [RowKey?] = []
  private(set) var request: [RowKey?] = []
  private(set) var person: [RowKey?] = []
  private(set) var place: [Plans.Placement] = []
  private(set) var rank: [Int] = []
  private(set) var left: [Day?] = []

  var count: Int { row.count }

  /// Stands for a rank that is not recorded, behind all that are.
  static let noRank = 99

  mutating func add(_ table: inout ModuleTable) throws(InputError) {
    row.append(Int32(table.row))
    plan.append(
      try table.key(table.module == .planDetail ? .namedPlanKey : .activePlanKey))
    request.append(try table.key(.requestKey))
    person.append(try table.key(.personKey))
    var found = table.place()
    let entered = table.date(.entryDate)
    var leaving = table.date(.leavingDate, counts: false)
    found.entered = entered.day
    if let first = entered.day, let last = leaving.day, last < first {
      // Nobody knows which of the two is wrong: the place counts as attended and no stay is measured.
      found.entered = nil
      leaving.refuse()
      table.add(
        .error, "left-before-entry", .leavingDate,
        "the child left before the day of entry; neither day is used.")
    }
    place.append(found)
    left.append(leaving.day)
    rank.append(
      table.code(.placementRank, expected: "1 and 2") { bytes in
        wholeNumber(bytes).flatMap { (1...9).contains($0) ? $0 : nil }
      } ?? Self.noRank)
  }

  /// Whether the child attends the place at the end of `day`; the day of leaving is the last one there.
  func isOpen(_ number: Int, on day: Day) -> Bool {
    (left[number].map { $0 >= day } ?? true) && (place[number].entered.map { $0 <= day } ?? true)
  }
}

extension ModuleTable {
  /// The establishment, provider or code of where a child is educated.
  fileprivate mutating func place() -> Plans.Placement {
    let urn = code(.urn, .error, expected: "numbers of establishments", counts: false) { bytes in
      wholeNumber(bytes).flatMap { (1...9_999_999).contains($0) ? Int32($0) : nil }
    }
    let ukprn = code(.ukprn, .error, expected: "numbers of providers", counts: false) { bytes in
      wholeNumber(bytes).flatMap { (1...99_999_999).contains($0) ? Int32($0) : nil }
    }
    let setting = code(
      .setting, .error, expected: "the codes of settings", counts: urn == nil && ukprn == nil
    ) { bytes in Plans.Setting(rawValue: decoded(bytes).uppercased()) }
    let isSchool = urn != nil
    let unit = flag(.unit, counts: isSchool)
    let provision = flag(.resourcedProvision, counts: isSchool)
    if isSchool, unit == nil || provision == nil, has(.unit), has(.resourcedProvision) {
      add(
        .warning, "unit-flag-blank", unit == nil ? .unit : .resourcedProvision,
        "it is not recorded whether the place is in a unit or resourced provision; the school's "
          + "main part is assumed.")
    }
    return Plans.Placement(
      urn: urn, ukprn: ukprn, setting: setting, hasUnit: unit, hasResourcedProvision: provision)
  }
}

/// The rows of the module of needs.
struct NeedRows: ModuleRows {
  private(set) var row: [Int32] = []
  private(set) var plan: [RowKey?] = []
  private(set) var request: [RowKey?] = []
  private(set) var person: [RowKey?] = []
  private(set) var need: [Need?] = []
  private(set) var rank: [Int] = []

  var count: Int { row.count }

  mutating func add(_ table: inout ModuleTable) throws(InputError) {
    row.append(Int32(table.row))
    plan.append(try table.key(.activePlanKey))
    request.append(try table.key(.requestKey))
    person.append(try table.key(.personKey))
    need.append(
      table.code(.needType, .error, expected: "the types of need") { bytes in
        Need(rawValue: decoded(bytes).uppercased())
      })
    rank.append(
      table.code(.needRank, expected: "1 and 2") { bytes in
        wholeNumber(bytes).flatMap { (1...9).contains($0) ? $0 : nil }
      } ?? PlacementRows.noRank)
  }
}

/// What the header of a return says of it.
struct HeaderRows: ModuleRows {
  private(set) var year: Int?
  private(set) var census: Day?
  private(set) var written: Day?

  mutating func add(_ table: inout ModuleTable) throws(InputError) {
    year = year ?? wholeNumber(table.bytes(.year))
    census = census ?? readDate(table.bytes(.referenceDate)).day
    written = written ?? readDate(table.bytes(.written)).day
  }
}
