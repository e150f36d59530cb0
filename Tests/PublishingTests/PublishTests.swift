import Disclosure
import Files
import Foundation
import Model
import Publishing
import Testing

@Suite("Published folders")
struct PublishTests {
  @Test("A page stands for every area and indicator in both folders, and no link leads nowhere")
  func links() throws {
    let site = try MadeUpSite.shared.get()
    for top in ["internal", "public"] {
      for area in MadeUpReport.wards + MadeUpReport.divisions + MadeUpReport.districts {
        let name = "\(area.area.code).html"
        #expect(site.paths.count { $0.hasPrefix(top) && $0.hasSuffix(name) } == 1)
      }
      for measure in MadeUpReport.measures {
        #expect(site.paths.contains("\(top)/indicators/\(measure.indicator.id).html"))
      }
    }
    for path in site.pages {
      for target in try links(of: site.text(path)) {
        let resolved = resolve(target, from: path)
        #expect(site.paths.contains(resolved), "\(target) on \(path)")
      }
    }
  }

  private func links(of page: String) -> [String] {
    page.components(separatedBy: "href=\"").dropFirst()
      .map { String($0.prefix { $0 != "\"" && $0 != "#" }) }.filter {
        !$0.isEmpty && !$0.hasPrefix("mailto:")
      }
  }

  private func resolve(_ target: String, from path: String) -> String {
    var steps = path.split(separator: "/").dropLast()
    for step in target.split(separator: "/") {
      if step == ".." { steps.removeLast() } else { steps.append(step) }
    }
    return steps.joined(separator: "/")
  }

  @Test(
    "Internal pages say that they hold small numbers, public ones link to how children are protected"
  )
  func marks() throws {
    let site = try MadeUpSite.shared.get()
    for path in site.pages {
      let page = try site.text(path)
      let isInternal = path.hasPrefix("internal/")
      #expect(page.contains("Internal: contains small numbers") == isInternal, "\(path)")
      #expect(!page.contains("Not yet audited."), "\(path)")
      #expect(page.contains("Made-up data"), "\(path)")
    }
    #expect(!site.paths.contains { $0.hasPrefix("internal/data/") })
    #expect(try site.text("public/method.html").contains("disclosure.html"))
    #expect(
      try site.text("public/disclosure.html").contains("Each keeps at least 4 possible values"))
    #expect(!site.paths.contains("internal/disclosure.html"))
  }

  @Test(
    "A page has no script, inline style or outside request, and its policy allows only its style")
  func policy() throws {
    let site = try MadeUpSite.shared.get()
    for path in site.pages {
      let page = try site.text(path)
      let scripts = page.components(separatedBy: "<script").dropFirst()
      #expect(scripts.allSatisfy { $0.hasPrefix(" type=\"application/ld+json\">") }, "\(path)")
      #expect(!page.contains("style=\""), "\(path)")
      #expect(!page.contains("src="), "\(path)")
      #expect(!page.contains("href=\"http"), "\(path)")
      let sheet = try #require(
        page.components(separatedBy: "<style>").last?.components(separatedBy: "</style>").first)
      let digits = Array(sha256(sheet.utf8))
      let bytes = stride(from: 0, to: 64, by: 2).compactMap {
        UInt8(String(digits[$0...$0 + 1]), radix: 16)
      }
      #expect(page.contains("style-src 'sha256-\(Data(bytes).base64EncodedString())'"), "\(path)")
    }
  }

  @Test("A name full of markup signs stays text on every page")
  func awkwardName() throws {
    let site = try MadeUpSite.shared.get()
    var found = 0
    for path in site.pages {
      let page = try site.text(path)
      #expect(!page.contains("<b>"), "\(path)")
      if page.contains("&lt;b&gt;O&#39;Brien &amp; Sons&lt;/b&gt; &quot;St. Zoë&quot;") {
        found += 1
      }
    }
    #expect(found > 20)
  }

  @Test("Ids are unique on every page, and what is labelled by one is on the same page")
  func ids() throws {
    let site = try MadeUpSite.shared.get()
    for path in site.pages {
      let page = try site.text(path)
      func values(_ attribute: String) -> [String] {
        page.components(separatedBy: " \(attribute)=\"").dropFirst().map {
          String($0.prefix { $0 != "\"" })
        }
      }
      let ids = values("id")
      #expect(Set(ids).count == ids.count, "\(path)")
      let labels = values("aria-labelledby").flatMap { $0.split(separator: " ").map(String.init) }
      #expect(Set(labels).isSubset(of: ids), "\(path)")
    }
  }

  @Test("The same releases give the same bytes")
  func sameBytes() throws {
    let site = try MadeUpSite.shared.get()
    let again = NSTemporaryDirectory() + "made-up-site-again-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: again) }
    let paths = try publish(
      try MadeUpReport.releases, atlas: MadeUpReport.atlas, edition: MadeUpReport.edition, to: again
    )
    #expect(paths == site.paths)
    #expect(paths == paths.sorted())
    for path in paths {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: again + "/" + path))
      #expect(try bytes == site.bytes(path), "\(path)")
    }
  }

  @Test("Figures for other areas than the boundaries' are refused, and nothing is written")
  func areasDiffer() throws {
    var measures = MadeUpReport.measures
    measures[0].tallies.removeLast()
    let fewer = Measure(
      indicator: measures[0].indicator, level: .ward, group: .all, period: "2025",
      pooledPeriods: 1, areas: Array(measures[0].areas.dropLast()), tallies: measures[0].tallies,
      partnership: measures[0].partnership, unknown: measures[0].unknown,
      outside: measures[0].outside)
    let release = exact(MadeUpReport.analyse([fewer]), quality: [])
    let folder = NSTemporaryDirectory() + "made-up-site-" + UUID().uuidString
    #expect(
      throws: PublishingError.areasDiffer(indicator: "plan_by_week_20", level: "ward")
    ) {
      try publish(
        [release], atlas: MadeUpReport.atlas, edition: MadeUpReport.edition, to: folder)
    }
    #expect(!FileManager.default.fileExists(atPath: folder))
  }
}
