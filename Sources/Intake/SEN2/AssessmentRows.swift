import Model

/// The rows of the assessment module.
struct AssessmentRows: ModuleRows {
  private(set) var row: [Int32] = []
  private(set) var request: [RowKey?] = []
  private(set) var person: [RowKey?] = []
  private(set) var result: [Cases.Decision?] = []
  /// Whether something stands where the outcome belongs that is none.
  private(set) var isUnknown: [Bool] = []
  private(set) var concluded: [ReadDay] = []
  private(set) var exception: [Bool?] = []
  private(set) var appeals: [Cases.Appeals] = []
  private var byKey = KeyIndex()

  var count: Int { row.count }

  mutating func add(_ table: inout ModuleTable) throws(InputError) {
    guard let key = try table.key(.requestKey) else {
      table.add(
        .error, "key-missing", .requestKey, "the row names no request and was left out.")
      return
    }
    if let own = try table.key(.assessmentKey) { byKey.add(own, count) }
    row.append(Int32(table.row))
    request.append(key)
    person.append(try table.key(.personKey))
    let (found, isUnknown) = table.decision(.assessmentOutcome)
    result.append(found)
    self.isUnknown.append(isUnknown)
    concluded.append(table.date(.assessmentOutcomeDate, counts: found == .yes || found == .no))
    let exception = table.flag(.exception, counts: found == .yes)
    self.exception.append(exception)
    if found == .yes, exception == nil {
      table.add(
        .note, "exception-not-recorded", .exception,
        "a plan was issued and it is not recorded whether an exception applied; none is assumed.")
    }
    appeals.append(
      table.appeals([
        (.assessmentMediation, .mediationOnIssuing), (.assessmentTribunal, .tribunalOnIssuing),
        (.otherMediation, .mediationOnOther), (.otherTribunal, .tribunalOnOther),
      ]))
  }

  /// The assessment with this key of its own.
  func index(_ key: RowKey?) -> Int? { key.flatMap { byKey[$0] } }
}
