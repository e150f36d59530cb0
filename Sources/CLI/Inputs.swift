import Geometry
import Intake
import Model

/// Everything that a run reads.
struct Inputs: Sendable {
  var boundaries: [BoundarySet]
  var directory: PostcodeDirectory?
  /// The latest return first.
  var returns: [Return]
  var counts: [CountedInput]
  /// What was counted of the tables with a row a case.
  var tallied: [Measure] = []
  /// What was published of this partnership, to compare its totals with.
  var published: [CountedInput] = []
  var tables = TableInputs()
  var problems: [Problem]
  /// How many rows each file of the latest return and of the tables has.
  var rowsRead: [RowsRead]
  /// How often each field of the latest return and of the tables is filled.
  var completeness: [FieldCompleteness] = []

  var caseCount: Int { returns.first?.cases.count ?? 0 }

  static func read(_ configuration: Configuration) async throws -> Inputs {
    var inputs = Inputs(
      boundaries: [], directory: nil, returns: [], counts: [], problems: [], rowsRead: [])
    try inputs.readAllAreas(configuration)
    if let path = configuration.postcodes {
      // The small area of a postcode tells how deprived its neighbourhood is.
      let read = try readDirectory(path, keepsAreas: configuration.deprivation != nil)
      inputs.directory = read.value
      inputs.problems += read.problems
      inputs.problems += try inputs.notesOnPlacing(read.value, file: path)
    }
    try inputs.readReturns(configuration)
    for source in configuration.counts { try inputs.readCounts(source) }
    for source in configuration.cases { try await inputs.readCases(source) }
    try inputs.readTables(configuration)
    return inputs
  }

  /// The areas of a configuration with those above them, and nothing else that it names.
  static func boundaries(of configuration: Configuration) throws -> [BoundarySet] {
    var inputs = Inputs(
      boundaries: [], directory: nil, returns: [], counts: [], problems: [], rowsRead: [])
    try inputs.readAllAreas(configuration)
    return inputs.boundaries
  }

  private mutating func readAllAreas(_ configuration: Configuration) throws {
    for source in configuration.areas { try readAreas(source) }
    try findParents()
  }

  private mutating func readAreas(_ source: Configuration.AreaSource) throws {
    switch source.origin {
    case .file(let path, let code, let parent, let system):
      let read = try readBoundaries(
        BoundarySource(
          path: path, level: source.level, code: code, name: source.name, parent: parent,
          system: system))
      boundaries.append(try withParents(read.value, from: source.parents))
      problems += read.problems
    case .dissolve(let level, let lookup, let from, let to):
      guard let parts = boundaries.first(where: { $0.level == level }) else {
        preconditionFailure("The configuration lists the dissolved level first.")
      }
      let read = try readLookup(lookup, from: from, to: to, name: source.name)
      problems += read.problems
      boundaries.append(try dissolve(parts, into: source.level, read.value, lookup: lookup))
    }
  }

  /// Gives areas without a parent the one that the lookup names.
  private mutating func withParents(
    _ set: BoundarySet, from source: Configuration.AreaSource.ParentLookup?
  ) throws -> BoundarySet {
    guard let source else { return set }
    let read = try readLookup(source.lookup, from: source.from, to: source.to, name: nil)
    problems += read.problems
    var parents: [AreaCode: AreaCode] = [:]
    for row in read.value { parents[row.from] = parents[row.from] ?? row.to }
    return BoundarySet(
      level: set.level, vintage: set.vintage, system: set.system,
      areas: set.areas.map {
        Area(code: $0.code, name: $0.name, parent: $0.parent ?? parents[$0.code])
      }, regions: set.regions)
  }

