import Foundation
import Testing

@Suite("The private store, from the built command", .serialized)
struct PrivateStoreTests {
  /// Noon of 20 January 2026.
  private static let start = 1_768_910_400

  private func mode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0
  }

  private func command(
    _ arguments: [String], in folder: String, daysLater days: Int = 0
  ) throws -> Command.Outcome {
    try Command.run(
      arguments, in: folder,
      environment: ["SOURCE_DATE_EPOCH": String(Self.start + days * 86_400)])
  }

  private func withExample(_ body: (String) throws -> Void) throws {
    try withFolder { folder in
      #expect(try command(["example", "made", "--children", "60"], in: folder).status == 0)
      let place = folder + "/made"
      try DistrictCounts.write((1...8).map { 20 + $0 * 7 }, to: place)
      try body(place)
    }
  }

  private func configure(_ folder: String, adding lines: String = "") throws {
    try DistrictCounts.configure(folder, adding: lines)
  }

  private func trail(_ folder: String) throws -> [[String: Any]] {
    let text = try String(
      contentsOfFile: folder + "/.postcode-equity/audit-trail.jsonl", encoding: .utf8)
    return try text.split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
  }

  @Test("A run leaves a line with digests and counts, a failed one with the kind of its failure")
  func auditTrail() throws {
    try withExample { folder in
      // Whatever the mask of the shell is, nobody else may read what is private.
      let run = try command(["run", "--internal-only", "--quiet"], in: folder)
      #expect(run.status == 0, "\(run.errors)")
      try FileManager.default.removeItem(atPath: folder + "/counts.csv")
      #expect(try command(["run", "--internal-only", "--quiet"], in: folder).status == 66)
      let store = folder + "/.postcode-equity"
      #expect(try mode(store) == 0o700)
      for name in try FileManager.default.contentsOfDirectory(atPath: store) {
        #expect(try mode(store + "/" + name) == 0o600, "\(name)")
      }
      let lines = try trail(folder)
      #expect(lines.map { $0["result"] as? String } == ["done", "input missing"])
      #expect(
        lines.map { $0["time"] as? String } == Array(repeating: "2026-01-20T12:00:00Z", count: 2))
      #expect(lines[0]["command"] as? String == "run")
      #expect(lines[0]["rowsRead"] as? Int == 8)
      #expect(lines[0]["rowsRejected"] as? Int == 0)
      let inputs = try #require(lines[0]["inputs"] as? [[String: String]])
      #expect(Set(inputs.compactMap { $0["part"] }).isSuperset(of: ["configuration", "counts"]))
      let outputs = try #require(lines[0]["outputs"] as? [[String: String]])
      #expect(outputs.compactMap { $0["part"] } == ["internal"])
      #expect(outputs.allSatisfy { $0["sha256"]?.count == 64 })
    }
  }

  @Test("A line that was changed stops every later run, and the check tells which line it is")
  func tampering() throws {
    try withExample { folder in
      #expect(try command(["run", "--internal-only", "--quiet"], in: folder).status == 0)
      #expect(try command(["purge", "--check"], in: folder).status == 0)
      let path = folder + "/.postcode-equity/audit-trail.jsonl"
      let text = try String(contentsOfFile: path, encoding: .utf8)
      let handle = try #require(FileHandle(forWritingAtPath: path))
      try handle.write(contentsOf: Data(text.replacing("\"done\"", with: "\"gone\"").utf8))
      try handle.close()
      let check = try command(["purge", "--check"], in: folder)
      #expect(check.status == 1)
      #expect(check.errors.contains("line 1 "))
      let before = try contents(of: folder + "/Output")
      #expect(try command(["run", "--internal-only", "--quiet"], in: folder).status == 1)
      #expect(try contents(of: folder + "/Output") == before)
    }
  }

  @Test(
    "What is overdue makes every command warn until it is purged, and the trail says that it was")
  func retention() throws {
    try withExample { folder in
      try configure(folder, adding: "store: { keep_days: 30 }\n")
      #expect(try command(["run", "--quiet", "--internal-only"], in: folder).status == 0)
      try FileManager.default.createDirectory(
        atPath: folder + "/Output/.partial-1-2", withIntermediateDirectories: true)
      let early = try command(["list", "indicators"], in: folder, daysLater: 30)
      #expect(!early.errors.contains("was to be kept"))
      let late = try command(["list", "indicators"], in: folder, daysLater: 31)
      #expect(late.status == 0)
      #expect(late.errors.contains("was to be kept until 2026-02-19"))
      #expect(try command(["purge"], in: folder, daysLater: 30).output.contains("of 0 runs"))
      #expect(FileManager.default.fileExists(atPath: folder + "/Output/internal/index.html"))
      let purge = try command(["purge"], in: folder, daysLater: 31)
      #expect(purge.status == 0, "\(purge.errors)")
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder + "/Output") == [])
      let line = try #require(try trail(folder).last)
      #expect(line["command"] as? String == "purge")
      #expect((line["filesRemoved"] as? Int ?? 0) > 10)
      let after = try command(["list", "indicators"], in: folder, daysLater: 32)
      #expect(!after.errors.contains("was to be kept"))
    }
  }

  @Test(
    "A draft takes the place of the draft before it; what has a day of publication stays in the ledger"
  )
  func ledger() throws {
    try withExample { folder in
      let store = folder + "/.postcode-equity/"
      func statements(_ file: String) throws -> [Substring] {
        let text = try String(contentsOfFile: store + file, encoding: .utf8)
        return text.split(separator: "\n").dropFirst().map { $0 }
      }
      #expect(try command(["run", "--quiet", "--public-only"], in: folder).status == 0)
      let draft = try statements("draft-ledger.tsv")
      #expect(draft.count > 8)
      #expect(!FileManager.default.fileExists(atPath: store + "release-ledger.tsv"))
      #expect(try mode(store + "draft-ledger.tsv") == 0o600)
      #expect(try command(["run", "--quiet", "--public-only"], in: folder).status == 0)
      #expect(try statements("draft-ledger.tsv") == draft)
      try configure(folder, adding: "release: { id: 2026.1, published: 2026-03-12 }\n")
      #expect(try command(["run", "--quiet", "--public-only"], in: folder).status == 0)
      #expect(try statements("draft-ledger.tsv").isEmpty)
      let published = try statements("release-ledger.tsv")
      #expect(published == draft)
      // Publishing twice changes nothing, and what stands in the ledger is then part of the check.
      let again = try command(["run", "--quiet", "--public-only"], in: folder)
      #expect(again.status == 0, "\(again.errors)")
      #expect(try statements("release-ledger.tsv") == published)
      // A revision withdraws what it corrects, and keeps it.
      try configure(
        folder,
        adding: """
          release: { id: 2026.1, revision: 1, published: 2026-04-12, changes: [{ date: 2026-04-12, text: Corrected. }] }

          """)
      #expect(try command(["run", "--quiet", "--public-only"], in: folder).status == 0)
      let both = try statements("release-ledger.tsv")
      #expect(both.filter { $0.hasSuffix("\t2026.1 revision 0\t1") }.count == published.count)
      #expect(both.filter { $0.hasSuffix("\t2026.1 revision 1\t0") }.count == published.count)
    }
  }

  @Test("A store that others may enter, or that is a link, stops the run before anything is read")
  func openStore() throws {
    try withExample { folder in
      let store = folder + "/.postcode-equity"
      try FileManager.default.createDirectory(
        atPath: store, withIntermediateDirectories: false,
        attributes: [.posixPermissions: 0o750])
      #expect(chmod(store, 0o750) == 0)
      let open = try command(["run", "--quiet"], in: folder)
      #expect(open.status == 74)
      #expect(open.errors.contains("other users may read"))
      try FileManager.default.removeItem(atPath: store)
      #expect(mkdir(folder + "/elsewhere", 0o700) == 0)
      #expect(symlink(folder + "/elsewhere", store) == 0)
      #expect(try command(["run", "--quiet"], in: folder).status == 74)
      #expect(!FileManager.default.fileExists(atPath: folder + "/Output"))
    }
  }

  @Test("The pack for the officer names the controller, the bases to confirm and the keeping")
  func assessment() throws {
    try withExample { folder in
      let pack = try command(["dpia"], in: folder)
      #expect(pack.status == 0, "\(pack.errors)")
      for words in [
        "Exampleshire County Council", "Article 6(1)(e)", "9(2)(g)", "Article 89", "365 days",
        "from 1 to 7 are hidden", "SWIFT_BACKTRACE", "None weaker than standard",
      ] {
        #expect(pack.output.contains(words), "\(words)")
      }
      // Nothing was made by asking.
      #expect(!FileManager.default.fileExists(atPath: folder + "/.postcode-equity"))
    }
  }

  @Test("A dry run makes no store")
  func dryRun() throws {
    try withExample { folder in
      let run = try command(["run", "--dry-run", "--quiet", "--internal-only"], in: folder)
      #expect(run.status == 0, "\(run.errors)")
      #expect(!FileManager.default.fileExists(atPath: folder + "/.postcode-equity"))
    }
  }
}
