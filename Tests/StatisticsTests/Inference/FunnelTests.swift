import Model
import Testing

@testable import Statistics

@Suite struct FunnelTests {
  @Test("Control limits of a share are those of the method notes")
  func limits() {
    let inner = funnelLimits(40, at: 0.3, .external, .percent95)
    let outer = funnelLimits(40, at: 0.3, .external, .percent998)
    #expect(close(inner.lower, 0.1579871175) && close(inner.upper, 0.4420128825))
    #expect(close(outer.lower, 0.0760913971) && close(outer.upper, 0.5239086029))
    #expect(funnelLimits(1, at: 0.1, .external, .percent95).lower == 0)
  }

  @Test("An area that is part of its benchmark has closer limits")
  func internalLimits() {
    // 0.3 ± 1.96·√(0.21/40)·√(1-40/170), by hand.
    let limits = funnelLimits(40, at: 0.3, .includesArea(total: 170), .percent95)
    #expect(close(limits.upper, 0.4241866632, 1e-9))
  }

  @Test("The curves pass through the expected numbers at which a flag is raised")
  func nodes() throws {
    let curves = funnelCurves(upTo: 60, .percent95, .strict)
    for observed in 1...60 {
      let limits = countLimits(observed, .percent95, .strict)
      let (low, high) = (limits.lower, limits.upper)
      #expect(departure(observed: observed, expected: low * (1 - 1e-9), .strict) > .none)
      #expect(departure(observed: observed, expected: low * (1 + 1e-9), .strict) == .none)
      #expect(departure(observed: observed, expected: high * (1 + 1e-9), .strict) < .none)
      let upper = try #require(curves.upper.height(at: low))
      let lower = try #require(curves.lower.height(at: high))
      #expect(close(upper, Double(observed) / low) && close(lower, Double(observed) / high))
    }
  }

  @Test("An area is flagged where its ratio lies outside the curves, also between their points")
  func curves() {
    var random = Random(seed: 8)
    for confidence in Confidence.allCases {
      let curves = funnelCurves(upTo: 80, confidence, .strict)
      for _ in 0..<300 {
        let observed = 1 + random.below(60)
        let expected = 0.5 + 40 * random.unit()
        let found = departure(observed: observed, expected: expected, .strict)
        let isFlagged = abs(found.rawValue) >= (confidence == .percent95 ? 1 : 2)
        let ratio = Double(observed) / expected
        // The straight lines lie a little beside the limits: ratios very near to them are left out.
        if let height = curves.upper.height(at: expected), abs(ratio - height) > 0.02 * height {
          #expect((ratio > height) == (isFlagged && found > .none))
        }
        if let height = curves.lower.height(at: expected), abs(ratio - height) > 0.05 * height {
          #expect((ratio < height) == (isFlagged && found < .none))
        }
      }
    }
  }

  @Test("The chance of a flag by luck is the binomial probability outside the limits")
  func luck() {
    // 40 children at 0.3: outside means 6 or fewer, or 18 or more; scipy.stats.binom.
    #expect(close(chanceOfFlag(40, at: 0.3, .external, numerator: 0), 0.05571221006393086, 1e-10))
    // The same of 170 children with 51: scipy.stats.hypergeom; outside means 7 or fewer, or 17 or more.
    let part = chanceOfFlag(40, at: 0.3, .includesArea(total: 170), numerator: 51)
    #expect(close(part, 0.07451270636949806, 1e-10))
  }

  @Test(
    "The word follows the flag, the adjusted p-value and the limits of the difference",
    arguments: [
      (Departure.high998, 0.01, 5.0, 20.0, Comparison.wellAbove),
      (.low998, 0.2, -40, -1, .mayBeBelow), (.low95, 0.04, -40, -1, .below),
      (.high95, 0.05, 1, 30, .mayBeAbove), (.none, 0.5, -9, 9.5, .similar),
      (.none, 0.5, -9, 10, .tooFewToTell), (.none, 0.01, -12, 3, .tooFewToTell),
    ])
  func words(
    side: Departure, q: Double, lower: Double, upper: Double, word: Comparison
  ) {
    let limits = Interval(lower, upper)
    #expect(comparison(side, q: q, difference: limits, margin: 10) == word)
  }

  @Test("Without limits of the difference nothing is called similar")
  func noLimits() {
    #expect(comparison(.none, q: 1, difference: nil, margin: 10) == .tooFewToTell)
    #expect(detectableDifference(40, of: 40, at: 0.3) == nil)
    // (1.959964+0.8416)·√(0.21·(1/40+1/130)), by hand.
    #expect(close(detectableDifference(40, of: 170, at: 0.3), 0.2321309143, 1e-9))
  }
}
