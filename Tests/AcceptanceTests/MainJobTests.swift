import Foundation
import Testing

@Suite("The main job, from the built command", .serialized)
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

  /// Every run of letters and digits, and every two runs with one space between: postcodes are written so.
  private func words(_ data: Data) -> Set<String> {
    var words = Set<String>()
    var before: String?
    for run in data.split(whereSeparator: { !($0 >= 48 && $0 <= 57 || $0 >= 65 && $0 <= 90) }) {
      let word = String(decoding: run, as: UTF8.self)
      words.insert(word)
      if let before, before.count <= 4, word.count == 3 { words.insert(before + " " + word) }
      before = word
    }
    return words
  }

  private func makeExample(_ folder: String) throws {
    let made = try Command.run(["example", folder + "/example", "--children", "900"])
    #expect(made.status == 0, "\(made.errors)")
  }

  private func runExample(
    _ folder: String, to output: String = "out", environment: [String: String] = [:]
  ) throws {
    let run = try Command.run(
      ["run", folder + "/example/equity.yaml", "--output", folder + "/" + output],
      environment: environment)
    #expect(run.status == 0, "\(run.errors)")
  }

  @Test("The example is read, measured and published, with a page for every area in both trees")
  func wholeRun() throws {
    try withFolder { folder in
      try makeExample(folder)
      try runExample(folder)
      let files = try contents(of: folder + "/out")
      for tree in ["internal", "public"] {
        #expect(files["\(tree)/index.html"] != nil)
        #expect(files["\(tree)/method.html"] != nil)
        #expect(files["\(tree)/quality.html"] != nil)
        let pages = files.keys.filter { $0.hasPrefix(tree) && $0.hasSuffix(".html") }
        #expect(pages.count { $0.contains("/wards/") } == 170)
        #expect(pages.count { $0.contains("/divisions/") } == 60)
        #expect(pages.count { $0.contains("/districts/") } == 8)
        for page in pages {
          let text = String(decoding: files[page] ?? Data(), as: UTF8.self)
          #expect(text.contains("Made-up data"), "\(page)")
        }
      }
      let overview = String(decoding: files["public/index.html"] ?? Data(), as: UTF8.self)
      #expect(overview.lowercased().contains("not yet audited"))
    }
  }

  @Test("Every case of the return is in the partnership's figures, placed or not")
  func nothingDropped() throws {
    try withFolder { folder in
      try makeExample(folder)
      try runExample(folder)
      let text = try String(contentsOfFile: folder + "/out/internal/estimates.csv", encoding: .utf8)
      let estimates = rows(text).filter { $0["indicator"] == "open_count" && $0["group"] == "all" }
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
  }

  @Test("Running again in another zone, language and order of files writes the same bytes")
  func sameBytes() throws {
    try withFolder { folder in
      try makeExample(folder)
      try runExample(
        folder, to: "first", environment: ["TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8"])
      try runExample(
        folder, to: "second",
        environment: [
          "TZ": "America/Los_Angeles", "LC_ALL": "C", "SWIFT_DETERMINISTIC_HASHING": "1",
        ])
      let first = try contents(of: folder + "/first")
      let second = try contents(of: folder + "/second")
      #expect(first.keys.sorted() == second.keys.sorted())
      for path in first.keys.sorted() { #expect(first[path] == second[path], "\(path)") }
    }
  }

  @Test("No name, identifier or postcode of the return stands in any output or message")
  func nothingIdentifying() throws {
    try withFolder { folder in
      try makeExample(folder)
      let person = try String(
        contentsOfFile: try #require(
          FileManager.default.contentsOfDirectory(atPath: folder + "/example/sen2")
            .first { $0.contains("person") }.map { folder + "/example/sen2/" + $0 }),
        encoding: .utf8)
      let run = try Command.run(
        ["run", folder + "/example/equity.yaml", "--output", folder + "/out", "--verbose"])
      var written = words(Data((run.output + run.errors).utf8))
      for (_, data) in try contents(of: folder + "/out") { written.formUnion(words(data)) }
      let people = rows(person)
      #expect(people.count > 500)
      var checked = 0
      for column in ["upn", "uniquelearnernumber", "postcode"] {
        for value in Set(people.compactMap { $0[column] }) where value.count >= 6 {
          checked += 1
          if written.contains(value) { Issue.record("a value of \(column) stands in an output") }
        }
      }
      #expect(checked > 500)
    }
  }

  @Test("Bad input gives its message and exit code, and the previous output stays whole")
  func badInput() throws {
    try withFolder { folder in
      try makeExample(folder)
      try runExample(folder)
      let before = try contents(of: folder + "/out")
      let yaml = try String(contentsOfFile: folder + "/example/equity.yaml", encoding: .utf8)
      func attempt(_ text: String, _ name: String = "changed.yaml") throws -> Command.Outcome {
        try text.write(toFile: folder + "/example/" + name, atomically: false, encoding: .utf8)
        return try Command.run(
          ["run", folder + "/example/" + name, "--output", folder + "/out"])
      }
      let unknown = try attempt(yaml + "\nsnapshoot: 2026-01-15\n")
      #expect(unknown.status == 3 && unknown.errors.contains("Did you mean snapshot?"))
      let missing = try Command.run(["run", folder + "/none.yaml", "--output", folder + "/out"])
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
      #expect(try contents(of: folder + "/out") == before)
    }
  }

  @Test(
    "A return without rows cannot be used; an unreadable date is one row's problem, and --strict minds it"
  )
  func badReturn() throws {
    try withFolder { folder in
      try makeExample(folder)
      let sen2 = folder + "/example/sen2"
      let name = try #require(
        FileManager.default.contentsOfDirectory(atPath: sen2).first { $0.contains("requests") })
      let path = sen2 + "/" + name
      let text = try String(contentsOfFile: path, encoding: .utf8)
      func run(_ text: String) throws -> Command.Outcome {
        try text.write(toFile: path, atomically: false, encoding: .utf8)
        return try Command.run(
          ["run", folder + "/example/equity.yaml", "--output", folder + "/out", "--strict"])
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
      try makeExample(folder)
      let dry = try Command.run(
        ["run", folder + "/example/equity.yaml", "--output", folder + "/out", "--dry-run"])
      #expect(dry.status == 0)
      #expect(
        dry.output.contains("public/index.html") && dry.output.contains("internal/results.gpkg"))
      let left = FileManager.default.enumerator(atPath: folder + "/out")?.allObjects ?? []
      #expect(left.isEmpty)
    }
  }
}
