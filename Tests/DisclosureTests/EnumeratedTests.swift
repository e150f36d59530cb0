import Disclosure
import Model
import Testing

/// Small tables with every whole-number table that prints the same, one after the other.
@Suite("The gate against enumeration")
struct EnumeratedTests {
  private struct Seed: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  /// Three wards, their district total, a share in each: all numbers up to 12.
  @Test("Every small number and complement keeps four possible values", arguments: 1...40)
  func shares(seed: Int) throws {
    var random = Seed(state: UInt64(seed) &* 0x9E37_79B9)
    let truth = (0..<3).map { _ -> (Int, Int) in
      let whole = Int.random(in: 0...14, using: &random)
      return (Int.random(in: 0...whole, using: &random), whole)
    }
    let share = DrawnTables.indicator("late", of: "plans")
    let release = try DrawnTables.protected(
      [DrawnTables.measure(share, DrawnTables.counts(truth))])
    let table = release.tables[0]
    let cells = table.cells
    let wholeTotal = range(table.partnership.whole, upTo: 42)
    let partTotal = range(table.partnership.number, upTo: 42)
    // For each ward the pairs that its own cells allow; then those that fit two other wards.
    let pairs = cells.map { cell in
      range(cell.whole, upTo: 14).flatMap { whole in
        range(cell.number, upTo: 14).filter { $0 <= whole }.map { ($0, whole) }
      }
    }
    let isTotalHidden = (table.partnership.whole, table.partnership.number)
    for ward in 0..<3 {
      let others = (0..<3).filter { $0 != ward }
      var sums: Set<[Int]> = []
      for first in pairs[others[0]] {
        for second in pairs[others[1]] { sums.insert([first.0 + second.0, first.1 + second.1]) }
      }
      let possible = pairs[ward].filter { pair in
        sums.contains { sum in
          (isTotalHidden.0 == nil || wholeTotal.contains(pair.1 + sum[1]))
            && (isTotalHidden.1 == nil || partTotal.contains(pair.0 + sum[0]))
        }
      }
      let (part, whole) = truth[ward]
      if whole > 0, whole < 8 { #expect(Set(possible.map(\.1)).count >= 4, "denominator") }
      if whole > 0, part < 8 { #expect(Set(possible.map(\.0)).count >= 4, "numerator") }
      if whole > 0, whole - part < 8 {
        #expect(Set(possible.map { $0.1 - $0.0 }).count >= 4, "complement")
      }
    }
  }

  private func range(_ shown: Int?, upTo most: Int) -> ClosedRange<Int> {
    guard let shown else { return 0...most }
    return shown == 0 ? 0...0 : max(8, shown - 2)...shown + 2
  }

  @Test("A finer look never shows more: hiding follows the numbers and not the order of areas")
  func orderOfAreas() throws {
    let numbers = [8, 8, 1, 30, 4, 0, 12, 9]
    let open = DrawnTables.indicator("open", .count, of: "waiting")
    func hidden(_ numbers: [Int]) throws -> Int {
      try DrawnTables.protected([DrawnTables.measure(open, numbers.map(Tally.total))])
        .figuresHidden
    }
    #expect(try hidden(numbers) == hidden(numbers.reversed()))
  }
}
