import Model

/// What is kept of the rows of one module until the modules are joined.
protocol ModuleRows {
  init()

  /// Adds the row at hand, or a problem that says why not.
  mutating func add(_ table: inout ModuleTable) throws(InputError)
}

/// The columns that one file has for the fields of its module.
struct ModuleHeadings {
  let module: ReturnModule
  let path: String
  let all: [String]
  private(set) var columns: [(field: ReturnField, column: Int)] = []
  private(set) var origins: [HeadingOrigin] = []

  init(_ module: ReturnModule, path: String, _ headings: [String]) {
    self.module = module
    self.path = path
    all = headings
    let loose = headings.map { LooseHeading($0) }
    for field in module.fields {
      guard let found = field.column(among: loose) else { continue }
      // A template may write one heading where an export has two fields.
      guard !columns.contains(where: { $0.column == found.column }) else { continue }
      columns.append((field, found.column))
      origins.append(found.origin)
    }
  }

  func has(_ field: ReturnField) -> Bool { columns.contains { $0.field == field } }

  /// An empty table with these headings, to read the file into.
  var table: ModuleTable {
    var headings = [String?](repeating: nil, count: ReturnField.allCases.count)
    for (field, column) in columns { headings[field.rawValue] = all[column] }
    return ModuleTable(module, file: fileName(path), headings: headings)
  }

  /// Reads the file row by row.
  func read<Rows: ModuleRows>(
    _ rows: inout Rows, _ table: inout ModuleTable
  ) throws(InputError) {
    var reader = try CSVReader.open(path)
    for (_, column) in columns {
      if let problem = reader.repeatedHeading(column) { table.add(problem) }
    }
    while try reader.advance() {
      table.rows += 1
      guard !reader.isRagged else {
        table.add(reader.raggedRow)
        continue
      }
      table.row = reader.row
      for (field, column) in columns { table.values[field.rawValue] = reader.field(column) }
      try rows.add(&table)
    }
    // Lets go of the reader's bytes.
    for (field, _) in columns { table.values[field.rawValue] = [] }
    try table.refuseMonthFirst()
  }
}
