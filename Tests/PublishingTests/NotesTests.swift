import Disclosure
import Foundation
import Model
import Testing

@testable import Publishing

/// What the council says of a release before its figures: provisional, and borders that changed.
@Suite("Notes before the figures")
struct NotesTests {
  private func report(_ notes: Look.Notes) throws -> Report {
    var look = Look()
    look.notes = notes
    return try Report(
      MadeUpReport.releases[0], atlas: MadeUpReport.atlas, edition: MadeUpReport.edition,
      look: look)
  }

  private func page(_ report: Report, _ path: String) throws -> String {
    let page = try #require(report.pages(listing: []).first { $0.path == path })
    return String(decoding: report.file(page).bytes, as: UTF8.self)
  }

  @Test("Provisional figures are called so on every page, and others on none")
  func provisional() throws {
    let note = "Provisional: these figures may still change."
    let report = try report(Look.Notes(isProvisional: true))
    for page in report.pages(listing: []) {
      let text = String(decoding: report.file(page).bytes, as: UTF8.self)
      #expect(text.contains(note), "\(page.path)")
    }
    #expect(try !page(self.report(Look.Notes()), "index.html").contains(note))
  }

  @Test("Borders that changed are named where figures of such areas stand, and nowhere else")
  func borders() throws {
    let change = try #require(Day(iso: "2024-05-02"))
    let report = try report(Look.Notes(changedBoundaries: [.ward: change]))
    let note =
      "The boundaries of wards changed in May 2024: figures of earlier years are not comparable."
    for path in ["index.html", "wards/Z05000001.html", "indicators/plan_by_week_20.html"] {
      #expect(try page(report, path).contains(note), "\(path)")
    }
    #expect(try !page(report, "fairness.html").contains(note))
  }

  @Test("A trend breaks where borders changed, and no word on change or since when reaches across")
  func trend() throws {
    let change = try #require(Day(iso: "2023-05-04"))
    let path = "districts/Z07000001.html"
    let whole = try page(report(Look.Notes()), path)
    let broken = try page(report(Look.Notes(changedBoundaries: [.district: change])), path)
    #expect(whole.contains("There is no clear change since 2021.") && whole.contains("since 2023."))
    #expect(!broken.contains("There is no clear change since 2021."))
    #expect(broken.contains("It is too soon to say whether this is changing."))
    #expect(!broken.contains("It has been so since"))
    func lines(_ page: String) -> Int {
      let section = page.components(separatedBy: "Trend: North Fen").last ?? ""
      let drawing = section.components(separatedBy: "</svg>").first ?? ""
      return drawing.components(separatedBy: "stroke-width=\"3\"").count - 1
    }
    #expect(lines(whole) == 1 && lines(broken) == 2)
  }
}
