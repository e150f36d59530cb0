import Disclosure
import Foundation
import Model
import Publishing
import Testing

/// The fictional county of `Boundaries/` with made-up figures: a release of real size, to look at and to time.
@Suite("A county's pages")
struct CountyTests {
  static let folder = ProcessInfo.processInfo.environment["COUNTY_SITE"]

  @Test("The pages of a whole county keep to their sizes", .enabled(if: folder != nil))
  func sizes() throws {
    let folder = try #require(Self.folder)
    let atlas = try county()
    let measures = measures(atlas)
    let analyses = MadeUpReport.analyse(measures)
    let quality = MadeUpReport.quality
    let releases = [
      exact(analyses, quality: quality),
      try protect(
        measures, analyses, quality: quality, policy: .standard, analyse: MadeUpReport.analyse),
    ]
    let clock = ContinuousClock()
    var paths: [String] = []
    let time = try clock.measure {
      paths = try publish(releases, atlas: atlas, edition: MadeUpReport.edition, to: folder)
    }
    print("\(paths.count) files in \(time)")
    for path in paths where path.contains("/wards/") {
      let size = try FileManager.default.attributesOfItem(atPath: folder + "/" + path)[.size]
      #expect((size as? Int ?? .max) < 100_000, "\(path)")
    }
  }

  private func measures(_ atlas: Atlas) -> [Measure] {
    var seed: UInt64 = 20_260_115
    func random() -> Double {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(seed >> 11) / Double(1 << 53)
    }
    return [MadeUpReport.headline, MadeUpReport.openCount, MadeUpReport.openOver].flatMap {
      indicator in
      atlas.layers.map { layer in
        var whole = Count(0, of: 0)
        let counts = layer.areas.map { _ -> Count in
          let cases = Int(3 + 9000 / Double(layer.areas.count) * random())
          let share = 0.3 + 0.3 * random() + (random() < 0.1 ? 0.3 : 0)
          let count = Count(Int(Double(cases) * share), of: cases)
          whole = whole + count
          return count
        }
        func tally(_ count: Count) -> Tally {
          indicator.statistic == .count ? .total(count.denominator) : .count(count)
        }
        let isPooled = indicator.timing == .period && layer.level != .district
        return Measure(
          indicator: indicator, level: layer.level, group: .all,
          period: indicator.timing == .snapshot
            ? "2026-01-15" : isPooled ? "2023-01-01..2025-12-31" : "2025-01-01..2025-12-31",
          pooledPeriods: isPooled ? 3 : 1, areas: layer.areas.map(\.code),
          tallies: counts.map(tally), partnership: tally(whole), unknown: tally(Count(9, of: 20)),
          outside: tally(Count(0, of: 2)))
      }
    }
  }

  private func county() throws -> Atlas {
    let files: [(Level, String, String)] = [
      (.ward, "wards", "WD25"), (.division, "divisions", "CED25"),
      (.district, "districts", "LAD25"),
    ]
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return Atlas(
      layers: try files.map { level, name, column in
        let data = try Data(contentsOf: root.appendingPathComponent("Boundaries/\(name).geojson"))
        let json = try JSONSerialization.jsonObject(with: data) as? [String: Any]
        let features = try #require(json?["features"] as? [[String: Any]])
        return layer(level, column, features)
      })
  }

  private func layer(_ level: Level, _ column: String, _ features: [[String: Any]]) -> Atlas.Layer {
    var areas: [(Area, Region)] = []
    for feature in features {
      let properties = feature["properties"] as? [String: String] ?? [:]
      let code = MadeUpReport.code(properties["\(column)CD"] ?? "")
      let parent = level == .district ? nil : properties["LAD25CD"].map(MadeUpReport.code)
      let area = Area(code: code, name: properties["\(column)NM"] ?? "", parent: parent)
      areas.append((area, region(feature["geometry"] as? [String: Any] ?? [:])))
    }
    areas.sort { $0.0.code < $1.0.code }
    var labels = Points()
    for (_, region) in areas {
      let count = Double(region.points.count)
      labels.append(
        x: region.points.x.reduce(0, +) / count, y: region.points.y.reduce(0, +) / count)
    }
    let open = areas.map { _, region in
      var degrees = region
      degrees.points = Points(
        x: region.points.x.map { -2 + ($0 - 400_000) / 70_000 },
        y: region.points.y.map { 49 + $0 / 111_000 })
      return degrees
    }
    return Atlas.Layer(
      level: level, vintage: "2025", areas: areas.map(\.0), drawn: areas.map(\.1), labels: labels,
      labelRadius: areas.map { ($0.1.points.x.max() ?? 0) - ($0.1.points.x.min() ?? 0) }.map {
        $0 / 3
      }, open: open, grid: areas.map(\.1), overlapping: areas.map { _ in [] })
  }

  private func region(_ geometry: [String: Any]) -> Region {
    let polygons =
      geometry["type"] as? String == "Polygon"
      ? [geometry["coordinates"] as? [[[Double]]] ?? []]
      : geometry["coordinates"] as? [[[[Double]]]] ?? []
    var region = Region()
    for polygon in polygons {
      for ring in polygon {
        region.appendRing(Points(x: ring.map { $0[0] }, y: ring.map { $0[1] }))
      }
      region.endPolygon()
    }
    return region
  }
}
