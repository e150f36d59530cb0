import Foundation
import Testing

/// One run of the example into both trees, with what it said, for the tests that only look at the output.
private struct RunOnce: SuiteTrait, TestScoping {
  @TaskLocal static var run: Command.Outcome?

  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    let folder = try #require(MadeOnce.folder)
    let run = try Command.run(
      ["run", folder + "/example/equity.yaml", "--output", folder + "/out", "--verbose"],
      environment: ["TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8"])
    #expect(run.status == 0, "\(run.errors)")
    try await Self.$run.withValue(run) { try await function() }
  }
}

@Suite(
  "The main job, from the built command", .serialized, .example(children: 900), RunOnce())
struct MainJobTests {
  /// Rows of a CSV whose fields hold no quotes that matter here, by heading.
  private func rows(_ text: String) -> [[String: String]] {
    let lines = text.split(whereSeparator: \.isNewline).map(String.init)
    guard let headings = lines.first?.split(separator: ",", omittingEmptySubsequences: false) else {
      return []
    }
    return lines.dropFirst().map { line in
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      return Dictionary(zip(headings.map(String.init), fields.map(String.init))) { first, _ in first
      }
    }
  }

  /// The folder that holds the suite's `example` and its output, `out`.
  private func shared() throws -> String { try #require(MadeOnce.folder) }

  @Test("The example is read, measured and published, with a page for every area in both trees")
  func wholeRun() throws {
    let files = try contents(of: try shared() + "/out")
    for tree in ["internal", "public"] {
      #expect(files["\(tree)/index.html"] != nil)
      #expect(files["\(tree)/method.html"] != nil)
      #expect(files["\(tree)/quality.html"] != nil)
      let pages = files.keys.filter { $0.hasPrefix(tree) && $0.hasSuffix(".html") }
      #expect(pages.count { $0.contains("/wards/") } == 170)
      #expect(pages.count { $0.contains("/divisions/") } == 60)
      #expect(pages.count { $0.contains("/districts/") } == 8)
      for page in pages {
        let mark = files[page]?.range(of: Data("Made-up data".utf8))
        #expect(mark != nil, "\(page)")
      }
    }
    let protection = String(decoding: files["public/disclosure.html"] ?? Data(), as: UTF8.self)
    #expect(protection.contains("Each keeps at least 4 possible values"))
  }

  @Test("Every case of the return is in the partnership's figures, placed or not")
  func nothingDropped() throws {
    let text = try String(
      contentsOfFile: try shared() + "/out/internal/estimates.csv", encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline)
    let own = lines.prefix(1) + lines.dropFirst().filter { $0.contains(",open_count,all,") }
    let estimates = rows(own.joined(separator: "\n"))
    func total(_ level: String, _ keep: (String) -> Bool) -> Int {
      estimates.filter { $0["level"] == level && keep($0["area_code"] ?? "") }
        .compactMap { Int($0["value"] ?? "") }.reduce(0, +)
    }
    let whole = total("partnership") { _ in true }
    #expect(whole > 0)
    for level in ["ward", "division", "district"] {
      #expect(total(level) { _ in true } == whole, "\(level)")
    }
  }

  @Test("Running again in another zone, language and order of files writes the same bytes")
  func sameBytes() throws {
    try withFolder { folder in
      // The suite's own run was made far east of here and in Turkish.
      let run = try Command.run(
        ["run", try shared() + "/example/equity.yaml", "--output", folder + "/second"],
        environment: [
          "TZ": "America/Los_Angeles", "LC_ALL": "C", "SWIFT_DETERMINISTIC_HASHING": "1",
        ])
      #expect(run.status == 0, "\(run.errors)")
      let first = try contents(of: try shared() + "/out")
      let second = try contents(of: folder + "/second")
      #expect(first.keys.sorted() == second.keys.sorted())
      for path in first.keys.sorted() { #expect(first[path] == second[path], "\(path)") }
    }
  }

  @Test("No name, identifier or postcode of the return stands in any output or message")
  func nothingIdentifying() throws {
    let folder = try shared()
    let person = try String(
      contentsOfFile: try #require(
        FileManager.default.contentsOfDirectory(atPath: folder + "/example/sen2")
          .first { $0.contains("person") }.map { folder + "/example/sen2/" + $0 }),
      encoding: .utf8)
    let run = try #require(RunOnce.run)
    let people = rows(person)
    #expect(people.count > 500)
    var values = Set<String>()
    for column in ["upn", "uniquelearnernumber", "postcode"] {
      values.formUnion(people.compactMap { $0[column] }.filter { $0.count >= 6 })
    }
    #expect(values.count > 500)
    #expect(try Grep.files(below: folder + "/out", holding: values, .wholeWords).isEmpty)
    let said = folder + "/said"
    try FileManager.default.createDirectory(atPath: said, withIntermediateDirectories: true)
    try (run.output + run.errors).write(toFile: said + "/all", atomically: false, encoding: .utf8)
    #expect(try Grep.files(below: said, holding: values, .wholeWords).isEmpty)
    // The values are where they should be, and the search finds them there.
    let sen2 = try Grep.files(below: folder + "/example/sen2", holding: values, .wholeWords)
    #expect(!sen2.isEmpty)
  }

  @Test("Bad input gives its message and exit code, and the previous output stays whole")
  func badInput() throws {
    try withFolder { folder in
      try MadeOnce.copyExample(to: folder)
      // Where an earlier run wrote, which must stay as it is.
      let output = try shared() + "/out"
      let before = try contents(of: output)
      let yaml = try String(contentsOfFile: folder + "/example/equity.yaml", encoding: .utf8)
      func attempt(_ text: String, _ name: String = "changed.yaml") throws -> Command.Outcome {
        try text.write(toFile: folder + "/example/" + name, atomically: false, encoding: .utf8)
        return try Command.run(
          ["run", folder + "/example/" + name, "--output", output])
      }
      let unknown = try attempt(yaml + "\nsnapshoot: 2026-01-15\n")
      #expect(unknown.status == 3 && unknown.errors.contains("Did you mean snapshot?"))
      let missing = try Command.run(["run", folder + "/none.yaml", "--output", output])
      #expect(missing.status == 66 && missing.errors.hasPrefix("error: "))
      let noFile = try attempt(yaml.replacing("folder: sen2\n", with: "folder: nowhere\n"))
      #expect(noFile.status == 66, "\(noFile.errors)")
      let usage = try Command.run(["run", "--no-such-option"])
      #expect(usage.status == 64)
      let wards = try String(
        contentsOfFile: folder + "/example/areas/wards.geojson", encoding: .utf8)
      func withWards(_ text: String) throws -> Command.Outcome {
        try text.write(
          toFile: folder + "/example/areas/changed.geojson", atomically: false, encoding: .utf8)
        return try attempt(yaml.replacing("areas/wards.geojson", with: "areas/changed.geojson"))
      }
      let degrees = try withWards(
        wards.replacing("urn:ogc:def:crs:EPSG::27700", with: "urn:ogc:def:crs:OGC:1.3:CRS84"))
      #expect(
        degrees.status == 3 && degrees.errors.contains("crs: EPSG:27700"), "\(degrees.errors)")
      let twice = try withWards(wards.replacing("Z05000002", with: "Z05000001"))
      #expect(twice.status == 3 && twice.errors.contains("Z05000001"), "\(twice.errors)")
      #expect(try contents(of: output) == before)
    }
  }

