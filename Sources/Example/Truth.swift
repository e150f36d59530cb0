import Model

/// What is in one return, counted while it was written.
struct ReturnTally {
  let folder: String
  /// Children named, double rows counted once.
  var children = 0
  private var counts: [(what: String, count: Int)] = []

  init(folder: String) { self.folder = folder }

  mutating func add(_ what: String, _ count: Int = 1) {
    if let place = counts.firstIndex(where: { $0.what == what }) {
      counts[place].count += count
    } else {
      counts.append((what, count))
    }
  }

  subscript(what: String) -> Int { counts.first { $0.what == what }?.count ?? 0 }

  var sorted: [(what: String, count: Int)] {
    [("children", children)] + counts.sorted { $0.what < $1.what }
  }
}

/// What the returns hold, to compare a data-quality report with.
func qualityTruthFile(_ tallies: [ReturnTally], _ others: [InputTally]) -> ExampleFile {
  var rows = Rows(["return", "what", "count"])
  for tally in tallies {
    for entry in tally.sorted { rows.append([tally.folder, entry.what, String(entry.count)]) }
  }
  for tally in others {
    for entry in tally.sorted { rows.append([tally.file, entry.what, String(entry.count)]) }
  }
  return ExampleFile(path: "truth-quality.csv", bytes: rows.bytes)
}

/// Which differences between areas are real, which are case mix, and which are luck.
func truthFile(_ geography: ExampleGeography, _ planted: Planted) -> ExampleFile {
  var rows = Rows([
    "level", "area_code", "area_name", "kind", "multiplier", "planted", "explanation",
  ])
  for (ward, area) in geography.wards.areas.enumerated() {
    let truth = planted.wards[ward]
    rows.append([
      "ward", area.code.text, area.name, truth.kind.rawValue, hundredths(truth.multiplier), "yes",
      truth.explanation,
    ])
  }
  for area in geography.districts?.areas ?? [] {
    let wards = geography.wards.areas.indices.filter {
      geography.wards.areas[$0].parent == area.code
    }
    let weights = wards.map { ($0, Double(geography.people[$0])) }
    rows.append(["district"] + summary(area, weights, planted))
  }
  for (division, area) in (geography.divisions?.areas ?? []).enumerated() {
    let weights = geography.homes.enumerated().map { ward, homes in
      let share = Double(homes.count { $0.division == division }) / Double(max(homes.count, 1))
      return (ward, share * Double(geography.people[ward]))
    }
    rows.append(["division"] + summary(area, weights.filter { $0.1 > 0 }, planted))
  }
  return ExampleFile(path: "truth.csv", bytes: rows.bytes)
}

/// What is planted in the inputs beside the returns, ward by ward, and where nothing is.
func otherTruthFile(_ geography: ExampleGeography, _ planted: Planted) -> ExampleFile {
  var rows = Rows([
    "input", "service", "area_code", "area_name", "kind", "multiplier", "explanation",
  ])
  let services = [
    (ReferralWriter.paediatrics, true), (ReferralWriter.autism, false),
    (ReferralWriter.therapy, false),
  ]
  for (ward, area) in geography.wards.areas.enumerated() {
    let multiplier = planted.wards[ward].multiplier
    for (service, isPlanted) in services {
      let isReal = isPlanted && multiplier != 1
      rows.append([
        "waits", service, area.code.text, area.name, isReal ? "real" : "chance",
        hundredths(isReal ? multiplier : 1),
        isReal
          ? "The chance to be seen on any day is that of getting a plan."
          : "Seen as elsewhere: what differs is luck.",
      ])
    }
    let isSlow = multiplier < 1
    rows.append([
      "missing-education", "", area.code.text, area.name, isSlow ? "real" : "chance",
      isSlow ? "2.00" : "1.00",
      isSlow ? "Children miss education for twice as long." : "As elsewhere: what differs is luck.",
    ])
  }
  return ExampleFile(path: "truth-inputs.csv", bytes: rows.bytes)
}

/// What a larger area inherits from its wards: planted itself only where all of them carry one difference.
private func summary(_ area: Area, _ weights: [(Int, Double)], _ planted: Planted) -> [String] {
  let sum = max(weights.reduce(0) { $0 + $1.1 }, 1e-9)
  let multiplier = weights.reduce(0) { $0 + planted.wards[$1.0].multiplier * $1.1 } / sum
  let wholly = weights.first.map { planted.wards[$0.0] }
  if let wholly, weights.allSatisfy({ planted.wards[$0.0] == wholly }) {
    return [
      area.code.text, area.name, wholly.kind.rawValue, hundredths(wholly.multiplier), "yes",
      wholly.explanation,
    ]
  }
  let slowCases = weights.filter { planted.wards[$0.0].kind == .caseMix }.reduce(0) { $0 + $1.1 }
  let kind: Planted.Kind =
    abs(multiplier - 1) >= 0.1 ? .real : slowCases / sum >= 0.25 ? .caseMix : .chance
  return [
    area.code.text, area.name, kind.rawValue, hundredths(multiplier), "no",
    "The mean of its wards, weighted by people.",
  ]
}

private func hundredths(_ value: Double) -> String {
  let whole = Int((value * 100).rounded())
  return "\(whole / 100).\(padded(whole % 100, 2))"
}
