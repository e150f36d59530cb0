public import Model

/// The files that tell of places in schools and units; the first that says something counts.
public struct PlacesSource: Sendable {
  /// The council's own table: it counts for more than the others.
  public var places: TableSource?
  public var place: PlaceOptions
  /// The school capacity table of the Department for Education.
  public var capacity: String?
  /// The register of establishments, Get Information About Schools.
  public var register: String?
  /// Its links between establishments that closed and those that took over.
  public var links: String?

  public init(
    places: TableSource?, place: PlaceOptions, capacity: String?, register: String?, links: String?
  ) {
    self.places = places
    self.place = place
    self.capacity = capacity
    self.register = register
    self.links = links
  }

  /// The roles that `columns` may name.
  public static let roles =
    [
      "urn", "name", "kind", "needs", "places", "on_roll", "waiting", "category", "authority",
    ] + HomeColumns.roles
}

/// Reads places: the council's table before the capacity table before the register.
///
/// A table that is itself an extract of the register is read as one. Of one kind of provision at one establishment the first
/// file's row counts, and the others fill what it leaves open. Closed establishments keep their category and lose their
/// places, which are stale; the links say who took over.
///
/// - Throws: `InputError` where a file or a column is missing.
public func readPlaces(_ source: PlacesSource) throws(InputError) -> Read<Provision> {
  var rows = ProvisionRows()
  var read = Read(Provision())
  func take(_ part: Read<[ProvisionRow]>) {
    rows.add(part.value)
    read.problems += part.problems
    read.rowsRead += part.rowsRead
    read.completeness += part.completeness
  }
  if let places = source.places {
    let isRegister = places.columns.isEmpty ? try isRegisterOfSchools(places.path) : false
    take(isRegister ? try readSchools(places) : try readPlacesTable(places, source.place))
  }
  if let capacity = source.capacity { take(try readCapacity(TableSource(path: capacity))) }
  if let register = source.register { take(try readSchools(TableSource(path: register))) }
  var successors: [Int32: Int32] = [:]
  if let links = source.links {
    let part = try readLinks(TableSource(path: links))
    successors = part.value
    read.problems += part.problems
    read.rowsRead += part.rowsRead
  }
  read.value = rows.columns(successors: successors)
  return read
}

/// Reads the council's own table of places.
func readPlacesTable(
  _ source: TableSource, _ place: PlaceOptions
) throws(InputError) -> Read<[ProvisionRow]> {
  var table = try MappedTable.open(source)
  let urn = try table.column("urn", or: ["urn", "school_urn", "identifier"])
  let name = try table.column("name", or: ["name", "school", "EstablishmentName"])
  let kind = try table.column("kind", or: ["provision", "kind"])
  let needs = try table.column("needs", or: ["need_codes", "needs"])
  let places = try table.column("places", or: ["commissioned_places", "places", "capacity"])
  let onRoll = try table.column("on_roll", or: ["on_roll", "pupils"])
  let waiting = try table.column("waiting", or: ["waiting"])
  let authority = try table.column("authority", or: ["la_code", "LA (code)"])
  let category = try table.column("category", or: ["category"])
  let home = try HomeColumns(&table, place)
  guard urn != nil || name != nil else {
    throw table.missing("urn", "urn")
  }
  var rows: [ProvisionRow] = []
  while try table.advance() {
    var row = ProvisionRow(kind: provisionKind(&table, kind))
    row.urn = table.urn(urn)
    let title = table.text(name)
    row.name = title.isEmpty ? nil : title
    row.home = home.home(&table)
    row.places = table.count(places)
    row.onRoll = table.count(onRoll)
    row.waiting = table.count(waiting)
    row.needs = needCodes(&table, needs)
    row.authority = table.count(authority)
    row.category = PlacementCategory(rawValue: table.text(category))
    if row.category == nil, !table.text(category).isEmpty {
      table.warn("category-unknown", category, "this category is not known and not used.")
    }
    guard row.urn != nil || row.name != nil else {
      table.reject("place-nameless", nil, "the row has neither number nor name; it is left out.")
      continue
    }
    rows.append(row)
  }
  return try table.finished(rows)
}

/// The kind of provision in any of its spellings; `other` with a problem where it is none.
private func provisionKind(_ table: inout MappedTable, _ column: Int?) -> Provision.Kind {
  let text = table.text(column).lowercased()
  table.count(column, isFilled: !text.isEmpty)
  switch text {
  case "special", "special school": return .special
  case "unit", "sen unit": return .unit
  case "rp", "resourced provision", "resourced_provision": return .resourcedProvision
  case "ap", "alternative", "alternative provision", "pru": return .alternative
  // The phases of the register of establishments, where a table has nothing nearer.
  case "mainstream", "nursery", "primary", "secondary", "all-through", "middle deemed primary",
    "middle deemed secondary":
    return .mainstream
  case "", "other", "16 plus": return .other
  // The phase of special schools and others in the register of establishments, which tells no kind.
  case "not applicable":
    table.note(
      "provision-not-told", column,
      "the phase is not applicable and tells no kind: these count as other. Map a column of special, unit, rp, ap or "
        + "mainstream to kind.")
    return .other
  default:
    table.warn(
      "provision-unknown", column,
      "this kind is not known and counts as other. Use special, unit, rp, ap or mainstream.")
    return .other
  }
}

/// Needs by their codes with anything but letters between them.
private func needCodes(_ table: inout MappedTable, _ column: Int?) -> [Need] {
  let words = table.text(column).split { ",;/| ".contains($0) }
  let needs = words.compactMap { Need(rawValue: $0.uppercased()) }
  table.count(column, isFilled: !needs.isEmpty)
  if needs.count < words.count {
    table.warn("code-unknown", column, "a need is not known and left out. Use codes such as ASD.")
  }
  return needs
}

extension MappedTable {
  /// A number of children or places; nil where blank or unreadable.
  mutating func count(_ column: Int?) -> Int32? {
    number(column).value.flatMap { $0 <= 1_000_000 ? Int32($0) : nil }
  }

  /// A unique reference number of six digits, or of five to eight as registers of other nations have them.
  mutating func urn(_ column: Int?) -> Int32? {
    guard let value = number(column).value else { return nil }
    guard (10_000...99_999_999).contains(value) else {
      warn("urn-unusable", column, "this is no reference number of an establishment.")
      return nil
    }
    return Int32(value)
  }
}
