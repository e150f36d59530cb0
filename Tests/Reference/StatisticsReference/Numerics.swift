import Statistics

/// The distributions that every method stands on.
func printNumerics(_ table: Table) {
  for row in table["p"].indices {
    let (p, z, a, b) = (table["p"][row], table["z"][row], table["a"][row], table["b"][row])
    let (x, y) = (table["x"][row], table["y"][row])
    report("normal", "\(row) below", Normal.below(z))
    report("normal", "\(row) above", Normal.above(z))
    report("normal quantile", "\(row) lower", Normal.quantile(p))
    report("normal quantile", "\(row) upper", Normal.upperQuantile(p))
    report("log gamma", row, Gamma.logarithm(a))
    report("gamma", "\(row) below", Gamma.below(x, shape: a))
    report("gamma", "\(row) above", Gamma.above(x, shape: a))
    report("chi-square quantile", "\(row) lower", ChiSquare.quantile(p, degrees: a))
    report("chi-square quantile", "\(row) upper", ChiSquare.upperQuantile(p, degrees: a))
    report("beta", "\(row) below", Beta.below(y, a, b))
    report("beta", "\(row) above", Beta.above(y, a, b))
    report("beta quantile", row, Beta.quantile(p, a, b))
  }
}
