import Disclosure
import Model

extension Report {
  /// Which areas of one level differ, as a figure with legend and caption.
  /// `isShared` where the value map after it draws the same shapes.
  func evidenceFigure(
    _ figures: Figures, level: Int, number: Int, isShared: Bool = false
  ) -> HTML {
    let layer = levels[level].layer
    let areas = Array(layer.areas.indices)
    let shapes = MapShapes(layer, areas: areas)
    let verdicts = areas.map { figures.verdict($0) }
    var map = EvidenceMap(shapes: shapes, verdicts: verdicts, id: "map-\(number)")
    if isShared { map.shapeIDs = map.id }
    if let above = container(of: level) {
      let container = levels[above].layer
      map.outlines = MapShapes(
        container, areas: Array(container.areas.indices), over: shapes)
      map.names = container.areas.map(\.name)
    }
    let id = map.id
    let enlarged = insets(level: level, shapes: shapes) { shapes in
      var inset = EvidenceMap(
        shapes: shapes, verdicts: shapes.areas.map { figures.verdict($0) }, id: id)
      if isShared { inset.shapeIDs = "\(id)-e" }
      return inset.drawing
    }
    let title = strings[
      "Map: \(figures.indicator.title.lowercasedFirst), by \(strings.one(layer.level))"]
    let svg = map.svg(
      title: title, description: mapWords(figures, areas, layer.level),
      insets: enlarged.drawing, extraHeight: enlarged.height)
    return figure(svg, verdicts, figures, number: number, vintage: layer.vintage)
  }

  /// The level whose areas hold those of `level`.
  func container(of level: Int) -> Int? {
    guard let first = levels[level].layer.areas.indices.first else { return nil }
    return parent(of: Address(level: level, area: first))?.level
  }

  /// A district's wards, or an area among those beside it; `highlighted` is drawn last.
  func locatorFigure(
    _ figures: Figures, level: Int, areas: [Int], shapes: MapShapes, number: Int,
    highlighted: Int? = nil, numbers: [Int]? = nil
  ) -> HTML {
    let layer = levels[level].layer
    let verdicts = areas.map { figures.verdict($0) }
    var map = EvidenceMap(shapes: shapes, verdicts: verdicts, id: "map-\(number)")
    map.highlighted = highlighted.flatMap { area in
      areas.firstIndex(of: area).map { (place: $0, name: layer.areas[area].name) }
    }
    map.numbers = numbers
    let place = highlighted.map { layer.areas[$0].name } ?? strings.many(layer.level)
    let title = strings["Map: where \(place) is, with \(figures.indicator.title.lowercasedFirst)"]
    let svg = map.svg(
      title: highlighted == nil
        ? strings["Map: \(figures.indicator.title.lowercasedFirst)"] : title,
      description: mapWords(figures, areas, layer.level))
    return figure(svg, verdicts, figures, number: number, vintage: layer.vintage)
  }

  /// The lines that licences ask for, as the end of a caption.
  var attributionText: String {
    edition.attributions.map { " \($0.hasSuffix(".") ? $0 : $0 + ".")" }.joined()
  }

  private func figure(
    _ svg: HTML, _ verdicts: [Verdict], _ figures: Figures, number: Int, vintage: String?
  ) -> HTML {
    let boundaries = vintage.map { " \(strings(.boundaries, [.init("edition", $0)]))" } ?? ""
    let what = strings(
      .mapCaption,
      [
        .init("title", figures.indicator.title), .init("whole", comparator),
        .init("period", PeriodText(figures.table.period).words(strings)),
      ])
    let caption = strings(
      .figure,
      [
        .init("number", "\(number)"), .init("caption", what + boundaries + attributionText),
      ])
    return """
      <div class="fig" role="group" aria-labelledby="figure-\(number)">\(svg)
      \(legend(verdicts, figures.unit))<p class="cap" id="figure-\(number)">\(caption)</p></div>
      """
  }

  /// What the map shows, for a reader who does not see it.
  func mapWords(_ figures: Figures, _ areas: [Int], _ level: Level) -> String {
    let verdicts = areas.map { figures.verdict($0) }
    let higher = verdicts.count { if case .higher = $0 { true } else { false } }
    let lower = verdicts.count { if case .lower = $0 { true } else { false } }
    let hidden = verdicts.count { $0.shorthand != nil }
    let (up, down): (Word, Word) =
      figures.unit == .weeks ? (.longer, .shorter) : (.higher, .lower)
    let reference = figures.total.spoken ?? strings(.notAvailable).lowercased()
    return strings(
      .mapWords,
      [
        .init("total", NumberText.count(areas.count)),
        .init("areas", areas.count == 1 ? strings.one(level) : strings.many(level)),
        .init("lower", NumberText.count(lower)), .init("down", strings(down).lowercased()),
        .init("higher", NumberText.count(higher)), .init("up", strings(up).lowercased()),
        .init("figure", comparatorFigure), .init("reference", reference),
        .init("hidden", NumberText.count(hidden)),
      ])
  }

  /// The states that a map shows, with its signs and words.
  func legend(_ verdicts: [Verdict], _ unit: Indicator.Unit) -> HTML {
    var seen: Set<Verdict> = []
    let ordered = verdicts.map(\.forLegend).filter { seen.insert($0).inserted }
      .sorted { $0.order < $1.order }
    let items = ordered.map { verdict -> HTML in
      let words = verdict.legendWords(unit, than: comparator, strings)
      return "<li>\(key(verdict))\(words)</li>"
    }
    return "<ul class=\"legend\">\(items.joined())</ul>\n"
  }

  func key(_ verdict: Verdict) -> HTML {
    let inside: HTML
    switch verdict {
    case .hidden:
      inside =
        "<path d=\"M1 13L11 1M7 19L23 1M15 19L27 5\" stroke=\"#505A5F\" stroke-width=\"2.5\"/>"
    case .notAvailable, .notCompared:
      inside =
        "<path d=\"M6 6h.1M14 6h.1M22 6h.1M6 14h.1M14 14h.1M22 14h.1\" stroke=\"#505A5F\" stroke-width=\"2.4\" stroke-linecap=\"round\"/>"
    default: inside = Mark.arrow(verdict, x: 14, y: 10, size: 6)
    }
    return """
      <svg class="key" viewBox="0 0 28 20" aria-hidden="true" focusable="false"><rect x="0.5" \
      y="0.5" width="27" height="19" fill="\(verdict.fill)" stroke="#505A5F"/>\(inside)</svg>
      """
  }
}

extension Verdict {
  /// The state without what a legend does not tell apart.
  fileprivate var forLegend: Verdict {
    if case .noClearDifference = self { return .noClearDifference(.similar) }
    return self
  }

  fileprivate func legendWords(
    _ unit: Indicator.Unit, than comparator: String, _ strings: Strings
  ) -> String {
    let words = words(unit, strings)
    guard isDifference else { return words }
    let word = Sentence.Input("word", isStrong ? words.lowercased() : words)
    return strings(isStrong ? .legendFar : .legendThan, [word, .init("whole", comparator)])
  }
}

extension String {
  /// The words as the middle of a sentence has them.
  var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
