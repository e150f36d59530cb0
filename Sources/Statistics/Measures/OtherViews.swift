import Model

/// The referral that an indicator of health waits looks at.
struct ReferralView {
  let list: WaitingList
  var row: Int

  private var snapshot: Day { list.snapshot }

  /// The days waited so far by a child who still waits at the end of the snapshot day.
  ///
  /// A stop after the snapshot day lies in the future, as does a start: neither has happened.
  var openDays: Int? {
    guard list.started[row] <= snapshot else { return nil }
    if let stopped = list.stopped[row] {
      return stopped > snapshot ? snapshot - list.started[row] : nil
    }
    return list.end[row] == nil ? snapshot - list.started[row] : nil
  }

  /// The part of the wait that lies in the year that ends with the snapshot day.
  var waitInLastYear: Observation? {
    let first = snapshot.yearsBefore(1) + 1
    let started = list.started[row]
    guard started <= snapshot else { return nil }
    // A wait that ended on a day nobody knows cannot be watched.
    if list.stopped[row] == nil, list.end[row] != nil { return nil }
    let stopped = list.stopped[row].flatMap { $0 <= snapshot ? $0 : nil }
    let last = stopped ?? snapshot
    let entry = max(0, first - started - 1)
    let exit = last - started
    guard exit >= entry, last >= first, exit >= 0 else { return nil }
    let isCompleted = stopped != nil && (list.end[row] ?? .completed) == .completed
    return .wait(entry: entry, exit: exit, isCompleted: isCompleted)
  }

  var limitDays: Int { 7 * list.limitWeeks }
}

/// The child on a register that an indicator looks at.
struct RegisterView {
  let register: Register
  var row: Int

  /// Whether the child is on the register at the end of the snapshot day.
  var isOn: Bool {
    if let started = register.started[row], started > register.snapshot { return false }
    return register.ended[row].map { $0 > register.snapshot } ?? true
  }

  /// The days on the register so far.
  var days: Int? {
    guard isOn, let started = register.started[row] else { return nil }
    return register.snapshot - started
  }
}

/// The provision that an indicator looks at.
struct ProvisionView {
  let provision: Provision
  var row: Int

  /// Children on roll and places of an open establishment, where both are known and the places are for special needs.
  var roll: Observation? {
    // Closed schools keep stale numbers.
    guard provision.isOpen[row] else { return nil }
    switch provision.kind[row] {
    case .special, .unit, .resourcedProvision, .alternative: break
    case .mainstream, .other: return nil
    }
    guard let places = provision.places[row], places > 0, let children = provision.onRoll[row],
      children >= 0
    else { return nil }
    return .roll(children, places: places)
  }
}
