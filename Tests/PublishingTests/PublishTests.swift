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
        let found = site.paths.filter {
          $0.hasPrefix(top) && $0.hasSuffix("\(area.area.code).html")
        }
        #expect(found.count == 1)
      }
    }
    for path in site.paths where path.hasSuffix(".html") {
      let folder = path.split(separator: "/").dropLast().map(String.init)
      let page = try site.text(path)
      for part in page.components(separatedBy: "href=\"").dropFirst() {
        let target = part.prefix { $0 != "\"" && $0 != "#" }
        if target.isEmpty { continue }
        var steps = folder
        for step in target.split(separator: "/") {
          if step == ".." { steps.removeLast() } else { steps.append(String(step)) }
        }
        #expect(site.paths.contains(steps.joined(separator: "/")), "\(target) on \(path)")
      }
    }
  }
}
