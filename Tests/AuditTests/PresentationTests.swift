import Testing

@testable import Audit

@Suite struct `Printed numbers` {
  /// 10 of 30: 33% (19 to 51).
  private let honest = share("10", of: "30", "Z05000001", printed: "33,19,51")

  @Test func `numbers that the shown counts give are no finding`() throws {
    #expect(try ReleaseFolder([honest]).audited().isClean)
  }

  @Test(arguments: ["36,19,51", "33,20,51", "33,19,52", "33.3,19,51"])
  func `a number from other counts is found`(printed: String) throws {
    let release = try ReleaseFolder([share("10", of: "30", "Z05000001", printed: printed)])
    #expect(try release.audited().count(.derived) == 1)
  }

  @Test func `a number beside a hidden count is found`() throws {
    let release = try ReleaseFolder([share("c", of: "c", "Z05000001", printed: "12,,")])
    #expect(try release.audited().count(.derived) == 1)
  }

  @Test func `comparisons that shown counts do not explain are found`() throws {
    let other = share("10", of: "30", "Z05000002", printed: "33,19,51", comparison: "higher,95")
    #expect(try ReleaseFolder([honest, other]).audited().count(.derived) == 1)
  }

  @Test func `a count under eight is found in tables and sentences`() throws {
    #expect(try ReleaseFolder([children("5", "Z05000001")]).audited().count(.smallCounts) == 2)
    let page = "<p>About 6 in 10 children. In all, 3 plans were late.</p>"
    let release = try ReleaseFolder([honest], files: ["index.html": page])
    #expect(try release.audited().count(.smallCounts) == 1)
    let shares = try ReleaseFolder([honest], files: ["index.html": "<p>1 in 3 children waits.</p>"])
    #expect(try shares.audited().isClean)
  }
}

@Suite struct `Leaks of files and pages` {
  private let row = share("10", of: "30", "Z05000001", printed: "33,19,51")

  @Test(arguments: [
    ("postcode", "AB1 2CD"), ("postcode", "AB12CD"), ("pupil number", "A123456789012"),
    ("health number", "9434765919"),
  ])
  func `what looks like a person's is found`(kind: String, token: String) throws {
    let release = try ReleaseFolder([row], files: ["data/notes.csv": "note\n\(token)\n"])
    let found = try release.audited().findings
    #expect(found.map(\.reason) == ["a value looks like a \(kind)"])
    #expect(!found.contains { $0.subject.contains(token) })
  }

  @Test func `columns about persons are found and area names are not`() throws {
    let release = try ReleaseFolder(
      [row], files: ["data/dfe/a.csv": "area_name,la_name,date_of_birth\na,b,c\n"])
    #expect(try release.audited().findings.map(\.subject) == ["data/dfe/a.csv: date_of_birth"])
  }

  @Test func `a map that shows what the table hides is found`() throws {
    func map(_ value: String) -> String {
      """
      {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"area_code":"Z05000001",\
      "open_over_20_weeks_time_period":"2026-01-15","open_over_20_weeks_pooled_periods":1,\
      "open_over_20_weeks_value":\(value)},"geometry":null}]}
      """
    }
    let honest = try ReleaseFolder([row], files: ["data/wards-waits.geojson": map("33")])
    #expect(try honest.audited().isClean)
    let exact = try ReleaseFolder([row], files: ["data/wards-waits.geojson": map("33.33")])
    #expect(try exact.audited().count(.mapFiles) == 1)
    let hidden = share("c", of: "c", "Z05000001")
    let told = try ReleaseFolder([hidden], files: ["data/wards-waits.geojson": map("12")])
    #expect(try told.audited().count(.mapFiles) == 1)
  }

  @Test func `a mark beside its number is found`() throws {
    func page(_ x: String) -> String {
      """
      <table><tbody><tr><th scope="row">A</th><td><strong>33%</strong></td><td><span class="to">\
      <svg class="cell"><circle cx="\(x)" cy="15"/></svg><span>100%</span></span></td></tr></tbody></table>
      """
    }
    #expect(try ReleaseFolder([row], files: ["index.html": page("68")]).audited().isClean)
    let exact = try ReleaseFolder([row], files: ["index.html": page("68.6")])
    #expect(try exact.audited().count(.drawings) == 1)
  }

  @Test(arguments: ["<p data-order=\"12\">", "<!-- 12 -->", "<script>12</script>"])
  func `data in attributes, comments and scripts is found`(piece: String) throws {
    let release = try ReleaseFolder([row], files: ["index.html": piece])
    #expect(try release.audited().count(.drawings) == 1)
  }

  @Test func `an order by hidden figures is found`() throws {
    func list(_ areas: [(Int, String)]) -> String {
      let rows = areas.map { number, figure in
        "<tr><th scope=\"row\"><a href=\"Z0500000\(number).html\">Ward \(number)</a></th>"
          + "<td><strong>\(figure)</strong></td></tr>"
      }
      return "<table><tbody>\(rows.joined())</tbody></table>"
    }
    let fair = list([(3, "40%"), (1, "30%"), (2, "[c]"), (4, "[c]")])
    #expect(try ReleaseFolder([row], files: ["index.html": fair]).audited().isClean)
    for areas in [[(3, "40%"), (2, "[c]"), (1, "30%")], [(3, "40%"), (4, "[c]"), (2, "[c]")]] {
      let release = try ReleaseFolder([row], files: ["index.html": list(areas)])
      #expect(try release.audited().count(.order) == 1)
    }
  }
}
