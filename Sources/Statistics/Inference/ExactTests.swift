import Foundation
import Model

/// The two tails of a number observed, in a binomial distribution with a given mean and variance.
///
/// Outcomes dealt out among areas are at most as spread as independent ones: the variance V is below the mean E. The
/// binomial with chance 1-V/E has both; its number of trials need not be whole (incomplete beta function). Where V is E it is
/// Poisson's. Unlike the normal curve of (O-E)/√V it keeps the long tail of small expected numbers.
struct ExactTails {
  /// The probability of at least, and of at most, what was observed.
  let atLeast: Double
  let atMost: Double

  /// - Parameters:
  ///   - observed: not below 0; only tests of curves have numbers that are not whole.
  ///   - expected: above 0.
  ///   - variance: above 0.
  init(_ observed: Double, expected: Double, variance: Double) {
    let chance = 1 - variance / expected
    guard chance > 1e-9 else {
      atLeast = observed > 0 ? Gamma.below(expected, shape: observed) : 1
      atMost = Gamma.above(expected, shape: observed + 1)
      return
    }
    let trials = expected / chance
    atLeast =
      observed > 0 ? Beta.below(chance, observed, max(trials - observed + 1, 1e-3)) : 1
    atMost = trials > observed ? Beta.above(chance, observed + 1, trials - observed) : 1
  }

  /// Twice the smaller tail, at most 1.
  var p: Double { min(1, 2 * min(atLeast, atMost)) }

  /// Whether more was observed than expected, and how far beyond the limits.
  var departure: Departure {
    Departure(isHigh: atLeast < atMost, beyond: Confidence(beyond: p))
  }
}

extension Confidence {
  /// The widest limits that a two-sided p-value lies beyond, if any.
  init?(beyond p: Double) {
    if p < 2 * Self.percent998.tail {
      self = .percent998
    } else if p < 2 * Self.percent95.tail {
      self = .percent95
    } else {
      return nil
    }
  }
}

extension ObservedExpected {
  /// The tails of the observed number; nil without variance.
  var tails: ExactTails? {
    expected > 0 && variance > 0
      ? ExactTails(Double(observed), expected: expected, variance: variance) : nil
  }

  /// The probability that chance alone puts the number outside its 95% limits, the expected one being what it is.
  var chanceOfFlag: Double {
    guard expected > 0, variance > 0 else { return 0 }
    func tails(_ count: Int) -> ExactTails {
      ExactTails(Double(count), expected: expected, variance: variance)
    }
    let edge = Confidence.percent95.tail
    let mode = Int(expected)
    let reach = mode + Int(12 * expected.squareRoot()) + 20
    let lowest = firstCount(0, mode) { tails($0).atMost >= edge }
    let beyond = firstCount(mode, reach) { tails($0).atLeast < edge }
    return (lowest > 0 ? tails(lowest - 1).atMost : 0) + tails(beyond).atLeast
  }
}

/// The exact two-sided test of a share against that of all: twice the smaller tail, at most 1.
///
/// Binomial at the share of all; hypergeometric where the area is a part of the benchmark, `whole`.
func shareTest(_ count: Count, _ whole: Count, _ benchmark: Benchmark) -> Double {
  let (x, n) = (count.numerator, count.denominator)
  guard case .includesArea(let total) = benchmark else {
    let theta = Double(whole.numerator) / Double(whole.denominator)
    return min(1, 2 * min(Binomial.atMost(x, of: n, theta), Binomial.atLeast(x, of: n, theta)))
  }
  let own = Binomial.hypergeometric(x, of: n, marked: whole.numerator, total: total)
  /// The probabilities from `x` outwards, until they add nothing.
  func tail(_ step: Int) -> Double {
    var (sum, k) = (Sum([own]), x + step)
    while k >= 0, k <= n {
      let next = Binomial.hypergeometric(k, of: n, marked: whole.numerator, total: total)
      sum.add(next)
      if next < 1e-17 * sum.value { break }
      k += step
    }
    return sum.value
  }
  return min(1, 2 * min(tail(1), tail(-1)))
}
