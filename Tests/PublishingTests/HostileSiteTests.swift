import Disclosure
import Foundation
import Model
import Testing

@testable import Publishing

@Suite("Names that hurt and shapes at their ends")
struct HostileSiteTests {
  /// One made-up district of square wards with the counts given, written to a folder that the caller removes.
  private func site(
    _ names: [String], _ counts: [Count], audience: Audience
  ) throws -> (root: String, paths: [String]) {
    let atlas = Atlas(layers: MadeUpGrid.layers(names: names))
    let wards = try #require(atlas[.ward]).areas
    let whole = counts.reduce(Count(0, of: 0), +)
    func measure(_ level: Level, _ areas: [Area], _ tallies: [Count]) -> Measure {
      var measure = Measure(
        indicator: MadeUpReport.headline, level: level, group: .all, period: "2025",
        pooledPeriods: 1, areas: areas.map(\.code), tallies: tallies.map(Tally.count),
        partnership: .count(whole), unknown: .count(Count(0, of: 0)),
        outside: .count(Count(0, of: 0)))
      measure.atoms = counts.map(Tally.count)
      return measure
    }
    var linkage = Linkage()
    linkage.atoms = Atoms(
      levels: [.ward, .district], areas: wards.indices.map { [Int32($0), 0] })
    let measures = [
      measure(.ward, wards, counts),
      measure(.district, try #require(atlas[.district]).areas, [whole]),
    ]
    let analyses = MadeUpReport.analyse(measures)
    let release =
      audience == .internal
      ? exact(analyses, quality: [])
      : try protect(
        measures, analyses, quality: [], policy: .standard, linkage: linkage,
        analyse: MadeUpReport.analyse)
    let root = NSTemporaryDirectory() + "hostile-site-" + UUID().uuidString
    var edition = MadeUpReport.edition
    edition.isMadeUp = true
    let paths = try publish([release], atlas: atlas, edition: edition, to: root)
    return (root, paths)
  }

  private func text(_ root: String, _ path: String) throws -> String {
    try String(contentsOfFile: root + "/" + path, encoding: .utf8)
  }

  @Test("Awkward, long, equal, accented and right-to-left names stay text on every page")
  func names() throws {
    let long = String(repeating: "Very long name of a ward ", count: 8)
    let names = [
      "<b>O'Brien & Sons", long, "Castle", "Castle", "Llanfair\u{2011}y\u{302}n\u{302}g Tŵr Ŷ",
      "\u{5D0}\u{5D1}\u{5D2} \u{5D3}", "{{body}}", "{area}",
    ]
    let site = try site(
      names, names.map { _ in Count(20, of: 40) }, audience: .internal)
    defer { try? FileManager.default.removeItem(atPath: site.root) }
    // Kept for Tests/Reference/pages.sh, which measures it in a browser.
    if let kept = ProcessInfo.processInfo.environment["HOSTILE_SITE"] {
      try FileManager.default.copyItem(atPath: site.root, toPath: kept)
    }
    for path in site.paths where path.hasSuffix(".html") {
      let page = try text(site.root, path)
      #expect(!page.contains("<b>"), "\(path)")
      #expect(page.components(separatedBy: "<h1>").count == 2, "\(path)")
    }
    let areas = try text(site.root, "internal/areas.html")
    #expect(areas.components(separatedBy: ">Castle (Only District)</a>").count == 3)
    #expect(areas.contains("{{body}}") && areas.contains("{area}"))
    // A right-to-left name is kept apart, so that the words after it stay in their order.
    let hebrew = try text(site.root, "internal/wards/Z05000006.html")
    #expect(hebrew.contains("in \u{2068}\u{5D0}\u{5D1}\u{5D2} \u{5D3}\u{2069} whose"))
    // What does not fit a drawing is cut there and whole in the heading.
    let wide = try text(site.root, "internal/wards/Z05000002.html")
    #expect(wide.contains("\u{2026}</text>"))
    #expect(wide.contains("\(long) ward</h1>"))
  }

  @Test("Where every figure of a district is hidden, its pages say so and give no number")
  func allHidden() throws {
    let names = (1...6).map { "Ward \($0)" }
    let site = try site(names, names.map { _ in Count(1, of: 3) }, audience: .public)
    defer { try? FileManager.default.removeItem(atPath: site.root) }
    for ward in 1...6 {
      let page = try text(site.root, "public/wards/Z0500000\(ward).html")
      #expect(page.contains("In short: too few children here to show a figure."))
      #expect(page.contains("How are small areas like this one checked?"))
      #expect(page.contains("url(#map-1-h)"))
    }
    let district = try text(site.root, "public/districts/Z07000001.html")
    #expect(district.contains("none differs from"))
    #expect(district.contains("Six have no figure to show."))
  }

  @Test("None of n and all of n are said in words, and one ward alone has its page")
  func ends() throws {
    let site = try site(["Only"], [Count(0, of: 40)], audience: .internal)
    defer { try? FileManager.default.removeItem(atPath: site.root) }
    let none = try text(site.root, "internal/wards/Z05000001.html")
    #expect(none.contains("None of the children in Only whose request went ahead"))
    let other = try self.site(["Only"], [Count(40, of: 40)], audience: .internal)
    defer { try? FileManager.default.removeItem(atPath: other.root) }
    let all = try text(other.root, "internal/wards/Z05000001.html")
    #expect(all.contains("All children in Only whose request went ahead"))
    #expect(other.paths.contains("internal/index.html"))
  }

  @Test("One of 400 is not none and 399 of 400 are not all, in tables and in words")
  func almostEnds() throws {
    let few = try site(["Only"], [Count(1, of: 400)], audience: .internal)
    defer { try? FileManager.default.removeItem(atPath: few.root) }
    let page = try text(few.root, "internal/wards/Z05000001.html")
    #expect(page.contains("Fewer than 1 in 10 children in Only") && page.contains("(under 1%, "))
    #expect(page.contains("<strong>[low]</strong>"))
    #expect(page.contains("[low] rounds to 0 but is not 0"))
    let most = try site(["Only"], [Count(399, of: 400)], audience: .internal)
    defer { try? FileManager.default.removeItem(atPath: most.root) }
    #expect(
      try text(most.root, "internal/wards/Z05000001.html").contains("Nearly all children in Only"))
    for root in [few.root, most.root] {
      #expect(try verify(root + "/internal").mismatches.isEmpty)
    }
  }

