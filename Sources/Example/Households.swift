import Model

/// Chooses where children live: wards as young people live in them and as deprivation raises need.
struct Households {
  private let geography: ExampleGeography
  private let cumulative: [Double]
  private let homes: [[Double]]

  init(_ geography: ExampleGeography, _ planted: Planted) {
    self.geography = geography
    var sum = 0.0
    cumulative = geography.wards.areas.indices.map { ward in
      let need = 1.34 - 0.06 * Double(geography.deciles[ward])
      let extra = planted.wards[ward].kind == .caseMix ? 1.3 : 1
      let isLived = !geography.homes[ward].isEmpty
      sum += isLived ? Double(geography.people[ward]) * need * extra : 0
      return sum
    }
    homes = geography.homes.map { homes in
      var sum = 0.0
      return homes.map { home in
        sum += home.state == .live ? 1 : home.state == .terminated ? 0.12 : 1
        return sum
      }
    }
  }

  /// A home, as it happens one whose postcode tells nothing or lies elsewhere.
  func home(_ random: inout Random) -> ChildHome {
    let ward = random.index(in: cumulative)
    let kind = random.pick([
      (ChildHome.Kind.live, 0.9615), (.outside, 0.018), (.blank, 0.013), (.unknown, 0.0055),
      (.unreadable, 0.002),
    ])
    switch kind {
    case .blank: return ChildHome(written: "", kind: .blank, ward: ward)
    case .unreadable:
      let text = ["NFA", "NO FIXED ADDRESS", "C/O AREA OFFICE", "CONFIDENTIAL"][random.below(4)]
      return ChildHome(written: text, kind: .unreadable, ward: ward)
    case .unknown:
      // ZZ99 3VZ is what the health service writes for no fixed abode.
      let made = "ZZ8\(random.below(10)) \(random.below(10))XQ"
      return ChildHome(
        written: random.chance(0.2) ? "ZZ99 3VZ" : made, kind: .unknown, ward: ward)
    case .outside where !geography.outside.isEmpty:
      let text = geography.outside[random.below(geography.outside.count)]
      return ChildHome(written: spelt(text, &random), kind: .outside, ward: nil)
    default: return placed(ward, &random)
    }
  }

  private func placed(_ ward: Int, _ random: inout Random) -> ChildHome {
    let home = geography.homes[ward][random.index(in: homes[ward])]
    let kind: ChildHome.Kind =
      switch home.state {
      case .live: .live
      case .terminated: .terminated
      case .noGridReference: .noGridReference
      }
    return ChildHome(written: spelt(home.postcode, &random), kind: kind, ward: ward)
  }

  /// The postcode as somebody typed it.
  private func spelt(_ text: String, _ random: inout Random) -> String {
    switch random.unit() {
    case ..<0.03: text.replacing(" ", with: "")
    case ..<0.05: text.lowercased()
    case ..<0.055: text.replacing(" ", with: "  ")
    default: text
    }
  }
}
