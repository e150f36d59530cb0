import Testing

@testable import Audit

@Suite struct `Hidden counts and sums` {
  /// 8, 8 and 1 of 17: the first two are at least 8 each, so that the third is none or one.
  @Test func `a count between shown counts of at least eight is found`() throws {
    let release = try ReleaseFolder([
      children("15", "Z10000001", level: whole),
      children("10", "Z05000001"), children("10", "Z05000002"), children("c", "Z05000003"),
    ])
    let report = try release.audited()
    #expect(report.count(.sums) == 1)
    #expect(report.findings.first?.valuesLeft == 2)
    #expect(report.contradictions == 0)
  }

  @Test func `one more hidden count makes it safe`() throws {
    let release = try ReleaseFolder([
      children("15", "Z10000001", level: whole),
      children("c", "Z05000001"), children("10", "Z05000002"), children("c", "Z05000003"),
    ])
    #expect(try release.audited().isClean)
  }

  @Test func `a breakdown is a sum too`() throws {
    let parts = [("10", "F"), ("10", "M"), ("c", "unknown")]
    let release = try ReleaseFolder(
      [children("15", "Z05000001")]
        + parts.map { children($0.0, "Z05000001", breakdown: "sex", category: $0.1) })
    #expect(try release.audited().count(.sums) == 1)
  }

  @Test func `wards and their district give a hidden ward away`() throws {
    let release = try ReleaseFolder([
      children("15", "Z07000001", level: "District"),
      children("10", "Z05000001", parent: "Z07000001"),
      children("10", "Z05000002", parent: "Z07000001"),
      children("c", "Z05000003", parent: "Z07000001"),
    ])
    #expect(try release.audited().count(.sums) == 1)
  }

  /// Of 10 waiting at most 12, and at least 8 over 52 weeks: so over 20 weeks are as many.
  @Test func `a hidden share is bounded by the share that it contains`() throws {
    let release = try ReleaseFolder([
      share("10", of: "10", "Z05000001", indicator: "open_over_52_weeks"),
      share("c", of: "10", "Z05000001", indicator: "open_over_20_weeks"),
    ])
    // Those not over 20 weeks are at most those not over 52 weeks: nobody to four.
    #expect(try release.audited().contradictions == 0)
    #expect(try release.audited().isClean)
  }

  /// 2023 is the window of three years less two years that are shown: at most one child, or none if 2023 is withheld.
  @Test func `single years and a window of years give the hidden year away`() throws {
    let years = [("c", "2023"), ("10", "2024"), ("10", "2025")]
    let release = try ReleaseFolder(
      years.map { children($0.0, "Z05000001", time: $0.1) }
        + [children("15", "Z05000001", time: "2025", pooled: 3)])
    let report = try release.audited()
    #expect(report.count(.sums) == 1)
    #expect(report.findings.first?.valuesLeft == 2)
  }

  @Test func `a median tells which half a hidden share lies in`() throws {
    let rows = [
      share("c", of: "10", "Z05000001", indicator: "open_over_20_weeks"),
      children("10", "Z05000001"),
    ]
    let median =
      "2026-01-15,Snapshot day,Ward,Z05000001,A name,,,open_wait,Total,Total,30,,,,10,,10,,weeks,"
      + "Z10000001,,,1,2025"
    // Half of 8 to 12 wait over 20 weeks: 4 to 7 of the numbers that a hidden count may be.
    let clean = try ReleaseFolder(rows)
    let told = try ReleaseFolder(rows + [median])
    #expect(try clean.audited().isClean)
    let rules = PublishedRules(minimumValues: 5)
    let before = ReaderModel(reading: [try PublicRelease(clean.path)], rules)
    let after = ReaderModel(reading: [try PublicRelease(told.path)], rules)
    #expect(after.counts.statementCount == before.counts.statementCount + 1)
  }

  @Test func `hidden counts that must be large are no finding`() throws {
    let release = try ReleaseFolder([
      children("100", "Z10000001", level: whole),
      children("10", "Z05000001"), children("c", "Z05000002"),
    ])
    #expect(try release.audited().isClean)
  }

