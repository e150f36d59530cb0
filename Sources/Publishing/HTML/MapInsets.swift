import Disclosure
import Model

extension Report {
  /// Areas too small to see on the whole map, drawn again below it at a larger scale.
  struct Insets {
    var drawing = HTML()
    /// What the drawing needs under the map.
    var height = 0.0
  }

  /// Each group drawn at its larger scale by `drawing`.
  func insets(level: Int, shapes: MapShapes, _ drawing: (MapShapes) -> HTML) -> Insets {
    var insets = Insets()
    let groups =
      container(of: level).map { crowded($0, level: level, shapes) }
      ?? crowdedCluster(level, shapes)
    for group in groups where insets.height < 900 {
      let enlarged = MapShapes(
        levels[level].layer, areas: group.members, width: 352, tallest: 240)
      let y = shapes.height + insets.height + 26
      insets.drawing += """
        <text x="4" y="\(y)" font-size="15" fill="#0B0C0C">\(strings["\(group.name), enlarged"])</text>\
        <g transform="translate(4 \(y + 6))"><rect width="352" height="\(enlarged.height)" \
        fill="none" stroke="#8D8D8D"/>\(drawing(enlarged))</g>
        """
      insets.height += enlarged.height + 34
    }
    return insets
  }

  private typealias Group = (name: String, members: [Int])

  /// Containers whose middle area is too small to see.
  private func crowded(_ above: Int, level: Int, _ shapes: MapShapes) -> [Group] {
    levels[above].layer.areas.indices.compactMap { place in
      let address = Address(level: above, area: place)
      let members = children(of: address, at: level)
      let sizes = members.map { shapes.sizes[$0] }.sorted()
      guard members.count > 1, sizes[sizes.count / 2] < 120 else { return nil }
      return (area(address).name, members)
    }
  }

  /// Where nothing holds the areas: the small ones round the place where most of them are.
  private func crowdedCluster(_ level: Int, _ shapes: MapShapes) -> [Group] {
    let small = shapes.areas.indices.filter { shapes.sizes[$0] < 60 }
    guard small.count >= 8 else { return [] }
    func distance(_ one: Int, _ other: Int) -> Double {
      let (from, to) = (shapes.labels[one], shapes.labels[other])
      let (x, y) = (from.x - to.x, from.y - to.y)
      return (x * x + y * y).squareRoot()
    }
    let reach = 24.0
    let neighbours = small.map { one in small.count { distance(one, $0) < reach } }
    guard let most = neighbours.max(), let middle = neighbours.firstIndex(of: most), most >= 4
    else { return [] }
    let members = shapes.areas.indices.filter {
      shapes.sizes[$0] < 260 && distance(small[middle], $0) < reach
    }
    let name = levels[level].layer.areas[shapes.areas[small[middle]]].name
    return [(strings["Around \(name)"], members.map { shapes.areas[$0] })]
  }
}
