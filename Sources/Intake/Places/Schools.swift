import Model

/// Whether the table has the headings of the register's bulk file.
func isRegisterOfSchools(_ path: String) throws(InputError) -> Bool {
  let table = try CSVReader.open(path)
  return table.column("TypeOfEstablishment (code)") != nil && table.column("URN") != nil
}

/// Reads the bulk file of Get Information About Schools: an establishment is a row of its own kind, and one more for a unit
/// and for resourced provision.
///
/// Establishments with status 1 and 4 are open. The file is in Windows-1252 and dates in it have their day first.
func readSchools(_ source: TableSource) throws(InputError) -> Read<[ProvisionRow]> {
  var table = try MappedTable.open(source)
  let columns = try SchoolColumns(&table)
  var rows: [ProvisionRow] = []
  while try table.advance() { rows += columns.rows(&table) }
  return try table.finished(rows)
}

private struct SchoolColumns {
  let urn: Int
  let type: Int
  let status: Int
  let name: Int?
  let authority: Int?
  let easting: Int?
  let northing: Int?
  let postcode: Int?
  let capacity: Int?
  let onRoll: Int?
  let pupilReferralPlaces: Int?
  let unitPlaces: Int?
  let unitOnRoll: Int?
  let resourcedPlaces: Int?
  let resourcedOnRoll: Int?
  let resourcedType: Int?
  let needs: [Int]

  init(_ table: inout MappedTable) throws(InputError) {
    urn = try table.required("urn", or: ["URN"])
    type = try table.required("type", or: ["TypeOfEstablishment (code)"])
    status = try table.required("status", or: ["EstablishmentStatus (code)"])
    func usual(_ heading: String) throws(InputError) -> Int? {
      try table.column(heading, or: [heading])
    }
    name = try usual("EstablishmentName")
    authority = try usual("LA (code)")
    easting = try usual("Easting")
    northing = try usual("Northing")
    postcode = try usual("Postcode")
    capacity = try usual("SchoolCapacity")
    onRoll = try usual("NumberOfPupils")
    pupilReferralPlaces = try usual("PlacesPRU")
    unitPlaces = try usual("SenUnitCapacity")
    unitOnRoll = try usual("SenUnitOnRoll")
    resourcedPlaces = try usual("ResourcedProvisionCapacity")
    resourcedOnRoll = try usual("ResourcedProvisionOnRoll")
    resourcedType = try usual("TypeOfResourcedProvision (name)")
    var needs: [Int] = []
    for number in 1...13 {
      if let column = try usual("SEN\(number) (name)") { needs.append(column) }
    }
    self.needs = needs
  }

  func rows(_ table: inout MappedTable) -> [ProvisionRow] {
    guard let urn = table.urn(urn) else { return [] }
    let code = table.number(type).value
    let category = code.flatMap { PlacementCategory(typeCode: $0) }
    if category == nil {
      table.note(
        "establishment-type-unknown", type, "this type belongs to no category of placement.")
    }
    var row = ProvisionRow(urn: urn, kind: category?.kind ?? .other)
    row.name = table.text(name)
    row.home = home(table)
    row.needs = kinds(table)
    row.category = category
    row.authority = table.count(authority)
    let status = table.number(status).value
    row.isOpen = status == 1 || status == 4
    row.places = places(&table, row.kind)
    row.onRoll = table.count(onRoll)
    return [row] + units(&table, row)
  }

  /// Places at the establishment itself.
  private func places(_ table: inout MappedTable, _ kind: Provision.Kind) -> Int32? {
    let whole = table.count(capacity)
    return kind == .alternative ? table.count(pupilReferralPlaces) ?? whole : whole
  }

  /// The unit and the resourced provision, where the register tells of them.
  private func units(_ table: inout MappedTable, _ school: ProvisionRow) -> [ProvisionRow] {
    let type = table.text(resourcedType).lowercased()
    var rows: [ProvisionRow] = []
    let kinds = [
      (Provision.Kind.unit, unitPlaces, unitOnRoll, type.contains("sen unit")),
      (
        .resourcedProvision, resourcedPlaces, resourcedOnRoll, type.contains("resourced provision")
      ),
    ]
    for (kind, places, onRoll, isNamed) in kinds {
      var row = school
      row.kind = kind
      row.places = table.count(places)
      row.onRoll = table.count(onRoll)
      row.category = .unitOrResourcedProvision
      if isNamed || (row.places ?? 0) > 0 { rows.append(row) }
    }
    return rows
  }

