import Model

/// The days on which waits were completed, with how many were then completed and how many could have been.
///
/// A child is at risk on the days after `entry` up to `exit`; of a completion and a last sight on one day the completion
/// comes first. A wait that ends on its first day counts as half a day. Waits never watched are left out.
struct RiskTable {
  /// Completion times in half days, ascending.
  let times: [Int32]
  let events: [Int]
  let atRisk: [Int]
  /// Children watched for any time.
  let watched: Int
  /// The longest time that anybody was watched, in half days.
  let last: Int32

  init(_ waits: Waits) {
    var completions: [Int32] = []
    for row in 0..<waits.count where waits.completed[row] {
      if let spell = Spell(waits, row) { completions.append(spell.exit) }
    }
    completions.sort()
    var times: [Int32] = []
    var events: [Int] = []
    for time in completions {
      if time == times.last {
        events[events.count - 1] += 1
      } else {
        times.append(time)
        events.append(1)
      }
    }
    self.times = times
    self.events = events
    let counted = Self.atRisk(waits, at: times)
    (atRisk, watched, last) = (counted.atRisk, counted.watched, counted.last)
  }

  /// The children of `pool` who are not among those counted at its times; days without completions are left out.
  init(_ pool: RiskTable, without atRisk: [Int], events: [Int], watched: Int) {
    let rest = pool.times.indices.filter { pool.events[$0] > events[$0] }
    times = rest.map { pool.times[$0] }
    self.events = rest.map { pool.events[$0] - events[$0] }
    self.atRisk = rest.map { pool.atRisk[$0] - atRisk[$0] }
    self.watched = pool.watched - watched
    last = pool.last
  }

  /// How many of `waits` were at risk at each of `times`.
  static func atRisk(
    _ waits: Waits, at times: [Int32]
  ) -> (atRisk: [Int], watched: Int, last: Int32) {
    var change = [Int](repeating: 0, count: times.count + 1)
    var watched = 0
    var last: Int32 = 0
    for row in 0..<waits.count {
      guard let spell = Spell(waits, row) else { continue }
      change[firstCount(0, times.count) { times[$0] > spell.entry }] += 1
      change[firstCount(0, times.count) { times[$0] > spell.exit }] -= 1
      watched += 1
      last = max(last, spell.exit)
    }
    change.removeLast()
    var now = 0
    for index in change.indices {
      now += change[index]
      change[index] = now
    }
    return (change, watched, last)
  }

  /// How many of `waits` were completed at each of `times`.
  static func events(_ waits: Waits, at times: [Int32]) -> [Int] {
    var events = [Int](repeating: 0, count: times.count)
    for row in 0..<waits.count where waits.completed[row] {
      guard let spell = Spell(waits, row) else { continue }
      let index = firstCount(0, times.count) { times[$0] >= spell.exit }
      if index < times.count && times[index] == spell.exit { events[index] += 1 }
    }
    return events
  }

  /// The time in which one child was watched, in half days since the request.
  struct Spell {
    let entry: Int32
    let exit: Int32

    init?(_ waits: Waits, _ row: Int) {
      let first = max(0, waits.entry[row])
      let until = waits.exit[row]
      guard until >= first, until < Int32.max / 2, until > first || until == 0 else { return nil }
      entry = 2 * first
      exit = until == 0 ? 1 : 2 * until
    }
  }
}
