/// Classes of values by natural breaks: the split with the least sum of squared distances from the class means.
///
/// Exact, by dynamic programming over the sorted values (Fisher 1958, J Am Stat Assoc 53, 789; Jenks 1977). O(k·n²).
enum NaturalBreaks {
  /// The first index of each class among the ascending values; equal values are never put apart.
  ///
  /// - Returns: at most `classes` starts, the first of them 0; fewer where there are fewer different values.
  static func starts(_ values: [Double], classes: Int) -> [Int] {
    guard !values.isEmpty else { return [] }
    let distinct = values.indices.filter { $0 == 0 || values[$0] != values[$0 - 1] }
    let groups = min(classes, distinct.count)
    let sums = RunningSums(values)
    let ends = distinct.dropFirst() + [values.count]
    // best[k][j]: the least cost of the first j+1 different values in k+1 classes, and where the last class starts.
    var best = ends.map { sums.cost(0, $0) }
    var cuts: [[Int]] = []
    for k in 1..<max(groups, 1) {
      var next = [Double](repeating: .infinity, count: distinct.count)
      var cut = [Int](repeating: 0, count: distinct.count)
      for (j, end) in ends.enumerated() where j >= k {
        for start in k...j {
          let cost = best[start - 1] + sums.cost(distinct[start], end)
          if cost < next[j] {
            next[j] = cost
            cut[j] = start
          }
        }
      }
      best = next
      cuts.append(cut)
    }
    var starts: [Int] = []
    var last = distinct.count - 1
    for cut in cuts.reversed() {
      starts.append(distinct[cut[last]])
      last = cut[last] - 1
    }
    return [0] + starts.reversed()
  }

  /// Sums of values and squares from the first on, taken about the mean so that nothing large cancels.
  private struct RunningSums {
    private var sums = [0.0]
    private var squares = [0.0]

    init(_ values: [Double]) {
      let middle = values[values.count / 2]
      for value in values {
        let offset = value - middle
        sums.append((sums.last ?? 0) + offset)
        squares.append((squares.last ?? 0) + offset * offset)
      }
    }

    func cost(_ start: Int, _ end: Int) -> Double {
      let sum = sums[end] - sums[start]
      return squares[end] - squares[start] - sum * sum / Double(end - start)
    }
  }
}

/// The classes of a value map: each from a lower end, told apart by a letter and a shade.
struct ValueClasses: Equatable {
  /// The printed lower end of each class, ascending; the first is the least value shown.
  let lowerEnds: [Double]
  /// The printed greatest value shown.
  let greatest: Double

  private static let shades: [[HTML]] = [
    ["#62A0D8"], ["#DCEBF7", "#1D62A4"], ["#6BACE6", "#2073BC", "#12436D"],
    ["#DCEBF7", "#62A0D8", "#1D62A4", "#0B2F54"],
  ]

  /// Classes of the printed values, or nil where there are none.
  ///
  /// The ends are moved to the nearest round number that leaves every value in its class: what stands in a legend
  /// tells no more than the values themselves.
  init?(_ values: [Double], classes: Int = 4) {
    let sorted = values.sorted()
    guard let least = sorted.first, let greatest = sorted.last else { return nil }
    let starts = NaturalBreaks.starts(sorted, classes: classes)
    lowerEnds = starts.map { start in
      start == 0 ? least : Self.nice(over: sorted[start - 1], upTo: sorted[start])
    }
    self.greatest = greatest
  }

  /// The roundest number over one value and up to another.
  static func nice(over low: Double, upTo high: Double) -> Double {
    for step in [100.0, 50, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01] {
      let candidate = (high / step + 1e-9).rounded(.down) * step
      if candidate > low + 1e-9 { return candidate }
    }
    return high
  }

  func number(of value: Double) -> Int {
    (lowerEnds.lastIndex { $0 <= value + 1e-9 } ?? 0)
  }

  func letter(_ number: Int) -> String { String(Array("ABCD")[number]) }

  func fill(_ number: Int) -> HTML { Self.shades[lowerEnds.count - 1][number] }

  /// The colour of a letter on the class's shade, at least 4.5 to 1.
  func ink(_ number: Int) -> HTML {
    ["#12436D", "#1D62A4", "#0B2F54", "#2073BC"].contains(fill(number)) ? "#FFFFFF" : "#0B0C0C"
  }
}
