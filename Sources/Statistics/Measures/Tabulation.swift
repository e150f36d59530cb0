import Model

/// Observations of one input with all that places and groups them.
struct Part {
  let observed: [Observed]
  let rows: PlacedRows
  let groups: GroupColumns
}

/// What was counted of one group.
struct GroupTallies {
  var tallies: [Tally]
  var unknown: Tally
  var outside: Tally
  var partnership: Tally
}

/// Counts observations by area and group: each is put into its cell once, and the cells are then added up in row order.
///
/// Time grows with the observations and the cells, not with their product.
struct Tabulation {
  private let empty: Tally
  private let parts: [Part]

  init(_ indicator: Indicator, _ parts: [Part]) {
    empty = Tally.empty(for: indicator)
    self.parts = parts
  }

  /// What was counted of each group, in their order.
  ///
  /// - Parameters:
  ///   - level: the number of the level, or nil for the partnership alone.
  ///   - areas: how many areas the level has.
  ///   - kinds: how many groups.
  ///   - kind: for a part, the number of each row's group; nil where all rows are of group 0.
  /// - Returns: the tallies of each group, those of empty groups too.
  func counted(
    level: Int?, areas: Int, kinds: Int, kind: (Part) -> [Int16]?
  ) -> [GroupTallies] {
    // Behind the areas of a group come the children placed nowhere and those placed outside.
    let width = level == nil ? 1 : areas + 2
    var cells = [Tally](repeating: empty, count: kinds * width)
    var wholes = [Tally](repeating: empty, count: kinds)
    for part in parts {
      let kind = kind(part)
      let area = level.map { part.rows.placements[$0].area }
      var places = [Int32](repeating: 0, count: part.observed.count)
      for (number, one) in part.observed.enumerated() {
        let row = Int(one.row)
        let slot: Int
        switch area?[row] {
        case nil: slot = 0
        case Placement.unknown?: slot = areas
        case Assignment.outside?: slot = areas + 1
        case let placed?: slot = Int(placed)
        }
        places[number] = Int32(Int(kind?[row] ?? 0) * width + slot)
      }
      add(part.observed, at: places, to: &cells)
      let groups = places.map { $0 / Int32(width) }
      add(part.observed, at: groups, to: &wholes)
    }
    return (0..<kinds).map { number in
      let first = number * width
      guard level != nil else {
        return GroupTallies(
          tallies: [], unknown: .unavailable(.notApplicable), outside: .unavailable(.notApplicable),
          partnership: wholes[number])
      }
      return GroupTallies(
        tallies: Array(cells[first..<first + areas]), unknown: cells[first + areas],
        outside: cells[first + areas + 1], partnership: wholes[number])
    }
  }

  /// Adds each observation to the tally at its place, by a counting sort that keeps the order of rows.
  private func add(_ observed: [Observed], at places: [Int32], to tallies: inout [Tally]) {
    var starts = [Int](repeating: 0, count: tallies.count + 1)
    for place in places { starts[Int(place) + 1] += 1 }
    for index in 1..<starts.count { starts[index] += starts[index - 1] }
    var next = starts
    var order = [Int32](repeating: 0, count: observed.count)
    for (number, place) in places.enumerated() {
      order[next[Int(place)]] = Int32(number)
      next[Int(place)] += 1
    }
    for index in tallies.indices where starts[index] < starts[index + 1] {
      tallies[index].add(
        order[starts[index]..<starts[index + 1]].lazy.map { observed[Int($0)].observation })
    }
  }
}

extension GroupTallies {
  /// Events and residents, counted apart, as rates.
  static func + (events: GroupTallies, residents: GroupTallies) -> GroupTallies {
    func rate(_ one: Tally, _ other: Tally) -> Tally {
      guard case .rate(let events) = one, case .rate(let residents) = other else { return one }
      return .rate(events + residents)
    }
    return GroupTallies(
      tallies: zip(events.tallies, residents.tallies).map(rate),
      unknown: rate(events.unknown, residents.unknown),
      outside: rate(events.outside, residents.outside),
      partnership: rate(events.partnership, residents.partnership))
  }

  /// The counts of each group over those of all groups, for a breakdown whose categories are the figures.
  static func shares(_ groups: [GroupTallies]) -> [GroupTallies] {
    func whole(_ tally: (GroupTallies) -> Tally) -> Int {
      groups.reduce(0) { $0 + (tally($1).count?.denominator ?? 0) }
    }
    let areas = groups.first?.tallies.indices ?? 0..<0
    let wholes = areas.map { area in whole { $0.tallies[area] } }
    let (partnership, unknown, outside) = (
      whole(\.partnership), whole(\.unknown), whole(\.outside)
    )
    return groups.map { group in
      GroupTallies(
        tallies: zip(group.tallies, wholes).map { $0.part(of: $1) },
        unknown: group.unknown.part(of: unknown), outside: group.outside.part(of: outside),
        partnership: group.partnership.part(of: partnership))
    }
  }
}

extension Tally {
  var count: Count? {
    if case .count(let count) = self { count } else { nil }
  }

  fileprivate func part(of whole: Int) -> Tally {
    count.map { .count(Count($0.denominator, of: whole)) } ?? self
  }
}
