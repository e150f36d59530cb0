import Model
import Testing

@testable import Example

private let geography = ExampleGeography(county)
private let planted = Planted(geography)

@Suite("The planted differences")
struct TruthTests {
  @Test(
    "One whole district is slow; of other wards some are slow, some fast, some have slow cases, most are usual"
  )
  func kinds() {
    let wards = planted.wards
    let slowDistrict = wards.indices.filter { wards[$0] == Planted.inSlowDistrict }
    let parents = Set(slowDistrict.map { county.wards.areas[$0].parent })
    #expect(parents.count == 1)
    #expect(slowDistrict.count == county.wards.areas.count { parents.contains($0.parent) })
    #expect(wards.count { $0 == Planted.slow } == 7)
    #expect(wards.count { $0 == Planted.fast } == 6)
    #expect(wards.count { $0.kind == .caseMix } == 10)
    #expect(wards.count { $0.kind == .chance } > 100)
  }

  @Test("The truth has a row for each area, and luck never has a multiplier of its own")
  func file() throws {
    let text = String(decoding: truthFile(geography, planted).bytes, as: UTF8.self)
    let lines = text.split(separator: "\r\n")
    #expect(lines.count == 1 + 170 + 8 + 60)
    let chance = lines.filter { $0.hasPrefix("ward,") && $0.contains(",chance,") }
    #expect(chance.allSatisfy { $0.contains(",chance,1.00,yes,") })
  }

  @Test(
    "Children of slow wards wait longer, and case mix alone explains why those of some others do")
  func effect() {
    // So many children that luck plays little part in groups of wards.
    let history = History(geography, seed: 3, children: 6_000)
    var plans: [Planted.Difference: (onTime: Int, all: Int)] = [:]
    for child in history.children {
      guard let ward = child.home.ward, let episode = child.episodes.first, episode.transfer == nil,
        episode.received > Day.of(2021, 1, 1), let issued = episode.plan?.start
      else { continue }
      // The same children everywhere: school age, asked for by their school.
      let age = child.birth.years(to: episode.received)
      let isUsual = (5...15).contains(age)
      guard isUsual else { continue }
      let onTime = issued - episode.received <= 140 ? 1 : 0
      let so = plans[planted.wards[ward], default: (0, 0)]
      plans[planted.wards[ward]] = (so.onTime + onTime, so.all + 1)
    }
    func share(_ difference: Planted.Difference) -> Double {
      let so = plans[difference, default: (0, 1)]
      return Double(so.onTime) / Double(so.all)
    }
    let usual = share(Planted.none)
    #expect(share(Planted.slow) < 0.6 * usual)
    #expect(share(Planted.inSlowDistrict) < 0.8 * usual)
    #expect(share(Planted.fast) > 1.4 * usual)
    #expect(abs(share(Planted.slowCases) - usual) < 0.12)
  }
}

@Suite("Arithmetic that is the same on every machine")
struct ElementaryTests {
  // Expected values from tables of natural logarithms, to 15 digits.
  @Test(
    "Logarithms agree with tables",
    arguments: [
      (1.0, 0.0), (2.0, 0.693147180559945), (10.0, 2.302585092994046), (0.001, -6.907755278982137),
      (123456.789, 11.723646487185881),
    ])
  func logarithms(value: Double, expected: Double) {
    #expect(abs(logarithm(value) - expected) < 1e-13)
  }

  @Test("The exponential undoes the logarithm", arguments: [1e-9, 0.3, 1.0, 7.5, 4e6])
  func exponentials(value: Double) {
    #expect(abs(exponential(logarithm(value)) / value - 1) < 1e-13)
  }

  @Test("Seats are given in proportion, none under the least")
  func seats() {
    // 10 seats for weights 5:3:2 with at least 1: 1 + 7 x share = 4.5, 3.1, 2.4; the odd seat goes to the first.
    #expect(apportioned(10, [5, 3, 2], least: 1) == [5, 3, 2])
    #expect(apportioned(3, [1, 1, 1], least: 0) == [1, 1, 1])
  }
}
