import Model

/// Small drawn signs of a comparison, the same on maps, charts and legends.
enum Mark {
  /// One triangle, or two for a difference outside the 99.8% limits.
  static func arrow(_ verdict: Verdict, x: Double, y: Double, size: Double) -> HTML {
    guard verdict.isDifference else { return HTML() }
    let shifts = verdict.isStrong ? [-size * 0.55, size * 0.55] : [0]
    return shifts.map { shift -> HTML in
      "<path d=\"\(triangle(verdict, x: x, y: y + shift, size: size))\" fill=\"\(verdict.ink)\"/>"
    }.joined()
  }

  /// Words on a map, drawn over a halo of the ground's colour where they cross borders.
  static func label(
    _ words: HTML, x: Double, y: Double, size: Int, ink: HTML, halo: HTML?, isBold: Bool = false
  ) -> HTML {
    let weight: HTML = isBold ? " font-weight=\"bold\"" : ""
    let place: HTML =
      "x=\"\(x)\" y=\"\(y)\" font-size=\"\(size)\" text-anchor=\"middle\"\(weight)"
    let under = halo.map { halo -> HTML in
      "<text \(place) fill=\"\(halo)\" stroke=\"\(halo)\" stroke-width=\"4\" stroke-linejoin=\"round\" aria-hidden=\"true\">\(words)</text>"
    }
    return (under ?? "") + "<text \(place) fill=\"\(ink)\">\(words)</text>"
  }

  /// Half of what a name takes up at 15 units of bold text, rather too much than too little.
  static func halfWidth(of name: String) -> Double { Double(name.count) * 4.6 }

  /// The name as far as it fits a width at 15 units of bold text; the heading has it whole.
  static func fitting(_ name: String, into width: Double) -> String {
    let room = Int((width - 8) / 9.2)
    return name.count <= room ? name : name.prefix(max(1, room - 1)) + "\u{2026}"
  }

  private static func triangle(_ verdict: Verdict, x: Double, y: Double, size: Double) -> HTML {
    let isUp = if case .higher = verdict { true } else { false }
    let tip = isUp ? y - size * 0.6 : y + size * 0.6
    let base = isUp ? y + size * 0.45 : y - size * 0.45
    return "M\(x) \(tip)L\(x + size * 0.7) \(base)H\(x - size * 0.7)Z"
  }

  /// The mark of a chart row: an arrow or circle in the state's fill.
  static func point(_ verdict: Verdict, x: Double, y: Double) -> HTML {
    let outline: HTML = "stroke=\"#0B0C0C\" stroke-width=\"1.5\""
    switch verdict {
    case .higher, .lower:
      let isUp = if case .higher = verdict { true } else { false }
      let shape: HTML = isUp ? "M0 -7L8 6H-8Z" : "M0 7L8 -6H-8Z"
      return
        "<path transform=\"translate(\(x) \(y))\" d=\"\(shape)\" fill=\"\(verdict.fill)\" \(outline)/>"
    default:
      return "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"6\" fill=\"#FFFFFF\" \(outline)/>"
    }
  }
}
