import Model

/// Deals outcomes out over the children of all areas, each child alike, and adds up what each area then has (M07).
///
/// The numbers of areas are multivariate hypergeometric: the outcomes of some areas together are divided between the first
/// half and the second, and so on down to single areas. Each division has its own stream of random numbers. Where outcomes
/// are few for the areas the children who have them are drawn one by one instead.
struct Scatter {
  private let sizes: [Int]
  private let seed: UInt64
  /// What each number of outcomes adds to the sum, for each area.
  private let terms: [[Double]]
  private var sums: [Double]
  /// The tables of divisions of few children, by how many are in the first half and in both.
  private var divisions: [[Int]: Division] = [:]

  /// - Parameters:
  ///   - sizes: the children of each area.
  ///   - seed: the same seed deals the same.
  ///   - term: what `x` outcomes among the children of an area, given by its number, add.
  init(over sizes: [Int], seed: UInt64, _ term: (_ area: Int, _ x: Int) -> Double) {
    self.sizes = sizes
    self.seed = seed
    terms = sizes.indices.map { area in (0...sizes[area]).map { term(area, $0) } }
    sums = []
  }

  /// The sum of all areas' terms in each of `draws` deals of `outcomes`.
  mutating func sums(dealing outcomes: Int, draws: Int) -> [Double] {
    sums = [Double](repeating: 0, count: draws)
    let others = sizes.reduce(0, +) - outcomes
    if min(outcomes, others) < 3 * sizes.count {
      pick(min(outcomes, others), isComplement: others < outcomes)
      return sums
    }
    var division: UInt64 = 0
    deal([Int32](repeating: Int32(outcomes), count: draws), to: sizes.indices, &division)
    return sums
  }

  /// Draws the fewer of those with and those without the outcome, without replacement.
  private mutating func pick(_ few: Int, isComplement: Bool) {
    var children = sizes.enumerated().flatMap { area, size in
      [Int32](repeating: Int32(area), count: size)
    }
    // What an area has where nobody is drawn from it.
    let start = isComplement ? sizes : sizes.map { _ in 0 }
    let step = isComplement ? -1 : 1
    var random = Random(seed: seed)
    var counts = start
    for draw in sums.indices {
      for area in counts.indices { counts[area] = start[area] }
      for place in 0..<few {
        let other = place + random.below(children.count - place)
        let area = children[other]
        children[other] = children[place]
        children[place] = area
        counts[Int(area)] += step
      }
      var sum = 0.0
      for area in counts.indices { sum += terms[area][counts[area]] }
      sums[draw] = sum
    }
  }

  private mutating func deal(
    _ outcomes: [Int32], to areas: Range<Int>, _ division: inout UInt64
  ) {
    guard areas.count > 1 else {
      let values = terms[areas.lowerBound]
      for draw in outcomes.indices { sums[draw] += values[Int(outcomes[draw])] }
      return
    }
    let middle = (areas.lowerBound + areas.upperBound) / 2
    let first = sizes[areas.lowerBound..<middle].reduce(0, +)
    let all = first + sizes[middle..<areas.upperBound].reduce(0, +)
    division += 1
    // Areas of like sizes stand side by side: their divisions are alike.
    var known = divisions.removeValue(forKey: [first, all]) ?? Division(first: first, all: all)
    let (left, right) = known.divided(outcomes, Random(seed: seed, stream: division))
    if all <= Self.mostKept { divisions[[first, all]] = known }
    deal(left, to: areas.lowerBound..<middle, &division)
    deal(right, to: middle..<areas.upperBound, &division)
  }

  /// About two areas: more of them together are seldom alike.
  private static let mostKept = 150
}

/// The division of outcomes between the first of some children and the others.
private struct Division {
  private let first: Int
  private let all: Int
  private var tables = DrawTables()
  /// The table of each number of outcomes, below 0 where there is none yet.
  private var known: [Int32]

  init(first: Int, all: Int) {
    (self.first, self.all) = (first, all)
    known = [Int32](repeating: -1, count: all + 1)
  }

  /// How many of the outcomes of each draw fall on the first of all children, and how many on the others.
  mutating func divided(
    _ outcomes: [Int32], _ random: Random
  ) -> (first: [Int32], others: [Int32]) {
    var random = random
    var left = outcomes
    var right = outcomes
    for draw in outcomes.indices {
      let count = Int(outcomes[draw])
      // Where nothing is to be divided nothing is drawn.
      if count == 0 { continue }
      var table = Int(known[count])
      if table < 0 {
        table = tables.add(drawn: count, marked: first, of: all)
        known[count] = Int32(table)
      }
      let here = Int32(tables.draw(table, random.unit()))
      left[draw] = here
      right[draw] = Int32(count) - here
    }
    return (left, right)
  }
}
