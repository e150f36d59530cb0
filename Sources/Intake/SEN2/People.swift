import Model

/// The children of a return: what their requests and plans need to know of them, by the number of their row.
///
/// Pupil numbers, names and dates of birth link the rows of one child while the file is read. The names and numbers go
/// when it has been read, the births when ages have been worked out.
struct People: ModuleRows {
  private(set) var numbers = KeyIndex()
  /// The row of the file of each person.
  private(set) var row: [Int32] = []
  /// The child of each row: rows of one child share the number of the first.
  private(set) var child: [Int32] = []
  private(set) var birth: [Day?] = []
  private(set) var postcode: [Postcode?] = []
  private(set) var postcodeUnreadable: [Bool] = []
  private(set) var sex: [Sex?] = []
  private(set) var ethnicity: [EthnicGroup?] = []
  /// Whose place is kept out of the figures.
  var protected = ProtectedChildren()
  private var isProtected: [Bool] = []
  private var links = PersonLinks()

  var count: Int { child.count }

  mutating func add(_ table: inout ModuleTable) throws(InputError) {
    guard let key = try table.key(.personKey) else {
      table.add(
        .error, "key-missing", .personKey,
        "the row has no key; its requests count as those of an unknown child.")
      return
    }
    let number = count
    guard numbers.add(key, number) else {
      table.add(
        .warning, "key-repeated", .personKey,
        "the key stands more than once; the first row is used.")
      return
    }
    let born = table.date(.birthDate).day
    birth.append(born)
    readPostcode(&table)
    sex.append(table.sex())
    ethnicity.append(table.ethnicGroup())
    row.append(Int32(table.row))
    let pupilNumber = table.pupilNumber()
    isProtected.append(protected.contains(pupilNumber: pupilNumber, key: key))
    guard let first = links.earlier(&table, pupilNumber, born: born, number: number) else {
      child.append(Int32(number))
      return
    }
    child.append(child[first.number])
    table.add(
      .warning, "person-double", nil,
      "this row and row \(row[first.number]) are one child, by \(first.by); "
        + "the requests of both count for one child.")
  }

  private mutating func readPostcode(_ table: inout ModuleTable) {
    let field = table.bytes(.postcode)
    let readable = field.isEmpty ? nil : Postcode(field)
    table.count(.postcode, isFilled: readable != nil)
    postcode.append(readable)
    postcodeUnreadable.append(readable == nil && !field.isEmpty)
  }

  /// Forgets what linked rows, and the place of every child on the list: of all its rows, whichever the list names.
  mutating func finish(_ table: inout ModuleTable) {
    links = PersonLinks()
    let hidden = Set(child.indices.filter { isProtected[$0] }.map { child[$0] })
    isProtected = []
    guard !protected.isEmpty else { return }
    for number in child.indices where hidden.contains(child[number]) {
      postcode[number] = nil
      postcodeUnreadable[number] = false
      table.add(
        .note, "place-protected", .postcode, row: Int(row[number]),
        "the child is on the list of the protected: its place counts as not available.")
    }
    let strangers = protected.count - protected.found.count
    if strangers > 0 {
      table.add(
        .warning, "protected-unknown", nil, row: 1,
        "entries of the list of the protected that are nobody in this return: \(strangers).")
    }
  }
}

/// The list of children whose place is counted as not available, by pupil number or by the key of their row.
public struct ProtectedChildren: Sendable {
  private var entries: Set<String> = []
  fileprivate(set) var found: Set<String> = []

  public init() {}

  init(_ entries: [String]) { self.entries = Set(entries.map { $0.uppercased() }) }

  var count: Int { entries.count }
  var isEmpty: Bool { entries.isEmpty }

  /// The pupil numbers of the list: keys mean nothing in another year's return.
  public var pupilNumbersOnly: ProtectedChildren {
    var kept = self
    kept.entries = entries.filter { $0.utf8.count == 13 && $0.first?.isLetter == true }
    return kept
  }

  fileprivate mutating func contains(pupilNumber: String, key: RowKey) -> Bool {
    if entries.isEmpty { return false }
    let written =
      switch key {
      case .number(let number): String(number)
      case .text(let text): text.uppercased()
      }
    let hits = [pupilNumber, written].filter { entries.contains($0) }
    found.formUnion(hits)
    return !hits.isEmpty
  }
}

/// Reads a list of pupil numbers or keys of persons, one a line, with or without a heading.
///
/// - Throws: `InputError` where the file is not there, or keys were rounded by a spreadsheet.
public func readProtectedChildren(_ path: String) throws(InputError) -> ProtectedChildren {
  var reader = try CSVReader.open(path, hasHeadings: false)
  var entries: [String] = []
  while try reader.advance() {
    let field = reader.field(0)
    guard !field.isEmpty else { continue }
    guard !RowKey.isRounded(field) else {
      throw reader.unusable("the key was rounded by a spreadsheet. Write it with all digits.")
    }
    switch RowKey(field) {
    case .number(let number): entries.append(String(number))
    // A heading is no key; it matches nobody, and is not counted among those who do not.
    case .text(let text):
      if text.contains(where: \.isNumber) { entries.append(text) }
    }
  }
  return ProtectedChildren(entries)
}
