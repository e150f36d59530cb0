import Model
import Testing

@testable import Intake

@Suite("Lookups")
struct LookupTests {
  private func read(_ text: String, name: String? = nil) throws -> Read<[LookupRow]> {
    let folder = try TemporaryFolder()
    let path = try folder.file("lookup.csv", text)
    return try readLookup(path, from: "LADCD", to: "UTLACD", name: name)
  }

  @Test("Rows are kept in order; rows without a target are passed over, false codes reported")
  func rows() throws {
    let read = try read(
      "LADCD,UTLACD,UTLANM\nZ07000001,Z10000001,Shire\nZ07000002,,\nZ07000003,shire,\n"
        + "Z07000004,Z10000001,\n", name: "utlanm")
    #expect(read.value.map(\.from.text) == ["Z07000001", "Z07000004"])
    #expect(read.value.map(\.name) == ["Shire", nil])
    #expect(read.problems.map(\.location.row) == [4])
    #expect(read.problems.map(\.location.column) == ["UTLACD"])
  }

  @Test("A missing column is named together with those that are there")
  func missingColumn() throws {
    let error = #expect(throws: InputError.self) { try read("LADCD,CTYCD\nZ07000001,Z10000001\n") }
    #expect(
      error?.description
        == "lookup.csv row 1: there is no column \"UTLACD\". The columns are LADCD, CTYCD.")
  }
}

@Suite("Tables of counts")
struct CountsTests {
  private func read(
    _ text: String, rows: [(column: String, value: String)] = [],
    suppression: CountsSource.Suppression = .init()
  ) throws -> Read<CountsTable> {
    let folder = try TemporaryFolder()
    let path = try folder.file("counts.csv", text)
    var source = source(path, rows: rows)
    source.suppression = suppression
    return try readCounts(source)
  }

  private func source(_ path: String, rows: [(column: String, value: String)]) -> CountsSource {
    CountsSource(
      path: path,
      columns: CountsSource.Columns(
        area: "new_la_code", period: "time_period", numerator: "n", denominator: "d"),
      rows: rows, indicator: "plans_issued_20_weeks", level: .authority)
  }

