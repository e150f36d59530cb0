public import Model

/// Builds made-up cases one at a time, as a return would hold them.
public struct MadeUpCases {
  public private(set) var cases = Cases()

  public init() {}

  /// Adds a request; days are counted from `received`, and nil means that it has not happened.
  ///
  /// - Parameters:
  ///   - received: the day of the request.
  ///   - child: the child's number, or nil for a child of its own.
  ///   - decision: yes, no, awaited, withdrawn or historic.
  ///   - decidedAfter: days from the request to the decision.
  ///   - result: the outcome of the assessment, where there was one.
  ///   - concludedAfter: days from the request to the plan, or to the word that there will be none.
  ///   - exception: whether a permitted exception applied.
  ///   - isUnusable: whether a date of the case cannot be used.
  ///   - exported: whether the case left for another authority.
  ///   - route: who asked.
  ///   - appeals: what the family did against decisions.
  ///   - age: whole years on the day of the request.
  ///   - need: the primary need of the plan.
  ///   - sex: as the return records it.
  ///   - ethnicity: the major group.
  public mutating func add(
    received: Day, child: Int32? = nil, decision: Cases.Decision = .yes, decidedAfter: Int? = nil,
    result: Cases.Decision? = nil, concludedAfter: Int? = nil, exception: Bool? = false,
    isUnusable: Bool = false, exported: Bool = false, route: RequestRoute? = nil,
    appeals: Cases.Appeals = [], age: Int16? = nil, need: Need? = nil,
    sex: Sex? = nil, ethnicity: EthnicGroup? = nil
  ) {
    let row = Int32(cases.count + 2)
    cases.row.append(row)
    cases.child.append(child ?? 1_000_000 + row)
    cases.received.append(received)
    cases.decision.append(decision)
    cases.decided.append(decidedAfter.map { received + $0 })
    cases.result.append(result)
    cases.concluded.append(concludedAfter.map { received + $0 })
    cases.exception.append(exception)
    cases.exported.append(exported)
    cases.postcode.append(nil)
    cases.postcodeUnreadable.append(false)
    cases.isUnusable.append(isUnusable)
    cases.route.append(route)
    cases.appeals.append(appeals)
    cases.characteristics.append(age: age, sex: sex, ethnicity: ethnicity, need: need)
  }

  /// Gives a case the need that its plan records.
  public mutating func setNeed(_ need: Need, of entry: Int) {
    cases.characteristics.need[entry] = need
  }
}

/// The day written as `2025-01-31`, for tests.
public func day(_ text: String) -> Day {
  guard let day = Day(iso: text) else { preconditionFailure("\(text) is no day.") }
  return day
}
