public import Model

/// A table of deprivation and how to read it.
public struct DeprivationSource: Sendable {
  public var table: TableSource
  /// How many small areas the ranks run to: 32,844 in the edition of 2019, 33,755 in that of 2025; nil where there are deciles.
  public var ranked: Int?

  public init(table: TableSource, ranked: Int?) {
    self.table = table
    self.ranked = ranked
  }

  /// The roles that `columns` may name.
  public static let roles = ["area", "decile", "rank"]

  /// The number of English small areas that an edition of the Indices of Deprivation ranks.
  public static func ranked(edition: Int) -> Int? {
    switch edition {
    case 2019, 2015: 32_844
    case 2025: 33_755
    default: nil
    }
  }
}

/// Reads deciles, or makes them of ranks: the decile of rank r among N is the whole number from 10 r / N upwards.
///
/// - Throws: `InputError` where a column is missing, or an area stands twice.
public func readDeprivation(_ source: DeprivationSource) throws(InputError) -> Read<Deprivation> {
  var table = try MappedTable.open(source.table)
  let area = try table.required("area", or: ["lsoa21cd", "area_code", "WD25CD", "area"])
  let usual = source.ranked == nil
  let decile = try table.column("decile", or: usual ? ["imd_decile", "decile"] : [])
  let rank = try table.column("rank", or: usual ? [] : ["imd_rank", "rank"])
  guard let column = source.ranked == nil ? decile : rank else {
    let (role, name) = source.ranked == nil ? ("decile", "imd_decile") : ("rank", "imd_rank")
    throw table.missing(role, name)
  }
  var deprivation = Deprivation()
  var seen: Set<AreaCode> = []
  while try table.advance() {
    guard let code = AreaCode(table.text(area)) else {
      table.reject("code-unusable", area, "this is no area code; the row was left out.")
      continue
    }
    let highest = source.ranked ?? 10
    let number = table.number(column)
    guard let value = number.value, (1...highest).contains(value) else {
      if !number.isBad {
        table.reject(
          "deprivation-unusable", column, "this is no number from 1 to \(highest); it is not used.")
      }
      continue
    }
    guard seen.insert(code).inserted else {
      throw table.reader.unusable(
        "\(code) stands twice. Choose one of its rows with rows, for instance by index.",
        column: area)
    }
    deprivation.area.append(code)
    deprivation.decile.append(Int8((10 * value + highest - 1) / highest))
  }
  return try table.finished(deprivation)
}
