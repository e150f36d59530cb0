import Foundation
import Intake
import Model
import Statistics
import Testing

@testable import CLI

@Suite("Configuration of the other inputs")
struct ConfigurationInputsTests {
  private static let smallest = """
    partnership: { name: Exampleshire Local Area Partnership, code: E10000999 }
    period: 2025-01-01..2025-12-31
    snapshot: 2026-01-15
    areas:
      - { level: ward, file: areas/wards.geojson, code: WD25CD, name: WD25NM, parent: LAD25CD }
    postcodes: { file: postcodes.csv }

    """

  private func read(_ text: String, base: String = smallest) throws -> Configuration {
    let folder = NSTemporaryDirectory() + "configuration-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try (base + text).write(toFile: folder + "/equity.yaml", atomically: false, encoding: .utf8)
    return try Configuration.read(folder + "/equity.yaml")
  }

  /// The complaint about a configuration, or nil where there is none.
  private func complaint(_ text: String, base: String = smallest) throws -> ConfigurationError? {
    do {
      _ = try read(text, base: base)
      return nil
    } catch let error as ConfigurationError {
      return error
    }
  }

  private static let everything = """
    waits:
      - file: referrals.csv
        service: Community paediatrics
        columns: { start: referral_date, stop: first_attended_date, reason: outcome, postcode: postcode }
        reasons: { completed: [plan, seen], refused: [refused], withdrawn: [withdrawn, moved] }
        limits: { weeks: 12 }
        stale_weeks: 26
        snapshot: 2026-01-31
      - { file: therapy.csv, columns: { service: team, lsoa: lsoa21cd }, rows: { age_group: [CYP, ALL], open: 1 } }
    registers:
      - { kind: missing_education, file: cme.csv, columns: { start: since, area: ward, id: ref }, level: ward }
    contacts:
      - { kind: calls, file: calls.csv, columns: { date: interval, offered: in } }
      - { kind: emails, file: mail.csv, limits: { working_days: 8 } }
    bank_holidays: [2026-01-02]
    places: { file: places.csv, columns: { urn: urn, x: lon, y: lat }, crs: epsg:4326, capacity: scap.csv, register: gias.csv, links: links.csv }
    population: { file: population.csv, columns: { area: WD25CD, count: population }, ages: 0-24 }
    deprivation: { file: imd.csv, columns: { area: lsoa21cd, rank: imd_rank }, edition: 2025, lookup: lsoa_to_ward.csv }
    counts:
      - file: table.csv
        indicator: plans_issued_20_weeks
        published: true
        columns: { area: code, period: year, numerator: n, denominator: d }
      - file: wards.csv
        indicator: plans_issued_20_weeks
        level: ward
        columns: { area: code, period: year, numerator: n, denominator: d }
        suppressed: 1..7
        rounded: 5
        total: E10000999
    counting: { timeliness_counts_appeals: true }

    """

