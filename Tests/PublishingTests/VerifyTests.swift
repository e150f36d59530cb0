import Foundation
import Publishing
import Testing

@Suite("A release is checked against itself")
struct VerifyTests {
  /// A copy of the made-up releases, to be spoilt.
  private func withCopy(_ body: (String) throws -> Void) throws {
    let folder = NSTemporaryDirectory() + "verify-" + UUID().uuidString
    try FileManager.default.copyItem(atPath: try MadeUpSite.shared.get().root, toPath: folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  /// Puts one text in the place of another, which must be there.
  private func change(_ path: String, _ old: String, _ new: String) throws {
    let url = URL(fileURLWithPath: path)
    let text = String(decoding: try Data(contentsOf: url), as: UTF8.self)
    let range = try #require(text.range(of: old), "\(path) has no \(old)")
    try FileManager.default.removeItem(at: url)
    try Data(text.replacingCharacters(in: range, with: new).utf8).write(to: url)
  }

  @Test("What was written agrees in every place")
  func whole() throws {
    let verification = try verify(try MadeUpSite.shared.get().root)
    #expect(verification.mismatches.isEmpty, "\(verification.mismatches.prefix(5))")
    #expect(verification.files > 10 && verification.values > 1_000)
    #expect(verification.figures > 50 && verification.links > 500 && verification.sentences > 20)
  }

  @Test("A changed, a lost and an unlisted file are each named")
  func sums() throws {
    try withCopy { folder in
      let data = folder + "/public/data/"
      try change(data + "README.txt", "\n", "\n\n")
      try FileManager.default.removeItem(atPath: data + "LICENCE.txt")
      try Data("x".utf8).write(to: URL(fileURLWithPath: data + "notes.txt"))
      let found = try verify(folder + "/public").mismatches
      #expect(found.contains(.digest(file: "data/README.txt")))
      #expect(found.contains(.missing(file: "data/LICENCE.txt")))
      #expect(found.contains(.unlisted(file: "data/notes.txt")))
    }
  }

  @Test("A column and a value that the description does not know are named with row and column")
  func descriptions() throws {
    try withCopy { folder in
      try change(folder + "/public/data/waits.csv", "time_identifier", "time_name")
      let rows = try verify(folder + "/public").mismatches
      #expect(
        rows.contains(
          .columns(file: "data/waits.csv", description: "data/waits.csv-metadata.json")))
    }
    try withCopy { folder in
      let path = folder + "/public/data/timeliness.csv"
      try change(path, ",percent,", ",perdozen,")
      let found = try verify(folder + "/public").mismatches
      #expect(found.contains { if case .value(_, _, "unit") = $0 { true } else { false } })
    }
  }

  @Test("A link that leads nowhere is named")
  func links() throws {
    try withCopy { folder in
      try change(folder + "/public/index.html", "href=\"areas.html\"", "href=\"gone.html\"")
      let found = try verify(folder + "/public").mismatches
      #expect(found.contains(.link(page: "index.html", target: "gone.html")))
    }
  }

  @Test("A figure and an arrow of a page that the table does not give are named")
  func pages() throws {
    try withCopy { folder in
      let page = "indicators/open_count.html"
      let text = try MadeUpSite.shared.get().text("public/" + page)
      let row = try #require(
        text.components(separatedBy: "<tr").first {
          $0.contains("wards/Z0") && $0.contains("<strong>")
        })
      let figure = try #require(row.components(separatedBy: "<strong>").dropFirst().first)
      let old = "<strong>" + figure.prefix { $0 != "<" } + "</strong>"
      let start = try #require(row.range(of: old))
      try change(
        folder + "/public/" + page, row,
        row.replacingCharacters(in: start, with: "<strong>7,777</strong>"))
      let found = try verify(folder + "/public").mismatches
      #expect(
        found.contains { if case .figure(page, "open_count", _) = $0 { true } else { false } })
    }
  }

  @Test("A number of a map file and the words of a map that the table does not give are named")
  func maps() throws {
    try withCopy { folder in
      let file = "data/districts-timeliness.geojson"
      let text = try MadeUpSite.shared.get().text("public/" + file)
      let member = try #require(text.firstMatch(of: /"(lower_ci_95)": ?([0-9]+)/))
      try change(
        folder + "/public/" + file, String(member.output.0), "\"\(member.output.1)\":987655")
      let page = "indicators/plan_by_week_20.html"
      let words = try #require(
        try MadeUpSite.shared.get().text("public/" + page)
          .firstMatch(of: /Of [0-9]+ [a-z]+: [0-9]+ lower/))
      try change(folder + "/public/" + page, String(words.output), "Of 99 wards: 3 lower")
      let found = try verify(folder + "/public").mismatches
      #expect(
        found.contains {
          if case .map(file, _, _) = $0 { true } else { false }
        })
      #expect(found.contains(.mapWords(page: page)))
    }
  }

  @Test("An area that a map fills as if it differed is named")
  func fills() throws {
    try withCopy { folder in
      let page = "indicators/plan_by_week_20.html"
      let white = try #require(
        try MadeUpSite.shared.get().text("public/" + page)
          .firstMatch(of: /<g fill="#FFFFFF">(<path[^>]*>)/))
      try change(
        folder + "/public/" + page, String(white.output.0),
        "<g fill=\"#12436D\">\(white.output.1)</g><g fill=\"#FFFFFF\">")
      let found = try verify(folder + "/public").mismatches
      #expect(found == [.mapFills(page: page)])
    }
  }

  @Test("An arrow that the table does not give is named with indicator and area")
  func comparison() throws {
    try withCopy { folder in
      let page = "indicators/plan_by_week_20.html"
      let row = try #require(
        try MadeUpSite.shared.get().text("public/" + page)
          .firstMatch(
            of: /<tr><th scope="row"><a href="..\/wards\/(Z[0-9]+)[^\n]*▲+ Higher<\/td><\/tr>/))
      try change(
        folder + "/public/" + page, String(row.output.0),
        String(row.output.0).replacing(/▲+ Higher/, with: "No clear difference"))
      let found = try verify(folder + "/public").mismatches
      #expect(
        found == [
          .comparison(
            page: page, indicator: "plan_by_week_20", area: String(row.output.1))
        ])
    }
  }

  @Test("A sentence that its page no longer has is named with its number")
  func unprinted() throws {
    try withCopy { folder in
      let row = try #require(
        try MadeUpSite.shared.get().csv("internal/sentences.csv")
          .first { $0.count == 10 && $0[2] == "cmp.strong" && $0[0].hasPrefix("wards/") })
      let page = folder + "/internal/" + row[0]
      try change(page, "by far more than chance", "by no more than chance")
      let found = try verify(folder + "/internal").mismatches
      #expect(found == [.unprinted(page: row[0], number: try #require(Int(row[1])))])
    }
  }

  @Test(
    "The gap between two districts is worked out again: another range, another end and another figure are named"
  )
  func gaps() throws {
    let rows = try MadeUpSite.shared.get().csv("internal/sentences.csv")
    let gap = try #require(rows.first { $0.count == 10 && $0[2] == "gap.areas" })
    #expect(gap[9].hasPrefix("The gap between North Fen and South Fen is "))
    let low = try #require(gap[8].firstMatch(of: /low=([0-9]+)/))
    let faults = [
      ("(likely range \(low.output.1) to", "(likely range 99 to", "low=\(low.output.1)", "low=99"),
      ("and South Fen is", "and Elsewhere is", "best=South Fen", "best=Elsewhere"),
    ]
    for (old, new, oldInput, newInput) in faults {
      try withCopy { folder in
        // The sentence, its inputs and the page agree with each other, and not with the figures.
        let table = folder + "/internal/sentences.csv"
        let text = try String(contentsOfFile: table, encoding: .utf8)
        try FileManager.default.removeItem(atPath: table)
        try text.replacing(old, with: new).replacing(oldInput, with: newInput)
          .write(toFile: table, atomically: false, encoding: .utf8)
        let found = try verify(folder + "/internal").mismatches
        #expect(found.contains { if case .input(_, _, "gap.areas") = $0 { true } else { false } })
      }
    }
  }

  @Test("A sentence that its rule does not give, or that is not on its page, is named")
  func sentences() throws {
    try withCopy { folder in
      let rows = try MadeUpSite.shared.get().csv("internal/sentences.csv")
      let row = try #require(rows.dropFirst().first { $0.count == 10 && $0[9].count > 30 })
      try change(
        folder + "/internal/sentences.csv", row[9], row[9].replacing(" ", with: "  ") + " Truly.")
      let found = try verify(folder + "/internal").mismatches
      #expect(
        found.contains { if case .sentence(row[0], _, _) = $0 { true } else { false } })
    }
    try withCopy { folder in
      let rows = try MadeUpSite.shared.get().csv("internal/estimates.csv")
      let header = try #require(rows.first)
      let place = try #require(header.firstIndex(of: "denominator"))
      #expect(place > 0)
      let path = folder + "/internal/estimates.csv"
      let text = try String(contentsOfFile: path, encoding: .utf8)
      let spoilt = text.replacing(/,well above,|,well below,|,above,|,below,/, with: ",similar,")
      #expect(spoilt != text)
      try FileManager.default.removeItem(atPath: path)
      try spoilt.write(toFile: path, atomically: false, encoding: .utf8)
      let found = try verify(folder + "/internal").mismatches
      #expect(found.contains { if case .input = $0 { true } else { false } })
    }
  }

  @Test("A folder that is not there, or no release, is told apart")
  func folders() throws {
    #expect(throws: VerificationError.missing(path: "no-such-folder")) {
      try verify("no-such-folder")
    }
    let empty = NSTemporaryDirectory() + "verify-empty-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: empty, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: empty) }
    #expect(throws: VerificationError.notARelease(path: empty)) { try verify(empty) }
  }
}
