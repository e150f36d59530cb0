/// A county drawn from a seed: wards in districts in a county, with breakdowns, rows without an area, and a second
/// geography across the wards.
package struct MadeUpCounty {
  /// What a county is like.
  package struct Shape {
    package var districts = 8
    package var wards = 5...40
    /// How many categories each breakdown has.
    package var breakdowns = [4, 5]
    /// Children in a ward, at least and at most.
    package var children = 0...60
    package var quintiles = true
    package var divisions = true
    package var unknown = true
    /// Threshold ten and five values instead of eight and four.
    package var strict = false

    package init() {}
  }

  package private(set) var made: MadeUpLinks
  private var random: SplitMix

  /// The cells of one area: its total and the categories of each breakdown.
  private struct Area {
    var total: Int
    var parts: [[Int]]
  }

  package init(seed: UInt64, _ shape: Shape) {
    random = SplitMix(seed: seed)
    made = shape.strict ? MadeUpLinks(threshold: 10, minimumValues: 5) : MadeUpLinks()
    draw(shape)
    made.protectSmallCells()
  }
}

/// Steele, Lea and Flood's generator: the same numbers on every machine.
package struct SplitMix {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  package mutating func number(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }
}

extension MadeUpCounty {
  private mutating func draw(_ shape: Shape) {
    let shares = shape.breakdowns.map { count in
      (0..<count).map { _ in random.number(in: 1...20) }
    }
    var districts: [(values: [[Int]], total: Int)] = []
    var wardsOf: [[Area]] = []
    var wardCounts: [[(Int, [[Int]])]] = []
    for _ in 0..<shape.districts {
      let wards = (0..<random.number(in: shape.wards)).map { _ in counts(shape, shares) }
      wardCounts.append(wards)
      districts.append(added(wards, shape))
    }
    for wards in wardCounts {
      wardsOf.append(wards.map { area($0.0, $0.1, weight: 1) })
    }
    let heads = districts.map { area($0.total, $0.values, weight: 8) }
    for (head, wards) in zip(heads, wardsOf) { nest(wards, in: head) }
    var below = heads
    if shape.unknown {
      // Children without an area: often none, sometimes a few.
      let few = random.number(in: 0...2) == 0 ? 0 : random.number(in: 0...25)
      let split = split(few, shares)
      below.append(area(few, split, weight: 8))
      districts.append((split, few))
    }
    let county = added(districts.map { ($0.total, $0.values) }, shape)
    let whole = area(county.total, county.values, weight: 64)
    nest(below, in: whole)
    if shape.quintiles { addQuintiles(Array(zip(wardsOf.joined(), wardCounts.joined())), shape) }
    if shape.divisions { addDivisions(zip(wardsOf, wardCounts)) }
  }

  private mutating func counts(_ shape: Shape, _ shares: [[Int]]) -> (Int, [[Int]]) {
    let total = random.number(in: shape.children)
    return (total, split(total, shares))
  }

  private mutating func split(_ total: Int, _ shares: [[Int]]) -> [[Int]] {
    shares.map { shares in
      var parts = [Int](repeating: 0, count: shares.count)
      let sum = shares.reduce(0, +)
      for _ in 0..<total {
        var draw = random.number(in: 1...sum)
        var part = 0
        while draw > shares[part] {
          draw -= shares[part]
          part += 1
        }
        parts[part] += 1
      }
      return parts
    }
  }

  private func added(_ areas: [(Int, [[Int]])], _ shape: Shape) -> (values: [[Int]], total: Int) {
    var values = shape.breakdowns.map { [Int](repeating: 0, count: $0) }
    for area in areas {
      for breakdown in values.indices {
        for category in values[breakdown].indices {
          values[breakdown][category] += area.1[breakdown][category]
        }
      }
    }
    return (values, areas.reduce(0) { $0 + $1.0 })
  }

  /// The cells of an area, its breakdowns hidden with its total.
  private mutating func area(_ total: Int, _ values: [[Int]], weight: Int) -> Area {
    let head = made.cell(total, .total, weight: weight)
    let parts = values.map { categories in
      let cells = categories.map {
        made.cell($0, total == 0 ? .partWithZeros : .part, weight: weight)
      }
      made.sum(cells, head, .breakdown)
      made.hide(cells, with: head)
      return cells
    }
    if total >= 1 {
      for (cells, categories) in zip(parts, values) {
        for (cell, value) in zip(cells, categories)
        where (0..<made.threshold).contains(total - value) {
          made.protect([(head, 1), (cell, -1)])
        }
      }
    }
    return Area(total: head, parts: parts)
  }

  private mutating func nest(_ areas: [Area], in whole: Area) {
    made.sum(areas.map(\.total), whole.total, .areas)
    for breakdown in whole.parts.indices {
      for category in whole.parts[breakdown].indices {
        made.sum(
          areas.map { $0.parts[breakdown][category] }, whole.parts[breakdown][category], .areas)
      }
    }
  }

  /// Five groups of wards with all their breakdowns.
  private mutating func addQuintiles(
    _ wards: [(Area, (Int, [[Int]]))], _ shape: Shape
  ) {
    var groups = [[Int]](repeating: [], count: 5)
    for ward in wards.indices { groups[random.number(in: 0...4)].append(ward) }
    for group in groups where !group.isEmpty {
      let sum = added(group.map { wards[$0].1 }, shape)
      nest(group.map { wards[$0].0 }, in: area(sum.total, sum.values, weight: 20))
    }
  }

  /// A second geography: each ward falls into two pieces, and a division is the second piece of one ward with the first
  /// of the next. Totals only.
  private mutating func addDivisions(_ districts: some Sequence<([Area], [(Int, [[Int]])])>) {
    for (wards, counts) in districts {
      var pieces: [(cell: Int, value: Int)] = []
      for (ward, count) in zip(wards, counts) {
        let first = count.0 == 0 ? 0 : random.number(in: 0...count.0)
        let values = [first, count.0 - first]
        let cells = values.map { made.cell($0, .unpublished) }
        made.sum(cells, ward.total, .areas)
        pieces += zip(cells, values).map { ($0, $1) }
      }
      var place = 1
      while place < pieces.count {
        let members = pieces[place..<min(place + 2, pieces.count)]
        let division = made.cell(members.reduce(0) { $0 + $1.value }, .total, weight: 1)
        made.sum(members.map(\.cell), division, .areas)
        place += 2
      }
    }
  }
}