  private func dissolve(
    _ parts: BoundarySet, into level: Level, _ rows: [LookupRow], lookup: String
  ) throws -> BoundarySet {
    var target: [AreaCode: AreaCode] = [:]
    var names: [AreaCode: String] = [:]
    for row in rows {
      target[row.from] = target[row.from] ?? row.to
      names[row.to] = names[row.to] ?? row.name
    }
    let missing = parts.areas.filter { target[$0.code] == nil }
    guard missing.isEmpty else {
      let codes = missing.prefix(5).map(\.code.text).joined(separator: ", ")
      throw Failure.inputUnusable(
        "the lookup has no row for \(missing.count) of the \(parts.level.plural): \(codes). "
          + "Use the lookup of the boundaries' year.")
    }
    let codes = Set(parts.areas.compactMap { target[$0.code] }).sorted()
    let areas = codes.map { Area(code: $0, name: names[$0] ?? $0.text, parent: nil) }
    let numbers = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, $0) })
    return try dissolved(
      parts, into: level, areas: areas,
      membership: parts.areas.map { target[$0.code].flatMap { numbers[$0] } })
  }

  /// Gives areas without a parent the district, or failing that the authority, that covers most of them.
  private mutating func findParents() throws {
    let upper =
      boundaries.first { $0.level == .district } ?? boundaries.first { $0.level == .authority }
    guard let upper else { return }
    for number in boundaries.indices {
      let level = boundaries[number].level
      guard level != upper.level, level != .authority, level != .district else { continue }
      guard boundaries[number].areas.contains(where: { $0.parent == nil }) else { continue }
      boundaries[number] = try withParents(boundaries[number], from: upper)
    }
  }

  private func withParents(_ lower: BoundarySet, from upper: BoundarySet) throws -> BoundarySet {
    let holders = try parents(of: lower, in: upper.projected(to: lower.system))
    let areas = lower.areas.enumerated().map { number, area in
      Area(
        code: area.code, name: area.name,
        parent: area.parent ?? holders[number].map { upper.areas[$0].code })
    }
    return BoundarySet(
      level: lower.level, vintage: lower.vintage, system: lower.system, areas: areas,
      regions: lower.regions)
  }

  /// What joining this directory to these boundaries means: how accurate it is, and whether their editions differ.
  private func notesOnPlacing(_ directory: PostcodeDirectory, file: String) throws -> [Problem] {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    var notes: [Problem] = []
    func add(_ reason: String, _ message: String) {
      notes.append(
        Problem(
          location: SourceLocation(file: name), severity: .note, reason: reason, message: message))
    }
    for set in boundaries {
      let projection = try Projection(from: directory.system, to: set.system)
      if directory.system != set.system {
        let accuracy = projection.accuracy.map { "good to \($0) m" } ?? "of unknown accuracy"
        let grid = projection.missingGrid.map { "; the grid \($0) is not installed" } ?? ""
        add(
          "coordinates-transformed-\(set.level)",
          "Postcodes are moved from \(directory.system) to \(set.system) for the "
            + "\(set.level.plural), \(accuracy)\(grid).")
      }
      if let year = directory.vintage?.prefix(4), let edition = set.vintage, year != edition {
        add(
          "editions-differ-\(set.level)",
          "The directory is of \(year) and the \(set.level.plural) are of \(edition): "
            + "postcodes are placed by their grid references, not by the codes in the directory.")
      }
    }
    return notes
  }

  private mutating func readReturns(_ configuration: Configuration) throws {
    guard let sen2 = configuration.sen2, let period = configuration.period,
      let snapshot = configuration.snapshot
    else { return }
    var sources = [(sen2.folder, period, snapshot)]
    sources += sen2.earlier.map { ($0.folder, $0.period, $0.snapshot) }
    let protected = try sen2.protect.map { try readProtectedChildren($0) } ?? ProtectedChildren()
    for (folder, period, snapshot) in sources.prefix(configuration.pooling.years) {
      let read = try readReturn(
        folder: folder, period: period, snapshot: snapshot,
        protected: returns.isEmpty ? protected : protected.pupilNumbersOnly)
      // The quality table is about the latest return; earlier ones had theirs.
      if returns.isEmpty {
        problems += read.problems
        rowsRead += read.rowsRead
        completeness += read.completeness
      }
      returns.append(read.value)
    }
  }

  private mutating func readCounts(_ source: Configuration.CountsInput) throws {
    let input = try table(of: source)
    guard !source.isPublished else {
      published.append(input)
      return
    }
    counts.append(input)
    problems += input.mismatches(boundaries) + input.boundNotes()
  }

  /// Reads an aggregated table, with the problems of its rows.
  private mutating func table(of source: Configuration.CountsInput) throws -> CountedInput {
    let read = try Intake.readCounts(
      CountsSource(
        path: source.path,
        columns: CountsSource.Columns(
          area: source.area, period: source.period, numerator: source.numerator,
          denominator: source.denominator),
        rows: source.rows, indicator: source.indicator.id, level: source.level,
        suppression: source.suppression))
    var table = read.value
    for row in table.rows.indices {
      table.rows[row].area = source.recoded[table.rows[row].area] ?? table.rows[row].area
    }
    let file = source.path.split(separator: "/").last.map(String.init) ?? source.path
    rowsRead += read.rowsRead
    problems += read.problems
    return CountedInput(
      indicator: source.indicator, level: source.level, table: table, file: file,
      total: source.total)
  }
}