  @Test("Every input is read with its own shape, paths relative to the file")
  func everything() throws {
    let configuration = try read(Self.everything)
    let waits = configuration.waits[0].source
    #expect(
      waits.table.path.hasSuffix("/referrals.csv") && waits.service == "Community paediatrics")
    #expect(waits.table.columns.map(\.role) == ["start", "stop", "reason", "postcode"])
    #expect(
      waits.limitWeeks == 12 && waits.staleWeeks == 26 && waits.snapshot.description == "2026-01-31"
    )
    #expect(
      waits.reasons.map(\.words) == [["plan", "seen"], ["refused"], ["withdrawn", "moved"], []])
    let therapy = configuration.waits[1].source
    #expect(therapy.service == nil && therapy.limitWeeks == 18 && therapy.staleWeeks == nil)
    #expect(therapy.table.rows.map(\.column) == ["age_group", "age_group", "open"])
    #expect(therapy.table.rows.map(\.value) == ["CYP", "ALL", "1"])
    #expect(therapy.snapshot.description == "2026-01-15")
    #expect(configuration.smallAreaLookup?.hasSuffix("/lsoa_to_ward.csv") == true)
    #expect(configuration.registers[0].source.kind == .missingEducation)
    #expect(configuration.contacts.map(\.source.kind) == [.calls, .emails])
    #expect(configuration.contacts[1].source.answerDays == 8)
    #expect(configuration.contacts[1].source.acknowledgeDays == 1)
    let days = configuration.contacts[1].source.workingDays
    let (first, last) = (Day(iso: "2026-01-01"), Day(iso: "2026-01-02"))
    #expect(days.count(after: try #require(first), through: try #require(last)) == 0)
    let places = try #require(configuration.places?.source)
    #expect(places.place.system == .wgs84 && places.register?.hasSuffix("/gias.csv") == true)
    #expect(configuration.population?.source.ages == 0...24)
    #expect(configuration.deprivation?.source.ranked == 33_755)
    #expect(configuration.counts[0].isPublished && configuration.counts[0].level == .partnership)
    #expect(configuration.counts[1].suppression == .init(suppressed: 1...7, rounded: 5))
    #expect(configuration.counts[1].total?.text == "E10000999")
    #expect(configuration.counting.timelinessCountsAppeals)
    #expect(configuration.counting.reviewsCountTransfers)
  }

  @Test("Every file of every input is in the fingerprint, under its key")
  func files() throws {
    let roles = try read(Self.everything).tableFiles.map(\.role)
    #expect(
      roles == ["waits", "waits", "registers", "contacts", "contacts"]
        + Array(repeating: "places", count: 4) + ["population", "deprivation", "deprivation"])
  }

  @Test(
    "A key that no input has is refused with the nearest one and the line",
    arguments: [
      ("waits:\n  - { file: a.csv, servce: x }\n", "service"),
      ("waits:\n  - { file: a.csv, columns: { strat: x } }\n", "start"),
      ("waits:\n  - { file: a.csv, limits: { week: 18 } }\n", "weeks"),
      ("waits:\n  - { file: a.csv, reasons: { complete: [x] } }\n", "completed"),
      ("registers:\n  - { kind: eotas, file: a.csv, colums: {} }\n", "columns"),
      ("registers:\n  - { kind: eotas, file: a.csv, columns: { ended: x } }\n", "end"),
      ("registers:\n  - { kind: eotas, file: a.csv, reasons: { no_places: [x] } }\n", "no_place"),
      ("contacts:\n  - { kind: calls, file: a.csv, columns: { offerd: x } }\n", "offered"),
      (
        "contacts:\n  - { kind: emails, file: a.csv, limits: { working_days: 8, acknowlege_days: 1 } }\n",
        "acknowledge_days"
      ),
      ("waits:\n  - { file: a.csv }\nplaces: { file: a.csv, capcity: b.csv }\n", "capacity"),
      ("waits:\n  - { file: a.csv }\nplaces: { file: a.csv, columns: { id: b } }\n", "urn"),
      ("waits:\n  - { file: a.csv }\nplaces: { file: a.csv, columns: { school: b } }\n", "name"),
      ("waits:\n  - { file: a.csv }\npopulation: { file: a.csv, age: 0-24 }\n", "ages"),
      ("waits:\n  - { file: a.csv }\ndeprivation: { file: a.csv, editon: 2025 }\n", "edition"),
      (
        "waits:\n  - { file: a.csv }\ncounting: { timeliness_count_appeals: true }\n",
        "timeliness_counts_appeals"
      ),
      ("waits:\n  - { file: a.csv }\nregister: []\n", "registers"),
    ])
  func unknownKey(text: String, nearest: String) throws {
    let error = try #require(try complaint(text))
    #expect(error.message.contains("Did you mean \(nearest)?"), "\(error)")
    #expect(error.line != nil && error.column != nil)
  }

  @Test(
    "A value of the wrong form is refused with what to write",
    arguments: [
      ("waits:\n  - { file: a.csv, limits: { weeks: long } }\n", "whole number from 1 to 520"),
      ("waits:\n  - { file: a.csv, stale_weeks: 0 }\n", "whole number from 1 to 520"),
      ("waits:\n  - { file: a.csv, snapshot: 15/01/2026 }\n", "2026-01-15"),
      ("waits:\n  - { file: a.csv, crs: EPSG:1 }\n", "EPSG:27700"),
      (
        "registers:\n  - { kind: home, file: a.csv }\n", "home_educated, missing_education or eotas"
      ),
      ("contacts:\n  - { kind: letters, file: a.csv }\n", "calls or emails"),
      ("waits:\n  - { file: a.csv }\npopulation: { file: a.csv, ages: all }\n", "0-24"),
      (
        "waits:\n  - { file: a.csv }\ndeprivation: { file: a.csv, edition: 2020 }\n", "2019 or 2025"
      ),
      ("waits:\n  - { file: a.csv }\nbank_holidays: [Easter]\n", "2026-01-02"),
      (
        "waits:\n  - { file: a.csv }\ncounting: { reviews_count_transfers: maybe }\n",
        "true or false"
      ),
      (
        "waits:\n  - { file: a.csv, reasons: { completed: [done], refused: [Done] } }\n",
        "a reason means one thing"
      ),
      (
        "waits:\n  - { file: a.csv, service: x, columns: { service: y } }\n", "not both"
      ),
      (
        "waits:\n  - { file: a.csv }\ndeprivation: { file: a.csv, columns: { rank: r, decile: d }, edition: 2025 }\n",
        "choose one"
      ),
      ("waits:\n  - { file: a.csv, rows: { open: [] } }\n", "a value or a list of them"),
      ("waits:\n  - { file: a.csv, rows: { open: [1, [2]] } }\n", "a value or a list of them"),
      ("waits:\n  - { file: a.csv, rows: { open: { is: 1 } } }\n", "a value or a list of them"),
      ("waits:\n  - { file: a.csv, rows: { [1]: 2 } }\n", "plain keys"),
    ])
  func wrongValue(text: String, hint: String) throws {
    let error = try #require(try complaint(text))
    #expect(error.message.contains(hint), "\(error)")
    #expect(error.line != nil)
  }

  @Test(
    "What an input needs beside it is named with an example",
    arguments: [
      ("waits:\n  - { service: x }\n", "\"file\" is missing in waits[1]"),
      ("waits:\n  - { file: a.csv, limits: {} }\n", "\"weeks\" is missing"),
      ("waits:\n  - { file: a.csv, columns: { x: e, y: n } }\n", "\"crs\" is missing"),
      ("waits:\n  - { file: a.csv, columns: { x: e }, crs: EPSG:27700 }\n", "x and y together"),
      ("waits:\n  - { file: a.csv, columns: { area: w } }\n", "\"level\" is missing"),
      ("waits:\n  - { file: a.csv, columns: { area: w }, level: parish }\n", "areas does not list"),
      ("waits:\n  - { file: a.csv, columns: { lsoa: l } }\n", "lookup: lsoa_to_ward.csv"),
      ("registers:\n  - { file: a.csv }\n", "\"kind\" is missing"),
      ("contacts:\n  - { kind: emails, file: a.csv }\n", "\"limits\" is missing"),
      (
        "contacts:\n  - { kind: emails, file: a.csv, limits: { acknowledge_days: 1 } }\n",
        "\"working_days\" is missing"
      ),
      (
        "waits:\n  - { file: a.csv }\ndeprivation: { file: a.csv, columns: { rank: r } }\n",
        "\"edition\" is missing"
      ),
    ])
  func missing(text: String, hint: String) throws {
    let error = try #require(try complaint(text))
    #expect(error.message.contains(hint), "\(error)")
  }

  @Test("A postcode column needs a directory, and an entry a snapshot from somewhere")
  func needs() throws {
    let withoutDirectory = Self.smallest.replacingOccurrences(
      of: "postcodes: { file: postcodes.csv }\n", with: "")
    let directory = try #require(
      try complaint(
        "waits:\n  - { file: a.csv, columns: { postcode: p } }\n", base: withoutDirectory))
    #expect(directory.message.contains("postcodes: { file: postcodes.csv }"))
    let withoutDay = Self.smallest.replacingOccurrences(of: "snapshot: 2026-01-15\n", with: "")
    let day = try #require(try complaint("waits:\n  - { file: a.csv }\n", base: withoutDay))
    #expect(day.message.contains("\"snapshot\" is missing in waits[1]"))
    #expect(
      try read("waits:\n  - { file: a.csv, snapshot: 2026-01-15 }\n", base: withoutDay).waits.count
        == 1)
  }

  @Test("One kind of input is enough, and none is too few")
  func anyInput() throws {
    #expect(try complaint("registers:\n  - { kind: eotas, file: a.csv }\n") == nil)
    #expect(try complaint("contacts:\n  - { kind: calls, file: a.csv }\n") == nil)
    #expect(try complaint("")?.message.contains("waits, registers, contacts or counts") == true)
  }
}
