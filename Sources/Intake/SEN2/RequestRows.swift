import Model

/// The rows of the requests module.
struct RequestRows: ModuleRows {
  private(set) var row: [Int32] = []
  private(set) var person: [RowKey?] = []
  private(set) var received: [ReadDay] = []
  private(set) var decided: [ReadDay] = []
  private(set) var decision: [Cases.Decision?] = []
  private(set) var route: [RequestRoute?] = []
  private(set) var appeals: [Cases.Appeals] = []
  private(set) var exported: [Bool] = []
  private var keys = RequestKeys()

  var count: Int { row.count }

  mutating func add(_ table: inout ModuleTable) throws(InputError) {
    let (key, child) = (try table.key(.requestKey), try table.key(.personKey))
    guard keys.add(key, child, count) else {
      table.add(
        .error, "key-repeated", .requestKey,
        "the request stands more than once; this row was left out.")
      return
    }
    row.append(Int32(table.row))
    person.append(child)
    received.append(table.date(.receivedDate))
    let (found, isUnknown) = table.decision(.requestOutcome)
    decision.append(found)
    if found == nil, !isUnknown {
      table.add(
        .error, "outcome-missing", .requestOutcome,
        "no outcome is recorded, not even A for awaited; the case counts in no wait.")
    }
    decided.append(table.date(.requestOutcomeDate, counts: found == .yes || found == .no))
    route.append(
      table.code(.requestSource, expected: "1 to 5") { bytes in
        wholeNumber(bytes).flatMap { RequestRoute(rawValue: $0) }
      })
    appeals.append(
      table.appeals([
        (.requestMediation, .mediationOnAssessing), (.requestTribunal, .tribunalOnAssessing),
      ]))
    // Anything but a word for no means that the child moved to another authority.
    let mark = table.bytes(.exported)
    exported.append(!mark.isEmpty && truthValue(mark) != false)
  }

  /// The request of a row of another module.
  func index(_ request: RowKey?, _ person: RowKey?) -> Int? { keys.index(request, person) }
}

/// Where each request stands, by its key; two children may have requests of one key where the files name both.
struct RequestKeys {
  private struct Pair: Hashable {
    let request: RowKey
    let person: RowKey
  }

  private var first = KeyIndex()
  private var owner: [RowKey?] = []
  private var others: [Pair: Int] = [:]

  /// Notes the request; false where it stood before.
  mutating func add(_ request: RowKey?, _ person: RowKey?, _ index: Int) -> Bool {
    guard let request, let earlier = first[request] else {
      if let request { first.add(request, index) }
      owner.append(person)
      return true
    }
    guard let person, let other = owner[earlier], other != person else { return false }
    let pair = Pair(request: request, person: person)
    guard others[pair] == nil else { return false }
    others[pair] = index
    owner.append(person)
    return true
  }

  func index(_ request: RowKey?, _ person: RowKey?) -> Int? {
    guard let request else { return nil }
    if !others.isEmpty, let person, let found = others[Pair(request: request, person: person)] {
      return found
    }
    return first[request]
  }
}

extension ModuleTable {
  /// The steps that families took, by the fields that say so.
  mutating func appeals(_ fields: [(ReturnField, Cases.Appeals)]) -> Cases.Appeals {
    var appeals: Cases.Appeals = []
    for (field, appeal) in fields where flag(field) == true { appeals.insert(appeal) }
    return appeals
  }
}
