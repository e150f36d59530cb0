import Disclosure
import Foundation
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
    counts = try Self.counts(&top, at: "counts", paths)
    reconcile = try Self.counts(&top, at: "reconcile", paths)
    cases = try Self.cases(&top, period: period, paths)
    policy = try Self.policy(&top)
    names = try Self.names(&top)
    release = try ReleaseSettings(&top, snapshot: snapshot)
    clocks = try Self.clocks(&top)
    pooling = try Self.pooling(&top)
    headline =
      try top.text("headline") ?? counts.first?.indicator.id ?? cases.first?.indicator.id
      ?? Catalogue.headline
    isMadeUp =
      try top.value("made_up", expected: "Use true or false.") { Bool($0) } ?? false
    seed = try top.value("seed", expected: "Use a whole number.") { UInt64($0) } ?? 20_260_115
    services = try BoundaryServices(&top, resolve: paths.resolve)
    look = try LookSettings(&top, resolve: paths.resolve)
    try top.finish()
    try check(top)
  }

  /// What must be there together.
  private func check(_ top: YAMLSection) throws(ConfigurationError) {
    if sen2 == nil, counts.isEmpty, cases.isEmpty {
      throw top.missing("sen2", example: "{ folder: sen2 }  (or give counts)")
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
    for input in counts where !areas.contains(where: { $0.level == input.level }) {
      throw top.complaint(
        at: "counts", "counts are about the level \(input.level), which areas does not list.")
    }
  }

  private static let dayHelp = "Write a day as 2026-01-15."
  private static let periodHelp = "Write a period as 2025-01-01..2025-12-31."

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

  // MARK: - Returns and counts

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

  private static func counts(
    _ top: inout YAMLSection, at key: String, _ paths: Paths
  ) throws(ConfigurationError) -> [CountsInput] {
    var inputs: [CountsInput] = []
    for var section in try top.sections(key) {
      let path = paths.resolve(try section.requiredText("file", example: "timeliness.csv.gz"))
      let indicator = try indicator(&section)
      let level = Level(try section.requiredText("level", example: "authority"))
      guard var columns = try section.section("columns") else {
        throw section.missing(
          "columns",
          example: "{ area: new_la_code, period: time_period, numerator: n, denominator: d }")
      }
      inputs.append(
        CountsInput(
          path: path, indicator: indicator, level: level,
          area: try columns.requiredText("area", example: "new_la_code"),
          period: try columns.requiredText("period", example: "time_period"),
          numerator: try columns.requiredText("numerator", example: "plans_issued_within_20_weeks"),
          denominator: try columns.requiredText("denominator", example: "plans_issued_den"),
          rows: try section.pairs("rows").map { (column: $0.key, value: $0.value) },
          recoded: try recoded(&section)))
      try columns.finish()
      try section.finish()
    }
    return inputs
  }

  /// The codes that the table writes otherwise than the boundaries.
  private static func recoded(
    _ section: inout YAMLSection
  ) throws(ConfigurationError) -> [AreaCode: AreaCode] {
    var recoded: [AreaCode: AreaCode] = [:]
    for (key, value) in try section.pairs("recode") {
      guard let from = AreaCode(key), let to = AreaCode(value) else {
        throw section.complaint(
          at: "recode", "recode holds codes, such as { E10000002: E06000060 }.")
      }
      recoded[from] = to
    }
    return recoded
  }

  /// A known indicator by its identifier, or a new one with title, unit and direction.
  static func indicator(
    _ section: inout YAMLSection
  ) throws(ConfigurationError) -> Indicator {
    let id = try section.requiredText("indicator", example: "plans_issued_20_weeks")
    let title = try section.text("title")
    let directionWords = "Use up (higher is better), down (lower is better) or neutral."
    let direction = try section.value("direction", expected: directionWords) { word in
      ["up": Indicator.Direction.higherIsBetter, "down": .lowerIsBetter, "neutral": .neutral][word]
    }
    _ = try section.value("unit", expected: "Use percent.") { $0 == "percent" ? true : nil }
    let known = Catalogue.definition(id)?.indicator
    if let known, title == nil, direction == nil { return known }
    guard let title = title ?? known?.title else {
      let ids = Catalogue.definitions.map(\.indicator.id)
      let hint = nearestWord(to: id, among: ids).map { " Did you mean \($0)?" } ?? ""
      throw section.complaint(
        at: "indicator",
        "\(id) is not a known indicator: give title, unit and direction beside it.\(hint)")
    }
    guard let direction = direction ?? known?.direction else {
      throw section.missing("direction", example: "up")
    }
    return Indicator(
      id: id, title: title, definition: known?.definition ?? "\(title).",
      numerator: known?.numerator ?? title.lowercased(), denominator: known?.denominator ?? "cases",
      statistic: .share, unit: .percent, direction: direction, timing: .period)
  }

  // MARK: - Rules and names

  private static func policy(_ top: inout YAMLSection) throws(ConfigurationError) -> Policy {
    guard var section = try top.section("disclosure") else { return .standard }
    let policy = try section.value("profile", expected: "Use standard or strict.") { word in
      ["standard": Policy.standard, "strict": .strict][word]
    }
    try section.finish()
    return policy ?? .standard
  }

  private static func names(_ top: inout YAMLSection) throws(ConfigurationError) -> Names {
    guard var section = try top.section("names") else { return Names(attributions: []) }
    let names = Names(
      council: try section.text("council"), contact: try section.text("contact"),
      attributions: try section.texts("attributions"))
    try section.finish()
    return names
  }

  private static func clocks(
    _ top: inout YAMLSection
  ) throws(ConfigurationError) -> StatutoryClocks {
    var clocks: [StatutoryClock] = []
    let days = "Use a whole number of days."
    for var section in try top.sections("limits") {
      guard let from = try section.value("from", expected: dayHelp, { text in Day(iso: text) })
      else {
        throw section.missing("from", example: "2014-09-01")
      }
      let base = StatutoryClock.since2014
      clocks.append(
        StatutoryClock(
          from: from,
          decision: try section.value("decision", expected: days) { Int($0) } ?? base.decision,
          refusalNotice: try section.value("refusal_notice", expected: days) { Int($0) }
            ?? base.refusalNotice,
          plan: try section.value("plan", expected: days) { Int($0) } ?? base.plan,
          year: try section.value("year", expected: days) { Int($0) } ?? base.year))
      try section.finish()
    }
    return StatutoryClocks(clocks.isEmpty ? [.since2014] : clocks)
  }

  private static func pooling(_ top: inout YAMLSection) throws(ConfigurationError) -> Pooling {
    var pooling = Pooling(levels: [.ward, .division], years: 3)
    guard var section = try top.section("pool") else { return pooling }
    let levels = try section.texts("levels")
    if !levels.isEmpty { pooling.levels = levels.map { Level($0) } }
    pooling.years =
      try section.value("years", expected: "Use a whole number from 1 to 5.") { text in
        Int(text).flatMap { (1...5).contains($0) ? $0 : nil }
      } ?? pooling.years
    try section.finish()
    return pooling
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
