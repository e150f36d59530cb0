import Files
public import Model

/// Reads a postcode directory: ONSPD or NSPL of any edition, Code-Point Open with or without headings or as a folder of
/// files, the ZIP archive in which any of them is published, or any table of postcodes with eastings and northings or longitudes and latitudes.
///
/// Of a postcode that stands more than once the live row is kept, then the one with a grid reference. Northern Ireland's
/// postcodes, which come under another licence, are left out. Without a file name that tells the month, the vintage is the
/// year of the area codes. The areas that the source itself names, wards, districts, divisions and small areas of 2021, are
/// kept unless `keepsAreas` is false.
///
/// - Throws: `InputError`, also where a column that is needed is not there or no row can be used.
public func readPostcodes(
  _ path: String, keepsAreas: Bool = true
) throws(InputError) -> Read<PostcodeDirectory> {
  let parts = try PostcodePart.parts(at: path)
  var rows = PostcodeRows(file: fileName(path), keepsAreas: keepsAreas)
  for part in parts { try rows.read(part) }
  guard !rows.entries.isEmpty else {
    throw .unusable(
      SourceLocation(file: fileName(path)), "no row has a postcode. Check the file's columns.")
  }
  let inside = parts.count == 1 ? monthNamed(in: parts[0].name) : nil
  let vintage = monthNamed(in: fileName(path)) ?? inside ?? rows.vintage
  return Read(rows.directory(vintage: vintage), problems: rows.problems)
}

/// The rows of one or several files of a directory.
private struct PostcodeRows {
  struct Entry {
    var postcode: Postcode
    var x: Double
    var y: Double
    var state: PostcodeDirectory.State
    /// Whether it is in England, or may be.
    var mayBeEnglish = true
  }

  let file: String
  let keepsAreas: Bool
  var entries: [Entry] = []
  var vintage: String?
  var problems: [Problem] = []
  private var system: CoordinateSystem?
  private var left = (unreadable: 0, firstUnreadable: 0, northernIreland: 0, ragged: 0)
  private var unlocated = 0
  private var areas: [PostcodeAreas] = []

  init(file: String, keepsAreas: Bool) {
    self.file = file
    self.keepsAreas = keepsAreas
  }

  mutating func read(_ part: PostcodePart) throws(InputError) {
    let fields = try part.fieldsOfData()
    var table = try part.table(hasHeadings: fields == nil)
    let columns =
      if let fields { PostcodeColumns(headlessFields: fields) } else {
        try PostcodeColumns(table)
      }
    guard system == nil || system == columns.system else {
      throw table.unusable("the folder mixes eastings with longitudes. Keep files of one product.")
    }
    system = columns.system
    vintage = vintage ?? columns.vintage
    let places = areaPlaces(columns)
    while try table.advance() {
      guard !table.isRagged else {
        left.ragged += 1
        continue
      }
      let field = table.field(columns.postcode)
      guard let postcode = Postcode(field) else {
        if left.unreadable == 0 { left.firstUnreadable = table.row }
        left.unreadable += 1
        continue
      }
      if isNorthernIrish(field) {
        left.northernIreland += 1
        continue
      }
      entries.append(entry(postcode, table, columns))
      for (kind, place) in places.enumerated() {
        areas[kind].append(place.map { table.field($0) } ?? [])
      }
    }
  }

  /// The column of each kind of area, nil where this part has none; kinds that are new are added.
  private mutating func areaPlaces(_ columns: PostcodeColumns) -> [Int?] {
    guard keepsAreas else { return [] }
    for area in columns.areas where !areas.contains(where: { $0.name == area.name }) {
      areas.append(
        PostcodeAreas(name: area.name, vintage: area.vintage, rowsBefore: entries.count))
    }
    return areas.map { area in columns.areas.first { $0.name == area.name }?.place }
  }

  private func entry(
    _ postcode: Postcode, _ table: borrowing CSVReader, _ columns: PostcodeColumns
  ) -> Entry {
    let hasEnded = columns.ended.map { !table.field($0).isEmpty } ?? false
    let state = hasEnded ? PostcodeDirectory.State.terminated : .live
    let quality = columns.quality.map { table.field($0) } ?? []
    guard !quality.elementsEqual([57]), !quality.elementsEqual([57, 48]),
      let x = decimal(table.field(columns.x)), let y = decimal(table.field(columns.y)),
      isUsable(x, y, columns.system)
    else { return Entry(postcode: postcode, x: .nan, y: .nan, state: .noGridReference) }
    let country = columns.country.map { table.field($0) } ?? []
    return Entry(
      postcode: postcode, x: x, y: y, state: state,
      mayBeEnglish: country.first.map { $0 == 69 } ?? true)
  }

