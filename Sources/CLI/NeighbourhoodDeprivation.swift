import Intake
import Model

/// The fifth of deprivation of homes: that of the small area, else that of the smallest area that is known.
struct NeighbourhoodDeprivation {
  private var deciles: [AreaCode: Int8] = [:]
  /// For larger areas the mean decile of their small areas, in tenths.
  private var means: [AreaCode: Int8] = [:]

  init(_ input: TableInputs.Located<Deprivation>?, _ parents: [AreaCode: AreaCode]) {
    guard let input else { return }
    for (area, decile) in zip(input.source.area, input.source.decile) { deciles[area] = decile }
    var sums: [AreaCode: (sum: Int, count: Int)] = [:]
    for (area, decile) in zip(input.source.area, input.source.decile) {
      for code in Set(input.lookup?[area] ?? []) {
        sums[code, default: (0, 0)].sum += Int(decile)
        sums[code, default: (0, 0)].count += 1
      }
    }
    means = sums.mapValues { Int8(($0.sum * 2 + $0.count) / (2 * $0.count)) }
  }

  var isEmpty: Bool { deciles.isEmpty }

  /// From 1, the most deprived fifth of the country, to 5; nil where neither the small area nor the areas that hold it, the
  /// smallest level first, tell it.
  func fifth(_ smallArea: AreaCode?, _ areas: [AreaCode]) -> Int8? {
    let own = smallArea.flatMap { deciles[$0] }
    let decile = own ?? areas.lazy.compactMap { deciles[$0] ?? means[$0] }.first
    return decile.map { ($0 + 1) / 2 }
  }
}
