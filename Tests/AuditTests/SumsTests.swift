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
    #expect(report.findings.first?.valuesLeft == 1)
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