  @Test(
    "A return without rows cannot be used; an unreadable date is one row's problem, and --strict minds it"
  )
  func badReturn() throws {
    try withFolder { folder in
      try MadeOnce.copyExample(to: folder)
      let sen2 = folder + "/example/sen2"
      let name = try #require(
        FileManager.default.contentsOfDirectory(atPath: sen2).first { $0.contains("requests") })
      let path = sen2 + "/" + name
      let text = try String(contentsOfFile: path, encoding: .utf8)
      func run(_ text: String) throws -> Command.Outcome {
        try text.write(toFile: path, atomically: false, encoding: .utf8)
        return try Command.run(
          [
            "run", folder + "/example/equity.yaml", "--output", folder + "/out", "--strict",
            "--internal-only",
          ])
      }
      let headings = text.prefix { !$0.isNewline } + "\r\n"
      let empty = try run(String(headings))
      #expect(empty.status == 3 && empty.errors.contains("no request"), "\(empty.errors)")
      #expect(!FileManager.default.fileExists(atPath: folder + "/out/internal"))
      let date = try #require(text.firstMatch(of: /20[0-9]{2}-[A-Z][a-z]{2}-[0-9]{2} 00:00:00/))
      let broken = try run(text.replacing(date.output, with: "31/02/2025", maxReplacements: 1))
      #expect(broken.status == 2, "\(broken.errors)")
      #expect(
        broken.errors.contains("row 2 column receiveddate")
          || broken.errors.contains("receiveddate"))
      #expect(FileManager.default.fileExists(atPath: folder + "/out/internal/quality.csv"))
    }
  }

  @Test("A dry run lists what it would write and writes nothing")
  func dryRun() throws {
    try withFolder { folder in
      let dry = try Command.run(
        ["run", try shared() + "/example/equity.yaml", "--output", folder + "/out", "--dry-run"])
      #expect(dry.status == 0)
      #expect(
        dry.output.contains("public/index.html") && dry.output.contains("internal/results.gpkg"))
      let left = FileManager.default.enumerator(atPath: folder + "/out")?.allObjects ?? []
      #expect(left.isEmpty)
    }
  }
}
