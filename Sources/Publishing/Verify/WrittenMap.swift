import Model

/// A map of which areas differ, as it stands on a page.
struct WrittenMap {
  /// What it says of itself.
  let words: String
  /// The fill of each shape, without the enlarged ones, and the shape's id where it has one.
  let shapes: [(fill: String, id: String)]

  /// Areas by what their fill says: a difference in the one or the other colour, and hidden.
  func count(_ isCounted: (String) -> Bool) -> Int { shapes.count { isCounted($0.fill) } }

  /// The two fills of a pair: concern and its opposite, or higher and lower where neither is good.
  private static let pairs: [[String]] = [(.concern, .favourable), (.neutral, .neutral)].map {
    (one: Verdict.Concern, other: Verdict.Concern) in
    [
      Verdict.higher(isStrong: false, one).fill.text,
      Verdict.lower(isStrong: false, other).fill.text,
    ]
  }

  static func isDifference(_ fill: String) -> Bool { pairs.contains { $0.contains(fill) } }

  /// The hatch of what is hidden, and the dots of what is not there.
  static func isWithoutFigure(_ fill: String) -> Bool { fill.hasPrefix("url(") }

  /// Whether as many shapes are filled in each colour as the words say.
  func agrees(lower: Int, higher: Int, areas: Int, hidden: Int) -> Bool {
    guard shapes.count == areas, count(Self.isWithoutFigure) == hidden else { return false }
    let differing = Set(shapes.map(\.fill).filter(Self.isDifference))
    guard let pair = Self.pairs.first(where: { differing.isSubset(of: $0) }) else { return false }
    let counts = pair.map { fill in count { $0 == fill } }
    if pair == Self.pairs[1], !differing.isEmpty { return counts == [higher, lower] }
    return counts.sorted() == [lower, higher].sorted()
  }

  /// Whether each shape that has an id is filled as the rows of its level say, which are in order of code.
  func agrees(with rows: [[String: String]]) -> Bool {
    var sides: [String: String] = [:]
    for shape in shapes {
      guard let number = shape.id.split(separator: "-").last.flatMap({ Int($0) }),
        rows.indices.contains(number)
      else { continue }
      let comparison = rows[number]["comparison"] ?? ""
      let isDifferent = ["higher", "lower"].contains(comparison)
      let hasNone = (rows[number]["value"] ?? "").isEmpty
      // A figure that is not compared is dotted, as one that is not there.
      let mayBeDotted = hasNone || comparison.isEmpty
      guard isDifferent == Self.isDifference(shape.fill),
        Self.isWithoutFigure(shape.fill) ? mayBeDotted : !hasNone
      else { return false }
      guard isDifferent else { continue }
      // One colour is one side of the partnership's figure.
      if let known = sides[comparison], known != shape.fill { return false }
      sides[comparison] = shape.fill
    }
    return Set(sides.values).count == sides.count
  }
}

extension WrittenPage {
  /// The maps of which areas differ.
  var maps: [WrittenMap] {
    elements("<svg class=\"map\"", "</svg>").compactMap { map in
      guard let title = elements("<desc ", "</desc>", in: map).first else { return nil }
      let opening = "<g stroke=\"#FFFFFF\" stroke-width=\"1.2\">"
      guard let coloured = element(opening, "<g stroke=\"#505A5F\"", in: map),
        let white = element(
          "<g stroke=\"#505A5F\"", "</g></g>", in: coloured.upperBound..<map.upperBound)
      else { return nil }
      let shapes = [coloured, white].flatMap { part in
        elements("<g fill=\"", "</g>", in: part.lowerBound..<(part.upperBound + 4)).flatMap {
          group -> [(fill: String, id: String)] in
          let fill = text(upTo: "\"", from: group.lowerBound + 9)
          return elements("<path", "/>", in: group).map { path in
            let id = element(" id=\"", "\" ", in: path).map {
              text(upTo: "\"", from: $0.lowerBound + 5)
            }
            return (fill, id ?? "")
          }
        }
      }
      return WrittenMap(words: plain(title), shapes: shapes)
    }
  }
}
