import Disclosure
import Model

/// A map on which each area is a hexagon of one size (C10), so that wide rural areas do not swamp small ones.
struct TileMap {
  let places: [TileLayout.Place]
  let verdicts: [Verdict]
  /// The area above each tile, where there are any; a thick line runs between tiles of different ones.
  let groups: [Int]?
  let names: [String]
  /// Unique on its page.
  let id: String

  private static let width = 360.0

  /// The six sides from the top right, clockwise: what lies across each, in even and in odd rows.
  private static let steps: [[(column: Int, row: Int)]] = [
    [(0, -1), (1, 0), (0, 1), (-1, 1), (-1, 0), (-1, -1)],
    [(1, -1), (1, 0), (1, 1), (0, 1), (-1, 0), (0, -1)],
  ]

  /// The corners of a tile of size 1 from the top, clockwise.
  private static let corners: [(Double, Double)] = {
    let half = 3.0.squareRoot() / 2
    return [(0, -1), (half, -0.5), (half, 0.5), (0, 1), (-half, 0.5), (-half, -0.5)]
  }()

  private var left: Int { places.map(\.column).min() ?? 0 }
  private var top: Int { places.map(\.row).min() ?? 0 }
  /// Half the height of a tile.
  private var size: Double {
    let across = Double((places.map(\.column).max() ?? 0) - left) + 1.5
    return min(22, (Self.width - 8) / across / 3.0.squareRoot())
  }

  private func middle(_ place: TileLayout.Place) -> (x: Double, y: Double) {
    let across = size * 3.0.squareRoot()
    let shift = place.row.isMultiple(of: 2) ? 0.5 : 1.0
    return (
      4 + across * (Double(place.column - left) + shift),
      4 + size * (1 + 1.5 * Double(place.row - top))
    )
  }

  private func corner(_ number: Int, of middle: (x: Double, y: Double)) -> (x: Double, y: Double) {
    let (across, down) = Self.corners[number % 6]
    return (middle.x + size * across, middle.y + size * down)
  }

  var height: Double { (places.map { middle($0).y }.max() ?? 0) + size + 4 }

  func svg(title: String, description: String) -> HTML {
    """
    <svg class="map" viewBox="0 0 360 \(height.rounded(.up))" role="img" aria-labelledby="\(id)-t \(id)-d">\
    <title id="\(id)-t">\(title)</title><desc id="\(id)-d">\(description)</desc>\
    \(EvidenceMap.patterns(id))\(tiles)\(borders)\(marks)\(groupNames)</svg>
    """
  }

  private var tiles: HTML {
    let shapes = zip(places, verdicts).map { place, verdict -> HTML in
      let middle = middle(place)
      var path = HTML()
      for number in 0..<6 {
        let corner = corner(number, of: middle)
        path += "\(number == 0 ? "M" : "L")\(corner.x) \(corner.y)"
      }
      return "<path d=\"\(path)Z\" fill=\"\(fill(verdict))\"/>"
    }
    return "<g stroke=\"#505A5F\" stroke-width=\"0.8\">\(shapes.joined())</g>"
  }

  private func fill(_ verdict: Verdict) -> HTML {
    switch verdict {
    case .hidden: "url(#\(id)-h)"
    case .notAvailable, .notCompared: "url(#\(id)-x)"
    default: verdict.fill
    }
  }

  /// The sides across which there is no tile of the same area above.
  private var borders: HTML {
    guard let groups else { return HTML() }
    let owners = Dictionary(zip(places, groups), uniquingKeysWith: { first, _ in first })
    var path = HTML()
    for (place, group) in zip(places, groups) {
      let middle = middle(place)
      for (side, step) in Self.steps[abs(place.row) % 2].enumerated() {
        let across = TileLayout.Place(
          column: place.column + step.column, row: place.row + step.row)
        guard owners[across] != group else { continue }
        let (from, to) = (corner(side, of: middle), corner(side + 1, of: middle))
        path += "M\(from.x) \(from.y)L\(to.x) \(to.y)"
      }
    }
    return "<path d=\"\(path)\" fill=\"none\" stroke=\"#0B0C0C\" stroke-width=\"2\"/>"
  }

  private var marks: HTML {
    let marks = zip(places, verdicts).filter { $0.1.isDifference }
    return marks.map { place, verdict -> HTML in
      let middle = middle(place)
      return Mark.arrow(verdict, x: middle.x, y: middle.y, size: min(7, size * 0.6))
    }.joined()
  }

  /// The name of each area above over the middle of its tiles; one that would cover another is left out.
  private var groupNames: HTML {
    guard let groups else { return HTML() }
    var taken: [(left: Double, right: Double, y: Double)] = []
    var text = HTML()
    for (number, name) in names.enumerated() {
      let own = zip(places, groups).filter { $0.1 == number }.map { middle($0.0) }
      guard !own.isEmpty else { continue }
      let half = Mark.halfWidth(of: name)
      guard half * 2 < Self.width - 4 else { continue }
      let mean = own.map(\.x).reduce(0, +) / Double(own.count)
      let x = min(max(mean, half + 2), Self.width - half - 2)
      let y = own.map(\.y).reduce(0, +) / Double(own.count) + 5
      let isFree = !taken.contains {
        abs($0.y - y) <= 17 && $0.right >= x - half && $0.left <= x + half
      }
      guard isFree else { continue }
      taken.append((x - half, x + half, y))
      text += Mark.label(
        HTML(escaping: name), x: x, y: y, size: 15, ink: "#0B0C0C", halo: "#FFFFFF", isBold: true)
    }
    return text
  }
}

extension Report {
  /// Which areas differ, each as one tile of the same size; nil where the look has no layout of these areas.
  func tileFigure(_ figures: Figures, level: Int, number: () -> Int) -> HTML? {
    let layer = levels[level].layer
    guard let places = look.tiles?.places(of: layer.areas) else { return nil }
    let verdicts = layer.areas.indices.map { figures.verdict($0) }
    let above = container(of: level)
    let groups = above.map { above in
      layer.areas.map { area in
        area.parent.flatMap { address($0) }.flatMap { $0.level == above ? $0.area : nil } ?? -1
      }
    }
    let figure = number()
    let map = TileMap(
      places: places, verdicts: verdicts, groups: groups,
      names: above.map { levels[$0].layer.areas.map(\.name) } ?? [], id: "tiles-\(figure)")
    let svg = map.svg(
      title: strings[
        "Tiles: \(figures.indicator.title.lowercasedFirst), by \(strings.one(layer.level))"],
      description: mapWords(figures, Array(layer.areas.indices), layer.level))
    let caption =
      strings[
        "\(figures.indicator.title), \(PeriodText(figures.table.period).words(strings)): "
          + "each \(strings.one(layer.level)) is one tile of the same size, near where it lies."]
    return chart(svg + legend(verdicts, figures.unit), number: figure, caption: caption)
  }
}
