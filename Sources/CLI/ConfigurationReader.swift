import Foundation
import Intake
import Model
import Statistics
import Yams

extension Configuration {
  /// Reads the configuration file.
  ///
  /// - Throws: `Failure.inputMissing` where it is not there, `ConfigurationError` with line and key otherwise.
  static func read(_ path: String) throws -> Configuration {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Failure.inputMissing(
        "\(path) is not there. Name your configuration file, or write an example with: "
          + "postcode-equity example example")
    }
    guard let text = String(data: data, encoding: .utf8) else {
      throw ConfigurationError(file: path, message: "the file is not UTF-8 text.")
    }
    let folder = (path as NSString).deletingLastPathComponent
    let name = (path as NSString).lastPathComponent
    do {
      guard let node = try Yams.compose(yaml: text) else {
        throw ConfigurationError(file: name, message: "the file is empty.")
      }
      var top = try YAMLSection(node, file: name, path: "")
      return try Configuration(&top, path: path, folder: folder)
    } catch let error as YamlError {
      throw ConfigurationError(file: name, error)
    }
  }

  private init(_ top: inout YAMLSection, path: String, folder: String) throws(ConfigurationError) {
    let paths = Paths(folder: folder)
    file = path
    partnership = try Self.partnership(&top)
    period = try top.value("period", expected: Self.periodHelp, Self.period)
    snapshot = try top.value("snapshot", expected: Self.dayHelp) { Day(iso: $0) }
    areas = try Self.areas(&top, paths)
    var postcodeSection = try top.section("postcodes")
    postcodes = try postcodeSection?.requiredText("file", example: "postcodes.csv")
    postcodes = postcodes.map(paths.resolve)
    try postcodeSection?.finish()
    sen2 = try Self.sen2(&top, paths)
    counts = try Self.counts(&top, paths)
    cases = try Self.cases(&top, period: period, paths)
    let context = Context(
      paths: paths, levels: areas.map(\.level), hasPostcodes: postcodes != nil, snapshot: snapshot)
    waits = try Self.waits(&top, context)
    registers = try Self.registers(&top, context)
    contacts = try Self.contacts(&top, context)
    places = try Self.places(&top, context)
    population = try Self.population(&top, context)
    deprivation = try Self.deprivation(&top, context)
    policy = try Self.policy(&top)
    names = try Self.names(&top)
    release = try ReleaseSettings(&top, snapshot: snapshot)
    clocks = try Self.clocks(&top)
    counting = try Self.counting(&top)
    pooling = try Self.pooling(&top)
    headline =
      try top.text("headline") ?? counts.first?.indicator.id ?? cases.first?.indicator.id
      ?? Catalogue.headline
    isMadeUp =
      try top.value("made_up", expected: "Use true or false.") { Bool($0) } ?? false
    seed = try top.value("seed", expected: "Use a whole number.") { UInt64($0) } ?? 20_260_115
    services = try BoundaryServices(&top, resolve: paths.resolve)
    look = try LookSettings(&top, resolve: paths.resolve)
    store = try StoreSettings(&top, resolve: paths.resolve)
    try top.finish()
    try check(top)
  }

  /// What must be there together.
  private func check(_ top: YAMLSection) throws(ConfigurationError) {
    if sen2 == nil, counts.isEmpty, cases.isEmpty, waits.isEmpty, registers.isEmpty,
      contacts.isEmpty
    {
      throw top.missing(
        "sen2", example: "{ folder: sen2 }  (or give waits, registers, contacts or counts)")
    }
    if sen2 != nil {
      if period == nil { throw top.missing("period", example: "2025-01-01..2025-12-31") }
      if snapshot == nil { throw top.missing("snapshot", example: "2026-01-15") }
      if postcodes == nil { throw top.missing("postcodes", example: "{ file: postcodes.csv }") }
    }
    if !cases.isEmpty, postcodes == nil {
      throw top.missing("postcodes", example: "{ file: postcodes.csv }")
    }
    for input in cases where !areas.contains(where: { $0.level == input.level }) {
      throw top.complaint(
        at: "cases", "cases are about the level \(input.level), which areas does not list.")
    }
    try checkLookups(top)
    for input in counts
    where !input.isPublished && !areas.contains(where: { $0.level == input.level }) {
      throw top.complaint(
        at: "counts", "counts are about the level \(input.level), which areas does not list.")
    }
  }

  /// Small areas need a lookup to larger ones: their own, or that of another input.
  private func checkLookups(_ top: YAMLSection) throws(ConfigurationError) {
    guard smallAreaLookup == nil else { return }
    let tables =
      waits.map { ("waits", $0.source.table) } + registers.map { ("registers", $0.source.table) }
      + contacts.map { ("contacts", $0.source.table) }
    for (key, table) in tables where table.columns.contains(where: { $0.role == "lsoa" }) {
      throw top.complaint(
        at: key,
        "columns names lsoa, and no lookup says in which ward each small area is. "
          + "Add lookup: lsoa_to_ward.csv.")
    }
  }

  static let dayHelp = "Write a day as 2026-01-15."
  static let periodHelp = "Write a period as 2025-01-01..2025-12-31."

  private static func period(_ text: String) -> Period? {
    let parts = text.split(separator: "..", omittingEmptySubsequences: false)
    guard parts.count == 2, let first = Day(iso: parts[0]), let last = Day(iso: parts[1]) else {
      return nil
    }
    return Period(first, through: last)
  }

  private static func partnership(
    _ top: inout YAMLSection
  ) throws(ConfigurationError) -> PartnershipName {
    guard var section = try top.section("partnership") else {
      throw top.missing(
        "partnership", example: "{ name: Exampleshire Local Area Partnership, code: E10000999 }")
    }
    let name = try section.requiredText("name", example: "Exampleshire Local Area Partnership")
    let code = try section.value(
      "code", expected: "A code is a letter and eight digits, such as E10000999."
    ) { AreaCode($0) }
    guard let code else { throw section.missing("code", example: "E10000999") }
    try section.finish()
    return PartnershipName(name: name, code: code)
  }

  // MARK: - Returns

  private static func sen2(
    _ top: inout YAMLSection, _ paths: Paths
  ) throws(ConfigurationError) -> SEN2Source? {
    guard var section = try top.section("sen2") else { return nil }
    let folder = paths.resolve(try section.requiredText("folder", example: "sen2"))
    let protect = try section.text("protect").map(paths.resolve)
    var earlier: [SEN2Source.Earlier] = []
    for var entry in try section.sections("earlier") {
      let folder = paths.resolve(try entry.requiredText("folder", example: "sen2-2025"))
      guard let period = try entry.value("period", expected: periodHelp, period) else {
        throw entry.missing("period", example: "2024-01-01..2024-12-31")
      }
      guard
        let snapshot = try entry.value("snapshot", expected: dayHelp, { text in Day(iso: text) })
      else {
        throw entry.missing("snapshot", example: "2025-01-16")
      }
      try entry.finish()
      earlier.append(.init(folder: folder, period: period, snapshot: snapshot))
    }
    try section.finish()
    return SEN2Source(folder: folder, protect: protect, earlier: earlier)
  }

  /// Paths in the file are relative to the file.
  struct Paths {
    let folder: String

    func resolve(_ path: String) -> String {
      path.hasPrefix("/") || folder.isEmpty ? path : folder + "/" + path
    }
  }
}

extension ConfigurationError {
  /// The parser's own complaint, without the text around it.
  init(file: String, _ error: YamlError) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      self.init(file: file, line: mark.line, column: mark.column, message: "\(problem).")
    case .duplicatedKeysInMapping(let duplicates, let context):
      let names = duplicates.map { "\($0)" }.sorted().joined(separator: ", ")
      self.init(
        file: file, line: context.mark.line, column: context.mark.column,
        message: "these keys stand twice: \(names).")
    default:
      self.init(file: file, message: "the file is not YAML: \(error)")
    }
  }
}
