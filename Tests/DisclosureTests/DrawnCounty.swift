import Disclosure
import Model

/// A county of wards in districts with divisions across the wards, and tables of several sets of children.
struct DrawnCounty {
  var wards = 30
  var divisions = 11
  var districts = 4
  /// Children of each set in a ward, on average.
  var children = 25
  var populations = 3
  var sharesOfEach = 2
  var seed: UInt64 = 1

  struct Seed: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      var mixed = state
      mixed ^= mixed >> 33
      mixed &*= 0xff51_afd7_ed55_8ccd
      return mixed ^ (mixed >> 33)
    }
  }

  /// The pieces: each ward in one or two divisions, and children whose place is not known.
  var atoms: Atoms {
    var areas: [[Int32]] = [[Atoms.unknown, Atoms.unknown, Atoms.unknown]]
    for ward in 0..<wards {
      let first = ward * divisions / wards
      let district = Int32(ward * districts / wards)
      areas.append([Int32(ward), Int32(first), district])
      if ward % 3 == 0, first + 1 < divisions {
        areas.append([Int32(ward), Int32(first + 1), district])
      }
    }
    return Atoms(levels: [.ward, .division, .district], areas: areas)
  }

  var linkage: Linkage {
    var linkage = Linkage()
    linkage.atoms = atoms
    return linkage
  }

  /// Two groups at districts, shares of each set at all levels.
  var measures: [Measure] {
    var random = Seed(state: seed &* 0x9E37_79B9_7F4A_7C15)
    let atoms = atoms
    var made: [Measure] = []
    for population in 0..<populations {
      let groups = atoms.areas.map { _ in
        (0..<2).map { _ in Int.random(in: 0...children, using: &random) / 2 }
      }
      let wholes = groups.map { $0[0] + $0[1] }
      for share in 0..<sharesOfEach {
        let indicator = DrawnTables.indicator(
          "share_\(population)_\(share)", of: "set_\(population)")
        let chance = Double.random(in: 0.1...0.9, using: &random)
        let parts = groups.map { group in
          group.map { count in
            (0..<count).count { _ in Double.random(in: 0...1, using: &random) < chance }
          }
        }
        let all = zip(parts, wholes).map { Count($0[0] + $0[1], of: $1) }
        for level in 0..<3 { made.append(measure(indicator, atoms, level, .all, all)) }
        for group in 0..<2 {
          let counts = zip(parts, groups).map { Count($0[group], of: $1[group]) }
          made.append(measure(indicator, atoms, 2, Group("sex=\(group == 0 ? "F" : "M")"), counts))
        }
      }
    }
    return made
  }

  private func measure(
    _ indicator: Indicator, _ atoms: Atoms, _ level: Int, _ group: Group, _ counts: [Count]
  ) -> Measure {
    let size = [wards, divisions, districts][level]
    var areas = [Count](repeating: Count(0, of: 0), count: size)
    var unknown = Count(0, of: 0)
    for (piece, count) in zip(atoms.areas, counts) {
      if piece[level] == Atoms.unknown {
        unknown = unknown + count
      } else {
        areas[Int(piece[level])] = areas[Int(piece[level])] + count
      }
    }
    let prefix = ["Z05", "Z58", "Z07"][level]
    var measure = Measure(
      indicator: indicator, level: atoms.levels[level], group: group,
      period: "2025-01-01..2025-12-31", pooledPeriods: 1,
      areas: (0..<size).compactMap { AreaCode("\(prefix)\(String(100_000 + $0))") },
      tallies: areas.map(Tally.count),
      partnership: .count(areas.reduce(unknown, +)), unknown: .count(unknown),
      outside: .count(Count(0, of: 0)))
    measure.atoms = counts.map(Tally.count)
    return measure
  }
}
