import Foundation
import Model
import TestSupport
import Testing

/// Children each of whose particulars occurs nowhere else, so that one of them in any byte that is written is found.
private struct Canaries {
  private(set) var made = MadeUpReturn()
  /// What must not be found: names, numbers, days of birth in every usual form, and postcodes.
  private(set) var tokens: Set<String> = []
  /// The tokens in lower case by their first bytes.
  private var byFront: [UInt64: [String]] = [:]
  private static let front = 5

  init(postcodes: [String]) {
    for (number, postcode) in postcodes.enumerated() { add(number, postcode) }
    for token in tokens.map({ $0.lowercased() }) {
      let front = token.utf8.prefix(Self.front).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      byFront[front, default: []].append(token)
    }
  }

  private mutating func add(_ number: Int, _ postcode: String) {
    let born = day("2009-05-03") + number * 17
    let (surname, forename) = ("Xsurq\(number)zw", "Yforq\(number)kv")
    let pupil = "Q9" + String(70_000_000_000 + number * 7_919)
    let learner = String(9_130_000_007 + number * 104_729)
    tokens.formUnion([surname, forename, pupil, learner, postcode])
    tokens.insert(postcode.filter { $0 != " " })
    tokens.formUnion(forms(of: born))
    let child = made.person([
      "surname": surname, "forename": forename, "personbirthdate": "\(born)", "sex": "F",
      "ethnicity": "WBRI", "postcode": postcode, "upn": pupil, "uniquelearnernumber": learner,
    ])
    let received = day("2025-01-06") + number * 2
    let outcome = ["Y", "N", "A", "Y"][number % 4]
    let request = made.request(
      child,
      [
        "receiveddate": "\(received)", "requestoutcome": outcome, "requestsource": "1",
        "requestoutcomedate": outcome == "A" ? "" : "\(received + 40)",
      ])
    guard outcome == "Y" else { return }
    let assessment = made.assessment(
      request,
      [
        "assessmentoutcome": "Y", "assessmentoutcomedate": "\(received + 90 + number % 20)",
        "week20": "0",
      ])
    made.namedPlan(assessment, ["startdate": "\(received + 90 + number % 20)"])
    let plan = made.activePlan(request)
    made.placement(
      plan, ["urn": "960001", "placementrank": "1", "entrydate": "\(received)"])
    made.need(plan, "ASD")
  }

  private func forms(of day: Day) -> [String] {
    let text = day.description
    let parts = text.split(separator: "-")
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    let month = months[day.parts.month - 1]
    return [
      text, "\(parts[2])/\(parts[1])/\(parts[0])", "\(parts[0])\(parts[1])\(parts[2])",
      "\(parts[0])-\(month.prefix(3))-\(parts[2])", "\(day.parts.day) \(month) \(parts[0])",
    ]
  }

  /// The tokens that stand in the bytes, in any case.
  func found(in data: Data) -> [String] {
    let bytes = data.map { (65...90).contains($0) ? $0 + 32 : $0 }
    guard bytes.count >= Self.front else { return [] }
    // The last bytes as one number, which is the beginning of few tokens or of none.
    var window: UInt64 = 0
    var found: [String] = []
    for (place, byte) in bytes.enumerated() {
      window = (window << 8 | UInt64(byte)) & 0xFF_FFFF_FFFF
      guard let candidates = byFront[window], place + 1 >= Self.front else { continue }
      let rest = bytes[(place + 1)...]
      found += candidates.filter { rest.starts(with: $0.utf8.dropFirst(Self.front)) }
    }
    return found
  }
}

@Suite(
  "Tokens of a seeded return are in no byte that is written", .serialized, .example(children: 60))
struct CanaryTests {
  /// An example whose children are the canaries, in one shape.
  private func setUp(
    _ folder: String, _ shape: ReturnShape, change: (MadeUpFile) -> MadeUpFile = { $0 }
  ) throws -> Canaries {
    let example = folder + "/example"
    if !FileManager.default.fileExists(atPath: example) { try MadeOnce.copyExample(to: folder) }
    let directory = try String(contentsOfFile: example + "/postcodes.csv", encoding: .utf8)
    let postcodes = directory.split(whereSeparator: \.isNewline).dropFirst().enumerated()
      .filter { $0.offset % 97 == 0 }.compactMap { $0.element.split(separator: ",").first }
      .map { $0.filter { $0 != "\"" } }
    let canaries = Canaries(postcodes: postcodes.prefix(120).map { String($0) })
    let sen2 = example + "/sen2"
    try? FileManager.default.removeItem(atPath: sen2)
    try FileManager.default.createDirectory(atPath: sen2, withIntermediateDirectories: true)
    for file in shape.files(canaries.made, year: 2026).map(change) {
      try file.text.write(toFile: sen2 + "/" + file.name, atomically: false, encoding: .utf8)
    }
    return canaries
  }

