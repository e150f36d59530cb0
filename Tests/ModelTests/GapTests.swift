import Model
import Testing

@Suite("The gap between the two ends")
struct GapTests {
  private func figure(_ value: Double, _ lower: Double, _ upper: Double)
    -> (value: Double, limits: Outcome.Limits)?
  { (value, Outcome.Limits(lower: lower, upper: upper)) }

  @Test("Between two areas it has the limits of Newcombe's tenth method")
  func two() throws {
    // 56 of 70 and 48 of 80, the example of Newcombe (1998): 0.2 with limits 0.0524 to 0.3339.
    let gap = try #require(Gap([figure(60, 49.05, 70.04), figure(80, 69.18, 87.70)]))
    #expect(gap.lowest == 0 && gap.highest == 1 && gap.difference == 20)
    #expect(abs(gap.limits.lower - 5.24) < 0.02 && abs(gap.limits.upper - 33.39) < 0.02)
  }

  @Test(
    "The more areas the ends are picked from, the wider it is, and areas without a figure do not count"
  )
  func many() throws {
    let ends = [figure(60, 49, 70), figure(80, 69, 88)]
    let two = try #require(Gap(ends))
    let eight = try #require(Gap(ends + Array(repeating: figure(70, 60, 79), count: 6)))
    #expect(abs((eight.difference - eight.limits.lower) - 1.546 * (20 - two.limits.lower)) < 1e-9)
    #expect(Gap(ends + Array(repeating: nil, count: 50)) == two)
    #expect(Gap(ends + Array(repeating: figure(70, 60, 79), count: Gap.most - 1)) == nil)
  }

  @Test(
    "There is none without two different figures, and none with an open end; ties go to the first")
  func none() throws {
    #expect(Gap([figure(60, 49, 70), nil]) == nil)
    #expect(Gap([figure(60, 49, 70), figure(60, 40, 80)]) == nil)
    #expect(Gap([figure(60, 49, 70), (80, Outcome.Limits(lower: 60, upper: nil))]) == nil)
    let tied = [figure(9, 8, 10), figure(9, 8, 10), figure(5, 4, 6), figure(5, 4, 6)]
    let gap = try #require(Gap(tied))
    #expect(gap.highest == 0 && gap.lowest == 2)
  }
}
