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
  public mutating func add(
    received: Day, child: Int32? = nil, decision: Cases.Decision = .yes, decidedAfter: Int? = nil,
    result: Cases.Decision? = nil, concludedAfter: Int? = nil, exception: Bool? = false,
    isUnusable: Bool = false
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
    cases.exported.append(false)
    cases.postcode.append(nil)
    cases.postcodeUnreadable.append(false)
    cases.isUnusable.append(isUnusable)
    cases.route.append(nil)
    cases.appeals.append([])
    cases.characteristics.append(age: nil, sex: nil, ethnicity: nil, need: nil)
  }
}

/// The day written as `2025-01-31`, for tests.
public func day(_ text: String) -> Day {
  guard let day = Day(iso: text) else { preconditionFailure("\(text) is no day.") }
  return day
}
