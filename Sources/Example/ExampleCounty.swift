public import Model

/// The fictional county: its areas in British National Grid metres and the postcodes of its people.
///
/// It always comes out the same. Its codes start with Z, which no statistical office uses, its postcodes with ZZ.
public struct ExampleCounty: Sendable {
  public let wards: BoundarySet
  public let divisions: BoundarySet
  public let districts: BoundarySet
  /// Every postcode, terminated ones and some just outside the county included, in the order of the file.
  let postcodes: [CountyPostcode]
  /// People of all ages in each ward.
  let people: [Int]

  /// The number from which the county is drawn, whatever the seed of its children.
  private static let seed: UInt64 = 4

  static let countyCode = "Z10000001"
  static let countyName = "Exampleshire"
  /// The number of the local authority in returns: in use by none.
  static let authorityNumber = 997

  public init() {
    let seed = ExampleCounty.seed
    let land = Land(seed: seed)
    let division = Division(land, seed: seed)
    let borders = Borders(
      land, layers: [division.district, division.ward, division.division], seed: seed)
    var names = CountyNames(land, division, seed: seed)
    districts = boundaries(
      .district, names.districts().map { ($0, nil) }, code: ExampleCounty.districtCode,
      borders.regions(division.district, count: Division.districtCount))
    wards = boundaries(
      .ward, Array(zip(names.wards(), division.wardDistrict)), code: ExampleCounty.wardCode,
      borders.regions(division.ward, count: Division.wardCount))
    divisions = boundaries(
      .division, Array(zip(names.divisions(), division.divisionDistrict)),
      code: ExampleCounty.divisionCode,
      borders.regions(division.division, count: Division.divisionCount))
    people = land.cells.reduce(into: Array(repeating: 0, count: Division.wardCount)) {
      $0[Int(division.ward[$1])] += land.people[$1]
    }
    postcodes = countyPostcodes(
      land, division, wards: wards, divisions: divisions, seed: seed)
  }

  static func wardCode(_ number: Int) -> String { code("Z05", number) }
  static func divisionCode(_ number: Int) -> String { code("Z58", number) }
  static func districtCode(_ number: Int) -> String { code("Z07", number) }

  private static func code(_ kind: String, _ number: Int) -> String {
    kind + padded(number + 1, 6)
  }
}

/// `number` with zeros before it up to `width` digits.
func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

private func boundaries(
  _ level: Level, _ entries: [(name: String, district: Int?)], code: (Int) -> String,
  _ regions: [Region]
) -> BoundarySet {
  let areas = entries.enumerated().map { number, entry in
    let parent = entry.district.map { ExampleCounty.districtCode($0) }
    return Area(
      code: made(code(number)), name: entry.name,
      parent: made(parent ?? ExampleCounty.countyCode))
  }
  return BoundarySet(
    level: level, vintage: "2025", system: .britishNationalGrid, areas: areas, regions: regions)
}

func made(_ text: String) -> AreaCode {
  guard let code = AreaCode(text) else {
    preconditionFailure("The county's codes have their shape.")
  }
  return code
}
