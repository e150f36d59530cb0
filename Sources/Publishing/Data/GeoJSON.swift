import Disclosure
import Model

extension Report {
  /// Map files (RFC 7946): for each level its areas alone, and its areas with the figures of each topic.
  func geoJSONFiles() -> [OpenFile] {
    levelsInOpenOrder.flatMap { level in
      let shapes = level.layer.open.map(OpenShape.init)
      let folder = level.layer.level.folder
      let plural = level.layer.level.plural
      let areas = OpenFile(
        file: OutputFile(
          "data/\(folder)-areas.geojson", bytes: geoJSON(level, [], shapes)),
        title: "Boundaries of \(plural)", description: "The \(plural) alone (WGS84).",
        mediaType: "application/geo+json", rows: shapes.count)
      let topics = Topic.all.compactMap { topic -> OpenFile? in
        let figures = level.figures.filter { topic.holds($0.indicator) }
        guard !figures.isEmpty else { return nil }
        return OpenFile(
          file: OutputFile(
            "data/\(folder)-\(topic.id).geojson", bytes: geoJSON(level, figures, shapes)),
          title: "\(topic.title.english), by \(level.layer.level.singular)",
          description: "The \(plural) with their figures for all children (WGS84).",
          mediaType: "application/geo+json", rows: shapes.count)
      }
      return [areas] + topics
    }
  }

  /// One feature for each area: WGS84, six decimals, shells counter-clockwise.
  private func geoJSON(
    _ level: LevelReport, _ figures: [Figures], _ shapes: [OpenShape]
  ) -> [UInt8] {
    var json = JSONText()
    json.raw("{\"type\":\"FeatureCollection\",\"bbox\":[")
    if let box = OpenShape.box(of: shapes) {
      for (number, edge) in box.enumerated() {
        if number > 0 { json.raw(",") }
        json.millionths(edge)
      }
    } else {
      json.raw("-180,-90,180,90")
    }
    json.raw("],\"features\":[\n")
    for (number, area) in level.layer.areas.enumerated() {
      if number > 0 { json.raw(",\n") }
      json.raw("{\"type\":\"Feature\",\"id\":")
      json.string(area.code.text)
      json.raw(",\"properties\":{")
      for (place, member) in properties(
        of: number, in: level, figures, isLong: figures.count == 1
      ).enumerated() {
        if place > 0 { json.raw(",") }
        json.string(member.key)
        json.raw(":")
        if member.isNumber, let text = member.text {
          json.raw(text)
        } else {
          json.string(member.text)
        }
      }
      json.raw("},\"geometry\":")
      shapes[number].write(into: &json)
      json.raw("}")
    }
    json.raw("\n]}\n")
    return json.bytes
  }

  /// A property of a feature, or a cell of a map layer.
  struct MapMember {
    let key: String
    let text: String?
    var isNumber = false
  }

  /// The same keys for every area: readers take the type of a column from its first rows.
  ///
  /// A file about one indicator has the keys of the table; in one about several they begin with the indicator.
  func properties(
    of number: Int, in level: LevelReport, _ figures: [Figures], isLong: Bool
  ) -> [MapMember] {
    let area = level.layer.areas[number]
    var members = [
      MapMember(key: "area_code", text: area.code.text),
      MapMember(key: "area_name", text: area.name),
      MapMember(key: "geographic_level", text: level.layer.level.geographicLevel),
      MapMember(key: "parent_code", text: area.parent?.text),
      MapMember(key: "parent_name", text: parentName(area)),
    ]
    for figures in figures {
      let cell = OpenFigure(figures.table.cells[number], figures.indicator)
      let prefix = isLong ? "" : "\(figures.indicator.id)_"
      let time = PeriodText(figures.table.period).columns
      members.append(MapMember(key: prefix + "time_period", text: time.period))
      if isLong {
        members.append(MapMember(key: "indicator", text: figures.indicator.id))
        members.append(MapMember(key: "unit", text: figures.indicator.unit.rawValue))
      }
      members += FigureColumn.allCases.map { column in
        MapMember(
          key: isLong ? column.name : prefix + column.rawValue, text: cell[column],
          isNumber: column.isNumber)
      }
      members.append(
        MapMember(
          key: prefix + "pooled_periods", text: String(figures.table.pooledPeriods),
          isNumber: true))
    }
    return members + [
      MapMember(key: "boundary_date", text: level.layer.vintage),
      MapMember(key: "release", text: edition.release),
      MapMember(key: "attribution", text: attribution),
    ]
  }

  /// The lines that licences ask for in one text, after the word that the children are made up where they are.
  var attribution: String {
    ((edition.isMadeUp ? ["Made-up data: not about any child or place."] : [])
      + edition.attributions).joined(separator: " ")
  }
}
