public import Model

/// Rates of small areas drawn towards those of the area and its neighbours together (M14).
///
/// m = ΣO/ΣP over both, a = max(0, ΣP(r-m)²/ΣP - m/P̄), estimate m+(r-m)·a/(a+m/P). For rates with Poisson variance, not for
/// proportions. Marshall 1991, Appl Stat 40, 283.
///
/// - Parameters:
///   - observed: events in each area.
///   - populations: people in each area; without any, there are no cases.
///   - neighbours: the numbers of each area's neighbours, without itself.
/// - Returns: rates per person; an area without neighbours gives `noNeighbours`.
public func locallySmoothed(
  _ observed: [Int], populations: [Double], neighbours: [[Int]]
) -> [Outcome] {
  observed.indices.map { area in
    guard populations[area] > 0 else { return .none(.noCases) }
    let near = neighbours[area].filter { populations[$0] > 0 }.sorted()
    guard !near.isEmpty else { return .none(.noNeighbours) }
    let members = [area] + near
    let people = Sum(members.map { populations[$0] }).value
    let mean = Double(members.reduce(0) { $0 + observed[$1] }) / people
    let spread = Sum(
      members.map { member in
        let excess = Double(observed[member]) / populations[member] - mean
        return populations[member] * excess * excess
      }
    ).value
    let between = max(0, spread / people - mean / (people / Double(members.count)))
    let rate = Double(observed[area]) / populations[area]
    let chance = mean / populations[area]
    let signal = between + chance > 0 ? between / (between + chance) : 0
    return .value(mean + (rate - mean) * signal, Outcome.Limits(lower: nil, upper: nil))
  }
}
