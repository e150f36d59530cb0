import Foundation

/// Every measure of M17 at once.
struct InequalityFigures {
  let theil: Double
  let between: Double
  let gini: Double
  let disparity: Double

  var within: Double { max(0, theil - between) }

  init(theil: Double, between: Double, gini: Double, disparity: Double) {
    (self.theil, self.between, self.gini, self.disparity) = (theil, between, gini, disparity)
  }

  /// Nil where the values have no mean above 0; areas of weight 0 are left out.
  ///
  /// - Parameters:
  ///   - values: of each area, not negative.
  ///   - weights: the areas' children, or expected events.
  ///   - groups: the number of each area's group.
  ///   - groupCount: one more than the largest group's number.
  ///   - reference: what the index of disparity is measured from; nil for the mean.
  init?(
    _ values: [Double], weights: [Double], groups: [Int], groupCount: Int, reference: Double?
  ) {
    var pairs: [(value: Double, weight: Double, group: Int)] = []
    pairs.reserveCapacity(values.count)
    var pooled = [(total: Double, weight: Double)](repeating: (0, 0), count: groupCount)
    for area in values.indices where weights[area] > 0 {
      pairs.append((values[area], weights[area], groups[area]))
    }
    // Sums are in an order of the values' own, so that the order of areas changes no digit.
    pairs.sort { ($0.value, $0.weight, $0.group) < ($1.value, $1.weight, $1.group) }
    var (whole, sum) = (0.0, 0.0)
    for pair in pairs {
      whole += pair.weight
      sum += pair.weight * pair.value
      pooled[pair.group].total += pair.weight * pair.value
      pooled[pair.group].weight += pair.weight
    }
    guard whole > 0, sum > 0, pairs[0].value >= 0 else { return nil }
    let mean = sum / whole
    let centre = reference ?? mean
    var (theil, lorenz, under, distance) = (0.0, 0.0, 0.0, 0.0)
    for pair in pairs {
      let share = pair.weight / whole
      theil += share * entropy(pair.value / mean)
      let next = lorenz + share * pair.value / mean
      under += (lorenz + next) * share
      lorenz = next
      distance += abs(pair.value - centre)
    }
    self.theil = max(0, theil)
    gini = max(0, 1 - under)
    disparity = centre > 0 ? 100 * distance / centre / Double(pairs.count) : 0
    between = max(
      0,
      pooled.reduce(0) { sum, group in
        guard group.weight > 0 else { return sum }
        return sum + group.weight / whole * entropy(group.total / group.weight / mean)
      })
  }
}

/// The measures of M17 of one redraw after another of the same areas, by whole numbers and the logarithms that they share.
///
/// Theil's T is Σ(c/C)(ln c - ln w - ln(C/W)) over areas of c outcomes among w children. Areas are taken in the order
/// given; that should be one of their own, so that the order of the input changes no digit.
struct InequalityOfDraws {
  private let groups: [Int]
  private let reference: Double?
  private var pooled: [(outcomes: Double, weight: Double)]
  /// The logarithms of whole numbers, that of 0 as 0.
  private var logs: [Double] = [0]
  private var values: [Double]
  private var order: [Int]
  private var heads: [Int]

  /// - Parameters:
  ///   - groups: the number of each area's group.
  ///   - reference: what the index of disparity is measured from; nil for the mean.
  init(groups: [Int], reference: Double?) {
    self.groups = groups
    self.reference = reference
    pooled = [(Double, Double)](repeating: (0, 0), count: 1 + (groups.max() ?? 0))
    values = groups.map { _ in 0 }
    order = groups.map { _ in 0 }
    heads = [Int](repeating: 0, count: groups.count + 1)
  }

  /// Nil where nobody has the outcome.
  mutating func figures(
    _ outcomes: [Int], _ weights: [Double], _ logWeights: [Double]
  ) -> InequalityFigures? {
    var (whole, sum, entropies) = (0.0, 0.0, 0.0)
    for group in pooled.indices { pooled[group] = (0, 0) }
    for area in outcomes.indices where weights[area] > 0 {
      let (count, weight) = (outcomes[area], weights[area])
      while count >= logs.count { logs.append(log(Double(logs.count))) }
      let c = Double(count)
      whole += weight
      sum += c
      entropies += c * (logs[count] - logWeights[area])
      pooled[groups[area]].outcomes += c
      pooled[groups[area]].weight += weight
      values[area] = c / weight
    }
    guard whole > 0, sum > 0 else { return nil }
    let mean = sum / whole
    let (gini, disparity) = spread(weights, whole, mean)
    return InequalityFigures(
      theil: max(0, entropies / sum - log(mean)),
      between: max(
        0,
        pooled.reduce(0) { total, group in
          guard group.outcomes > 0 else { return total }
          return total + group.outcomes / sum * log(group.outcomes / group.weight / mean)
        }), gini: gini, disparity: disparity)
  }

  private mutating func spread(
    _ weights: [Double], _ whole: Double, _ mean: Double
  ) -> (gini: Double, disparity: Double) {
    let used = sort(weights)
    let centre = reference ?? mean
    var (lorenz, under, distance) = (0.0, 0.0, 0.0)
    for place in 0..<used {
      let area = order[place]
      let share = weights[area] / whole
      let next = lorenz + share * values[area] / mean
      under += (lorenz + next) * share
      lorenz = next
      distance += abs(values[area] - centre)
    }
    return (max(0, 1 - under), centre > 0 ? 100 * distance / centre / Double(used) : 0)
  }

  /// Puts the areas with a weight in the order of their values, by parts of equal width first; how many there are.
  private mutating func sort(_ weights: [Double]) -> Int {
    var (most, used) = (0.0, 0)
    for area in values.indices where weights[area] > 0 {
      most = max(most, values[area])
      used += 1
    }
    let scale = Double(heads.count - 2) / most
    for part in heads.indices { heads[part] = 0 }
    for area in values.indices where weights[area] > 0 {
      heads[Int(values[area] * scale) + 1] += 1
    }
    for part in heads.indices.dropFirst() { heads[part] += heads[part - 1] }
    for area in values.indices where weights[area] > 0 {
      let part = Int(values[area] * scale)
      order[heads[part]] = area
      heads[part] += 1
    }
    var last = 1
    while last < used {
      let area = order[last]
      var place = last
      while place > 0, values[order[place - 1]] > values[area] {
        order[place] = order[place - 1]
        place -= 1
      }
      order[place] = area
      last += 1
    }
    return used
  }
}
