/// A seeded stream of random numbers (xoshiro256**, Blackman and Vigna 2018), the same on every machine.
struct Random {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// A stream of its own for each `stream` number, so that one more draw here changes nothing there.
  init(seed: UInt64, stream: UInt64) {
    var mixer = SplitMix(state: mixed(seed, stream))
    state = (mixer.next(), mixer.next(), mixer.next(), mixer.next())
  }

  mutating func next() -> UInt64 {
    let result = rotated(state.1 &* 5, by: 7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = rotated(state.3, by: 45)
    return result
  }

  /// A number at least 0 and less than 1, with 53 random bits.
  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A whole number from 0 to `bound` - 1, each equally likely.
  mutating func below(_ bound: Int) -> Int {
    precondition(bound > 0, "There is something to choose from.")
    let bound = UInt64(bound)
    let limit = UInt64.max - UInt64.max % bound
    while true {
      let value = next()
      if value < limit { return Int(value % bound) }
    }
  }

  mutating func chance(_ probability: Double) -> Bool { unit() < probability }

  mutating func between(_ low: Int, _ high: Int) -> Int { low + below(high - low + 1) }

  /// One of `choices`, with probability in proportion to its weight.
  mutating func pick<Choice>(_ choices: [(Choice, Double)]) -> Choice {
    precondition(!choices.isEmpty, "There is something to choose from.")
    var left = unit() * choices.reduce(0) { $0 + $1.1 }
    for (choice, weight) in choices {
      left -= weight
      if left < 0 { return choice }
    }
    return choices[choices.count - 1].0
  }

  /// The place of a value drawn in proportion to steps of `cumulative`, which ascends.
  mutating func index(in cumulative: [Double]) -> Int {
    let target = unit() * (cumulative.last ?? 0)
    var low = 0
    var high = cumulative.count - 1
    while low < high {
      let middle = (low + high) / 2
      if cumulative[middle] > target { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

private func rotated(_ value: UInt64, by bits: UInt64) -> UInt64 {
  (value << bits) | (value >> (64 - bits))
}

/// SplitMix64 (Steele, Lea and Flood 2014), which fills the state of the longer generator.
private struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return finished(state)
  }
}

private func finished(_ value: UInt64) -> UInt64 {
  var mixed = value
  mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
  mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
  return mixed ^ (mixed >> 31)
}

/// Two numbers scrambled into one: the random number that belongs to a place.
func mixed(_ seed: UInt64, _ value: UInt64) -> UInt64 {
  finished(seed &+ 0x9E37_79B9_7F4A_7C15 &* (value &+ 1))
}

/// The number from 0 to 1 that belongs to `value` under `seed`.
func unitHash(_ seed: UInt64, _ value: UInt64) -> Double {
  Double(mixed(seed, value) >> 11) * 0x1p-53
}
