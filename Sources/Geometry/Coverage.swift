public import Model

/// What is known about a boundary file besides its areas, and how small a fault is worth a word.
public struct CoverageRules: Sendable {
  /// Overlaps, gaps and uncovered ground of fewer square metres are taken for rounding.
  public var smallestFault: Double
  /// The headings of the code columns, such as `WD25CD`, that tell the vintages.
  public var headings: [String]
  /// The codes that the file should have; empty where nobody knows.
  public var expected: [AreaCode]
  /// The areas that should hold these, in the same system.
  public var parents: BoundarySet?

  public init(
    smallestFault: Double, headings: [String] = [], expected: [AreaCode] = [],
    parents: BoundarySet? = nil
  ) {
    self.smallestFault = smallestFault
    self.headings = headings
    self.expected = expected
    self.parents = parents
  }
}

/// Tests boundaries as a coverage: each area valid, none over another, no gap between them, all inside their parents.
///
/// A gap is a hole in the union of all areas; one that opens to the outside is not found. Overlaps, gaps and parents
/// are looked at after invalid areas were mended as `repaired(_:)` mends them. The areas' codes need not be distinct.
/// Square metres are exact on the National Grid and good to a thousandth elsewhere.
///
/// - Throws: `GeometryError` where GEOS gives up; an invalid area is a fault in the report, never an error.
public func checked(
  areas: [Area], regions: [Region], system: CoordinateSystem, rules: CoverageRules
) throws(GeometryError) -> CoverageReport {
  precondition(areas.count == regions.count, "Each area has a region.")
  var check = CoverageCheck(areas: areas, regions: regions, system: system, rules: rules)
  let systemFault = check.systemFault()
  let ground = try check.ground(outliers: systemFault == nil)
  try check.findOverlaps(ground)
  try check.findGaps(ground)
  try check.findStrays(ground)
  check.faults += systemFault.map { [$0] } ?? []
  check.findRepeats()
  check.findVintages()
  return CoverageReport(
    areaCount: areas.count, vertexCount: regions.reduce(0) { $0 + $1.points.count },
    squareMetres: try check.squareMetres(ground), faults: check.faults)
}

/// Tests a boundary set as a coverage, as `checked(areas:regions:system:rules:)` does.
public func checked(
  _ boundaries: BoundarySet, rules: CoverageRules
) throws(GeometryError) -> CoverageReport {
  try checked(
    areas: boundaries.areas, regions: boundaries.regions, system: boundaries.system, rules: rules)
}

/// A check under way, with the faults found so far.
struct CoverageCheck {
  let areas: [Area]
  let regions: [Region]
  let boxes: [Box]
  let system: CoordinateSystem
  let rules: CoverageRules
  let context = GEOSContext()
  var faults: [CoverageFault] = []

  init(areas: [Area], regions: [Region], system: CoordinateSystem, rules: CoverageRules) {
    self.areas = areas
    self.regions = regions
    self.system = system
    self.rules = rules
    boxes = regions.map(\.box)
  }

  mutating func add(
    _ kind: FaultKind, _ numbers: [Int], at place: (x: Double, y: Double)? = nil,
    squareMetres: Double? = nil, _ message: String
  ) {
    faults.append(
      CoverageFault(
        kind: kind, areas: numbers.map { areas[$0].code.text }, x: place?.x, y: place?.y,
        squareMetres: squareMetres, message: message))
  }

  func label(_ number: Int) -> String {
    let area = areas[number]
    return area.name.isEmpty ? area.code.text : "\(area.name) (\(area.code))"
  }

  /// The valid ground of each area; says what is wrong with each on the way.
  mutating func ground(outliers: Bool) throws(GeometryError) -> GeometryList {
    let ground = GeometryList(in: context)
    for number in areas.indices {
      guard !regions[number].isEmpty else {
        add(.empty, [number], "\(label(number)) has no ground.")
        ground.append(try context.multiPolygon(Region()))
        continue
      }
      if let fault = try context.invalidity(of: regions[number]) {
        var place: (x: Double, y: Double)?
        if let x = fault.x, let y = fault.y { place = (x, y) }
        add(fault.kind, [number], at: place, "\(label(number)) is invalid: \(fault.words).")
        ground.append(try context.madeValid(regions[number]))
      } else {
        ground.append(try context.multiPolygon(regions[number]))
      }
      if outliers { findOutlier(number) }
    }
    return ground
  }

