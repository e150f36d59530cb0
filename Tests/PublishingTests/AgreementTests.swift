import Files
import Foundation
import Model
import Testing

@Suite("Pages and files agree")
struct AgreementTests {
  @Test(
    "Every ward's cell on an indicator's page is that of the open table",
    arguments: [
      "plan_by_week_20", "open_count", "open_over_20_weeks", "weeks_to_plan",
    ])
  func tables(indicator: String) throws {
    let site = try MadeUpSite.shared.get()
    let page = try site.text("public/indicators/\(indicator).html")
    for ward in MadeUpReport.wards {
      let code = ward.area.code.text
      let row = try #require(
        page.components(separatedBy: "<tr").first { $0.contains("wards/\(code).html") })
      let cells = row.components(separatedBy: "<td class=\"").dropFirst()
      let printed = try #require(cells.first)
      let open = try #require(try openRow(code: code, indicator: indicator))
      let value = strong(printed)
      switch open["value_status"] {
      case "c": #expect(value == "[c]")
      case "x", "z": #expect(value == "[x]")
      default:
        let plain = value.replacing(",", with: "").replacing("%", with: "")
        #expect(plain == open["value"], "\(code)")
      }
      let meaning = row.contains("\u{25B2}") ? "higher" : row.contains("\u{25BC}") ? "lower" : nil
      if let meaning { #expect(open["comparison"] == meaning, "\(code)") }
      if open["comparison"] == "higher" || open["comparison"] == "lower" { #expect(meaning != nil) }
      let range = printed.components(separatedBy: "class=\"ci\">").dropFirst().first?.prefix {
        $0 != "<"
      }
      if let range {
        let limits = range.replacing("%", with: "").components(separatedBy: " to ")
        #expect(limits == [open["lower_ci_95"], open["upper_ci_95"]], "\(code)")
      }
    }
  }

  private func strong(_ cell: String) -> String {
    String((cell.components(separatedBy: "<strong>").last ?? "").prefix { $0 != "<" })
  }

  private func openRow(code: String, indicator: String) throws -> [String: String]? {
    let topic = indicator.hasPrefix("plan_") ? "timeliness" : "waits"
    let rows = try MadeUpSite.shared.get().csv("public/data/\(topic).csv")
    let header = try #require(rows.first)
    for row in rows.dropFirst() {
      #expect(row.count == header.count)
      let named = Dictionary(uniqueKeysWithValues: zip(header, row))
      if named["area_code"] == code, named["indicator"] == indicator { return named }
    }
    return nil
  }

  @Test(
    "A small number is hidden on the page, in the sentence, in the table file and on the map file")
  func hidden() throws {
    let site = try MadeUpSite.shared.get()
    // Five of sixty children in the first ward: under the threshold of eight.
    let page = try site.text("public/wards/Z05000001.html")
    #expect(page.contains("Children with a plan by week 20: we cannot show a figure for Alder."))
    #expect(!page.contains(">8%<") && !page.contains("(8%"))
    let open = try #require(
      try openRow(code: "Z05000001", indicator: "plan_by_week_20"))
    // The denominator alone gives nothing away, and stays.
    #expect(open["value"] == "" && open["numerator"] == "" && open["denominator"] == "60")
    #expect(open["value_status"] == "c")
    let feature = try #require(try features("wards-timeliness").first)
    let properties = try #require(feature["properties"] as? [String: Any])
    #expect(properties["value"] is NSNull)
    #expect(properties["value_status"] as? String == "c")
    #expect(try site.text("internal/wards/Z05000001.html").contains(">8%<"))
  }

  @Test("The exact table has the figures as they are, with at most ten significant digits")
  func exactTable() throws {
    let rows = try MadeUpSite.shared.get().csv("internal/estimates.csv")
    #expect(
      rows.first?.joined(separator: ",")
        == "level,area_code,area_name,indicator,group,period,value,lower,upper,numerator,denominator,unit,method,expected,ratio,ratio_lower,ratio_upper,z,p_value,q_value,flag,smoothed,smoothed_lower,smoothed_upper,rank_lower,rank_upper,comparison,reason"
    )
    let alder = try #require(
      rows.first { $0[1] == "Z05000001" && $0[3] == "plan_by_week_20" })
    // 5 of 60 is 8.333...%.
    #expect(alder[6] == "8.333333333")
    #expect(alder[9...10] == ["5", "60"])
    let empty = try #require(rows.first { $0[1] == "Z05000009" && $0[3] == "plan_by_week_20" })
    #expect(empty[6] == "" && empty.last == "noCases")
    #expect(rows.contains { $0[1] == "unknown" } && rows.contains { $0[1] == "outside" })
    #expect(rows.contains { $0[2] == MadeUpReport.awkwardName })
    #expect(rows.dropFirst().prefix(4).allSatisfy { $0[0] == "partnership" })
  }

  private func features(_ file: String) throws -> [[String: Any]] {
    let bytes = try MadeUpSite.shared.get().bytes("public/data/\(file).geojson")
    let json = try JSONSerialization.jsonObject(with: bytes) as? [String: Any]
    #expect(json?["crs"] == nil)
    #expect((json?["bbox"] as? [Double])?.count == 4)
    return try #require(json?["features"] as? [[String: Any]])
  }

  @Test("Shells run counter-clockwise and close, and every feature has every key")
  func geoJSON() throws {
    let files = ["wards", "divisions", "districts"].flatMap {
      [$0 + "-areas", $0 + "-timeliness", $0 + "-waits"]
    }
    for file in files {
      let features = try features(file)
      let keys = Set((features.first?["properties"] as? [String: Any] ?? [:]).keys)
      var codes: [String] = []
      for feature in features {
        codes.append(feature["id"] as? String ?? "")
        #expect(Set((feature["properties"] as? [String: Any] ?? [:]).keys) == keys)
        let geometry = try #require(feature["geometry"] as? [String: Any])
        #expect(geometry["type"] as? String == "MultiPolygon")
        for polygon in geometry["coordinates"] as? [[[[Double]]]] ?? [] {
          let shell = try #require(polygon.first)
          #expect(shell.count >= 4 && shell.first == shell.last)
          let area = zip(shell, shell.dropFirst()).map { $0[0] * $1[1] - $1[0] * $0[1] }.reduce(
            0, +)
          #expect(area > 0)
        }
      }
      #expect(codes == codes.sorted())
    }
  }

  @Test("The sums are those of the files")
  func sums() throws {
    let site = try MadeUpSite.shared.get()
    let lines = try site.text("public/data/SHA256SUMS").split(separator: "\n")
    #expect(lines.count == site.paths.count { $0.hasPrefix("public/data/") } - 1)
    for line in lines {
      let parts = line.components(separatedBy: "  ")
      #expect(try sha256(site.bytes("public/data/\(parts[1])")) == parts[0])
    }
  }
}
