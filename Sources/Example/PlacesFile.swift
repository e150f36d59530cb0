import Model

/// Every school of the example: special schools and alternative provision with their places, mainstream with their units.
///
/// On roll are the children whom the newest return places there, so that crowding is what the returns say.
func placesFile(
  _ history: History, _ geography: ExampleGeography, seed: UInt64
) -> (file: ExampleFile, tally: InputTally) {
  var rows = Rows([
    "urn", "name", "provision", "category", "need_codes", "postcode", "la_code",
    "commissioned_places", "on_roll", "waiting",
  ])
  var tally = InputTally("places.csv")
  let roll = Roll(history)
  func add(_ number: Int, _ kind: String, _ category: String, needs: String, isCounted: Bool) {
    var random = Random(seed: 4_242, stream: UInt64(number))
    let onRoll = roll.count(number, unit: kind == "unit" || kind == "rp")
    let share = 0.92 + 0.2 * random.unit()
    let places = max(1, Int(Double(onRoll) * share))
    // One special school in eight belongs to a neighbouring authority.
    let authority = kind == "special" && number % 8 == 0 ? 996 : ExampleCounty.authorityNumber
    rows.append([
      String(number), "\(PlaceTitles.of(kind)) \(number % 1_000 + 1)", kind, category, needs,
      geography.anyPostcode(number), String(authority), isCounted ? String(places) : "",
      isCounted ? String(onRoll) : "", kind == "special" ? String(random.below(9)) : "",
    ])
    tally.add("rows-\(kind)")
    if isCounted { tally.add("places-\(kind)", places) }
  }
  for number in 0..<24 {
    let category =
      number % 6 == 5
      ? "special_independent"
      : number % 2 == 0
        ? "special_maintained" : "special_academy"
    add(
      970_000 + number, "special", category, needs: ["ASD;SLD", "SEMH", "MLD;SLCN"][number % 3],
      isCounted: true)
  }
  for number in 0..<3 {
    add(980_000 + number, "ap", "alternative_provision", needs: "SEMH", isCounted: true)
  }
  for number in 0..<340 {
    let category = number % 3 == 0 ? "mainstream_academy" : "mainstream_maintained"
    add(960_000 + number, "mainstream", category, needs: "", isCounted: false)
    guard number % 12 == 0 else { continue }
    add(
      960_000 + number, number % 24 == 0 ? "unit" : "rp", "unit_or_resourced_provision",
      needs: "ASD", isCounted: true)
  }
  return (ExampleFile(path: "places.csv", bytes: rows.bytes), tally)
}

private enum PlaceTitles {
  static func of(_ kind: String) -> String {
    switch kind {
    case "special": "Fictional Special School"
    case "ap": "Fictional Centre"
    case "unit": "Unit of Fictional School"
    case "rp": "Resourced Provision of Fictional School"
    default: "Fictional School"
    }
  }
}

/// The children with plans at each establishment on the newest census day.
private struct Roll {
  private var whole: [Int: Int] = [:]
  private var special: [Int: Int] = [:]

  init(_ history: History) {
    for child in history.children {
      guard let episode = child.episodes.last, ReturnSpan.newest.hasLivePlan(episode),
        let place = ReturnSpan.newest.placements(episode.plan).last,
        place.leaving.map({ $0 > History.lastDay }) ?? true,
        case .establishment(let number, let hasUnit, let hasResourced) = place.setting
      else { continue }
      whole[number, default: 0] += 1
      if hasUnit || hasResourced { special[number, default: 0] += 1 }
    }
  }

  func count(_ number: Int, unit: Bool) -> Int { (unit ? special : whole)[number] ?? 0 }
}
