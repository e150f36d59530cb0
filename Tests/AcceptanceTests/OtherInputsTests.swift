import Foundation
import Geometry
import Intake
import Model
import Statistics
import Testing

@testable import CLI

@Suite("Inputs beside the return, on the example", .serialized, .example(children: 2_000))
struct OtherInputsTests {
  private func example(_ body: (String) async throws -> Void) async throws {
    try await body(try #require(MadeOnce.folder) + "/example")
  }

  /// What `truth-quality.csv` says that a file holds.
  private func truth(_ folder: String) throws -> [String: [String: Int]] {
    var truth: [String: [String: Int]] = [:]
    let text = try String(contentsOfFile: folder + "/truth-quality.csv", encoding: .utf8)
    for line in text.split(whereSeparator: \.isNewline).dropFirst() {
      let cells = line.split(separator: ",")
      truth[String(cells[0]), default: [:]][String(cells[1])] = Int(cells[2])
    }
    return truth
  }

  private func placed(_ folder: String) async throws -> (inputs: Inputs, placed: Placed) {
    let configuration = try Configuration.read(folder + "/equity.yaml")
    let inputs = try await Inputs.read(configuration)
    let pipeline = Pipeline(configuration: configuration, console: Console(loudness: .quiet))
    return (inputs, try await pipeline.place(inputs))
  }

  @Test("Every row of every input is read or reported, as many as were written of each kind")
  func counts() async throws {
    try await example { folder in
      let (inputs, placed) = try await placed(folder)
      let truth = try truth(folder)
      let waits = try #require(truth["waits.csv"])
      let list = inputs.tables.waits[0].source
      #expect(list.services == ["Autism assessment", "Community paediatrics"])
      let outward = waits["outward-code"] ?? 0
      #expect(list.count == (waits["rows"] ?? 0) + outward)
      #expect(list.end.count { $0 == nil } == (waits["waiting"] ?? 0) + outward)
      #expect(list.end.count { $0 == .completed } == waits["seen"])
      #expect(list.end.count { $0 == .withdrawn } == waits["moved"])
      for reason in [
        "stop-before-start", "start-in-future", "stop-in-future", "start-missing",
        "date-impossible", "reason-unknown",
      ] {
        let found = inputs.problems.count {
          $0.reason == reason && $0.location.file == "waits.csv"
        }
        #expect(found == waits[reason], "\(reason)")
      }
      let matches = try #require(placed.matches.first { $0.input == "waits.csv" }).counts
      #expect(matches[.outwardCode] == outward)
      #expect(matches[.missing] == waits["postcode-blank"])
      #expect(matches[.postcodeUnknown] == waits["postcode-unknown"])
      #expect(matches[.outside] == waits["postcode-outside"])
      let therapy = try #require(placed.matches.first { $0.input == "waits-therapy.csv" }).counts
      #expect(therapy[.inside] == truth["waits-therapy.csv"]?["area-given"])
      for (number, file) in ["home-education.csv", "missing-education.csv", "eotas.csv"]
        .enumerated()
      {
        let register = inputs.tables.registers[number].source
        #expect(register.ended.count { $0 == nil } == truth[file]?["open"], "\(file)")
      }
      let calls = inputs.tables.contacts[0].source
      #expect(calls.offered.reduce(0) { $0 + Int($1) } == truth["calls.csv"]?["offered"])
      #expect(calls.answered.reduce(0) { $0 + Int($1) } == truth["calls.csv"]?["answered"])
      let provision = try #require(inputs.tables.provision?.source)
      let special = provision.kind.indices.filter { provision.kind[$0] == .special }
      #expect(special.count == 24)
      #expect(
        special.reduce(0) { $0 + Int(provision.places[$1] ?? 0) }
          == truth["places.csv"]?["places-special"])
      #expect(inputs.published.map(\.table.rows.count) == [1, 1])
    }
  }