  /// Of 38 to 42, two are shown as at most 12 each: the hidden two are at least 14 together, and 7 each if both are small.
  @Test func `taking hidden counts for small narrows what is left`() throws {
    func release(of total: String) throws -> ReleaseFolder {
      try ReleaseFolder([
        children(total, "Z10000001", level: whole),
        children("10", "Z05000001"), children("10", "Z05000002"),
        children("c", "Z05000003"), children("c", "Z05000004"),
      ])
    }
    let report = try release(of: "40").audited()
    #expect(report.count(.sums) == 0)
    #expect(report.count(.assumedSmall) == 2)
    // Of 43 to 47 they cannot both be small, so that nothing is assumed of either.
    #expect(try release(of: "45").audited().isClean)
  }
}

@Suite struct `Several releases` {
  @Test func `a hidden count that a later release shows is found`() throws {
    let first = try ReleaseFolder([children("c", "Z05000001")])
    let second = try ReleaseFolder([children("10", "Z05000001")])
    #expect(try audit([first.path, second.path]).count(.releases) > 0)
    #expect(try audit([first.path, first.path]).isClean)
  }

  @Test func `windows that overlap are read together`() throws {
    let first = try ReleaseFolder([
      children("c", "Z05000001", time: "2022"), children("10", "Z05000001", time: "2023"),
    ])
    let second = try ReleaseFolder([
      children("10", "Z05000001", time: "2023", pooled: 2)
    ])
    let report = try audit([first.path, second.path])
    #expect(report.count(.sums) == 0)
    let third = try ReleaseFolder([
      children("10", "Z05000001", time: "2024"),
      children("15", "Z05000001", time: "2024", pooled: 3),
    ])
    #expect(try audit([first.path, third.path]).count(.sums) == 1)
  }

  @Test func `a folder that is not there or holds no table is told apart`() throws {
    let missing = "a-folder-that-is-not-there"
    #expect(throws: AuditError.missing(path: missing)) { try audit([missing]) }
    let empty = try ReleaseFolder([])
    let place = empty.path
    #expect(throws: AuditError.notARelease(path: place, reason: "data/ holds no open table")) {
      try audit([place])
    }
  }
}

/// Numbers of which bounds alone leave many values, and whole numbers few.
@Suite struct `Values tried one by one` {
  /// Two hidden numbers in every line, and yet the middle one is 4: row 1 and row 2 less column 1 and column 2.
  @Test func `a number that only a combination of sums gives away is found`() {
    var counts = LinkedCounts()
    let cells = (0..<9).map { _ in counts.variable(from: 1, to: 7) }
    // (1,1) (1,2) (2,1) (2,2) (2,3) (3,3) (3,4) (4,3) (4,4)
    let lines: [([Int], Int)] = [
      ([0, 1], 11), ([2, 3, 4], 21 - 6), ([5, 6], 7), ([7, 8], 8), ([0, 2], 10), ([1, 3], 12),
      ([4, 5, 7], 12), ([6, 8], 7),
    ]
    for (line, sum) in lines { counts.state(line.map { (cells[$0], 1) }, from: sum, to: sum) }
    let occurrences = counts.occurrences()
    #expect(counts.propagate(occurrences).isEmpty)
    let bounds = counts.upper[4] - counts.lower[4] + 1
    var search = Search(counts, occurrences)
    #expect(bounds > 1)
    #expect(search.valuesLeft(4, enough: 8) == 1)
  }

