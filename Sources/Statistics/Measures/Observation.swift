import Model

/// What one row of an input adds to an indicator.
enum Observation {
  /// One of the denominator, in the numerator or not.
  case share(Bool)
  /// A row that stands for several: so many of so many.
  case counts(Int32, of: Int32)
  /// A child of a plain count, or an event of a rate.
  case present
  /// Residents of a rate's denominator.
  case residents(Double)
  /// Children on roll, and places.
  case roll(Int32, places: Int32)
  /// A wait in days, watched from `entry` to `exit`.
  case wait(entry: Int, exit: Int, isCompleted: Bool)
  /// A wait in days since its start, ended in some way or not.
  case exit(Int, cause: Exits.Cause?)
  case metres(Int32)
  case flow(ListFlow)
}

/// An observation with the row that it is of.
struct Observed {
  let row: Int32
  let observation: Observation
}

extension Tally {
  /// The tally of nobody.
  static func empty(for indicator: Indicator) -> Tally {
    switch indicator.statistic {
    case .share: .count(Count(0, of: 0))
    case .count: .total(0)
    case .quantile where indicator.unit == .kilometres: .metres([])
    case .quantile, .survivalQuantile, .speed, .restrictedMean: .waits(Waits())
    case .incidence: .exits(Exits())
    case .rate, .ratio: .rate(Rate(0, of: 0))
    case .change, .clearance: .flow(.none)
    }
  }

  /// Adds the observations of some rows, in their order.
  mutating func add(_ observed: some Collection<Observation>) {
    switch self {
    case .count(var count):
      for one in observed { count.add(one) }
      self = .count(count)
    case .total(let total): self = .total(total + observed.count)
    case .rate(var rate):
      for one in observed { rate.add(one) }
      self = .rate(rate)
    case .waits(var waits):
      // Lets go of the columns so that appending does not copy them.
      self = .total(0)
      for one in observed { waits.add(one) }
      self = .waits(waits)
    case .exits(var exits):
      self = .total(0)
      for one in observed { exits.add(one) }
      self = .exits(exits)
    case .metres(var metres):
      self = .total(0)
      for one in observed {
        guard case .metres(let length) = one else { mismatch() }
        metres.append(length)
      }
      self = .metres(metres)
    case .flow(var flow):
      for one in observed {
        guard case .flow(let more) = one else { mismatch() }
        flow = flow + more
      }
      self = .flow(flow)
    case .unavailable: break
    }
  }
}

private func mismatch() -> Never {
  preconditionFailure("An indicator's rule observes what its statistic counts.")
}

extension Count {
  fileprivate mutating func add(_ observation: Observation) {
    switch observation {
    case .share(let isIn):
      numerator += isIn ? 1 : 0
      denominator += 1
    case .counts(let part, let whole):
      numerator += Int(part)
      denominator += Int(whole)
    default: mismatch()
    }
  }
}

extension Rate {
  fileprivate mutating func add(_ observation: Observation) {
    switch observation {
    case .present: events += 1
    case .residents(let residents): population += residents
    case .roll(let children, let places):
      events += Int(children)
      population += Double(places)
    default: mismatch()
    }
  }
}

extension Waits {
  fileprivate mutating func add(_ observation: Observation) {
    guard case .wait(let entry, let exit, let isCompleted) = observation else { mismatch() }
    append(entry: Int32(entry), exit: Int32(exit), completed: isCompleted)
  }
}

extension Exits {
  fileprivate mutating func add(_ observation: Observation) {
    guard case .exit(let day, let cause) = observation else { mismatch() }
    waits.append(entry: 0, exit: Int32(day), completed: cause != nil)
    causes.append(cause ?? .planIssued)
  }
}

extension ListFlow {
  /// No list at all.
  static let none = ListFlow(atStart: 0, atEnd: 0, arrivals: 0, departures: 0, weeks: 0)
}
