import Model
import Testing

@testable import Example

/// A quarter of the usual example, made once for all tests.
private let children = 2_000
private let example = county.exampleFiles(seed: 1, children: children)
private let history = History(ExampleGeography(county), seed: 1, children: children)
private let newest = ReturnWriter.write(history, .newest, seed: 1)

@Suite("The made-up returns")
struct ReturnTests {
  @Test("The same seed gives the same bytes, another seed other children in the same county")
  func sameness() {
    let first = county.exampleFiles(seed: 5, children: 60)
    let again = county.exampleFiles(seed: 5, children: 60)
    let other = county.exampleFiles(seed: 6, children: 60)
    #expect(first == again)
    #expect(first.map(\.path) == other.map(\.path))
    for (file, otherFile) in zip(first, other) {
      let isAboutChildren = file.path.hasSuffix("_person.csv")
      let isGeography = file.path.hasPrefix("areas/") || file.path == "postcodes.csv"
      #expect(!isAboutChildren || file != otherFile)
      #expect(!isGeography || file == otherFile)
    }
  }

  @Test("Three returns of nine files, with their settings, areas, postcodes and truth")
  func paths() {
    let paths = example.map(\.path)
    for folder in ["sen2", "sen2-2025", "sen2-2024"] {
      #expect(paths.count { $0.hasPrefix(folder + "/Blade-Export_20-02-20") } == 9)
    }
    let others = [
      "areas/wards.geojson", "areas/divisions.geojson", "areas/districts.geojson", "postcodes.csv",
      "population.csv", "deprivation.csv", "lsoa_to_ward.csv", "waits.csv", "waits-therapy.csv",
      "home-education.csv", "missing-education.csv", "eotas.csv", "calls.csv", "emails.csv",
      "places.csv", "published-timeliness.csv", "truth.csv", "truth-inputs.csv",
      "truth-quality.csv", "equity.yaml",
    ]
    for path in others { #expect(paths.contains(path)) }
    #expect(paths.count == 27 + others.count)
  }

  @Test("The newest return names as many children as asked for, a few per cent aside")
  func size() {
    #expect(abs(newest.tally.children - children) < children / 20)
  }

  @Test("Volumes and timeliness resemble those published for a real county")
  func volumes() throws {
    // Published for Derbyshire, calendar 2024: 1,514 of 2,319 decisions to assess (65%), 78.0% within six weeks;
    // 1,374 of 1,541 assessments ended in a plan (89%); 35.7%, 53.2% and 11.1% of plans within 20 weeks, a year,
    // and later; exceptions to 95 of 1,253 plans (8%).
    let table = try Table("sen2", .requests)
    let assessments = try Table("sen2", .assessment)
    let scale = Double(children) / 8_000
    let inYear = table.rows.filter { table[$0, "receiveddate"].hasPrefix("2025-") }
    #expect((2_400...2_900).contains(Double(inYear.count) / scale))
    let agreed = Double(inYear.count { table[$0, "requestoutcome"] == "Y" })
    let refused = Double(inYear.count { table[$0, "requestoutcome"] == "N" })
    #expect((0.6...0.7).contains(agreed / (agreed + refused)))
    let waits = planWaits(table, assessments)
    #expect((1_200...1_700).contains(Double(waits.count) / scale))
    func share(_ range: ClosedRange<Int>) -> Double {
      Double(waits.count { range.contains($0) }) / Double(waits.count)
    }
    #expect((0.3...0.42).contains(share(0...140)))
    #expect((0.45...0.6).contains(share(141...364)))
    #expect((0.07...0.17).contains(share(365...2_000)))
    let exceptions = Double(assessments.rows.count { assessments[$0, "week20"] == "1" })
    #expect((0.05...0.12).contains(exceptions / Double(waits.count)))
  }

  /// Days from request to plan of the plans issued, whose requests have a readable date.
  private func planWaits(_ requests: Table, _ assessments: Table) -> [Int] {
    var received: [String: Day] = [:]
    for row in requests.rows {
      received[requests[row, "requeststableid"]] = blade(requests[row, "receiveddate"])
    }
    return assessments.rows.compactMap { row in
      guard assessments[row, "assessmentoutcome"] == "Y",
        let issued = blade(assessments[row, "assessmentoutcomedate"]),
        let start = received[assessments[row, "requeststableid"]]
      else { return nil }
      return issued - start
    }
  }

  @Test(
    "Each row's parent exists, keys count from 1, and every row has as many cells as there are headings",
    arguments: ["sen2", "sen2-2025", "sen2-2024"])
  func keys(folder: String) throws {
    for module in BladeModule.allCases {
      let table = try Table(folder, module)
      #expect(table.rows.allSatisfy { $0.count == table.headings.count })
      #expect(table.rows.map { table[$0, module.key] } == (1...table.rows.count).map(String.init))
      guard let parent = module.parent else { continue }
      let parents = try Table(folder, parent).rows.count
      let isKnown = table.rows.allSatisfy { row in
        Int(table[row, parent.key]).map { (1...parents).contains($0) } ?? false
      }
      #expect(isKnown)
    }
  }

  @Test("Columns that came in 2025 are missing from the return of 2024")
  func versions() throws {
    #expect(try Table("sen2-2025", .requests).headings.contains("requestsource"))
    #expect(try !Table("sen2-2024", .requests).headings.contains("requestsource"))
    #expect(try !Table("sen2-2024", .activePlans).headings.contains("phasetransferduedate"))
  }

  @Test("Only the dates made impossible on purpose cannot be read")
  func dates() throws {
    let columns: [(BladeModule, [String])] = [
      (.person, ["personbirthdate"]), (.requests, ["receiveddate", "requestoutcomedate"]),
      (.assessment, ["assessmentoutcomedate"]), (.namedPlan, ["startdate", "ceasedate"]),
      (.activePlans, ["reviewmeeting", "lastreview", "phasetransferduedate"]),
      (.placementDetail, ["entrydate", "leavingdate"]),
    ]
    var unreadable = 0
    for (module, names) in columns {
      let table = try Table("sen2", module)
      for row in table.rows {
        for name in names where !table[row, name].isEmpty {
          if blade(table[row, name]) == nil { unreadable += 1 }
        }
      }
    }
    #expect(unreadable == newest.tally[Oddity.receivedUnreadable.rawValue])
  }

  @Test(
    "A pupil number occurs twice only where a double row was put in, and none has the right check letter"
  )
  func pupilNumbers() throws {
    let table = try Table("sen2", .person)
    var seen: Set<String> = []
    var doubles = 0
    for row in table.rows where !table[row, "upn"].isEmpty {
      let number = table[row, "upn"]
      if !seen.insert(number).inserted { doubles += 1 }
      #expect(checkLetter(number.dropFirst()) != number.first)
    }
    #expect(doubles == newest.tally[Oddity.doubleRow.rawValue])
  }

  /// The weighted sum of the digits, modulo 23, as a letter of the alphabet without I, O and S.
  private func checkLetter(_ digits: Substring) -> Character {
    let sum = zip(digits, 2...).reduce(0) { $0 + ($1.0.wholeNumberValue ?? 0) * $1.1 }
    return Array("ABCDEFGHJKLMNPQRTUVWXYZ")[sum % 23]
  }

  @Test("Every oddity occurs in the newest return", arguments: Oddity.allCases)
  func oddities(oddity: Oddity) {
    #expect(newest.tally[oddity.rawValue] > 0)
  }

  @Test("Postcodes are counted as what they are in the directory")
  func postcodes() throws {
    let table = try Table("sen2", .person)
    let known = Set(county.postcodes.compactMap { Postcode($0.text) })
    let beyond = Set(county.postcodes.filter { $0.ward == nil }.compactMap { Postcode($0.text) })
    var counts: [ChildHome.Kind: Int] = [:]
    for row in table.rows {
      let text = table[row, "postcode"]
      let key = Postcode(text)
      let kind: ChildHome.Kind =
        text.isEmpty
        ? .blank
        : key.map { beyond.contains($0) ? .outside : known.contains($0) ? .live : .unknown }
          ?? .unreadable
      counts[kind, default: 0] += 1
    }
    let doubles =
      newest.tally[Oddity.doubleRow.rawValue]
      + newest.tally[Oddity.doubleRowWithoutNumber.rawValue]
    for kind in [ChildHome.Kind.blank, .unknown, .unreadable, .outside] {
      let count = counts[kind, default: 0]
      #expect(count > 0)
      // The tally counts children, the file holds some of them twice.
      #expect((0...doubles).contains(count - newest.tally[kind.rawValue]))
    }
  }
}

/// One file of the example as rows of cells.
struct Table {
  let headings: [String]
  let rows: [[String]]

