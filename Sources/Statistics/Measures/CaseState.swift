import Model

/// How each case of a return stands, worked out once for all indicators.
struct CaseState {
  /// Cases that are counted at all: the first of those that repeat a child's request of the same day.
  let isFirst: [Bool]
  /// Cases open at the end of the snapshot day; of a child with several, the earliest only.
  let isOpen: [Bool]

  init(_ cases: Cases, snapshot: Day) {
    isFirst = Self.firsts(cases)
    isOpen = Self.open(cases, isFirst: isFirst, snapshot: snapshot)
  }

  private struct Request: Hashable {
    let child: Int32
    let received: Day
  }

  private static func firsts(_ cases: Cases) -> [Bool] {
    var seen = Set<Request>(minimumCapacity: cases.count)
    return (0..<cases.count).map {
      seen.insert(Request(child: cases.child[$0], received: cases.received[$0])).inserted
    }
  }

  private static func open(_ cases: Cases, isFirst: [Bool], snapshot: Day) -> [Bool] {
    var isOpen = (0..<cases.count).map { row in
      isFirst[row] && cases.received[row] <= snapshot && cases.isUnfinished(row, at: snapshot)
    }
    var earliest: [Int32: Int] = [:]
    for row in 0..<cases.count where isOpen[row] {
      guard let other = earliest[cases.child[row]] else {
        earliest[cases.child[row]] = row
        continue
      }
      let keepsOther = cases.received[other] <= cases.received[row]
      isOpen[keepsOther ? row : other] = false
      if !keepsOther { earliest[cases.child[row]] = row }
    }
    return isOpen
  }
}

extension Cases {
  /// Whether neither plan nor refusal nor withdrawal had ended the case by the end of `snapshot`.
  ///
  /// A request decided in an earlier year (historic) is open only where its assessment is still awaited: without an
  /// assessment row it is a plan of long ago. A plan agreed but not yet issued is awaited too, and so is the end of an
  /// assessment that was ordered after a refusal.
  func isUnfinished(_ row: Int, at snapshot: Day) -> Bool {
    guard !exported[row], !isUnusable[row] else { return false }
    switch decision[row] {
    case .awaited: return true
    case .withdrawn: return false
    case .no where result[row] == nil: return decided[row].map { $0 > snapshot } ?? false
    case .no, .yes, .historic: break
    }
    switch result[row] {
    case nil: return decision[row] == .yes
    case .awaited: return true
    case .yes: return concluded[row].map { $0 > snapshot } ?? true
    case .no: return concluded[row].map { $0 > snapshot } ?? false
    case .withdrawn, .historic: return false
    }
  }

  /// The day on which the case ended without a plan, where it did and the day is known.
  ///
  /// A refusal to assess that was changed later keeps its letter N: then the assessment tells the end.
  func endedWithoutPlan(_ row: Int) -> Day? {
    if decision[row] == .no, result[row] == nil { return decided[row] }
    if result[row] == .no { return concluded[row] }
    return nil
  }

  /// The day on which the plan was issued, where it was.
  func planIssued(_ row: Int) -> Day? {
    result[row] == .yes && !isUnusable[row] ? concluded[row] : nil
  }
}
