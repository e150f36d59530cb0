import Model

/// What was odd about the rings of one geometry.
struct RingFaults {
  /// Rings whose last point was not their first, and now is.
  var unclosed = 0
  /// Rings of fewer than four points, which were left out.
  var short = 0
  /// Whether points had more than two numbers.
  var hasHeight = false
}

extension JSONText {
  /// Reads the coordinates of a Polygon into `region`.
  mutating func polygon(
    into region: inout Region, _ faults: inout RingFaults
  ) throws(JSONFault) {
    let firstRing = region.ringCount
    var isShell = true
    var hasShell = false
    try expect(91)
    if take(93) { return }
    repeat {
      let isKept = try ring(into: &region, isWanted: isShell || hasShell, &faults)
      if isShell { hasShell = isKept }
      isShell = false
    } while take(44)
    try expect(93)
    if region.ringCount > firstRing { region.endPolygon() }
  }

  /// Reads the coordinates of a MultiPolygon into `region`.
  mutating func multiPolygon(
    into region: inout Region, _ faults: inout RingFaults
  ) throws(JSONFault) {
    try expect(91)
    if take(93) { return }
    repeat { try polygon(into: &region, &faults) } while take(44)
    try expect(93)
  }

  /// Reads one ring and closes it where it is open; false where it was left out.
  private mutating func ring(
    into region: inout Region, isWanted: Bool, _ faults: inout RingFaults
  ) throws(JSONFault) -> Bool {
    _ = peek()
    let start = region.points.count
    let text = bytes
    try scanRing(text.span, &place, &region.points, &faults.hasHeight)
    let points = region.points
    if points.count > start {
      let last = points.count - 1
      if points.x[start] != points.x[last] || points.y[start] != points.y[last] {
        faults.unclosed += 1
        region.points.append(x: points.x[start], y: points.y[start])
      }
    }
    let isShort = region.points.count - start < 4
    if isShort { faults.short += 1 }
    guard isWanted, !isShort else {
      region.points.x.removeSubrange(start...)
      region.points.y.removeSubrange(start...)
      return false
    }
    region.ringStarts.append(region.points.count)
    return true
  }
}

/// Reads an array of positions: this is where the time of reading boundaries goes.
private func scanRing(
  _ bytes: Span<UInt8>, _ place: inout Int, _ points: inout Points, _ hasHeight: inout Bool
) throws(JSONFault) {
  var i = place
  func fault(_ reason: String) -> JSONFault { JSONFault(place: i, reason: reason) }
  guard bytes[i] == 91 else { throw fault("a ring of positions is missing") }
  i += 1
  skipSpace(bytes, &i)
  if bytes[i] == 93 {
    place = i + 1
    return
  }
  // The columns stand on their own while they grow, so that appending is a store.
  var xs: [Double] = []
  var ys: [Double] = []
  swap(&xs, &points.x)
  swap(&ys, &points.y)
  defer {
    swap(&xs, &points.x)
    swap(&ys, &points.y)
  }
  while true {
    guard bytes[i] == 91 else { throw fault("a position is missing") }
    i += 1
    skipSpace(bytes, &i)
    guard let x = scanDecimal(bytes, &i) else { throw fault("this is not a number") }
    skipSpace(bytes, &i)
    guard bytes[i] == 44 else { throw fault("a position has only one number") }
    i += 1
    skipSpace(bytes, &i)
    guard let y = scanDecimal(bytes, &i) else { throw fault("this is not a number") }
    skipSpace(bytes, &i)
    while bytes[i] == 44 {
      hasHeight = true
      i += 1
      skipSpace(bytes, &i)
      while bytes[i] != 44, bytes[i] != 93, bytes[i] > 32 { i += 1 }
      skipSpace(bytes, &i)
    }
    guard bytes[i] == 93 else { throw fault("a position does not end") }
    i += 1
    xs.append(x)
    ys.append(y)
    skipSpace(bytes, &i)
    if bytes[i] == 44 {
      i += 1
      skipSpace(bytes, &i)
      continue
    }
    guard bytes[i] == 93 else { throw fault("a ring does not end") }
    place = i + 1
    return
  }
}

@inline(__always)
private func skipSpace(_ bytes: Span<UInt8>, _ i: inout Int) {
  while bytes[i] <= 32, bytes[i] != 0 { i += 1 }
}