  private mutating func findOutlier(_ number: Int) {
    let country = system.englandAndWales
    let box = boxes[number]
    let isInside =
      box.west >= country.west && box.east <= country.east && box.south >= country.south
      && box.north <= country.north
    guard !isInside else { return }
    let points = regions[number].points
    let far = points.x.indices.first { place in
      !country.meets(
        Box(
          west: points.x[place], south: points.y[place], east: points.x[place],
          north: points.y[place]))
    }
    add(
      .outsideEnglandAndWales, [number], at: far.map { (points.x[$0], points.y[$0]) },
      "\(label(number)) reaches outside England and Wales.")
  }

  /// Ground that two areas share.
  mutating func findOverlaps(_ ground: GeometryList) throws(GeometryError) {
    for (one, nearby) in meetingBoxes(boxes, boxes).enumerated() {
      for other in nearby where other > one {
        let common = try ground.intersection(one, with: ground, other)
        guard let patch = try patch(common) else { continue }
        add(
          patch.isSliver ? .overlapSliver : .overlap, [one, other], at: patch.place,
          squareMetres: patch.squareMetres,
          "\(label(one)) and \(label(other)) share ground.")
      }
    }
  }

  /// Ground that areas go around and none covers.
  mutating func findGaps(_ ground: GeometryList) throws(GeometryError) {
    let union = try context.region(of: ground.union())
    for polygon in 0..<union.polygonCount {
      for hole in union.rings(ofPolygon: polygon).dropFirst() {
        var region = Region()
        region.appendRing(union.ringPoints(hole))
        region.endPolygon()
        try findGap(region, ground)
      }
    }
  }

  private mutating func findGap(_ region: Region, _ ground: GeometryList) throws(GeometryError) {
    let gap = try context.multiPolygon(region)
    guard let patch = try patch(gap) else { return }
    // A hundredth of a metre makes up for the rounding of the union's vertices.
    let reach = 0.01 / system.squareMetresPerUnit(y: patch.place.y).squareRoot()
    var around: [Int] = []
    for number in meetingBoxes([region.box], boxes)[0]
    where try ground.isWithin(reach, number, of: gap) { around.append(number) }
    add(
      patch.isSliver ? .gapSliver : .gap, around, at: patch.place,
      squareMetres: patch.squareMetres,
      "No area covers the ground between \(around.map(label).joined(separator: ", ")).")
  }

  /// The valid ground of all areas, summed.
  func squareMetres(_ ground: GeometryList) throws(GeometryError) -> Double {
    zip(try ground.areas(), boxes).reduce(0) { sum, area in
      guard !area.1.isEmpty else { return sum }
      return sum + area.0 * system.squareMetresPerUnit(y: (area.1.south + area.1.north) / 2)
    }
  }

  /// The measures of an overlap or gap, or nil where it is too small for a word.
  func patch(_ geometry: borrowing OwnedGeometry) throws(GeometryError) -> Patch? {
    let area = try context.area(geometry)
    guard area > 0, let place = try context.pointInside(geometry) else { return nil }
    let squareMetres = area * system.squareMetresPerUnit(y: place.y)
    guard squareMetres >= rules.smallestFault else { return nil }
    let length = try context.length(geometry)
    return Patch(
      place: place, squareMetres: squareMetres, compactness: 4 * .pi * area / (length * length))
  }
}

/// An overlap, a gap or another piece of ground that is at fault.
struct Patch {
  let place: (x: Double, y: Double)
  let squareMetres: Double
  /// 1 for a circle, toward 0 for a thread (Polsby and Popper 1991).
  let compactness: Double

  /// Whether it is a strip about fifteen times as long as it is wide, or longer.
  var isSliver: Bool { compactness < 0.2 }
}
