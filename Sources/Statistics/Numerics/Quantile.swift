/// The quantile of `sorted` by linear interpolation (Hyndman and Fan 1996, type 7); nil where there is nothing.
func sampleQuantile(_ probability: Double, sorted: [Double]) -> Double? {
  guard let first = sorted.first else { return nil }
  let position = Double(sorted.count - 1) * probability
  let index = min(max(Int(position), 0), sorted.count - 1)
  guard index + 1 < sorted.count else { return sorted.last ?? first }
  let fraction = position - Double(index)
  return sorted[index] + fraction * (sorted[index + 1] - sorted[index])
}