  /// Directories write zeros, or a latitude of 99.999999, where there is no grid reference.
  private func isUsable(_ x: Double, _ y: Double, _ system: CoordinateSystem) -> Bool {
    system.isGeographic ? abs(x) <= 180 && abs(y) <= 90 && y != 0 : x > 0 && y > 0
  }

  /// The columns of the directory, each postcode once.
  mutating func directory(vintage: String?) -> PostcodeDirectory {
    // A live row comes before an ended one, which comes before one without grid reference; else the first in the file.
    let order = entries.indices.sorted {
      let (left, right) = (entries[$0], entries[$1])
      if left.postcode != right.postcode { return left.postcode < right.postcode }
      if left.state != right.state { return left.state.rawValue < right.state.rawValue }
      return $0 < $1
    }
    var postcodes: [Postcode] = []
    var points = Points()
    var states: [PostcodeDirectory.State] = []
    postcodes.reserveCapacity(order.count)
    points.reserveCapacity(order.count)
    states.reserveCapacity(order.count)
    var kept: [Int] = []
    kept.reserveCapacity(areas.isEmpty ? 0 : order.count)
    for number in order where postcodes.last != entries[number].postcode {
      let entry = entries[number]
      postcodes.append(entry.postcode)
      points.append(x: entry.x, y: entry.y)
      states.append(entry.state)
      if !areas.isEmpty { kept.append(number) }
      if entry.state == .noGridReference { unlocated += 1 }
    }
    report(of: postcodes.count)
    reportWithoutWard(kept)
    return PostcodeDirectory(
      system: system ?? .britishNationalGrid, vintage: vintage, postcodes: postcodes,
      points: points, states: states, areaColumns: areas.map { $0.column(kept) })
  }

  /// Says how many live postcodes, of England where the countries are known, the source puts in no ward.
  private mutating func reportWithoutWard(_ kept: [Int]) {
    guard let ward = areas.first(where: { $0.name == "ward" }) else { return }
    var (live, without) = (0, 0)
    for number in kept where entries[number].state == .live && entries[number].mayBeEnglish {
      live += 1
      if ward.rows[number] == PostcodeDirectory.AreaColumn.none { without += 1 }
    }
    guard without > 0 else { return }
    let permille = without * 1000 / live
    problems.append(
      Problem(
        location: SourceLocation(file: file), severity: permille >= 10 ? .warning : .note,
        reason: "no-ward",
        message:
          "\(without) of \(live) live postcodes (\(permille / 10).\(permille % 10)%) have no ward.")
    )
  }

  private mutating func report(of count: Int) {
    func add(_ severity: Severity, _ reason: String, row: Int? = nil, _ message: String) {
      problems.append(
        Problem(
          location: SourceLocation(file: file, row: row), severity: severity, reason: reason,
          message: message))
    }
    if left.unreadable > 0 {
      add(
        .warning, "postcode-unreadable", row: left.firstUnreadable,
        "\(left.unreadable) rows have no readable postcode and were left out.")
    }
    if left.ragged > 0 {
      add(
        .warning, "row-ragged",
        "\(left.ragged) rows have not as many fields as there are headings and were left out.")
    }
    if left.northernIreland > 0 {
      add(
        .note, "northern-ireland",
        "\(left.northernIreland) postcodes of Northern Ireland were left out: "
          + "they come under another licence.")
    }
    if unlocated > 0 {
      let permille = unlocated * 1000 / max(count, 1)
      let text =
        "\(unlocated) of \(count) postcodes (\(permille / 10).\(permille % 10)%) have no grid reference."
      add(permille >= 20 ? .warning : .note, "no-grid-reference", text)
    }
  }
}

/// Whether the postcode area is BT.
private func isNorthernIrish(_ field: ArraySlice<UInt8>) -> Bool {
  let start = field.prefix(3).map { $0 & 0xDF }
  return start.count == 3 && start[0] == 66 && start[1] == 84 && !(65...90).contains(start[2])
}

/// The month that the names of published directories end in, such as `2025-11` in `ONSPD_NOV_2025_UK.csv`.
func monthNamed(in name: String) -> String? {
  let words = name.uppercased().split { !$0.isLetter && !$0.isNumber }
  for (month, year) in zip(words, words.dropFirst()) {
    guard let number = monthNumber(month.utf8), let year = Int(year) else { continue }
    guard (2000...2199).contains(year) else { continue }
    return "\(year)-\(number < 10 ? "0" : "")\(number)"
  }
  return nil
}
