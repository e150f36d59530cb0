import Disclosure
import Model

/// Two made-up districts of six square wards each, and figures for them worked out with a few lines of arithmetic.
enum MadeUpReport {
  static let awkwardName = "<b>O'Brien & Sons</b> \"St. Zoë\""
  static let partnership = code("Z10000001")

  static func code(_ text: String) -> AreaCode {
    guard let code = AreaCode(text) else { preconditionFailure("\(text) is no code.") }
    return code
  }

  static var edition: Edition {
    Edition(
      partnership: "Exampleshire Local Area Partnership", partnershipCode: partnership,
      council: "Exampleshire County Council", contact: "send-data@example.org",
      period: "2025-01-01..2025-12-31", snapshot: Day(iso: "2026-01-15"),
      published: Day(iso: "2026-03-12"), release: "2026.1", revision: 0, toolVersion: "0.1.0",
      fingerprint: String(repeating: "3f9a", count: 16), isMadeUp: true, seed: 1,
      attributions: ["Places and children are made up."], postcodeVintage: nil,
      headline: "plan_by_week_20")
  }

  // MARK: - Places

  static var atlas: Atlas {
    Atlas(layers: [
      layer(.ward, wards), layer(.division, divisions), layer(.district, districts),
    ])
  }

  /// A rectangle in units of two kilometres.
  struct Block {
    let area: Area
    let x: Double
    let y: Double
    let width: Double
    let height: Double
  }

  static var wards: [Block] {
    let names = [
      "Alder", "Birch", awkwardName, "Castle", "Dale", "Elm", "Fern", "Gorse", "Castle", "Hazel",
      "Ivy", "Juniper",
    ]
    return names.enumerated().map { number, name in
      let district = number / 6
      let area = Area(
        code: code("Z050000\(number < 9 ? "0" : "")\(number + 1)"), name: name,
        parent: code("Z0700000\(district + 1)"))
      let place = number % 6
      return Block(
        area: area, x: Double(district * 3 + place % 3), y: Double(place / 3), width: 1, height: 1)
    }
  }

  static var districts: [Block] {
    ["North Fen", "South Fen"].enumerated().map { number, name in
      Block(
        area: Area(code: code("Z0700000\(number + 1)"), name: name, parent: partnership),
        x: Double(number * 3), y: 0, width: 3, height: 2)
    }
  }

  /// Three divisions that cut across the wards and the border between the districts.
  static var divisions: [Block] {
    (0..<3).map { number in
      Block(
        area: Area(
          code: code("Z5800000\(number + 1)"), name: "Division \(number + 1)", parent: nil),
        x: Double(number) * 2, y: 0, width: 2, height: 2)
    }
  }

  private static func layer(_ level: Level, _ blocks: [Block]) -> Atlas.Layer {
    var labels = Points()
    for block in blocks {
      labels.append(
        x: 600_000 + 2000 * (block.x + block.width / 2),
        y: 400_000 + 2000 * (block.y + block.height / 2))
    }
    let others = level == .ward ? divisions : level == .division ? wards : []
    return Atlas.Layer(
      level: level, vintage: "2025", areas: blocks.map(\.area),
      drawn: blocks.map { ring($0) { (600_000 + 2000 * $0, 400_000 + 2000 * $1) } },
      labels: labels, labelRadius: blocks.map { 1000 * min($0.width, $0.height) },
      open: blocks.map { ring($0) { (1.5 + 0.03 * $0, 53.4 + 0.018 * $1) } },
      grid: blocks.map { ring($0) { (600_000 + 2000 * $0, 400_000 + 2000 * $1) } },
      overlapping: blocks.map { block in
        others.filter { $0.x < block.x + block.width && block.x < $0.x + $0.width }.map(\.area.code)
      })
  }

  /// The block as a region wound clockwise, which is the wrong way for open data.
  private static func ring(
    _ block: Block, _ place: (Double, Double) -> (Double, Double)
  ) -> Region {
    let corners = [(0.0, 0.0), (0, 1), (1, 1), (1, 0), (0, 0)]
    var ring = Points()
    for corner in corners {
      let (x, y) = place(block.x + corner.0 * block.width, block.y + corner.1 * block.height)
      ring.append(x: x, y: y)
    }
    var region = Region()
    region.appendRing(ring)
    region.endPolygon()
    return region
  }
}
