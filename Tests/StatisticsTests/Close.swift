/// Whether `value` is `expected` to within a relative tolerance, or an absolute one for numbers under 1 in a million.
func close(_ value: Double?, _ expected: Double, _ tolerance: Double = 1e-9) -> Bool {
  guard let value else { return false }
  return abs(value - expected) <= tolerance * max(abs(expected), expected == 0 ? 1 : 0)
}