  private func home(_ table: borrowing MappedTable) -> Home {
    if let x = decimal(table.field(easting)), let y = decimal(table.field(northing)), x > 0, y > 0 {
      return .point(x: x, y: y, system: .britishNationalGrid)
    }
    return Postcode(table.text(postcode)).map { .postcode($0) } ?? .missing
  }

  /// Every need that a column names: the first may say that none applies while others are filled.
  private func kinds(_ table: borrowing MappedTable) -> [Need] {
    var found: [Need] = []
    for column in needs {
      if let need = readNeed(table.text(column)), !found.contains(need) { found.append(need) }
    }
    return found
  }
}

/// Reads who took over from establishments that closed; of several successors the first in time, then by number.
func readLinks(_ source: TableSource) throws(InputError) -> Read<[Int32: Int32]> {
  var table = try MappedTable.open(source)
  let from = try table.required("urn", or: ["URN"])
  let to = try table.required("link", or: ["LinkURN"])
  let type = try table.required("type", or: ["LinkType"])
  let established = try table.column("established", or: ["LinkEstablishedDate"])
  var links: [Int32: (day: Day?, urn: Int32)] = [:]
  while try table.advance() {
    guard table.text(type).lowercased().hasPrefix("successor") else { continue }
    guard let old = table.urn(from), let new = table.urn(to), old != new else { continue }
    let day = table.date(established).day
    guard let known = links[old] else {
      links[old] = (day, new)
      continue
    }
    table.note(
      "successors-several", from,
      "several establishments took over from this one: the first in time is followed.")
    let isEarlier =
      day == known.day ? new < known.urn : (day ?? .distant) < (known.day ?? .distant)
    if isEarlier { links[old] = (day, new) }
  }
  return try table.finished(links.mapValues(\.urn))
}

extension Day {
  /// After every day of a file, for days that are not recorded.
  fileprivate static let distant = Day(number: .max)
}

/// Reads the school capacity table: places in special schools, and in the units and resourced provision of others.
func readCapacity(_ source: TableSource) throws(InputError) -> Read<[ProvisionRow]> {
  var table = try MappedTable.open(source)
  let urn = try table.required("urn", or: ["urn", "school_urn"])
  let name = try table.column("name", or: ["school_name", "name"])
  let places = try table.column("places", or: ["school_places"])
  let onRoll = try table.column("on_roll", or: ["pupils_on_roll", "on_roll"])
  let type = try table.column("type", or: ["school_type", "type_of_establishment"])
  func sum(_ headings: [String]) throws(InputError) -> [Int] {
    var columns: [Int] = []
    for heading in headings {
      if let column = try table.column(heading, or: [heading]) { columns.append(column) }
    }
    return columns
  }
  let unit = try sum(["primary_SEND_unit_capacity", "secondary_SEND_unit_capacity"])
  let parts = try sum(
    ["primary_resourced_provision_capacity", "secondary_resourced_provision_capacity"])
  let resourced = parts.isEmpty ? try sum(["resourced_provision_capacity"]) : parts
  var rows: [ProvisionRow] = []
  while try table.advance() {
    guard let number = table.urn(urn) else { continue }
    let before = rows.count
    for (kind, columns) in [(Provision.Kind.unit, unit), (.resourcedProvision, resourced)] {
      let counts = columns.compactMap { table.count($0) }
      guard counts.contains(where: { $0 > 0 }) else { continue }
      var row = ProvisionRow(urn: number, name: table.text(name), kind: kind)
      row.places = counts.reduce(0, +)
      row.category = .unitOrResourcedProvision
      rows.append(row)
    }
    // Where no column tells the type, a school with a unit is a mainstream one.
    let isSpecial =
      type.map { table.text($0).lowercased().contains("special") } ?? (rows.count == before)
    if isSpecial, let count = table.count(places) {
      var row = ProvisionRow(urn: number, name: table.text(name), kind: .special)
      row.places = count
      row.onRoll = table.count(onRoll)
      rows.append(row)
    }
  }
  return try table.finished(rows)
}
