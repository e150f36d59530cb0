import Model

/// A QGIS style that colours the areas of a layer by how one indicator compares, in the words and colours of the pages.
struct QGISStyle {
  private let id: String
  private let unit: Indicator.Unit
  private let direction: Indicator.Direction

  init(_ figures: Figures) {
    id = figures.indicator.id
    unit = figures.unit
    direction = figures.indicator.direction
  }

  private struct Category {
    let value: String
    let words: String
    let fill: String
    var pattern = "solid"
  }

  /// What an area is coloured by: the comparison; where there is none, why there is no figure.
  private var expression: String {
    "coalesce(\"\(id)_comparison\", CASE WHEN \"\(id)_value\" IS NULL "
      + "THEN coalesce(\"\(id)_status\", 'x') ELSE 'none' END)"
  }

  private var categories: [Category] {
    let higher = Verdict.higher(isStrong: false, .above(direction))
    let lower = Verdict.lower(isStrong: false, .below(direction))
    let unclear = Verdict.noClearDifference(.similar).words(unit, .english)
    return [
      Category(
        value: "higher", words: "\u{25B2} \(higher.words(unit, .english))", fill: rgba(higher)),
      Category(value: "lower", words: "\u{25BC} \(lower.words(unit, .english))", fill: rgba(lower)),
      Category(value: "similar", words: unclear, fill: "255,255,255,255"),
      Category(value: "none", words: unclear, fill: "255,255,255,255"),
      Category(
        value: "c", words: Verdict.hidden.words(unit, .english), fill: "80,90,95,255",
        pattern: "f_diagonal"),
      Category(
        value: "x", words: Verdict.notAvailable.words(unit, .english), fill: "80,90,95,255",
        pattern: "dense7"),
      Category(value: "z", words: "Does not apply", fill: "80,90,95,255", pattern: "dense7"),
    ]
  }

  /// The fill of the pages as QGIS writes colours.
  private func rgba(_ verdict: Verdict) -> String {
    let digits = Array(verdict.fill.text.utf8.dropFirst())
    let parts = stride(from: 0, to: digits.count - 1, by: 2).compactMap {
      UInt8(String(decoding: digits[$0...($0 + 1)], as: UTF8.self), radix: 16)
    }
    return (parts.map { String($0) } + ["255"]).joined(separator: ",")
  }

  var qml: String {
    var lines = [
      "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>",
      "<qgis version=\"3.22\" styleCategories=\"Symbology\">",
      "<renderer-v2 type=\"categorizedSymbol\" attr=\"\(Self.escaped(expression))\" "
        + "symbollevels=\"0\" enableorderby=\"0\" forceraster=\"0\">",
      "<categories>",
    ]
    for (number, category) in categories.enumerated() {
      lines.append(
        "<category value=\"\(category.value)\" symbol=\"\(number)\" "
          + "label=\"\(Self.escaped(category.words))\" render=\"true\"/>")
    }
    lines += ["</categories>", "<symbols>"]
    for (number, category) in categories.enumerated() {
      lines += [
        "<symbol type=\"fill\" name=\"\(number)\" alpha=\"1\" clip_to_extent=\"1\" "
          + "force_rhr=\"0\">",
        "<layer class=\"SimpleFill\" enabled=\"1\" locked=\"0\" pass=\"0\">",
        Self.property("color", category.fill), Self.property("style", category.pattern),
        Self.property("outline_color", "80,90,95,255"), Self.property("outline_style", "solid"),
        Self.property("outline_width", "0.2"), Self.property("outline_width_unit", "MM"),
        "</layer>", "</symbol>",
      ]
    }
    lines += [
      "</symbols>", "</renderer-v2>", "<layerGeometryType>2</layerGeometryType>", "</qgis>",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  private static func property(_ key: String, _ value: String) -> String {
    "<prop k=\"\(key)\" v=\"\(value)\"/>"
  }

  private static func escaped(_ text: String) -> String {
    HTML(escaping: text).text
  }
}