  @Test(
    "In no output, message or temporary file of a run, whatever the shape",
    arguments: ReturnShape.allCases)
  func whole(shape: ReturnShape) throws {
    try withFolder { folder in
      let canaries = try setUp(folder, shape)
      #expect(canaries.tokens.count > 1_000)
      let settings = folder + "/example/equity.yaml"
      let run = try runLooking(
        for: canaries.tokens, folder, ["run", settings, "--output", folder + "/out", "--verbose"],
        in: "run, \(shape)")
      #expect(run.status == 0, "\(run.errors)")
      #expect(FileManager.default.fileExists(atPath: folder + "/out/public/index.html"))
      // Ledger, audit trail and the list of rows left out are there and were looked at.
      let store = try contents(of: folder + "/example/.postcode-equity")
      #expect(store["audit-trail.jsonl"]?.isEmpty == false)
      #expect(store["rejected-rows.csv"]?.isEmpty == false)
      // The tokens are where they should be, and the search finds them there.
      let input = try contents(of: folder + "/example/sen2").values.flatMap {
        canaries.found(in: $0)
      }
      #expect(Set(input).count > 400)
      let sen2 = try Grep.files(
        below: folder + "/example/sen2", holding: canaries.tokens, .anyCase)
      #expect(!sen2.isEmpty)
      try runLooking(
        for: canaries.tokens, folder, ["check", settings, "--verbose"], in: "check, \(shape)")
    }
  }

  /// What an export can suffer, each with a name.
  private static let spoilt: [(String, ReturnShape, @Sendable (MadeUpFile) -> MadeUpFile)] = [
    (
      "no headings", .export,
      { $0.spoilt("person") { $0.split(separator: "\r\n").dropFirst().joined(separator: "\r\n") } }
    ),
    (
      "a row too long", .export,
      { $0.spoilt("person") { $0.replacing("WBRI,", with: "WBRI,extra,") } }
    ),
    (
      "a quote never closed", .export,
      { $0.spoilt("person") { $0.replacing("Xsurq7zw", with: "\"Xsurq7zw") } }
    ),
    (
      "a zero byte", .export,
      { $0.spoilt("person") { $0.replacing("Xsurq7zw", with: "Xsurq7zw\0") } }
    ),
    (
      "keys rounded", .export,
      { $0.spoilt("person") { $0.replacing("900003,4,", with: "900003,4.0E+05,") } }
    ),
    (
      "births with the month first", .export,
      {
        $0.spoilt("person") {
          $0.replacing(/(20[01][0-9])-([A-Z][a-z]{2})-([0-9]{2}) 00:00:00/) {
            "03/\($0.output.3)/\($0.output.1)"
          }
        }
      }
    ),
    (
      "births of two digits", .export,
      { $0.spoilt("person") { $0.replacing(" 00:00:00", with: "x") } }
    ),
    (
      "unknown codes", .export,
      { $0.spoilt("person") { $0.replacing("WBRI", with: "XXXX").replacing(",F,", with: ",Q,") } }
    ),
    ("postcodes unreadable", .export, { $0.spoilt("person") { $0.replacing("ZZ", with: "ZZZZ") } }),
    (
      "doubled children", .export,
      {
        $0.spoilt("person") {
          $0
            + $0.split(separator: "\r\n").dropFirst().joined(separator: "\r\n").replacing(
              ",1,Xs", with: "9,1,Xs")
        }
      }
    ),
    (
      "columns swapped", .export,
      { $0.spoilt("requests") { $0.replacing("receiveddate", with: "wrong") } }
    ),
    (
      "a document cut short", .document,
      { MadeUpFile(name: $0.name, text: String($0.text.prefix($0.text.count / 2))) }
    ),
    (
      "a document with a stray tag", .document,
      {
        MadeUpFile(
          name: $0.name, text: $0.text.replacing("</Forename>", with: "</Fore>", maxReplacements: 1)
        )
      }
    ),
    (
      "a document with entities", .document,
      {
        MadeUpFile(
          name: $0.name,
          text: $0.text.replacing(
            "<Message>", with: "<!DOCTYPE Message [<!ENTITY a \"Xsurq7zw\">]><Message>"))
      }
    ),
    (
      "five files without headings", .fiveFiles,
      {
        MadeUpFile(
          name: $0.name,
          text: $0.text.split(separator: "\r\n").dropFirst().joined(separator: "\r\n"))
      }
    ),
  ]

  @Test("In no message about a spoilt return, and nothing is left behind")
  func errors() throws {
    try withFolder { folder in
      for (name, shape, change) in Self.spoilt {
        let canaries = try setUp(folder, shape, change: change)
        // Messages are looked for here; pages of every ward are where every row can be read, above.
        try keepDistricts(of: folder + "/example/equity.yaml")
        let run = try runLooking(
          for: canaries.tokens, folder,
          [
            "run", folder + "/example/equity.yaml", "--output", folder + "/out", "--verbose",
            "--internal-only",
          ], in: name)
        // Something is said about every one of these.
        #expect(!run.errors.isEmpty, "\(name)")
        try? FileManager.default.removeItem(atPath: folder + "/out")
      }
    }
  }
}

extension MadeUpFile {
  /// The file with its text changed, where it is that module.
  fileprivate func spoilt(_ module: String, _ change: (String) -> String) -> MadeUpFile {
    name.contains(module) ? MadeUpFile(name: name, text: change(text)) : self
  }
}
