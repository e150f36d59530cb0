import Foundation
import Model

/// What areas would have where there is no lottery, drawn anew each time (M17, M36).
struct LuckDraws {
  private enum Kind {
    /// The table of each area, and its own stream of random numbers.
    case tables(DrawTables, [Int], streams: [Random])
    case records(DealtRecords)
  }

  private var kind: Kind
  /// What each area has in the last draw.
  private(set) var observed: [Int]
  /// The children, or the expected number, of each area in the last draw, and the logarithms of them.
  private(set) var sizes: [Double]
  private(set) var logSizes: [Double]

  /// Shares at `theta`, each area from its own stream of random numbers.
  init(_ areas: [Count], theta: Double, codes: [AreaCode], seed: UInt64) {
    var tables = DrawTables()
    var known: [Int: Int] = [:]
    let own = areas.map { area in
      let table = known[area.denominator] ?? tables.add(binomial: area.denominator, theta)
      known[area.denominator] = table
      return table
    }
    self.init(tables, own, sizes: areas.map { Double($0.denominator) }, codes, seed)
  }

  /// Events that are Poisson about the expected number of each area.
  init(_ areas: [ObservedExpected], codes: [AreaCode], seed: UInt64) {
    var tables = DrawTables()
    let own = areas.map { tables.add(poisson: $0.expected) }
    self.init(tables, own, sizes: areas.map(\.expected), codes, seed)
  }

  private init(
    _ tables: DrawTables, _ own: [Int], sizes: [Double], _ codes: [AreaCode], _ seed: UInt64
  ) {
    kind = .tables(
      tables, own, streams: codes.map { Random(seed: seed, stream: stream(of: $0)) })
    self.sizes = sizes
    logSizes = sizes.map { log($0) }
    observed = [Int](repeating: 0, count: sizes.count)
  }

  /// Records of waiting dealt out anew to areas of the same numbers of children.
  init(_ areas: [Waits], all: Waits, seed: UInt64) {
    kind = .records(DealtRecords(areas, all, seed))
    observed = areas.map { _ in 0 }
    sizes = areas.map { _ in 0 }
    logSizes = sizes
  }

  /// Draws anew what is `observed`, and for records the `sizes` too.
  mutating func next() {
    switch kind {
    case .tables(let tables, let own, var streams):
      kind = .tables(DrawTables(), [], streams: [])
      for area in own.indices {
        observed[area] = tables.draw(own[area], streams[area].unit())
      }
      kind = .tables(tables, own, streams: streams)
    case .records(var records):
      kind = .tables(DrawTables(), [], streams: [])
      records.deal(&observed, &sizes)
      for area in sizes.indices { logSizes[area] = log(sizes[area]) }
      kind = .records(records)
    }
  }

  /// How many areas of the last draw lie outside their 95% limits by the test of M22; nil where records are not dealt out.
  mutating func flags() -> Int? {
    guard case .records(var records) = kind else { return nil }
    kind = .tables(DrawTables(), [], streams: [])
    let flags = records.flags(observed, sizes)
    kind = .records(records)
    return flags
  }
}
