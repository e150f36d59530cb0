import Model

/// The shapes of some areas in the units of a drawing, north up, fitted into its width.
struct MapShapes {
  /// The areas drawn, by number.
  let areas: [Int]
  /// The outline of each as path data, in the order of `areas`.
  let paths: [HTML]
  /// The place for a mark inside each, and the room round it.
  let labels: [Label]
  /// The ground of each in square units.
  let sizes: [Double]
  let width: Double
  let height: Double
  private let frame: MapFrame

  struct Label {
    let x: Double
    let y: Double
    let radius: Double
  }

  init(
    _ layer: Atlas.Layer, areas: [Int], width: Double = 360, tallest: Double = 440
  ) {
    self.init(
      layer, areas: areas,
      frame: MapFrame(layer, areas: areas, width: width, tallest: tallest))
  }

  /// The shapes of another level laid over the same ground.
  init(_ layer: Atlas.Layer, areas: [Int], over other: MapShapes) {
    self.init(layer, areas: areas, frame: other.frame)
  }

  private init(_ layer: Atlas.Layer, areas: [Int], frame: MapFrame) {
    self.areas = areas
    self.frame = frame
    width = frame.width
    height = frame.height
    var paths: [HTML] = []
    var sizes: [Double] = []
    for area in areas {
      var outline = Outline(frame: frame)
      outline.add(layer.drawn[area])
      paths.append(HTML(pathData: outline.bytes))
      sizes.append(outline.size)
    }
    self.paths = paths
    self.sizes = sizes
    labels = areas.map { area in
      Label(
        x: frame.x(layer.labels.x[area]), y: frame.y(layer.labels.y[area]),
        radius: layer.labelRadius[area] * frame.scale)
    }
  }
}

/// How metres become units of a drawing.
private struct MapFrame {
  let width: Double
  let height: Double
  let scale: Double
  /// The finest step of a drawing in tenths of a unit: shapes that many share a map are drawn more coarsely, all alike, so
  /// that shared borders stay shared.
  let step: Double
  private let west: Double
  private let north: Double
  private let margin = 4.0

  init(_ layer: Atlas.Layer, areas: [Int], width: Double, tallest: Double) {
    var box = (west: Double.infinity, south: Double.infinity)
    var far = (east: -Double.infinity, north: -Double.infinity)
    for area in areas {
      let points = layer.drawn[area].points
      for place in points.x.indices {
        box = (min(box.west, points.x[place]), min(box.south, points.y[place]))
        far = (max(far.east, points.x[place]), max(far.north, points.y[place]))
      }
    }
    let across = max(far.east - box.west, 1)
    let up = max(far.north - box.south, 1)
    let room = width - 2 * margin
    let scale = across.isFinite && up.isFinite ? min(room / across, (tallest - 8) / up) : 1
    self.width = width
    self.scale = scale
    step = areas.count > 60 ? 5 : 1
    height = across.isFinite ? (up * scale + 2 * margin).rounded(.up) : 40
    // A tall area stands in the middle of the width.
    west = box.west - (room - across * scale) / 2 / scale
    north = far.north
  }

  func x(_ easting: Double) -> Double { margin + (easting - west) * scale }
  func y(_ northing: Double) -> Double { margin + (north - northing) * scale }
}

/// Path data in tenths of a unit, each step relative to the one before.
private struct Outline {
  let frame: MapFrame
  var bytes: [UInt8] = []
  var size = 0.0

  init(frame: MapFrame) { self.frame = frame }

  mutating func add(_ region: Region) {
    for polygon in 0..<region.polygonCount {
      for (number, ring) in region.rings(ofPolygon: polygon).enumerated() {
        add(region.points, region.pointRange(ofRing: ring), isShell: number == 0)
      }
    }
  }

  private mutating func add(_ points: Points, _ range: Range<Int>, isShell: Bool) {
    var tenths: [(x: Int, y: Int)] = []
    for place in range {
      add((tenth(frame.x(points.x[place])), tenth(frame.y(points.y[place]))), to: &tenths)
    }
    // An island smaller than a tenth of a unit stays as a dot: no area may vanish.
    guard let first = tenths.first, tenths.count > 3 || isShell else { return }
    bytes.append(77)
    write(first.x)
    bytes.append(32)
    write(first.y)
    var previous = first
    var twice = 0
    bytes.append(108)
    for (number, next) in tenths.dropFirst().dropLast().enumerated() {
      if number > 0, next.x >= previous.x { bytes.append(32) }
      write(next.x - previous.x)
      if next.y >= previous.y { bytes.append(32) }
      write(next.y - previous.y)
      twice += previous.x * next.y - next.x * previous.y
      previous = next
    }
    if tenths.count < 3 { bytes.append(contentsOf: "0 0".utf8) }
    bytes.append(122)
    twice += previous.x * first.y - first.x * previous.y
    size += Double(abs(twice)) / 200 * (isShell ? 1 : -1)
  }

  private func tenth(_ unit: Double) -> Int {
    Int((unit * 10 / frame.step).rounded() * frame.step)
  }

  /// Leaves out a point on the one before, and the middle one of three on a line.
  private func add(_ point: (x: Int, y: Int), to tenths: inout [(x: Int, y: Int)]) {
    guard let last = tenths.last else {
      tenths.append(point)
      return
    }
    if last == point { return }
    if tenths.count > 1 {
      let (east, south) = (last.x - tenths[tenths.count - 2].x, last.y - tenths[tenths.count - 2].y)
      let (x, y) = (point.x - last.x, point.y - last.y)
      // On a line and onwards, not back.
      if east * y == south * x, east * x + south * y > 0 { tenths.removeLast() }
    }
    tenths.append(point)
  }

  private mutating func write(_ tenths: Int) {
    var rest = tenths
    if rest < 0 {
      bytes.append(45)
      rest = -rest
    }
    let whole = rest / 10
    if whole > 0 || rest == 0 { bytes.append(contentsOf: String(whole).utf8) }
    if rest % 10 > 0 {
      bytes.append(46)
      bytes.append(48 + UInt8(rest % 10))
    }
  }
}
