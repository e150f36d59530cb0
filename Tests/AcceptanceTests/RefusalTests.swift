import Foundation
import Model
import Testing

@testable import CLI
@testable import Disclosure

@Suite("A release that tells too much")
struct RefusalTests {
  /// Eight districts, one of which has three plans in time: enough to be hidden, and to be let out by a broken gate.
  private func withFigures(_ body: (String) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("refusal-" + UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let made = try Command.run(["example", folder, "--children", "60"])
    #expect(made.status == 0, "\(made.errors)")
    try DistrictCounts.write([3, 41, 48, 55, 62, 33, 27, 38], to: folder)
    try await body(folder)
  }

  private func run(
    _ folder: String, _ audiences: [Audience] = [.internal, .public],
    gate: Pipeline.Gate? = nil
  ) async throws {
    let configuration = try Configuration.read(folder + "/equity.yaml")
    var pipeline = Pipeline(configuration: configuration, console: Console(loudness: .quiet))
    if let gate { pipeline.gate = gate }
    _ = try await RecordedRun(pipeline: pipeline, store: PrivateStore(configuration.store)).run(
      audiences, output: folder + "/Output", strict: false)
  }

  /// The gate, with the first hidden figure of a district or that of the partnership changed in its tables afterwards.
  /// `once`: only while nothing is kept back.
  private func gate(
    district: Count? = nil, partnership: Count? = nil, once: Bool = false
  ) -> Pipeline.Gate {
    { measures, analyses, quality, policy, linkage, analyse in
      let honest = try protect(
        measures, analyses, quality: quality, policy: policy, linkage: linkage, analyse: analyse)
      if once, !linkage.withheld.isEmpty { return honest }
      func shown(_ count: Count, in cell: Cell) -> Cell {
        .shown(
          Estimate(
            place: cell.place, numerator: count.numerator, denominator: count.denominator,
            outcome: .none(.tooFew), method: "M01"))
      }
      let tables = honest.tables.map { table -> Table in
        var cells = table.cells
        if let district, let hidden = cells.firstIndex(where: \.isHidden) {
          cells[hidden] = shown(district, in: cells[hidden])
        }
        return Table(
          indicator: table.indicator, level: table.level, group: table.group,
          period: table.period, pooledPeriods: table.pooledPeriods,
          partnership: partnership.map { shown($0, in: table.partnership) } ?? table.partnership,
          cells: cells, unknown: table.unknown,
          outside: table.outside, compared: table.compared, flagsShown: table.flagsShown,
          flagsExpectedByLuck: table.flagsExpectedByLuck)
      }
      var release = Release(
        audience: .public, tables: tables, quality: honest.quality, rules: honest.rules)
      release.disclosure = honest.disclosure
      return release
    }
  }

  @Test("A release whose attack finds something ends the run with 4 and leaves the output whole")
  func refused() async throws {
    try await withFigures { folder in
      try await run(folder)
      let before = try contents(of: folder + "/Output")
      #expect(before.count > 50)
      let ledger = try String(
        contentsOfFile: folder + "/.postcode-equity/draft-ledger.tsv", encoding: .utf8)
      let error = await #expect(throws: (any Error).self) {
        try await run(folder, gate: gate(district: Count(3, of: 60)))
      }
      let failure = try #require(error.flatMap { Failure(wording: $0) })
      #expect(failure.exitCode == 4)
      #expect(failure.message.contains("nothing is written"))
      #expect(failure.message.contains("a count under the threshold"))
      #expect(failure.message.contains("profile: strict"))
      #expect(try contents(of: folder + "/Output") == before)
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder + "/Output").sorted()
          == ["internal", "public"])
      // What was refused is no part of the record of releases, and the trail says that it was refused.
      #expect(
        try String(contentsOfFile: folder + "/.postcode-equity/draft-ledger.tsv", encoding: .utf8)
          == ledger)
      let trail = try String(
        contentsOfFile: folder + "/.postcode-equity/audit-trail.jsonl", encoding: .utf8)
      #expect(trail.split(separator: "\n").last?.contains("disclosure refused") == true)
    }
  }

  @Test("Where nothing was written before, nothing is there after a refusal")
  func refusedAtFirst() async throws {
    try await withFigures { folder in
      await #expect(throws: (any Error).self) {
        try await run(folder, gate: gate(district: Count(3, of: 60)))
      }
      #expect(try contents(of: folder + "/Output").isEmpty)
      // Exact pages for the own staff are no release.
      try await run(folder, [.internal], gate: gate(district: Count(3, of: 60)))
      #expect(try !contents(of: folder + "/Output").isEmpty)
    }
  }

  @Test("Figures from which a number could be worked out are kept back, and the rest is published")
  func keptBack() async throws {
    try await withFigures { folder in
      // The other districts have at least 291 plans in time. Of at most 292 that leaves the first with one or none.
      try await run(
        folder, [.public], gate: gate(partnership: Count(290, of: 805), once: true))
      let table = try String(
        contentsOfFile: folder + "/Output/public/data/timeliness.csv", encoding: .utf8)
      let districts = table.split(whereSeparator: \.isNewline).filter { $0.contains("Z0700000") }
      #expect(districts.count == 8)
      #expect(districts.allSatisfy { $0.contains(",c,") })
      let page = try String(
        contentsOfFile: folder + "/Output/public/disclosure.html", encoding: .utf8)
      #expect(page.contains("What is kept back whole"))
      #expect(try Command.run(["audit", folder + "/Output/public"]).status == 0)
      #expect(try Command.run(["verify", folder + "/Output/public"]).status == 0)
    }
  }

  @Test("What passed the last look passes the audit of the finished folder")
  func honest() async throws {
    try await withFigures { folder in
      try await run(folder, [.public])
      let audit = try Command.run(["audit", folder + "/Output/public"])
      #expect(audit.status == 0, "\(audit.output)")
      let verify = try Command.run(["verify", folder + "/Output/public"])
      #expect(verify.status == 0, "\(verify.output)")
      // One figure of the tables changed afterwards: its sum and its page no longer agree.
      let table = folder + "/Output/public/data/timeliness.csv"
      let text = try String(contentsOfFile: table, encoding: .utf8)
      #expect(text.contains(",70,"))
      try text.replacingOccurrences(of: ",70,", with: ",65,")
        .write(toFile: table, atomically: false, encoding: .utf8)
      let changed = try Command.run(["verify", folder + "/Output/public"])
      #expect(changed.status == 5)
      #expect((changed.output + changed.errors).contains("data/timeliness.csv"))
    }
  }
}
