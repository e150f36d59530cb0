/// The p-values adjusted for their number (M34), in the order given.
///
/// q₍ᵢ₎ = min over l ≥ i of p₍ₗ₎·m/l, at most 1: of all findings with q below 5%, one in twenty is expected to be luck.
/// Benjamini and Hochberg 1995, J R Stat Soc B 57, 289.
public func falseDiscoveryAdjusted(_ p: [Double]) -> [Double] {
  let order = p.indices.sorted { (p[$0], $0) < (p[$1], $1) }
  var adjusted = [Double](repeating: 1, count: p.count)
  var smallest = 1.0
  for rank in order.indices.reversed() {
    smallest = min(smallest, p[order[rank]] * (Double(p.count) / Double(rank + 1)))
    adjusted[order[rank]] = smallest
  }
  return adjusted
}