  @Test("A county of 300 areas has a page for each, none of them over its weight")
  func large() throws {
    let names = (1...300).map { "Ward \($0)" }
    let counts = (1...300).map { Count(($0 * 7) % 30, of: 30 + $0 % 40) }
    let clock = ContinuousClock()
    let start = clock.now
    let site = try site(names, counts, audience: .public)
    defer { try? FileManager.default.removeItem(atPath: site.root) }
    var whole = 0
    for path in site.paths {
      let attributes = try FileManager.default.attributesOfItem(atPath: site.root + "/" + path)
      let size = (attributes[.size] as? Int) ?? 0
      whole += size
      if path.contains("/wards/") { #expect(size < 100_000, "\(path)") }
      if path.hasSuffix(".html") { #expect(size < 400_000, "\(path)") }
    }
    #expect(whole < 40_000_000)
    print("300 areas: \(site.paths.count) files, \(whole / 1_000_000) MB, \(clock.now - start)")
  }
}

/// Square wards in rows of twenty, all in one district.
enum MadeUpGrid {
  static func layers(names: [String]) -> [Atlas.Layer] {
    let columns = 20
    let rows = (names.count + columns - 1) / columns
    let wards = names.enumerated().map { number, name in
      (
        area: Area(
          code: code("Z05", number + 1), name: name, parent: code("Z07", 1)),
        box: (x: Double(number % columns), y: Double(number / columns), w: 1.0, h: 1.0)
      )
    }
    let district = (
      area: Area(code: code("Z07", 1), name: "Only District", parent: MadeUpReport.partnership),
      box: (x: 0.0, y: 0.0, w: Double(min(names.count, columns)), h: Double(rows))
    )
    return [layer(.ward, wards), layer(.district, [district])]
  }

  private static func code(_ prefix: String, _ number: Int) -> AreaCode {
    let digits = String(number)
    return MadeUpReport.code(
      prefix + String(repeating: "0", count: 6 - digits.count) + digits)
  }

  private static func layer(
    _ level: Level, _ blocks: [(area: Area, box: (x: Double, y: Double, w: Double, h: Double))]
  ) -> Atlas.Layer {
    var labels = Points()
    var drawn: [Region] = []
    var open: [Region] = []
    for block in blocks {
      let box = block.box
      labels.append(
        x: 400_000 + 2000 * (box.x + box.w / 2), y: 300_000 + 2000 * (box.y + box.h / 2))
      drawn.append(region(box) { (400_000 + 2000 * $0, 300_000 + 2000 * $1) })
      open.append(region(box) { (-2 + 0.03 * $0, 52 + 0.018 * $1) })
    }
    return Atlas.Layer(
      level: level, vintage: "2025", areas: blocks.map(\.area), drawn: drawn, labels: labels,
      labelRadius: blocks.map { 1000 * min($0.box.w, $0.box.h) }, open: open, grid: drawn,
      overlapping: blocks.map { _ in [] })
  }

  private static func region(
    _ box: (x: Double, y: Double, w: Double, h: Double),
    _ place: (Double, Double) -> (Double, Double)
  ) -> Region {
    var ring = Points()
    for corner in [(0.0, 0.0), (0, 1), (1, 1), (1, 0), (0, 0)] {
      let (x, y) = place(box.x + corner.0 * box.w, box.y + corner.1 * box.h)
      ring.append(x: x, y: y)
    }
    var region = Region()
    region.appendRing(ring)
    region.endPolygon()
    return region
  }
}
