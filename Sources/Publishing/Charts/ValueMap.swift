import Disclosure
import Model

/// A map of how much (C3): four shades with letters, hatched where a figure is hidden.
struct ValueMap {
  let shapes: MapShapes
  let texts: [FigureText]
  let classes: ValueClasses
  let id: String
  /// What the ids of the same shapes in the map before begin with.
  let shapeIDs: String

  var drawing: HTML {
    var paths = HTML()
    var letters = HTML()
    for place in shapes.areas.indices {
      paths += "<use href=\"#\(shapeIDs)-\(shapes.areas[place])\" fill=\"\(fill(place))\"/>"
      let label = shapes.labels[place]
      guard let value = texts[place].drawn, label.radius >= 8 else { continue }
      let number = classes.number(of: value)
      letters +=
        "<text x=\"\(label.x)\" y=\"\(label.y + 5)\" fill=\"\(classes.ink(number))\">\(classes.letter(number))</text>"
    }
    return """
      <g stroke="#FFFFFF" stroke-width="1">\(paths)</g>\
      <g font-size="15" text-anchor="middle">\(letters)</g>
      """
  }

  private func fill(_ place: Int) -> HTML {
    guard let value = texts[place].drawn else {
      return texts[place].verdict == .hidden ? "url(#\(id)-h)" : "url(#\(id)-x)"
    }
    return classes.fill(classes.number(of: value))
  }
}

extension Report {
  /// How high the figures of one level are, as a figure with legend and caption; nil for fewer than eight figures.
  /// The shapes are those of the evidence map numbered `evidence`.
  func valueFigure(
    _ figures: Figures, level: Int, after evidence: Int, _ body: inout PageBody
  ) -> HTML? {
    let layer = levels[level].layer
    let areas = Array(layer.areas.indices)
    let values = areas.compactMap { figures.text($0).drawn }
    guard values.count >= 8, let classes = ValueClasses(values) else { return nil }
    let number = body.numberOfFigure()
    let id = "values-\(number)"
    let shapes = MapShapes(layer, areas: areas)
    func drawing(_ shapes: MapShapes, _ shapeIDs: String) -> HTML {
      ValueMap(
        shapes: shapes, texts: shapes.areas.map { figures.text($0) }, classes: classes, id: id,
        shapeIDs: shapeIDs
      ).drawing
    }
    let enlarged = insets(level: level, shapes: shapes) { drawing($0, "map-\(evidence)-e") }
    let unit = figures.unit
    let description =
      strings[
        "The lowest figure shown is \(unit.spoken(classes.lowerEnds[0], strings)), the highest \(unit.spoken(classes.greatest, strings)). "
          + "The legend says how many areas are in each class; the table of all \(strings.many(layer.level)) has every figure."
      ]
    let svg: HTML = """
      <svg class="map" viewBox="0 0 \(shapes.width) \(shapes.height + enlarged.height)" role="img" \
      aria-labelledby="\(id)-t \(id)-d"><title id="\(id)-t">\
      \(strings["Map of values: \(figures.indicator.title.lowercasedFirst), by \(strings.one(layer.level))"])</title>\
      <desc id="\(id)-d">\(description)</desc>\(EvidenceMap.patterns(id))\(drawing(shapes, "map-\(evidence)"))\
      \(outlines(of: level, over: shapes))\(enlarged.drawing)</svg>
      """
    let boundaries = layer.vintage.map { " \(strings(.boundaries, [.init("edition", $0)]))" } ?? ""
    let caption =
      strings[
        "\(figures.indicator.title), \(PeriodText(figures.table.period).words(strings)), in classes by natural breaks."
      ]
      + boundaries + attributionText
    return chart(svg + legend(classes, figures), number: number, caption: caption)
  }

  /// The borders of the areas above, without their names.
  private func outlines(of level: Int, over shapes: MapShapes) -> HTML {
    guard let above = container(of: level) else { return HTML() }
    let layer = levels[above].layer
    let over = MapShapes(layer, areas: Array(layer.areas.indices), over: shapes)
    let paths = over.paths.map { "<path d=\"\($0)\"/>" as HTML }.joined()
    return "<g fill=\"none\" stroke=\"#0B0C0C\" stroke-width=\"2\">\(paths)</g>"
  }

  /// Letter, shade, range and number of areas of each class, the lowest first.
  private func legend(_ classes: ValueClasses, _ figures: Figures) -> HTML {
    let texts = figures.table.cells.indices.map { figures.text($0) }
    let unit = figures.unit
    let items = classes.lowerEnds.indices.map { number -> HTML in
      let count = texts.count { $0.drawn.map { classes.number(of: $0) == number } ?? false }
      let isLast = number == classes.lowerEnds.count - 1
      let end =
        isLast
        ? strings["to \(unit.printed(classes.greatest))"]
        : strings["to under \(unit.printed(classes.lowerEnds[number + 1]))"]
      return """
        <li><svg class="key" viewBox="0 0 28 20" aria-hidden="true" focusable="false"><rect x="0.5" \
        y="0.5" width="27" height="19" fill="\(classes.fill(number))" stroke="#505A5F"/></svg>\
        \(classes.letter(number)): \(unit.printed(classes.lowerEnds[number])) \(end) (\(count))</li>
        """
    }
    let others = [Verdict.hidden, .notAvailable].compactMap { verdict -> HTML? in
      let count = texts.count { $0.drawn == nil && ($0.verdict == .hidden) == (verdict == .hidden) }
      return count == 0 ? nil : "<li>\(key(verdict))\(verdict.words(unit, strings)) (\(count))</li>"
    }
    return "<ul class=\"legend\">\((items + others).joined())</ul>\n"
  }
}
