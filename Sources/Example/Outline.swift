import Model

/// The border of one area in whole tenths of a metre, to tell without rounding whether a point is inside.
struct Outline {
  /// The two ends of each straight piece.
  private let ax: [Int]
  private let ay: [Int]
  private let bx: [Int]
  private let by: [Int]

  init(_ region: Region) {
    let x = region.points.x.map { Int(($0 * 10).rounded()) }
    let y = region.points.y.map { Int(($0 * 10).rounded()) }
    let starts = (0..<region.ringCount).flatMap { region.pointRange(ofRing: $0).dropLast() }
    ax = starts.map { x[$0] }
    ay = starts.map { y[$0] }
    bx = starts.map { x[$0 + 1] }
    by = starts.map { y[$0 + 1] }
  }

  /// Whether a point in whole metres is inside and not on the border (crossing parity).
  func holds(_ x: Int, _ y: Int) -> Bool {
    let (px, py) = (x * 10, y * 10)
    var isInside = false
    for piece in 0..<ax.count {
      let (low, high) = (ay[piece], by[piece])
      if low > py && high > py || low < py && high < py { continue }
      let cross = (bx[piece] - ax[piece]) * (py - low) - (high - low) * (px - ax[piece])
      let isBeside = min(ax[piece], bx[piece]) <= px && px <= max(ax[piece], bx[piece])
      if cross == 0, isBeside { return false }
      if (low > py) != (high > py), (cross > 0) == (high > low) { isInside.toggle() }
    }
    return isInside
  }
}