  @Test("A column may have any of several values; every column that is named must fit")
  func severalValues() throws {
    let text =
      "new_la_code,time_period,kind,n,d\nZ10000001,2024,all,1,4\nZ10000002,2024,all,2,4\n"
      + "Z10000003,2024,all,3,4\nZ10000001,2024,girls,1,2\n"
    let rows = [
      (column: "new_la_code", value: "Z10000001"), (column: "kind", value: "all"),
      (column: "new_la_code", value: "Z10000003"),
    ]
    #expect(
      try read(text, rows: rows).value.rows.map(\.tally) == [
        .count(Count(1, of: 4)), .count(Count(3, of: 4)),
      ])
    let error = #expect(throws: InputError.self) {
      try read(text, rows: [("kind", "boys"), ("kind", "none")])
    }
    #expect(error?.description.contains("kind is boys or none") == true)
  }

  private func tally(_ numerator: String, _ denominator: String) throws -> Tally? {
    let text = "new_la_code,time_period,n,d\nZ10000001,2024,\"\(numerator)\",\"\(denominator)\"\n"
    return try read(text).value.rows.first?.tally
  }

  @Test(
    "Symbols for figures that are not given become reasons",
    arguments: [
      ("447", "1253", Tally.count(Count(447, of: 1253))),
      ("447", "1,253", .count(Count(447, of: 1253))), ("0", "5", .count(Count(0, of: 5))),
      ("c", "20", .unavailable(.suppressedInput)), ("3", "c", .unavailable(.suppressedInput)),
      ("low", "20", .unavailable(.suppressedInput)), ("z", "20", .unavailable(.notApplicable)),
      ("*", "20", .unavailable(.suppressedInput)), ("k", "20", .unavailable(.suppressedInput)),
      ("x", "x", .unavailable(.notAvailable)), (":", "20", .unavailable(.notAvailable)),
      ("~", "20", .unavailable(.notAvailable)), ("u", "20", .unavailable(.unreliableInput)),
      ("", "20", .unavailable(.blankInput)),
      ("0", "0", .unavailable(.notAvailable)),
    ])
  func symbols(numerator: String, denominator: String, expected: Tally) throws {
    #expect(try tally(numerator, denominator) == expected)
  }

  @Test(
    "A figure that cannot be is not used and reported",
    arguments: [
      ("many", "20", "number-unreadable"), ("-1", "20", "number-unreadable"),
      ("21", "20", "numerator-too-large"),
    ])
  func unreadable(numerator: String, denominator: String, reason: String) throws {
    let text = "new_la_code,time_period,n,d\nZ10000001,2024,\(numerator),\(denominator)\n"
    let read = try read(text)
    #expect(read.value.rows.map(\.tally) == [.unavailable(.notAvailable)])
    #expect(read.problems.map(\.reason) == [reason])
  }

  @Test("Each symbol is counted by its own kind")
  func symbolKinds() throws {
    let cells = ["c", "*", "low", "z", "x", "u", "", "c"]
    let rows = cells.enumerated().map { "Z1000000\($0),2024,\"\($1)\",20\n" }.joined()
    let read = try read("new_la_code,time_period,n,d\n" + rows)
    #expect(
      read.problems.map(\.reason) == [
        "cells-suppressed", "cells-starred", "cells-rounds-to-zero", "cells-not-applicable",
        "cells-unavailable", "cells-unreliable", "cells-blank",
      ])
    #expect(read.problems.first?.message.hasPrefix("2 cells are confidential") == true)
  }

  @Test(
    "A hidden or rounded cell keeps the range that it can lie in",
    arguments: [
      ("c", "20", 1...7 as ClosedRange<Int>?, 20...20 as ClosedRange<Int>?),
      ("c", "5", 1...5, 5...5),
      ("15", "c", nil, nil), ("x", "20", nil, 20...20),
    ])
  func ranges(
    numerator: String, denominator: String, top: ClosedRange<Int>?, bottom: ClosedRange<Int>?
  ) throws {
    let text = "new_la_code,time_period,n,d\nZ10000001,2024,\(numerator),\(denominator)\n"
    let row = try #require(
      try read(text, suppression: .init(suppressed: 1...7)).value.rows.first)
    if numerator == "15" {
      // Fifteen of one to seven cannot be: the ranges stay as the cells say.
      #expect(row.numerator == 15...15 && row.denominator == 1...7)
    } else {
      #expect(row.numerator == top && row.denominator == bottom)
    }
  }

  @Test(
    "Numbers rounded to 5 or 10 are within half of it, and a numerator stays in its denominator")
  func rounded() throws {
    let text =
      "new_la_code,time_period,n,d\nZ10000001,2024,20,45\nZ10000002,2024,low,10\nZ10000003,2024,10,10\n"
    let five = try read(text, suppression: .init(rounded: 5)).value.rows
    #expect(five.map(\.numerator) == [18...22, 1...2, 8...12])
    #expect(five.map(\.denominator) == [43...47, 8...12, 8...12])
    let ten = try read(text, suppression: .init(rounded: 10)).value.rows
    #expect(ten.map(\.numerator) == [15...25, 1...5, 5...15])
  }

  @Test("The real file in which one heading stands twice is read")
  func realRepeatedHeading() throws {
    // As in the published caseload of 2025, where review_meeting_prior_24 is two columns.
    let text =
      "new_la_code,time_period,n,review_meeting_prior_24,d,review_meeting_prior_24\nZ10000001,2024,1,5,2,6\n"
    #expect(try read(text).value.rows.map(\.tally) == [.count(Count(1, of: 2))])
  }

  @Test("Rows of other years and levels are left out and counted")
  func filter() throws {
    let read = try read(
      "time_period,geographic_level,new_la_code,n,d\n2024,National,,9,10\n"
        + "2024,Local authority,Z10000001,1,2\n2023,Local authority,Z10000001,1,3\n"
        + "2024,Local authority,x,1,4\n",
      rows: [("time_period", "2024"), ("geographic_level", "Local authority")])
    #expect(read.value.rows.map(\.tally) == [.count(Count(1, of: 2))])
    #expect(read.rowsRead == [RowsRead(file: "counts.csv", rows: 4)])
    #expect(read.problems.map(\.reason) == ["rows-excluded", "area-blank"])
    #expect(read.problems.first?.message.hasPrefix("2 rows") == true)
  }

  @Test("Two rows for one area and period are refused, since one would be counted twice")
  func twice() throws {
    let text =
      "new_la_code,time_period,breakdown,n,d\nZ10000001,2024,All,1,2\nZ10000001,2024,Female,1,1\n"
    let error = #expect(throws: InputError.self) { try read(text) }
    #expect(error?.description.contains("row 3") == true)
    #expect(try read(text, rows: [("breakdown", "All")]).value.rows.count == 1)
  }

  @Test("A heading that stands twice does not stop the reading, and is reported where it is used")
  func repeatedHeading() throws {
    let unused = try read("new_la_code,time_period,n,d,e,e\nZ10000001,2024,1,2,3,4\n")
    #expect(unused.problems.isEmpty)
    let used = try read("new_la_code,time_period,n,d,d\nZ10000001,2024,1,2,3\n")
    #expect(used.value.rows.map(\.tally) == [.count(Count(1, of: 2))])
    #expect(used.problems.map(\.reason) == ["heading-repeated"])
  }

  @Test("Values that no row has are refused with those values")
  func nothingFits() throws {
    let text = "new_la_code,time_period,n,d\nZ10000001,2024,1,2\n"
    let error = #expect(throws: InputError.self) { try read(text, rows: [("time_period", "2025")]) }
    #expect(error?.description.contains("time_period is 2025") == true)
  }

  /// 447 of 1,253 and 153 authorities are the published figures for 2024.
  @Test("Published timeliness is read as published", .enabled(if: OpenData.folder != nil))
  func realFile() throws {
    var real = source(
      OpenData.path("ehc_plans/timeliness_20_week_2025.csv.gz"),
      rows: [
        ("time_period", "2024"), ("geographic_level", "Local authority"),
        ("breakdown_topic", "All EHC plans issued"),
      ])
    real.columns.numerator = "plans_issued_within_20_weeks"
    real.columns.denominator = "plans_issued_den"
    let table = try readCounts(real).value
    #expect(table.rows.count == 153)
    let derbyshire = table.rows.first { $0.area.text == "E10000007" }
    #expect(derbyshire?.tally == .count(Count(447, of: 1253)))
  }
}
