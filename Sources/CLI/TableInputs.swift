import Intake
import Model

/// What was read of the inputs beside the return, the boundaries and the aggregated tables.
struct TableInputs: Sendable {
  var waits: [Located<WaitingList>] = []
  var registers: [Located<Register>] = []
  var contacts: [Located<Contacts>] = []
  var provision: Located<Provision>?
  var population: Located<Population>?
  var deprivation: Located<Deprivation>?

  /// An input with what its rows are placed by.
  struct Located<Source: Sendable>: Sendable {
    var source: Source
    /// The file's name, for the quality page.
    var file: String
    /// Where its small areas belong.
    var lookup: SmallAreaTable?
  }
}

extension Inputs {
  /// Reads every table that the configuration names, each lookup once.
  mutating func readTables(_ configuration: Configuration) throws {
    var reader = TableReader(usualLookup: configuration.smallAreaLookup)
    for input in configuration.waits {
      tables.waits.append(
        try reader.located(input, input.source.table.path) { try readWaitingList($0) })
    }
    for input in configuration.registers {
      tables.registers.append(
        try reader.located(input, input.source.table.path) { try readRegister($0) })
    }
    for input in configuration.contacts {
      tables.contacts.append(
        try reader.located(input, input.source.table.path) { try readContacts($0) })
    }
    if let input = configuration.places {
      tables.provision = try reader.located(
        input, input.source.places?.path ?? "places"
      ) { try readPlaces($0) }
    }
    if let input = configuration.population {
      tables.population = try reader.located(
        input, input.source.table.path
      ) { try readPopulation($0) }
    }
    if let input = configuration.deprivation {
      tables.deprivation = try reader.located(
        input, input.source.table.path
      ) { try readDeprivation($0) }
    }
    problems += reader.problems
    rowsRead += reader.rowsRead
    completeness += reader.completeness
  }
}

/// Reads tables one after the other and gathers what is to be said of them.
private struct TableReader {
  let usualLookup: String?
  var problems: [Problem] = []
  var rowsRead: [RowsRead] = []
  var completeness: [FieldCompleteness] = []
  private var lookups: [String: SmallAreaTable] = [:]

  init(usualLookup: String?) { self.usualLookup = usualLookup }

  mutating func located<Source, Value>(
    _ input: Configuration.Placeable<Source>, _ path: String,
    _ read: (Source) throws -> Read<Value>
  ) throws -> TableInputs.Located<Value> {
    let read = try read(input.source)
    problems += read.problems
    rowsRead += read.rowsRead
    completeness += read.completeness
    return TableInputs.Located(
      source: read.value, file: path.split(separator: "/").last.map(String.init) ?? path,
      lookup: try lookup(input.lookup ?? usualLookup))
  }

  private mutating func lookup(_ path: String?) throws -> SmallAreaTable? {
    guard let path else { return nil }
    if let known = lookups[path] { return known }
    let read = try readSmallAreas(path)
    problems += read.problems
    lookups[path] = read.value
    return read.value
  }
}
