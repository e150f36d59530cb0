public import Model

/// How a table says where its rows are, besides its headings.
public struct PlaceOptions: Sendable, Hashable {
  /// The system of columns `x` and `y`; without it such columns are not read.
  public var system: CoordinateSystem?

  public init(system: CoordinateSystem?) { self.system = system }
}

/// The columns that say where a child lives or a school stands; the first of them that is filled counts.
struct HomeColumns {
  private let postcode: Int?
  private let x: Int?
  private let y: Int?
  private let smallArea: Int?
  private let area: Int?
  private let outward: Int?
  private let system: CoordinateSystem?

  /// The roles that a configuration may name.
  static let roles = ["postcode", "x", "y", "lsoa", "area", "outward"]

  init(_ table: inout MappedTable, _ options: PlaceOptions) throws(InputError) {
    system = options.system
    postcode = try table.column("postcode", or: ["postcode", "home_postcode", "pcds", "pcd"])
    x = try table.column("x", or: system == .britishNationalGrid ? ["easting", "x"] : [])
    y = try table.column("y", or: system == .britishNationalGrid ? ["northing", "y"] : [])
    smallArea = try table.column(
      "lsoa", or: ["lsoa21cd", "lsoa", "lsoa21", "lsoa2021", "lsoa_code"])
    area = try table.column("area")
    outward = try table.column("outward", or: ["outward_code", "postcode_district"])
  }

  /// Whether the table says nothing of places at all.
  var isEmpty: Bool {
    postcode == nil && x == nil && smallArea == nil && area == nil && outward == nil
  }

  /// Where the row is; what cannot be read is `unreadable`, and is counted where rows are placed.
  func home(_ table: inout MappedTable) -> Home {
    let found = [
      written(table, postcode) { self.postcode(of: $0) }, point(table),
      written(table, smallArea) { AreaCode($0).map { .smallArea($0) } },
      written(table, area) { AreaCode($0).map { .area($0) } },
      written(table, outward) { isOutwardCode($0.utf8) ? .outwardCode : nil },
    ].compactMap { $0 }
    let home = found.first { $0 != .unreadable } ?? found.first ?? .missing
    table.count(first, isFilled: home != .missing && home != .unreadable)
    return home
  }

  /// The column that speaks for all of them in the list of filled fields.
  private var first: Int? { postcode ?? x ?? smallArea ?? area ?? outward }

  private func written(
    _ table: borrowing MappedTable, _ column: Int?, _ make: (String) -> Home?
  ) -> Home? {
    let text = table.text(column)
    return text.isEmpty ? nil : make(text) ?? .unreadable
  }

  private func postcode(of text: String) -> Home? {
    if let postcode = Postcode(text) { return .postcode(postcode) }
    return isOutwardCode(text.utf8) ? .outwardCode : nil
  }

  private func point(_ table: borrowing MappedTable) -> Home? {
    guard let system, let x, let y else { return nil }
    let (left, right) = (table.field(x), table.field(y))
    guard !left.isEmpty || !right.isEmpty else { return nil }
    guard let east = decimal(left), let north = decimal(right),
      !system.isGeographic || (abs(east) <= 180 && abs(north) <= 90)
    else { return .unreadable }
    return .point(x: east, y: north, system: system)
  }
}

/// Whether the text is the first half of a postcode: one or two letters, a digit, and at most one character more.
func isOutwardCode(_ text: some Collection<UInt8>) -> Bool {
  let bytes = text.filter { $0 != 32 }
  let letters = bytes.prefix { (65...90).contains($0 & 0xDF) }
  guard (1...2).contains(letters.count), (2...4).contains(bytes.count) else { return false }
  let rest = bytes.dropFirst(letters.count)
  guard let digit = rest.first, (48...57).contains(digit), rest.count <= 2 else { return false }
  return rest.dropFirst().allSatisfy { (48...57).contains($0) || (65...90).contains($0 & 0xDF) }
}
