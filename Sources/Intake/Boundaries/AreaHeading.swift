import Model

/// A heading as the Office for National Statistics forms them: `WD25CD` is the code column of wards of 2025.
struct AreaHeading: Equatable {
  /// The letters that name the kind of area, in upper case: `WD`, `LAD`, `CTYUA`.
  let kind: String
  /// The two digits of the edition, or empty.
  let edition: String
  let isCode: Bool

  /// Nil where the heading does not end in `CD` or `NM` behind letters and an optional edition.
  init?(_ heading: String) {
    let text = heading.uppercased()
    guard text.hasSuffix("CD") || text.hasSuffix("NM") else { return nil }
    isCode = text.hasSuffix("CD")
    let front = text.dropLast(2)
    let digits = front.suffix(2)
    let hasEdition = digits.count == 2 && digits.utf8.allSatisfy { (48...57).contains($0) }
    edition = hasEdition ? String(digits) : ""
    kind = String(hasEdition ? front.dropLast(2) : front)
    guard kind.utf8.count >= 2, kind.utf8.allSatisfy({ (65...90).contains($0) }) else {
      return nil
    }
  }

  /// The year of the edition, such as `2025`.
  var vintage: String? { edition.isEmpty ? nil : "20" + edition }

  /// The kinds whose codes fit a level; empty for levels that only a configuration knows.
  static func kinds(of level: Level) -> [String] {
    switch level.id {
    case "ward": ["WD"]
    case "division": ["CED"]
    case "district": ["LAD", "LTLA"]
    case "authority": ["CTYUA", "UTLA", "CTY", "LAD"]
    case "region": ["RGN"]
    case "lsoa", "msoa", "oa", "icb", "pcon": [level.id.uppercased()]
    default: []
    }
  }
}

/// Which columns of a boundary file hold code, name and parent.
struct AreaColumns {
  var code: Int
  var name: Int?
  var parent: Int?
  var vintage: String?

  init(_ source: BoundarySource, _ table: BoundaryTable) throws(InputError) {
    let headings = table.columns
    func named(_ name: String) throws(InputError) -> Int {
      guard let place = headings.place(of: [name]) else {
        throw table.unusable(noColumn(name, among: headings))
      }
      return place
    }
    code = if let code = source.code { try named(code) } else { try Self.code(source, table) }
    let heading = AreaHeading(headings[code])
    vintage = heading?.vintage
    name = if let name = source.name { try named(name) } else { Self.name(heading, headings, code) }
    parent = if let parent = source.parent { try named(parent) } else { nil }
  }

  private static func code(_ source: BoundarySource, _ table: BoundaryTable) throws(InputError)
    -> Int
  {
    let headings = table.columns.map(AreaHeading.init)
    let kinds = AreaHeading.kinds(of: source.level)
    for kind in kinds {
      if let place = headings.firstIndex(where: { $0?.kind == kind && $0?.isCode == true }) {
        return place
      }
    }
    let plain = ["\(source.level.id)_code", "area_code", "code", "gss_code"]
    if let place = table.columns.place(of: plain) { return place }
    let first = headings.indices.first { place in
      headings[place]?.isCode == true
        && table.rows.indices.prefix(1).allSatisfy { row in
          table.value(row, place).flatMap { AreaCode($0) } != nil
        }
    }
    if let first, kinds.isEmpty { return first }
    let example = (kinds.first ?? "WD") + "25CD"
    let some = table.columns.prefix(12).joined(separator: ", ")
    throw table.unusable(
      "no column looks like \(example), the codes of a \(source.level.singular). "
        + "Name it with code. The columns are \(some).")
  }

  private static func name(_ code: AreaHeading?, _ headings: [String], _ place: Int) -> Int? {
    if let code {
      let names = headings.map(AreaHeading.init)
      let same = names.firstIndex {
        $0?.kind == code.kind && $0?.isCode == false && $0?.edition == code.edition
      }
      if let same { return same }
      if let near = names.firstIndex(where: { $0?.kind == code.kind && $0?.isCode == false }) {
        return near
      }
    }
    let stem = headings[place].replacing("code", with: "name").replacing("Code", with: "Name")
    let found = headings.place(of: [stem, "name", "area_name"])
    return found == place ? nil : found
  }
}
