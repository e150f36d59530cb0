import Foundation

/// The level of all areas and the spread between them, as far as the areas tell: points of a grid, each for as many draws
/// as it is likely.
///
/// Half of what is believed beforehand is that areas do not differ; the other half is even over the spread, as between 0
/// and ½, and over the level. Limits that take the likeliest spread as known are too narrow (Laird and Louis 1987, J Am Stat
/// Assoc 82, 739). Whether areas differ at all is what few children can hardly tell, so that an upper limit is of the draws
/// where they do, of which there are a tenth or more.
struct LevelsInDoubt {
  struct Point {
    /// 0 where areas do not differ.
    let spread: Double
    let level: Double
    /// The draws that are of this point.
    let draws: Range<Int>
  }

  /// In the order of their draws; those without any are left out.
  let points: [Point]
  /// The draws where areas differ.
  let differing: Range<Int>
  /// The likeliest of those with a spread.
  let centre: (spread: Double, level: Double)

  private struct Candidate {
    let spread: Double
    let level: Double
    /// Logarithm of likelihood and of what is believed beforehand.
    let height: Double
  }

  /// - Parameters:
  ///   - draws: how many there are in all.
  ///   - unit: what a spread of 1 is to the likelihood.
  ///   - centre: the level that is about the best at a spread, and its standard error.
  ///   - likelihood: the logarithm of the likelihood, on a scale on which no spread is the limit of a small one.
  init(
    draws: Int, unit: Double = 1, centre: (_ spread: Double) -> (level: Double, error: Double),
    likelihood: (_ spread: Double, _ level: Double) -> Double
  ) {
    func heights(_ spread: Double, width: Double) -> [Candidate] {
      let best = centre(spread)
      return stride(from: -3.0, through: 3.0, by: 0.25).map { step in
        let level = best.level + step * best.error
        return Candidate(
          spread: spread, level: level,
          height: likelihood(spread, level) + log(best.error * width))
      }
    }
    let spreads = Self.likelySpreads { likelihood($0 * unit, centre($0 * unit).level) }
    let differing = spreads.values.flatMap { heights($0 * unit, width: 2 * spreads.width) }
    let alike = heights(0, width: 1)
    let top = (alike + differing).map(\.height).max() ?? 0
    func mass(_ candidates: [Candidate]) -> Double {
      Sum(candidates.map { exp($0.height - top) }).value
    }
    let (none, some) = (mass(alike), mass(differing))
    let border = Int((min(0.9, none / (none + some)) * Double(draws)).rounded())
    points =
      Self.dealt(0..<border, to: alike) + Self.dealt(border..<draws, to: differing)
    self.differing = border..<draws
    let likeliest = differing.max { $0.height < $1.height }
    self.centre = (likeliest?.spread ?? 0, likeliest?.level ?? 0)
  }

  /// The draws of a range, to each candidate as many as it is likely.
  private static func dealt(_ draws: Range<Int>, to candidates: [Candidate]) -> [Point] {
    let top = candidates.map(\.height).max() ?? 0
    let weights = candidates.map { exp($0.height - top) }
    let whole = Sum(weights).value
    var (points, sum, taken) = ([Point](), Sum(), draws.lowerBound)
    for (candidate, weight) in zip(candidates, weights) {
      sum.add(weight / whole)
      let until = min(
        draws.upperBound, draws.lowerBound + Int((sum.value * Double(draws.count)).rounded()))
      guard until > taken else { continue }
      points.append(
        Point(spread: candidate.spread, level: candidate.level, draws: taken..<until))
      taken = until
    }
    return points
  }

  /// The middles of even cells over the spreads that are not out of the question.
  private static func likelySpreads(
    _ likelihood: (Double) -> Double
  ) -> (values: [Double], width: Double) {
    let (coarse, fine) = (40, 20)
    let heights = (0..<coarse).map { likelihood((Double($0) + 0.5) / Double(coarse)) }
    let least = (heights.max() ?? 0) - 8
    let low = Double(max(0, (heights.firstIndex { $0 >= least } ?? 0) - 1)) / Double(coarse)
    let high =
      Double(min(coarse, (heights.lastIndex { $0 >= least } ?? 0) + 2)) / Double(coarse)
    let width = (high - low) / Double(fine)
    return ((0..<fine).map { low + width * (Double($0) + 0.5) }, width)
  }
}

/// How often each whole number occurs, and Σ(ln Γ(a+x)-ln Γ(a)) over them.
struct RisingFactorials {
  private let numbers: [(number: Double, times: Double)]

  init(_ numbers: [Int]) {
    var times: [Int: Int] = [:]
    for number in numbers where number > 0 { times[number, default: 0] += 1 }
    self.numbers = times.sorted { $0.key < $1.key }.map { (Double($0.key), Double($0.value)) }
  }

  func logarithm(_ a: Double) -> Double {
    let start = Gamma.logarithm(a)
    return numbers.reduce(0) { $0 + $1.times * (Gamma.logarithm(a + $1.number) - start) }
  }
}
