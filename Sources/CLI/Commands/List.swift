import ArgumentParser
import Model
import Publishing
import Statistics

/// What can be asked for.
struct List: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lists indicators, the areas of a configuration, or the words of the pages",
    subcommands: [ListIndicators.self, ListAreas.self, ListStrings.self])
}

/// Every text of the pages, to put into another language.
struct ListStrings: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "strings", abstract: "Lists the words of the pages, to put into another language",
    discussion: """
      Examples:
        postcode-equity list strings > templates/strings.txt
        postcode-equity run equity.yaml --templates templates

      A line left out stays English. What is between braces is put in.
      """)

  func run() { Console(loudness: .normal).result(Strings.englishText) }
}

/// How a list is written.
struct ListingOptions: ParsableArguments {
  @ArgumentParser.Flag(help: "Write a JSON array.") var json = false
  @ArgumentParser.Flag(
    help: "Write one line an entry with tabs between the fields, without headings.")
  var plain = false

  var form: ListingForm { json ? .json : plain ? .plain : .table }

  func validate() throws {
    if json, plain { throw ValidationError("Give --json or --plain, not both.") }
  }
}

/// Every indicator that can be counted.
struct ListIndicators: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "indicators", abstract: "Lists every indicator",
    discussion: """
      Examples:
        postcode-equity list indicators
        postcode-equity list indicators --json
      """)

  @OptionGroup var listing: ListingOptions

  private struct Entry: Encodable {
    let id: String
    let title: String
    let unit: String
    let direction: String
    let timing: String
    let definition: String
  }

  func run() async throws {
    let entries = Catalogue.definitions.map(\.indicator).map {
      Entry(
        id: $0.id, title: $0.title, unit: $0.unit.rawValue, direction: $0.direction.words,
        timing: $0.timing.rawValue, definition: $0.definition)
    }
    var table = TextTable("INDICATOR", "TITLE", "UNIT", "BETTER")
    for entry in entries { table.row(entry.id, entry.title, entry.unit, entry.direction) }
    try Console(loudness: .normal).list(table, entries, as: listing.form)
  }
}

/// Every area that a configuration names.
struct ListAreas: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "areas", abstract: "Lists the areas of a configuration",
    discussion: """
      Examples:
        postcode-equity list areas
        postcode-equity list areas equity.yaml --level ward --plain
      """)

  @Argument(help: "The configuration file.") var config = "equity.yaml"
  @Option(help: "Only this level.") var level: String?
  @OptionGroup var listing: ListingOptions

  private struct Entry: Encodable {
    let level: String
    let code: String
    let name: String
    let parent: String?
  }

  func run() async throws {
    let configuration = try Configuration.read(config)
    let levels = configuration.areas.map(\.level.id)
    if let level, !levels.contains(level) {
      throw ValidationError(
        "There is no level \(level). The levels are \(levels.joined(separator: ", ")).")
    }
    let boundaries = try Inputs.boundaries(of: configuration)
    let entries = boundaries.filter { level == nil || $0.level.id == level }.flatMap { set in
      set.areas.map {
        Entry(level: set.level.id, code: $0.code.text, name: $0.name, parent: $0.parent?.text)
      }
    }
    var table = TextTable("LEVEL", "CODE", "NAME", "PARENT")
    for entry in entries { table.row(entry.level, entry.code, entry.name, entry.parent ?? "") }
    try Console(loudness: .normal).list(table, entries, as: listing.form)
  }
}

extension Console {
  /// Writes a list in the form that was asked for.
  fileprivate func list(
    _ table: TextTable, _ entries: some Encodable, as form: ListingForm
  ) throws {
    switch form {
    case .table: table.lines().forEach(result)
    case .plain: table.plain.forEach(result)
    case .json: result(try jsonText(entries))
    }
  }
}

extension Indicator.Direction {
  /// Which way is better, in a word.
  fileprivate var words: String {
    switch self {
    case .higherIsBetter: "higher"
    case .lowerIsBetter: "lower"
    case .neutral: "neither"
    }
  }
}