  /// Small systems of random sums: what the search leaves contains every value that occurs in some whole-number solution,
  /// and nothing that bounds exclude.
  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `nothing that enumeration finds possible is excluded`(seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15
    func random(_ most: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(most + 1))
    }
    let size = 6
    let truth = (0..<size).map { _ in random(6) }
    var counts = LinkedCounts()
    let cells = (0..<size).map { _ in counts.variable(from: 0, to: 6) }
    for _ in 0..<4 {
      let terms = cells.indices.filter { _ in random(1) == 0 }
        .map { (cells[$0], Int8(random(3) == 0 ? -1 : 1)) }
      guard terms.count > 1 else { continue }
      let sum = terms.reduce(0) { $0 + Int($1.1) * truth[Int($1.0)] }
      let slack = random(1)
      counts.state(terms, from: sum - slack, to: sum + slack)
    }
    let all = counts
    var possible = [Set<Int>](repeating: [], count: size)
    var table = [Int](repeating: 0, count: size)
    func enumerate(_ place: Int) {
      if place == size {
        let holds = (0..<all.statementCount).allSatisfy { statement in
          let sum = all.terms(statement).reduce(0) {
            $0 + Int(all.factors[$1]) * table[Int(all.variables[$1])]
          }
          return sum >= all.least[statement] && sum <= all.most[statement]
        }
        if holds { for cell in 0..<size { possible[cell].insert(table[cell]) } }
        return
      }
      for value in 0...6 {
        table[place] = value
        enumerate(place + 1)
      }
    }
    enumerate(0)
    let occurrences = counts.occurrences()
    #expect(counts.propagate(occurrences).isEmpty)
    var search = Search(counts, occurrences)
    for cell in 0..<size {
      let left = search.valuesLeft(cell, enough: 100)
      #expect(left >= possible[cell].count)
      #expect(left <= counts.upper[cell] - counts.lower[cell] + 1)
      for value in possible[cell] {
        #expect(value >= counts.lower[cell] && value <= counts.upper[cell])
      }
      // So few numbers leave nothing open: the search is exact.
      #expect(left == possible[cell].count)
    }
  }
}

/// A ward and the divisions across it.
@Suite struct `Common ground` {
  /// Of 18 to 22 in a ward two divisions that lie in it have 8 to 12 each, and the third, with another ward of 48 to 52,
  /// has 48 to 52: its part of the ward is 0 to 4. Of 13 to 17 in the ward it would be nobody or one child. With 43
  /// to 47 in the other ward as well it is one child.
  @Test(arguments: [
    ("20", "50", 0, 0), ("15", "50", 0, 1), ("15", "45", 1, 0),
  ])
  func `a sliver between a ward and two divisions is found where few values are left`(
    ward: String, next: String, inhabited: Int, bare: Int
  ) throws {
    let release = try ReleaseFolder([
      children(ward, "Z05000001"), children(next, "Z05000002"),
      children("10", "Z58000001", level: "Division"),
      children("10", "Z58000002", level: "Division"),
      children("50", "Z58000003", level: "Division"),
    ])
    var model = ReaderModel(reading: [try PublicRelease(release.path)], PublishedRules())
    model.add(
      Overlap(
        level: "Ward", other: "Division",
        others: [["Z58000001", "Z58000002", "Z58000003"], ["Z58000003"]],
        codes: ["Z05000001", "Z05000002"]))
    var report = AuditReport(PublishedRules())
    Inference(model).report(to: &report, effort: .bounds)
    #expect(report.contradictions == 0)
    #expect(report.count(.parts) == inhabited)
    #expect(report.count(.bareGround) == bare)
    #expect(report.inferences.count == inhabited)
  }

  /// Of 48 to 52 in a ward the part on the only division it touches is whatever that leaves beside the next ward.
  @Test(arguments: [(Set(["Z05000001"]), 0), (Set<String>(), 1)])
  func `a ward that lies only in part on divisions is not taken for a piece of one`(
    uncovered: Set<String>, contradictions: Int
  ) throws {
    let release = try ReleaseFolder([
      children("50", "Z05000001"), children("10", "Z05000002"),
      children("20", "Z58000001", level: "Division"),
    ])
    var model = ReaderModel(reading: [try PublicRelease(release.path)], PublishedRules())
    model.add(
      Overlap(
        level: "Ward", other: "Division", others: [["Z58000001"], ["Z58000001"]],
        codes: ["Z05000001", "Z05000002"], uncovered: uncovered))
    var report = AuditReport(PublishedRules())
    Inference(model).report(to: &report, effort: .bounds)
    #expect(report.contradictions == contradictions)
  }
}
