import Disclosure
import Foundation
import Model
import Publishing
import Testing

@testable import CLI

@Suite("Configuration")
struct ConfigurationTests {
  private static let smallest = """
    partnership: { name: Exampleshire Local Area Partnership, code: E10000999 }
    period: 2025-01-01..2025-12-31
    snapshot: 2026-01-15
    areas:
      - { level: ward, file: areas/wards.geojson, code: WD25CD, name: WD25NM, parent: LAD25CD }
    postcodes: { file: postcodes.csv }
    sen2: { folder: sen2 }
    """

  private func read(_ text: String) throws -> Configuration {
    let folder = NSTemporaryDirectory() + "configuration-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try text.write(toFile: folder + "/equity.yaml", atomically: false, encoding: .utf8)
    return try Configuration.read(folder + "/equity.yaml")
  }

  @Test(
    "Notes before the figures come from the configuration: provisional, and borders that changed")
  func notes() throws {
    let text =
      replacing("parent: LAD25CD }", with: "parent: LAD25CD, changed: 2023-05-04 }")
      + "\nrelease: { provisional: true }\n"
    let look = try read(text).drawnLook()
    #expect(look.notes.isProvisional)
    #expect(look.notes.changedBoundaries == [.ward: try #require(Day(iso: "2023-05-04"))])
    #expect(try read(Self.smallest).drawnLook().notes == Look.Notes())
    let wrong = replacing("parent: LAD25CD }", with: "parent: LAD25CD, changed: May 2023 }")
    #expect(try complaint(wrong) != nil)
  }

  /// The complaint about a configuration, or nil where there is none.
  private func complaint(_ text: String) throws -> ConfigurationError? {
    do {
      _ = try read(text)
      return nil
    } catch let error as ConfigurationError {
      return error
    }
  }

  private func replacing(_ line: String, with other: String) -> String {
    Self.smallest.replacingOccurrences(of: line, with: other)
  }

  @Test("The smallest example is read, its paths relative to the file and every default filled in")
  func smallest() throws {
    let configuration = try read(Self.smallest)
    #expect(configuration.partnership.code.text == "E10000999")
    #expect(configuration.period?.description == "2025-01-01..2025-12-31")
    #expect(configuration.areas.count == 1)
    #expect(configuration.postcodes?.hasSuffix("/postcodes.csv") == true)
    #expect(configuration.postcodes != "postcodes.csv")
    #expect(configuration.policy == .standard)
    #expect(configuration.seed == 20_260_115)
    #expect(configuration.release.id == "2026.1")
    #expect(configuration.headline == "plan_by_week_20")
    #expect(!configuration.isMadeUp)
  }

  @Test("An unknown key is refused with its line and the nearest known key")
  func unknownKey() throws {
    let error = try #require(try complaint(Self.smallest + "\nsnapshoot: 2026-01-15\n"))
    #expect(error.line == 8)
    #expect(
      error.message.contains("\"snapshoot\"") && error.message.contains("Did you mean snapshot?"))
    let nested = try #require(
      try complaint(replacing("level: ward, file", with: "level: ward, flie")))
    #expect(nested.line == 5)
  }

  @Test("A key of a section is refused at its own place")
  func unknownNestedKey() throws {
    let error = try #require(
      try complaint(replacing("parent: LAD25CD", with: "parnt: LAD25CD")))
    #expect(error.line == 5 && error.message.contains("in areas[1]"))
    #expect(error.message.contains("Did you mean parent?"))
  }

  @Test(
    "A value of the wrong form is refused with what to write",
    arguments: [
      ("snapshot: 2026-01-15", "snapshot: 15/01/2026", "2026-01-15"),
      (
        "period: 2025-01-01..2025-12-31", "period: 2025-12-31..2025-01-01", "2025-01-01..2025-12-31"
      ),
      ("code: E10000999", "code: E1000", "letter and eight digits"),
      (
        "period: 2025-01-01..2025-12-31", "seed: many\nperiod: 2025-01-01..2025-12-31",
        "whole number"
      ),
      (
        "sen2: { folder: sen2 }", "sen2: { folder: sen2 }\ndisclosure: { profile: weak }",
        "standard or strict"
      ),
      ("code: WD25CD", "code: WD25CD, crs: EPSG:1234", "EPSG:27700"),
    ])
  func wrongValue(line: String, other: String, hint: String) throws {
    let error = try #require(try complaint(replacing(line, with: other)))
    #expect(error.line != nil)
    #expect(error.message.contains(hint))
  }

  @Test(
    "A key that is needed and left out is named with an example",
    arguments: [
      "partnership: { name: Exampleshire Local Area Partnership, code: E10000999 }\n",
      "period: 2025-01-01..2025-12-31\n", "snapshot: 2026-01-15\n",
      "postcodes: { file: postcodes.csv }\n", "\nsen2: { folder: sen2 }",
    ])
  func missing(line: String) throws {
    let error = try #require(try complaint(replacing(line, with: "")))
    #expect(error.message.contains("is missing") && error.message.contains("Example:"))
  }

  @Test("A file that is no YAML is refused with the line, and a key that stands twice too")
  func notYAML() throws {
    #expect(try complaint("partnership: { name: x\nperiod: [")?.line != nil)
    let twice = try #require(try complaint(Self.smallest + "\nseed: 1\nseed: 2\n"))
    #expect(twice.message.contains("twice"))
  }

  @Test("A new indicator of an aggregated table needs title and direction, a known one does not")
  func countsIndicator() throws {
    func text(_ indicator: String) -> String {
      Self.smallest + """

        counts:
          - file: table.csv
            indicator: \(indicator)
            level: ward
            columns: { area: code, period: year, numerator: n, denominator: d }
            rows: { year: 2024 }
        """
    }
    let known = try read(text("plans_issued_20_weeks"))
    #expect(known.counts[0].indicator.direction == .higherIsBetter)
    #expect(known.counts[0].rows.map(\.column) == ["year"])
    let unknown = try #require(try complaint(text("plan_issued_20_weeks")))
    #expect(unknown.message.contains("Did you mean plans_issued_20_weeks?"))
    let new = try read(
      text("visits\n    title: Home visits\n    unit: percent\n    direction: down"))
    #expect(new.counts[0].indicator.direction == .lowerIsBetter)
  }

  @Test("The areas above may come from a table, whose keys are all needed")
  func parentLookup() throws {
    let line = "parent: LAD25CD }"
    let whole = try read(
      replacing(line, with: "parents: { lookup: l.csv, from: WD25CD, to: LAD25CD } }"))
    #expect(whole.areas[0].parents?.from == "WD25CD")
    #expect(whole.areas[0].parents?.lookup.hasSuffix("/l.csv") == true)
    let half = try #require(
      try complaint(replacing(line, with: "parents: { lookup: l.csv, from: WD25CD } }")))
    #expect(half.message.contains("\"to\" is missing"))
  }

  @Test("A level that is dissolved must be listed before, and each level once")
  func levels() throws {
    let dissolve =
      "{ level: authority, dissolve: { level: district, lookup: l.csv, from: A, to: B } }"
    let early = try #require(
      try complaint(replacing("areas:\n", with: "areas:\n  - \(dissolve)\n")))
    #expect(early.message.contains("listed before"))
    let twice = try #require(
      try complaint(replacing("areas:\n", with: "areas:\n  - { level: ward, file: w.geojson }\n")))
    #expect(twice.message.contains("given twice"))
  }

  @Test("A configuration file that is not there is missing input")
  func noFile() {
    #expect(throws: Failure.self) { try Configuration.read("no/such/equity.yaml") }
  }
}
