import Foundation
import Model
import TestSupport
import Testing

/// Tables of referrals, registers and messages about children each of whose particulars occurs nowhere else.
private struct TableCanaries {
  private(set) var tokens: Set<String> = []
  private(set) var files: [String: String] = [:]

  init(postcodes: [String]) {
    files["waits.csv"] =
      "service,referral_date,first_attended_date,closed_date,closed_reason,postcode,dob,sex,need,"
      + "snapshot_date,nhs_number,name\n"
    let register = "child_ref,dob,sex,postcode,start_date,end_date,reason,has_ehcp,sen_support,"
    for name in ["home-education.csv", "missing-education.csv", "eotas.csv"] {
      files[name] = register + "on_request_pathway,name\n"
    }
    files["emails.csv"] = "case_ref,received,acknowledged,first_reply,closed,postcode,sender\n"
    for (number, postcode) in postcodes.enumerated() { add(number, postcode) }
  }

  private mutating func add(_ number: Int, _ postcode: String) {
    let born = "\(day("2009-05-03") + number * 17)"
    let (name, reference) = ("Xsurq\(number)zw", "RFQ\(7_000_000 + number * 7_919)")
    let health = String(9_130_000_007 + number * 104_729)
    let parts = born.split(separator: "-")
    tokens.formUnion([
      name, reference, health, postcode, postcode.filter { $0 != " " }, born,
      "\(parts[2])/\(parts[1])/\(parts[0])",
    ])
    let start = "\(day("2025-01-06") + number)"
    switch number % 5 {
    case 0:
      let end = number % 2 == 0 ? "" : "2025-12-01"
      files["waits.csv"]? +=
        "Community paediatrics,\(start),\(end),,,\(postcode),\(born),F,ASD,2026-01-15,\(health),\(name)\n"
    case 4:
      files["emails.csv"]? +=
        "\(reference),\(start),\(start),\(start),\(start),\(postcode),\(name)\n"
    default:
      let file = ["home-education.csv", "missing-education.csv", "eotas.csv"][number % 5 - 1]
      files[file]? += "\(reference),\(born),M,\(postcode),\(start),,Other,1,0,0,\(name)\n"
    }
  }
}

@Suite(
  "Tokens of seeded registers, referrals and messages are in no byte that is written", .serialized,
  .example(children: 60))
struct TableCanaryTests {
  /// An example whose tables hold the canaries, perhaps spoilt.
  private func setUp(
    _ folder: String, change: (String, String) -> String = { $1 }
  ) throws -> TableCanaries {
    let example = folder + "/example"
    if !FileManager.default.fileExists(atPath: example) { try MadeOnce.copyExample(to: folder) }
    let directory = try String(contentsOfFile: example + "/postcodes.csv", encoding: .utf8)
    let postcodes = directory.split(whereSeparator: \.isNewline).dropFirst().enumerated()
      .filter { $0.offset % 41 == 0 }.compactMap { $0.element.split(separator: ",").first }
      .map { $0.filter { $0 != "\"" } }
    let canaries = TableCanaries(postcodes: postcodes.prefix(300).map { String($0) })
    for (name, text) in canaries.files {
      try change(name, text).write(
        toFile: example + "/" + name, atomically: false, encoding: .utf8)
    }
    return canaries
  }

  @Test("In no output, message or temporary file of a run, a check or a count of cases")
  func whole() throws {
    try withFolder { folder in
      let canaries = try setUp(folder)
      #expect(canaries.tokens.count > 1_500)
      let settings = folder + "/example/equity.yaml"
      let run = try runLooking(
        for: canaries.tokens, folder, ["run", settings, "--output", folder + "/out", "--verbose"],
        in: "run")
      #expect(run.status == 0, "\(run.errors)")
      // The tables were read, and the search finds the tokens where they are.
      let estimates = try String(
        contentsOfFile: folder + "/out/internal/estimates.csv", encoding: .utf8)
      for id in ["service_waiting", "home_educated_count", "missing_education", "emails_answered"] {
        #expect(estimates.contains(",\(id),"), "\(id)")
      }
      #expect(
        try Grep.files(below: folder + "/example", holding: canaries.tokens, .anyCase).count >= 5)
      try runLooking(
        for: canaries.tokens, folder, ["check", settings, "--verbose", "--json"], in: "check")
      try registers(folder, settings)
      try runLooking(
        for: canaries.tokens, folder,
        [
          "tally", folder + "/example/waits.csv", "--areas",
          "ward=" + folder + "/example/areas/wards.geojson", "--directory",
          folder + "/example/postcodes.csv", "--postcode", "postcode", "--start", "referral_date",
          "--stop", "first_attended_date", "--output", folder + "/out/tally.csv",
        ], in: "tally")
    }
  }

  /// A register that begins with a child is refused, and the child not repeated.
  private func registers(_ folder: String, _ settings: String) throws {
    let path = folder + "/example/home-education.csv"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    defer { try? text.write(toFile: path, atomically: false, encoding: .utf8) }
    try text.split(separator: "\n").dropFirst().joined(separator: "\n").write(
      toFile: path, atomically: false, encoding: .utf8)
    let run = try Command.run(["check", settings])
    #expect(run.status == 3)
    #expect(run.errors.contains("home-education.csv"))
    #expect(!run.errors.contains("Xsurq") && !run.errors.contains("ZZ"), "\(run.errors)")
  }

  /// What a table can suffer, each with a name.
  private static let spoilt: [(String, @Sendable (String) -> String)] = [
    ("no headings", { $0.split(separator: "\n").dropFirst().joined(separator: "\n") }),
    ("a row too long", { $0.replacing("Xsurq", with: "more,Xsurq") }),
    ("a quote never closed", { $0.replacing(",Xsurq", with: ",\"Xsurq") }),
    ("a zero byte", { $0.replacing("Xsurq", with: "Xs\0urq") }),
    ("starts before births", { $0.replacing(",2025-", with: ",1999-") }),
    (
      "days with the month first",
      { $0.replacing(/20(\d\d)-(\d\d)-(\d\d)/) { "03/\($0.3)/20\($0.1)" } }
    ),
    (
      "days of two digits", { $0.replacing(/20(\d\d)-(\d\d)-(\d\d)/) { "\($0.3)/\($0.2)/\($0.1)" } }
    ),
    ("unknown sexes", { $0.replacing(",M,", with: ",Q,").replacing(",F,", with: ",Q,") }),
    ("postcodes unreadable", { $0.replacing(",ZZ", with: ",ZZZZ") }),
    ("names in the place of days", { $0.replacing(/2025-(\d\d)-(\d\d)/) { "Xsurq\($0.2)zw" } }),
  ]

  @Test("In no message about a spoilt table, and nothing is left behind")
  func errors() throws {
    try withFolder { folder in
      for (name, change) in Self.spoilt {
        let canaries = try setUp(folder) { change($1) }
        try keepDistricts(of: folder + "/example/equity.yaml")
        let run = try runLooking(
          for: canaries.tokens, folder, ["check", folder + "/example/equity.yaml", "--verbose"],
          in: name)
        // Something is said about every one of these.
        #expect(!(run.errors + run.output).isEmpty, "\(name)")
        if name == "no headings" {
          #expect(run.status == 3)
          #expect(run.errors.contains("does not begin with its headings"), "\(run.errors)")
        }
      }
    }
  }
}
