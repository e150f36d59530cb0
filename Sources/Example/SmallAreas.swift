import Model

extension ExampleGeography {
  /// Whether homes are known by small area: those of the fictional county are.
  var hasSmallAreas: Bool { !smallAreas.isEmpty }

  /// The heading of the column that holds what `smallArea(of:ward:)` gives.
  var smallAreaHeading: String { hasSmallAreas ? "lsoa21cd" : "ward_code" }

  /// The small area of a home, whatever the spelling of its postcode; the ward where there are no small areas.
  func smallArea(of written: String, ward: Int) -> String {
    guard hasSmallAreas else { return wards.areas[ward].code.text }
    let key = String(decoding: written.utf8.filter { $0 != 32 }, as: UTF8.self).uppercased()
    return smallAreas[key] ?? ExampleGeography.smallAreaCode(ward, 0)
  }

  /// The first half of a postcode of the area.
  func outwardCode(_ number: Int) -> String {
    String(anyPostcode(number).split(separator: " ").first ?? "")
  }

  /// The live postcode at which something numbered stands, the same in every run.
  func anyPostcode(_ number: Int) -> String {
    let lived = homes.filter { $0.contains { $0.state == .live } }
    guard !lived.isEmpty else { return "" }
    let ward = lived[Int(unitHash(61, UInt64(number)) * Double(lived.count))]
    let live = ward.filter { $0.state == .live }
    return live[Int(unitHash(62, UInt64(number)) * Double(live.count))].postcode
  }

  static func smallAreaCode(_ ward: Int, _ neighbourhood: Int) -> String {
    "Z01" + padded(ward * 100 + neighbourhood + 1, 6)
  }

  /// The rank of a neighbourhood, 1 the most deprived, as those of England run to 32,844.
  func rank(ward: Int, neighbourhood: Int) -> Int {
    let share = Double(deprivationOrder[ward]) / Double(wards.count)
    let spread = unitHash(5, UInt64(ward * 100 + neighbourhood)) / 8
    return 1 + Int(min(max(share + spread - 0.06, 0), 0.999_9) * 32_844)
  }
}

/// The small areas of the county: to which ward and district they belong, and how deprived they are.
func smallAreaFiles(_ county: ExampleCounty, _ geography: ExampleGeography) -> [ExampleFile] {
  var lookup = Rows(["LSOA21CD", "WD25CD", "LAD25CD"])
  var deprivation = Rows(["lsoa21cd", "imd_rank", "imd_decile"])
  var known: [Set<Int>] = county.wards.areas.map { _ in [] }
  for postcode in county.postcodes {
    if let ward = postcode.ward { known[ward].insert(postcode.neighbourhood) }
  }
  for (ward, area) in county.wards.areas.enumerated() {
    for neighbourhood in known[ward].sorted() {
      let code = ExampleGeography.smallAreaCode(ward, neighbourhood)
      let rank = geography.rank(ward: ward, neighbourhood: neighbourhood)
      lookup.append([code, area.code.text, area.parent?.text ?? ""])
      deprivation.append([code, String(rank), String((10 * rank + 32_843) / 32_844)])
    }
  }
  return [
    ExampleFile(path: "lsoa_to_ward.csv", bytes: lookup.bytes),
    ExampleFile(path: "deprivation.csv", bytes: deprivation.bytes),
  ]
}
