/// The ground of a chart: where values stand in a drawing 360 units wide, with its axes.
struct Plot {
  let xEnd: Double
  let yEnd: Double
  let left = 46.0
  let right = 346.0
  let top = 14.0
  let bottom: Double

  init(xEnd: Double, yEnd: Double, height: Double = 220) {
    self.xEnd = max(xEnd, 1)
    self.yEnd = max(yEnd, 1)
    bottom = top + height
  }

  /// The height of the drawing with its labels under the axis.
  var height: Double { bottom + 46 }

  func x(_ value: Double) -> Double { left + (right - left) * min(max(value / xEnd, 0), 1) }
  func y(_ value: Double) -> Double { bottom - (bottom - top) * min(max(value / yEnd, 0), 1) }

  /// The drawing with its title and description.
  func svg(id: String, title: String, description: String, _ content: HTML) -> HTML {
    """
    <svg class="map plot" viewBox="0 0 360 \(height)" role="img" aria-labelledby="\(id)-t \(id)-d">\
    <title id="\(id)-t">\(title)</title><desc id="\(id)-d">\(description)</desc>\(content)</svg>
    """
  }

  /// Grid lines with their values, and the name of the horizontal axis.
  func axes(x columns: [(Double, String)], y rows: [(Double, String)], below name: String) -> HTML {
    var lines = HTML()
    var labels = HTML()
    for (value, label) in rows {
      lines += "<path d=\"M\(left) \(y(value))H\(right)\"/>"
      labels += "<text x=\"\(left - 6)\" y=\"\(y(value) + 5)\" text-anchor=\"end\">\(label)</text>"
    }
    for (value, label) in columns {
      lines += "<path d=\"M\(x(value)) \(bottom)V\(bottom + 5)\"/>"
      // A school year under the last point is wider than the room beside it.
      let isWide = x(value) + Mark.halfWidth(of: label) > 358
      labels +=
        "<text x=\"\(isWide ? 358 : x(value))\" y=\"\(bottom + 21)\" text-anchor=\"\(isWide ? "end" : "middle")\">\(label)</text>"
    }
    labels +=
      "<text x=\"\((left + right) / 2)\" y=\"\(bottom + 40)\" text-anchor=\"middle\">\(name)</text>"
    return """
      <g stroke="#8D8D8D">\(lines)</g><g font-size="15" fill="#0B0C0C">\(labels)</g>
      """
  }

  /// An upright line at a limit, with its name.
  func limit(x value: Double, _ name: String) -> HTML {
    """
    <path d="M\(x(value)) \(top)V\(bottom)" stroke="#0B0C0C" stroke-dasharray="4 4" \
    stroke-width="1.5"/><text x="\(x(value) + 5)" y="\(top + 12)" font-size="15" \
    fill="#0B0C0C">\(name)</text>
    """
  }

  /// A level line at the partnership's figure.
  func reference(y value: Double) -> HTML {
    "<path d=\"M\(left) \(y(value))H\(right)\" stroke=\"#0B0C0C\" stroke-width=\"2\"/>"
  }

  /// A line through points.
  func line(_ points: [(Double, Double)], width: Double, dashes: HTML = "") -> HTML {
    guard let first = points.first else { return HTML() }
    var path: HTML = "M\(x(first.0)) \(y(first.1))"
    for point in points.dropFirst() { path += "L\(x(point.0)) \(y(point.1))" }
    return stroke(path, width: width, dashes: dashes)
  }

  /// A stair through points: level until the next one.
  func stair(_ points: [(Double, Double)], width: Double, dashes: HTML = "") -> HTML {
    guard let first = points.first else { return HTML() }
    var path: HTML = "M\(x(first.0)) \(y(first.1))"
    for point in points.dropFirst() { path += "H\(x(point.0))V\(y(point.1))" }
    return stroke(path, width: width, dashes: dashes)
  }

  private func stroke(_ path: HTML, width: Double, dashes: HTML) -> HTML {
    let dash: HTML = dashes.isEmpty ? "" : " stroke-dasharray=\"\(dashes)\""
    return
      "<path d=\"\(path)\" fill=\"none\" stroke=\"#0B0C0C\" stroke-width=\"\(width)\"\(dash)/>"
  }
}

/// Round numbers for the end and the steps of an axis.
enum Axis {
  /// The smallest of 1, 2, 4, 5, 10, 20, … that reaches the value.
  static func niceEnd(_ value: Double) -> Double {
    let steps: [Double] = [1, 2, 4, 5, 10]
    var unit = 1.0
    while unit * 10 < value { unit *= 10 }
    return steps.map { $0 * unit }.first { $0 >= value } ?? unit * 10
  }

  /// Zero, the middle and the end.
  static func thirds(_ end: Double, _ label: (Double) -> String) -> [(Double, String)] {
    [0, end / 2, end].map { ($0, label($0)) }
  }
}
