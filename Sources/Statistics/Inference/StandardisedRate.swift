public import Model

/// One age band of an area, with the standard population's number in it.
public struct AgeBand: Sendable, Equatable {
  /// Events of the area's people of these ages.
  public let observed: Int
  /// The area's people of these ages.
  public let population: Double
  /// The standard population's people of these ages: the weight.
  public let standard: Double

  /// A band without events counts with 0 of them.
  public init(observed: Int, population: Double, standard: Double) {
    self.observed = observed
    self.population = population
    self.standard = standard
  }
}

/// The rate that an area would have with the standard ages (M03), per `multiplier` people, with 95% limits.
///
/// v = Σw·O/n/Σw, variance Σw²·O/n²/(Σw)², limits v+√(Var/O)·(Byar(O)-O). Fewer than 10 events are too few; a band with
/// nobody in the area, but some in the standard, cannot be identified: merge it. Dobson and others 1991, Stat Med 10, 457.
public func standardisedRate(_ bands: [AgeBand], per multiplier: Double) -> Outcome {
  let used = bands.filter { $0.standard > 0 }
  guard !used.isEmpty else { return .none(.noCases) }
  guard used.allSatisfy({ $0.population > 0 }) else { return .none(.notIdentifiable) }
  let events = used.reduce(0) { $0 + $1.observed }
  guard events >= 10 else { return .none(.tooFew) }
  let weight = Sum(used.map(\.standard)).value
  let rate =
    Sum(used.map { $0.standard * Double($0.observed) / $0.population }).value / weight
  let variance = Sum(
    used.map { band in
      let share = band.standard / weight / band.population
      return share * share * Double(band.observed)
    }
  ).value
  let o = Double(events)
  let limits = byar(o, .percent95)
  let scale = (variance / o).squareRoot()
  return .value(
    multiplier * rate,
    Outcome.Limits(
      lower: multiplier * (rate + scale * (limits.lower - o)),
      upper: multiplier * (rate + scale * (limits.upper - o))))
}
