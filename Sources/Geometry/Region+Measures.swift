public import Model

/// The smallest upright rectangle around some points.
struct Box: Equatable {
  var west = Double.infinity
  var south = Double.infinity
  var east = -Double.infinity
  var north = -Double.infinity

  var isEmpty: Bool { west > east }

  mutating func extend(x: Double, y: Double) {
    west = min(west, x)
    south = min(south, y)
    east = max(east, x)
    north = max(north, y)
  }

  func meets(_ other: Box) -> Bool {
    west <= other.east && other.west <= east && south <= other.north && other.south <= north
  }
}

extension Region {
  var box: Box {
    var box = Box()
    for place in 0..<points.count { box.extend(x: points.x[place], y: points.y[place]) }
    return box
  }

  /// Twice the signed area of a ring (Gauss's shoelace formula), from its first point so that large coordinates cost no digits.
  func doubledArea(ofRing ring: Int) -> Double {
    let range = pointRange(ofRing: ring)
    guard range.count > 2 else { return 0 }
    let (x, y) = (points.x, points.y)
    let (originX, originY) = (x[range.lowerBound], y[range.lowerBound])
    var sum = 0.0
    for place in range.dropFirst().dropLast() {
      sum += (x[place] - originX) * (y[place + 1] - originY)
      sum -= (x[place + 1] - originX) * (y[place] - originY)
    }
    return sum
  }

  /// The area of a polygon by its rings: that of the shell less those of the holes.
  func area(ofPolygon polygon: Int) -> Double {
    var area = 0.0
    for (place, ring) in rings(ofPolygon: polygon).enumerated() {
      let ringArea = abs(doubledArea(ofRing: ring)) / 2
      area += place == 0 ? ringArea : -ringArea
    }
    return area
  }

  /// The ground by its rings in square units of the system: shells less holes, whatever their winding.
  public var area: Double {
    (0..<polygonCount).reduce(0) { $0 + area(ofPolygon: $1) }
  }

  /// The polygon with the largest area, the first among equals.
  var largestPolygon: (number: Int, area: Double)? {
    var largest: (number: Int, area: Double)?
    for number in 0..<polygonCount {
      let area = area(ofPolygon: number)
      if area > largest?.area ?? -.infinity { largest = (number, area) }
    }
    return largest
  }

  /// One polygon as a region of its own.
  func polygon(_ number: Int) -> Region {
    var part = Region()
    for ring in rings(ofPolygon: number) {
      part.appendRing(ringPoints(ring))
    }
    part.endPolygon()
    return part
  }

  func ringPoints(_ ring: Int) -> Points {
    let range = pointRange(ofRing: ring)
    return Points(x: Array(points.x[range]), y: Array(points.y[range]))
  }
}

/// The pairs of boxes, one of `first` and one of `second`, that meet: for each of `first` the numbers in `second`, ascending.
func meetingBoxes(_ first: [Box], _ second: [Box]) -> [[Int]] {
  // A sweep from west to east: of the boxes in order of their western side, only a window can meet the one at hand.
  let order = second.indices.filter { !second[$0].isEmpty }
    .sorted { (second[$0].west, $0) < (second[$1].west, $1) }
  let widest = order.map { second[$0].east - second[$0].west }.max() ?? 0
  let sides = order.map { second[$0].west }
  return first.map { box in
    guard !box.isEmpty else { return [] }
    var place = sides.partitionPoint { $0 >= box.west - widest }
    var found: [Int] = []
    while place < order.count, sides[place] <= box.east {
      if second[order[place]].meets(box) { found.append(order[place]) }
      place += 1
    }
    return found.sorted()
  }
}

extension Array {
  /// The first index whose element belongs to the second part, in an array that `isSecond` divides in two.
  func partitionPoint(where isSecond: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = low + (high - low) / 2
      if isSecond(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
