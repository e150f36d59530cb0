public import Model

/// One row of a lookup: the area `from` belongs to, or became, the area `to`.
public struct LookupRow: Sendable, Hashable {
  public var from: AreaCode
  public var to: AreaCode
  /// The name of `to`, where a column was named for it and the cell is filled.
  public var name: String?

  public init(from: AreaCode, to: AreaCode, name: String?) {
    self.from = from
    self.to = to
    self.name = name
  }
}

/// Reads two columns of area codes, and a third of names, in the order of the file.
///
/// Rows whose codes cannot be read are left out with a problem; rows where a code is blank are passed over.
public func readLookup(
  _ path: String, from: String, to: String, name: String?
) throws(InputError) -> Read<[LookupRow]> {
  var table = try CSVReader.open(path)
  let fromColumn = try table.requiredColumn(from)
  let toColumn = try table.requiredColumn(to)
  let nameColumn: Int? = if let name { try table.requiredColumn(name) } else { nil }
  var read = Read<[LookupRow]>([])
  while try table.advance() {
    guard !table.isRagged else {
      read.problems.append(table.raggedRow)
      continue
    }
    guard !table.field(fromColumn).isEmpty, !table.field(toColumn).isEmpty else { continue }
    guard let first = AreaCode(table.text(fromColumn)), let second = AreaCode(table.text(toColumn))
    else {
      let column = AreaCode(table.text(fromColumn)) == nil ? fromColumn : toColumn
      read.problems.append(
        Problem(
          location: table.location(column), severity: .error, reason: "code-unusable",
          message: "this is no area code of a letter and eight digits; the row was left out."))
      continue
    }
    let name = nameColumn.map { table.text($0) }
    read.value.append(
      LookupRow(from: first, to: second, name: name?.isEmpty == false ? name : nil))
  }
  guard !read.value.isEmpty else {
    throw table.unusable("no row has area codes in columns \(from) and \(to).")
  }
  return read
}
