import Model

/// A map of which areas differ from the partnership: fill, hatch and arrow say the same as the table.
struct EvidenceMap {
  let shapes: MapShapes
  let verdicts: [Verdict]
  /// Unique on its page.
  let id: String
  /// What stands in each area; nil for an arrow where there is a difference.
  var numbers: [Int]?
  /// Outlines of the areas above, with their names.
  var outlines: MapShapes?
  var names: [String] = []
  /// The area that the page is about: its place in `shapes`, and its name.
  var highlighted: (place: Int, name: String)?

  /// What the ids of its shapes begin with, where another map of the page draws the same shapes; nil without ids.
  var shapeIDs: String?

  /// Shapes under this many square units are too small for a mark.
  private static let smallestMarked = 260.0

  /// The whole drawing with its title and description.
  func svg(title: String, description: String, insets: HTML = HTML(), extraHeight: Double = 0)
    -> HTML
  {
    """
    <svg class="map" viewBox="0 0 \(shapes.width) \(shapes.height + extraHeight)" role="img" \
    aria-labelledby="\(id)-t \(id)-d"><title id="\(id)-t">\(title)</title>\
    <desc id="\(id)-d">\(description)</desc>\(Self.patterns(id))\(drawing)\(insets)</svg>
    """
  }

  /// Hatch for hidden figures, dots for those that are not there.
  static func patterns(_ id: String) -> HTML {
    """
    <defs><pattern id="\(id)-h" width="7" height="7" patternUnits="userSpaceOnUse" \
    patternTransform="rotate(45)"><rect width="7" height="7" fill="#FFFFFF"/>\
    <path d="M0 0V7" stroke="#505A5F" stroke-width="2.5"/></pattern>\
    <pattern id="\(id)-x" width="8" height="8" patternUnits="userSpaceOnUse">\
    <rect width="8" height="8" fill="#FFFFFF"/><circle cx="4" cy="4" r="1.2" fill="#505A5F"/>\
    </pattern></defs>
    """
  }

  /// Coloured shapes, white shapes, outlines above, marks, names, and last the area that the page is about.
  var drawing: HTML {
    var drawing = HTML()
    var marks = HTML()
    for place in shapes.areas.indices { marks += mark(place, verdicts[place]) }
    drawing += "<g stroke=\"#FFFFFF\" stroke-width=\"1.2\">\(filled { $0.isDifference })</g>"
    drawing += "<g stroke=\"#505A5F\" stroke-width=\"0.8\">\(filled { !$0.isDifference })</g>"
    if let outlines {
      let paths = outlines.paths.map { "<path d=\"\($0)\"/>" as HTML }.joined()
      drawing += "<g fill=\"none\" stroke=\"#0B0C0C\" stroke-width=\"2\">\(paths)</g>"
    }
    drawing += marks
    drawing += placeNames
    if let highlighted {
      let path = shapes.paths[highlighted.place]
      drawing +=
        "<path d=\"\(path)\" fill=\"none\" stroke=\"#FFFFFF\" stroke-width=\"6\"/><path d=\"\(path)\" fill=\"none\" stroke=\"#0B0C0C\" stroke-width=\"3.5\"/>"
      drawing += name(highlighted)
    }
    return drawing
  }

  /// The shapes of the states chosen, those of one fill together, so that a shape itself has none and can be drawn again
  /// in another.
  private func filled(_ isChosen: (Verdict) -> Bool) -> HTML {
    var fills: [HTML] = []
    var groups: [HTML] = []
    for place in shapes.areas.indices where isChosen(verdicts[place]) {
      let fill = fill(verdicts[place])
      let id: HTML = shapeIDs.map { " id=\"\($0)-\(shapes.areas[place])\"" } ?? ""
      let path: HTML = "<path\(id) d=\"\(shapes.paths[place])\"/>"
      if let known = fills.firstIndex(of: fill) {
        groups[known] += path
      } else {
        fills.append(fill)
        groups.append(path)
      }
    }
    return zip(fills, groups).map { "<g fill=\"\($0)\">\($1)</g>" as HTML }.joined()
  }

  private func name(_ highlighted: (place: Int, name: String)) -> HTML {
    let label = shapes.labels[highlighted.place]
    let shown = Mark.fitting(highlighted.name, into: shapes.width)
    let half = Mark.halfWidth(of: shown)
    let x = min(max(label.x, half + 2), max(shapes.width - half - 2, half + 2))
    return Mark.label(
      HTML(escaping: shown), x: x, y: min(label.y + 22, shapes.height - 4), size: 15,
      ink: "#0B0C0C", halo: "#FFFFFF", isBold: true)
  }

  private func fill(_ verdict: Verdict) -> HTML {
    switch verdict {
    case .hidden: "url(#\(id)-h)"
    case .notAvailable, .notCompared: "url(#\(id)-x)"
    default: verdict.fill
    }
  }

  private func mark(_ place: Int, _ verdict: Verdict) -> HTML {
    let label = shapes.labels[place]
    if let numbers {
      // A number that does not fit is left out: the table has it.
      guard label.radius >= 7 else { return HTML() }
      let isMarked = verdict.isDifference && label.radius >= 13
      let y = label.y + (isMarked ? 0 : 5)
      let number = Mark.label(
        "\(numbers[place])", x: label.x, y: y, size: 15,
        ink: verdict.isDifference ? verdict.ink : "#0B0C0C",
        halo: verdict.isDifference ? nil : "#FFFFFF")
      return isMarked
        ? number + Mark.arrow(verdict, x: label.x, y: label.y + 9, size: 5) : number
    }
    let isLarge = shapes.sizes[place] > Self.smallestMarked && label.radius > 5
    guard verdict.isDifference, isLarge else { return HTML() }
    return Mark.arrow(verdict, x: label.x, y: label.y, size: min(7, label.radius * 0.7))
  }

  /// Names from the largest area to the smallest; one that would cover another is left out.
  private var placeNames: HTML {
    guard let outlines else { return HTML() }
    var taken: [(left: Double, right: Double, y: Double)] = []
    var text = HTML()
    let marked = shapes.areas.indices.filter { verdicts[$0].isDifference }.map { shapes.labels[$0] }
    let order = outlines.areas.indices.sorted {
      (-outlines.sizes[$0], $0) < (-outlines.sizes[$1], $1)
    }
    for place in order where names.indices.contains(place) {
      let half = Mark.halfWidth(of: names[place])
      let x = min(max(outlines.labels[place].x, half + 2), outlines.width - half - 2)
      let middle = outlines.labels[place].y
      func covers(_ y: Double) -> Bool {
        taken.contains { abs($0.y - y) <= 17 && $0.right >= x - half && $0.left <= x + half }
      }
      // A little up or down, where the middle would cover an arrow; the arrow says more than the name.
      let free = [0.0, -18, 18, -32, 32].map { middle + $0 }.filter { !covers($0) }
      let clear = free.first { y in
        !marked.contains { abs($0.y - y) < 15 && abs($0.x - x) < half + 7 }
      }
      guard half * 2 < outlines.width, let y = clear ?? free.first else { continue }
      taken.append((x - half, x + half, y))
      text += Mark.label(
        HTML(escaping: names[place]), x: x, y: y + 5, size: 15, ink: "#0B0C0C", halo: "#FFFFFF",
        isBold: true)
    }
    return text
  }
}
