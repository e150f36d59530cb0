import ArgumentParser
import Files
import Intake
import Model
import Publishing

/// Counts a large table of cases by area.
struct CountCases: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tally",
    abstract: "Counts the cases and the median wait of a table by area, whatever its length",
    discussion: """
      Examples:
        postcode-equity tally cases.csv --areas ward=wards.geojson --directory postcodes.sqlite \
      --postcode postcode --start received --stop issued --within 140 --output wards.csv
        postcode-equity tally cases.csv --named ward --directory postcodes.sqlite \
      --postcode postcode --start received --stop issued --output wards.csv

      With --areas each postcode is located in the boundaries. With --named the directory's own word is taken for the \
      area, which needs no boundaries and starts sooner; the two differ for a few postcodes on an edge. Memory does not \
      grow with the rows. The result is exact, holds small numbers and is for the partnership's own staff: its file is \
      readable by its owner alone.
      """)

  @Argument(help: "The CSV, or - for standard input.") var cases: String
  @Option(help: "Boundaries as [LEVEL=]FILE[#LAYER].") var areas: BoundaryArgument?
  @Option(help: "Instead of boundaries, the kind of area that the directory names, such as ward.")
  var named: String?
  @Option(help: "The postcode directory: a compact one, or a published one.") var directory: String
  @Option(help: "The column of postcodes.") var postcode: String
  @Option(help: "The column of the days on which waits begin.") var start: String
  @Option(help: "The column of the days on which waits end; blank while the child waits.")
  var stop: String
  @Option(help: "Also count finished waits of at most so many days.") var within: Int?
  @OptionGroup var boundaries: BoundaryOptions
  @Option(name: [.short, .long], help: "The CSV to write, or - for standard output.")
  var output: String
  @OptionGroup var loudness: LoudnessOptions

  func validate() throws {
    if (areas == nil) == (named == nil) { throw ValidationError("Give either --areas or --named.") }
  }

  func run() async throws {
    let console = Console(loudness: loudness.loudness)
    let (counted, places) = try await places(console)
    let read = try await tallyCases(
      CaseSource(path: cases, columns: .init(postcode: postcode, start: start, stop: stop)),
      places: places)
    console.report(read.problems)
    let text = counted.table(read.value, within: within)
    let rows = read.rowsRead.reduce(0) { $0 + $1.rows }
    if output == "-" {
      text.forEach { console.result(String(decoding: $0, as: UTF8.self)) }
      return
    }
    let file = try PrivateFile(replacing: output)
    try file.append(text.flatMap { $0 + [13, 10] })
    try file.commit()
    console.result("\(rows.formattedWithCommas) rows counted in \(output)")
    for match in Match.allCases where match != .inside {
      let count = read.value.matches[match, default: 0]
      if count > 0 {
        console.result("  \(match.rawValue.padded(to: 20)) \(count.formattedWithCommas)")
      }
    }
  }

  /// The areas, and the area of each postcode; the directory is let go of before the rows are read.
  private func places(_ console: Console) async throws -> (CountedAreas, PostcodeTable) {
    guard let areas else { return try namedPlaces(console) }
    let (set, problems) = try boundaries.read(areas)
    let read = try readDirectory(directory)
    console.report(problems + read.problems)
    let counted = CountedAreas(
      level: set.level, codes: set.areas.map(\.code), names: set.areas.map(\.name))
    return (counted, try await PostcodeTable.placed(read.value, in: set))
  }

  private func namedPlaces(_ console: Console) throws -> (CountedAreas, PostcodeTable) {
    let read = try readDirectory(directory, keepsAreas: true)
    console.report(read.problems)
    guard let named, let column = read.value.areaColumns.first(where: { $0.name == named }) else {
      let names = read.value.areaColumns.map(\.name).joined(separator: ", ")
      throw Failure.inputUnusable(
        "\(directory) names no \(named ?? "area"). "
          + (names.isEmpty ? "It names no areas: use --areas." : "It names \(names)."))
    }
    let level = Level(column.name)
    guard
      let table = PostcodeTable(
        read.value, areas: column.numbers, areaCount: column.codes.count)
    else { throw PostcodeTable.tooMany(level) }
    return (CountedAreas(level: level, codes: column.codes, names: nil), table)
  }
}

/// The areas that cases are counted by.
private struct CountedAreas {
  let level: Level
  let codes: [AreaCode]
  /// The areas' names; nil where only their codes are known.
  let names: [String]?

  /// The lines of the result: headings, a line an area with cases, then those outside and unknown.
  func table(_ tally: CaseTally, within: Int?) -> [[UInt8]] {
    var lines = [
      Array("\(level.id)_code,\(level.id)_name,cases,finished,finished_within,median_days".utf8)
    ]
    func add(_ code: String, _ name: String, _ number: Int, _ place: CaseTally.Place) {
      guard place.cases > 0 else { return }
      var line: [UInt8] = []
      line.append(csvField: code)
      line.append(44)
      line.append(csvText: name)
      let within = within.map { "\(tally.finished(number, within: $0))" } ?? ""
      let median = place.medianDays.map { $0 == $0.rounded() ? "\(Int($0))" : "\($0)" } ?? ""
      line.append(contentsOf: ",\(place.cases),\(place.finished),\(within),\(median)".utf8)
      lines.append(line)
    }
    for (number, code) in codes.enumerated() {
      add(code.text, names?[number] ?? "", number, tally.area(number))
    }
    add("outside", "Outside the area", -1, tally.outside)
    add("unknown", "Place not known", -2, tally.unknown)
    return lines
  }
}
