/// Whole numbers near `parts` whose sum is the rounded total: the largest remainders are rounded up, ties by place.
public func roundedParts(_ parts: [Double]) -> [Int] {
  var whole = parts.map { Int($0.rounded(.down)) }
  let missing = Int(Sum(parts).value.rounded()) - whole.reduce(0, +)
  let order = parts.indices.sorted { one, other in
    let (a, b) = (parts[one] - Double(whole[one]), parts[other] - Double(whole[other]))
    return a != b ? a > b : one < other
  }
  for place in order.prefix(max(0, missing)) { whole[place] += 1 }
  return whole
}