  init(_ folder: String, _ module: BladeModule) throws {
    let file = try #require(
      example.first {
        $0.path.hasPrefix(folder + "/") && $0.path.hasSuffix("_\(module.rawValue).csv")
      })
    // The mark for spreadsheets is three bytes long.
    let lines = file.bytes.dropFirst(3).split(separator: 10).map { cells($0.dropLast()) }
    headings = lines[0]
    rows = Array(lines.dropFirst())
  }

  subscript(row: [String], heading: String) -> String {
    headings.firstIndex(of: heading).map { row[$0] } ?? ""
  }
}

/// The cells of one line, of which some stand in quotes because of a comma; none has a quote.
private func cells(_ line: ArraySlice<UInt8>) -> [String] {
  var cells: [String] = []
  for (number, part) in line.split(separator: 34, omittingEmptySubsequences: false).enumerated() {
    if number % 2 == 1 {
      cells[cells.count - 1] = String(decoding: part, as: UTF8.self)
      continue
    }
    // A part after quotes starts with the comma that ends the quoted cell.
    let rest = part.split(separator: 44, omittingEmptySubsequences: false)
      .dropFirst(number == 0 ? 0 : 1)
    cells += rest.map { String(decoding: $0, as: UTF8.self) }
  }
  return cells
}

/// The day written as `2025-Sep-28 00:00:00`.
func blade(_ text: String) -> Day? {
  let months: [Substring] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
  let parts = text.prefix(11).split(separator: "-")
  guard parts.count == 3, text.hasSuffix(" 00:00:00"), let year = Int(parts[0]),
    let month = months.firstIndex(of: parts[1]), let day = Int(parts[2])
  else { return nil }
  return Day(year: year, month: month + 1, day: day)
}
