import Disclosure
import Foundation
import Model
import Publishing
import Testing

@Suite("A release about one level only")
struct OneLevelTests {
  /// Twelve authorities of a made-up country, with figures for one indicator and none for the country's districts.
  private func publishCountry() throws -> (root: String, paths: [String]) {
    let atlas = MadeUpReport.atlas
    let wards = try #require(atlas[.ward])
    let areas = wards.areas.map { Area(code: $0.code, name: $0.name, parent: nil) }
    let authorities = Atlas.Layer(
      level: .authority, vintage: "2025", areas: areas, drawn: wards.drawn, labels: wards.labels,
      labelRadius: wards.labelRadius, open: wards.open, grid: wards.grid,
      overlapping: areas.map { _ in [] })
    let country = Atlas(layers: atlas.layers.filter { $0.level == .district } + [authorities])
    let counts = MadeUpReport.shares
    let measure = Measure(
      indicator: MadeUpReport.headline, level: .authority, group: .all, period: "2024",
      pooledPeriods: 1, areas: areas.map(\.code), tallies: counts.map(Tally.count),
      partnership: .count(counts.reduce(Count(0, of: 0), +)),
      unknown: .unavailable(.notAvailable), outside: .unavailable(.notAvailable))
    let root = NSTemporaryDirectory() + "made-up-country-" + UUID().uuidString
    var edition = MadeUpReport.edition
    edition.partnership = "Exampland"
    edition.snapshot = nil
    let paths = try publish(
      [exact(MadeUpReport.analyse([measure]), quality: [])], atlas: country, edition: edition,
      to: root)
    return (root, paths)
  }

  @Test("Each authority has a page that compares it with the country, and other levels have none")
  func pages() throws {
    let site = try publishCountry()
    defer { try? FileManager.default.removeItem(atPath: site.root) }
    #expect(site.paths.count { $0.hasPrefix("internal/authorities/") } == 12)
    #expect(!site.paths.contains { $0.hasPrefix("internal/districts/") })
    let page = try String(
      contentsOfFile: site.root + "/internal/authorities/Z05000001.html", encoding: .utf8)
    #expect(page.contains("than the figure for Exampland of 47%, by far more than chance"))
    #expect(page.contains("Other authorities"))
    #expect(!page.contains("the council"))
    let overview = try String(
      contentsOfFile: site.root + "/internal/index.html", encoding: .utf8)
    // Five percent of twelve authorities is 0.6.
    #expect(overview.contains(" of the 12 authorities compared."))
    #expect(overview.contains("Chance alone would put about 1 there."))
    #expect(overview.contains("<svg class=\"map\""))
    #expect(!overview.contains("Who is still waiting"))
  }
}
