import Model

/// The differences between wards that are put in on purpose: where, of what kind and how large.
struct Planted {
  /// By ward number.
  let wards: [Difference]
  /// The number in the geography's wards of those with slow kinds of cases.
  var caseMix: [Int] { wards.indices.filter { wards[$0].kind == .caseMix } }

  struct Difference: Hashable {
    let kind: Kind
    /// By what the chance to get a plan on any day is multiplied, case mix apart.
    let multiplier: Double
    let explanation: String
  }

  enum Kind: String {
    /// The ward is served differently.
    case real
    /// The ward is served as others are, but more of its children have slow kinds of cases.
    case caseMix = "case-mix"
    /// The ward is served as others are, and has the usual children: what differs is luck.
    case chance
  }

  /// The same for every seed: of the districts the third by population, of other districts' wards some of the larger.
  init(_ geography: ExampleGeography) {
    let wards = geography.wards.areas
    var random = Random(seed: 20_260_115, stream: 3)
    var differences = Array(repeating: Planted.none, count: wards.count)
    let slowDistrict = Planted.slowDistrict(geography)
    for ward in wards.indices where slowDistrict != nil && wards[ward].parent == slowDistrict {
      differences[ward] = Planted.inSlowDistrict
    }
    let people = geography.people
    var candidates = wards.indices.filter { differences[$0] == Planted.none && people[$0] > 0 }
    candidates.sort { people[$0] == people[$1] ? $0 < $1 : people[$0] > people[$1] }
    candidates = Array(candidates.prefix(candidates.count * 45 / 100))
    let planting = [(Planted.slow, 24), (Planted.fast, 28), (Planted.slowCases, 17)]
    for (difference, everyNth) in planting {
      for _ in 0..<min(wards.count / everyNth, candidates.count) {
        differences[candidates.remove(at: random.below(candidates.count))] = difference
      }
    }
    self.wards = differences
  }

  private static func slowDistrict(_ geography: ExampleGeography) -> AreaCode? {
    var people: [AreaCode: Int] = [:]
    for (ward, area) in geography.wards.areas.enumerated() {
      if let parent = area.parent { people[parent, default: 0] += geography.people[ward] }
    }
    let order = people.keys.sorted {
      let (left, right) = (people[$0] ?? 0, people[$1] ?? 0)
      return left == right ? $0 < $1 : left > right
    }
    return order.count >= 3 ? order[2] : nil
  }

  static let none = Difference(
    kind: .chance, multiplier: 1, explanation: "Served as others are: what differs is luck.")
  static let inSlowDistrict = Difference(
    kind: .real, multiplier: 0.6, explanation: "The whole district is served more slowly.")
  static let slow = Difference(
    kind: .real, multiplier: 0.2, explanation: "Plans here take much longer.")
  static let fast = Difference(
    kind: .real, multiplier: 2.6, explanation: "Plans here come much sooner.")
  static let slowCases = Difference(
    kind: .caseMix, multiplier: 1,
    explanation: "Served as others are, but most requests are about young people over 16.")
}
