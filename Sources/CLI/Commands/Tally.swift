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

      Memory does not grow with the rows: 10 million of them take about a second. The result is exact, holds small \
      numbers and is for the partnership's own staff: its file is readable by its owner alone.
      """)

  @Argument(help: "The CSV, or - for standard input.") var cases: String
  @Option(help: "Boundaries as [LEVEL=]FILE[#LAYER].") var areas: BoundaryArgument
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

  func run() async throws {
    let console = Console(loudness: loudness.loudness)
    let (set, problems) = try boundaries.read(areas)
    let places = try await places(set, console)
    let read = try await tallyCases(
      CaseSource(path: cases, columns: .init(postcode: postcode, start: start, stop: stop)),
      places: places)
    console.report(problems + read.problems)
    let text = table(read.value, set)
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

  /// The directory is let go of before the rows are read.
  private func places(_ set: BoundarySet, _ console: Console) async throws -> PostcodeTable {
    let read = try readDirectory(directory)
    console.report(read.problems)
    return try await PostcodeTable.placed(read.value, in: set)
  }

  /// The lines of the result: headings, a line an area with cases, then those outside and unknown.
  private func table(_ tally: CaseTally, _ set: BoundarySet) -> [[UInt8]] {
    let level = set.level.id
    var lines = [
      Array("\(level)_code,\(level)_name,cases,finished,finished_within,median_days".utf8)
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
    for (number, area) in set.areas.enumerated() {
      add(area.code.text, area.name, number, tally.area(number))
    }
    add("outside", "Outside the area", -1, tally.outside)
    add("unknown", "Place not known", -2, tally.unknown)
    return lines
  }
}
