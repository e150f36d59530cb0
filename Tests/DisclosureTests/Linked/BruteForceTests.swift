import TestSupport
import Testing

@testable import Disclosure

/// Random systems small enough to list every whole-number table that a reader cannot rule out.
struct BruteForceTests {
  @Test(
    "Bounds hold every possible value, witnesses are possible tables, and each form keeps its values",
    arguments: 0..<10)
  func small(tenth: Int) {
    for seed in (12 * tenth)..<(12 * tenth + 12) {
      let tables = LinkedTables(Self.system(seed: UInt64(seed)))
      let system = System(tables)
      let before = Pattern(tables, system)
      _ = Self.expectWithin(Bounds(system, before), tables, before, seed)

      let secured = secured(tables)
      #expect(secured.contradictions.isEmpty && secured.misprinted.isEmpty)
      var after = before
      for cell in secured.secondary { after.hide(cell) }
      let values = Self.expectWithin(Bounds(system, after), tables, after, seed)
      for (number, form) in tables.forms.enumerated() where !secured.unsafe.contains(number) {
        #expect(
          values[number].count >= form.minimumValues, "form \(number) of system \(seed)")
      }
      for changes in secured.witnesses.tables {
        var table = tables.cells.map(\.value)
        for change in changes { table[change.cell] = change.value }
        #expect(Self.isPossible(table, tables, after), "a witness of system \(seed)")
      }
    }
  }

  @Test("Hiding one more cell never takes a possible value from a form", arguments: 0..<20)
  func monotone(seed: Int) {
    let tables = LinkedTables(Self.system(seed: UInt64(seed)))
    let system = System(tables)
    let secured = secured(tables)
    var pattern = Pattern(tables, system)
    for cell in secured.secondary { pattern.hide(cell) }
    let bounds = Bounds(system, pattern)
    for cell in tables.cells.indices where !secured.isHidden[cell] {
      var more = pattern
      more.hide(cell)
      let wider = Bounds(system, more)
      var grown = bounds
      grown.widen([cell], system, more)
      let isSame = grown.lower == wider.lower && grown.upper == wider.upper
      #expect(isSame, "bounds widened by one cell are the bounds worked out anew")
      let isWider = (0..<system.variableCount).allSatisfy {
        wider.lower[$0] <= bounds.lower[$0] && wider.upper[$0] >= bounds.upper[$0]
      }
      #expect(isWider, "cell \(cell) of system \(seed)")
      var isHidden = secured.isHidden
      isHidden[cell] = true
      let verification = verified(
        tables, isHidden: isHidden, withdrawn: secured.withdrawn, witnesses: secured.witnesses)
      #expect(verification.unproved == secured.unsafe)
    }
  }

  /// A grid of two rows and two or three columns with its totals, or two rows of categories in areas that add up.
  private static func system(seed: UInt64) -> MadeUpLinks {
    var random = SplitMix(seed: seed)
    var made = MadeUpLinks()
    let columns = seed.isMultiple(of: 15) ? 3 : 2
    let rule: MadeUpLinks.Rule = random.number(in: 0...3) == 0 ? .partWithZeros : .part
    let most = random.number(in: 4...12)
    let values = (0..<2).map { _ in (0..<columns).map { _ in random.number(in: 0...most) } }
    let cells = values.map { $0.map { made.cell($0, rule) } }
    for row in 0..<2 {
      made.sum(cells[row], made.cell(values[row].reduce(0, +), .total, weight: 1), .breakdown)
    }
    if random.number(in: 0...2) > 0 {
      for column in 0..<columns {
        let sum = values[0][column] + values[1][column]
        made.sum([cells[0][column], cells[1][column]], made.cell(sum, .part, weight: 8), .areas)
      }
    }
    if random.number(in: 0...2) == 0, values[0][0] >= values[1][0] {
      made.state([(cells[0][0], 1), (cells[1][0], -1)], 0, nil)
    }
    made.protectSmallCells()
    for row in 0..<2 where values[row].reduce(0, +) > 0 {
      let total = values[row].reduce(0, +)
      for column in 0..<columns where (0...7).contains(total - values[row][column]) {
        made.protect(cells[row].indices.filter { $0 != column }.map { (cells[row][$0], 1) })
      }
    }
    return made
  }

  private static func isPossible(
    _ table: [Int], _ tables: LinkedTables, _ pattern: Pattern
  ) -> Bool {
    let isTold = table.indices.allSatisfy {
      table[$0] >= Int(pattern.lower[$0]) && table[$0] <= Int(pattern.upper[$0])
    }
    return isTold
      && tables.statements.allSatisfy { statement in
        let sum = tables.terms[statement.terms].reduce(0) {
          $0 + Int($1.coefficient) * table[Int($1.cell)]
        }
        return sum >= statement.lower && sum <= statement.upper ?? .max
      }
  }

  /// Expects every possible value of every cell within the bounds, and returns the possible values of each form.
  private static func expectWithin(
    _ bounds: Bounds, _ tables: LinkedTables, _ pattern: Pattern, _ seed: Int
  ) -> [Set<Int>] {
    var least = [Int](repeating: .max, count: tables.cells.count)
    var greatest = [Int](repeating: .min, count: tables.cells.count)
    var values = [Set<Int>](repeating: [], count: tables.forms.count)
    forEachPossible(tables, pattern) { table in
      for cell in table.indices {
        least[cell] = min(least[cell], table[cell])
        greatest[cell] = max(greatest[cell], table[cell])
      }
      for (number, form) in tables.forms.enumerated() {
        values[number].insert(
          form.terms.reduce(0) { $0 + Int($1.coefficient) * table[Int($1.cell)] })
      }
    }
    for cell in tables.cells.indices {
      #expect(
        Int(bounds.lower[cell]) <= least[cell] && Int(bounds.upper[cell]) >= greatest[cell],
        "cell \(cell) of system \(seed)")
    }
    return values
  }

  /// Lists the whole-number tables that agree with the pattern, with categories up to 13.
  ///
  /// Categories are set one after the other; a total follows as soon as its last category is set.
  private static func forEachPossible(
    _ tables: LinkedTables, _ pattern: Pattern, _ body: ([Int]) -> Void
  ) {
    let sums = tables.statements.filter { $0.kind != .other }.map { statement in
      tables.terms[statement.terms].map { Int($0.cell) }
    }
    let heads = Set(sums.compactMap(\.last))
    let free = tables.cells.indices.filter { !heads.contains($0) }
    let ending = free.map { cell in sums.filter { $0.dropLast().max() == cell } }
    var table = [Int](repeating: 0, count: tables.cells.count)
    func isTold(_ cell: Int) -> Bool {
      table[cell] >= Int(pattern.lower[cell]) && table[cell] <= Int(pattern.upper[cell])
    }
    func fill(_ place: Int) {
      guard place < free.count else {
        if isPossible(table, tables, pattern) { body(table) }
        return
      }
      let cell = free[place]
      for value in Int(pattern.lower[cell])...max(13, Int(pattern.lower[cell])) {
        guard value <= Int(pattern.upper[cell]) else { break }
        table[cell] = value
        let fits = ending[place].allSatisfy { sum in
          guard let head = sum.last else { return true }
          table[head] = sum.dropLast().reduce(0) { $0 + table[$1] }
          return isTold(head)
        }
        if fits { fill(place + 1) }
      }
    }
    fill(0)
  }
}
