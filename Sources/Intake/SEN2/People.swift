import Model

/// The children of a return: what their requests need to know of them, by the number of their row.
///
/// Pupil numbers, names and dates of birth link the rows of one child while the file is read and are not kept.
struct People {
  private(set) var numbers: [String: Int] = [:]
  /// The child of each row: rows of one child share the number of the first.
  private(set) var child: [Int32] = []
  private(set) var birth: [Day?] = []
  private(set) var postcode: [Postcode?] = []
  private(set) var postcodeUnreadable: [Bool] = []

  var count: Int { child.count }

  /// Reads the person file; returns its problems and row count with them.
  static func read(_ table: consuming ReturnTable) throws(InputError) -> Read<People> {
    var source = table
    let columns = try PersonColumns(&source)
    var people = People()
    var links = PersonLinks()
    while try source.advance() {
      guard let key = try source.key(columns.key) else {
        source.add(
          .error, "key-missing", column: columns.key,
          "the row has no key; its requests count as those of an unknown child.")
        continue
      }
      guard people.numbers[key] == nil else {
        source.add(
          .warning, "key-repeated", column: columns.key,
          "the key stands more than once; the first row is used.")
        continue
      }
      people.numbers[key] = people.count
      people.add(&source, columns, &links)
    }
    try source.refuseMonthFirst()
    return Read(
      people, problems: source.problems, rowsRead: [source.rowsRead],
      completeness: source.completeness)
  }

  private mutating func add(
    _ source: inout ReturnTable, _ columns: PersonColumns, _ links: inout PersonLinks
  ) {
    let number = count
    let born = source.date(columns.birth).day
    let field = columns.postcode.map { source.table.field($0) } ?? []
    let readable = Postcode(field)
    birth.append(born)
    postcode.append(readable)
    postcodeUnreadable.append(readable == nil && !field.isEmpty)
    guard let first = links.earlier(source.table, columns, born: born, number: number) else {
      child.append(Int32(number))
      links.rows.append(source.table.row)
      return
    }
    child.append(child[first.number])
    source.add(
      .warning, "person-double", column: nil,
      "this row and row \(links.rows[first.number]) are one child, by \(first.by); "
        + "the requests of both count for one child.")
    links.rows.append(source.table.row)
  }
}

/// Where the person file keeps what is used of it.
private struct PersonColumns {
  let key: Int
  let birth: Int?
  let postcode: Int?
  let pupilNumber: Int?
  let learnerNumber: Int?
  let surname: Int?
  let forename: Int?

  init(_ source: inout ReturnTable) throws(InputError) {
    key = try source.required(["persontableid", "personid"])
    birth = source.optional(["personbirthdate", "dobccyymmdd", "dateofbirth", "dob"])
    postcode = source.optional(["postcode"])
    let headings = source.table.headings
    pupilNumber = headings.place(of: ["upn", "uniquepupilnumber"])
    learnerNumber = headings.place(of: ["uniquelearnernumber", "uln"])
    surname = headings.place(of: ["surname"])
    forename = headings.place(of: ["forename"])
  }
}

/// What has been seen of identifiers, so that a second row of a child is recognised.
private struct PersonLinks {
  /// The row of the file of each person.
  var rows: [Int] = []
  private var byPupilNumber: [String: Int] = [:]
  private var byLearnerNumber: [String: Int] = [:]
  private var byName: [String: Int] = [:]
  private var pupilNumbers: [String] = []

  /// The earlier row of the same child, by pupil number, else learner number, else birth and name.
  mutating func earlier(
    _ table: borrowing CSVReader, _ columns: PersonColumns, born: Day?, number: Int
  ) -> (number: Int, by: String)? {
    let pupil = columns.pupilNumber.map { table.text($0).uppercased() } ?? ""
    let learner = columns.learnerNumber.map { table.text($0) } ?? ""
    pupilNumbers.append(pupil)
    var found: (Int, String)?
    if !pupil.isEmpty {
      if let first = byPupilNumber[pupil] { found = (first, "pupil number") }
      byPupilNumber[pupil] = byPupilNumber[pupil] ?? number
    }
    // Ten equal digits stand for a number that is not known.
    if Set(learner.utf8).count > 1 {
      if found == nil, let first = byLearnerNumber[learner] { found = (first, "learner number") }
      byLearnerNumber[learner] = byLearnerNumber[learner] ?? number
    }
    guard let born, let name = name(table, columns) else { return found }
    let key = "\(born.number) \(name)"
    if found == nil, let first = byName[key] {
      // Two pupil numbers are two children, whatever their names.
      let other = pupilNumbers[first]
      if pupil.isEmpty || other.isEmpty || pupil == other { found = (first, "birth and name") }
    }
    byName[key] = byName[key] ?? number
    return found
  }

  private func name(_ table: borrowing CSVReader, _ columns: PersonColumns) -> String? {
    guard let surname = columns.surname, let forename = columns.forename else { return nil }
    let parts = [table.text(surname).lowercased(), table.text(forename).lowercased()]
    return parts.contains("") ? nil : parts.joined(separator: "|")
  }
}