  @Test(
    "Calls have no place, small areas find their ward, and every placed child a fifth of deprivation"
  )
  func places() async throws {
    try await example { folder in
      let placed = try await placed(folder).placed.inputs
      let calls = placed.contacts[0].rows
      #expect(calls.placements.allSatisfy { $0.area.allSatisfy { $0 == Placement.unknown } })
      let therapy = placed.waits[1].rows
      let wards = try #require(therapy.placements.first { $0.level == .ward })
      let divisions = try #require(therapy.placements.first { $0.level == .division })
      #expect(wards.area.contains { $0 >= 0 })
      // No lookup tells the division of a small area, and none is made up.
      #expect(divisions.area.allSatisfy { $0 < 0 })
      for rows in [placed.waits[0].rows, placed.returns[0].caseRows, therapy] {
        let ward = try #require(rows.placements.first { $0.level == .ward })
        for (area, fifth) in zip(ward.area, rows.deprivationFifth) where area >= 0 {
          #expect(fifth.map { (1...5).contains($0) } == true)
        }
      }
      let people = try #require(placed.population)
      let districts = try #require(people.rows.placements.first { $0.level == .district })
      #expect(districts.area.allSatisfy { $0 >= 0 })
    }
  }

  @Test("The small area that a home is given is that of its postcode in the directory")
  func consistentSmallAreas() async throws {
    try await example { folder in
      let (inputs, placed) = try await placed(folder)
      let wards = try #require(inputs.boundaries.first { $0.level == .ward })
      let population = try #require(placed.inputs.population)
      let level = try #require(population.rows.placements.first { $0.level == .ward })
      #expect(Set(level.area) == Set((0..<wards.count).map { Int32($0) }))
    }
  }

  @Test(
    "The built command counts something from every input, and slow wards wait longer for paediatrics"
  )
  func command() async throws {
    try await example { folder in
      let run = try Command.run(
        ["run", folder + "/equity.yaml", "--output", folder + "/out", "--internal-only"])
      #expect(run.status == 0, "\(run.errors)")
      let text = try String(
        contentsOfFile: folder + "/out/internal/estimates.csv", encoding: .utf8)
      let lines = text.split(whereSeparator: \.isNewline)
      for indicator in [
        "service_waiting", "service_over_18_weeks", "service_wait", "missing_education",
        "home_educated", "eotas", "calls_answered", "emails_answered", "occupancy", "request_rate",
        "plans_per_population", "placement_mix", "placed_outside_authority",
      ] {
        #expect(lines.contains { $0.contains(",\(indicator),") }, "\(indicator)")
      }
      // Calls are the partnership's alone.
      let calls = lines.filter { $0.contains(",calls_answered,") }
      #expect(!calls.isEmpty && calls.allSatisfy { $0.hasPrefix("partnership,") })
      #expect(lines.contains { $0.contains(",deprivation=1,") })
      #expect(lines.contains { $0.contains("service=Community paediatrics") })
    }
  }

  @Test("Planted wards are slower or faster for paediatrics and alike for autism assessment")
  func planted() async throws {
    try await example { folder in
      let placed = try await placed(folder).placed.inputs
      let list = placed.waits[0].source
      let truth = try String(contentsOfFile: folder + "/truth-inputs.csv", encoding: .utf8)
      var slow: Set<String> = []
      for line in truth.split(whereSeparator: \.isNewline)
      where line.hasPrefix("waits,Community paediatrics,") && line.contains(",real,") {
        let cells = line.split(separator: ",")
        if (cells.lazy.compactMap { Double($0) }.first ?? 1) < 1 { slow.insert(String(cells[2])) }
      }
      let wards = try #require(placed.waits[0].rows.placements.first { $0.level == .ward })
      /// The share of referrals before 2025 that still wait, in slow wards and in the others.
      func shares(_ service: String) -> (slow: Double, others: Double) {
        var (open, all) = ([0.0, 0.0], [0.0, 0.0])
        for row in 0..<list.count
        where list.services[Int(list.service[row])] == service && wards.area[row] >= 0
          && list.started[row].parts.year < 2025
        {
          let isSlow = slow.contains(wards.areas[Int(wards.area[row])].text) ? 0 : 1
          all[isSlow] += 1
          open[isSlow] += list.end[row] == nil ? 1 : 0
        }
        return (open[0] / max(all[0], 1), open[1] / max(all[1], 1))
      }
      let paediatrics = shares("Community paediatrics")
      #expect(paediatrics.slow > paediatrics.others + 0.05)
      let autism = shares("Autism assessment")
      #expect(abs(autism.slow - autism.others) < 0.2)
    }
  }
}
