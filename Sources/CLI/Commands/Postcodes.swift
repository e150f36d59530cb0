import ArgumentParser
import Files
import Intake
import Model
import Store

/// Everything about postcode directories.
struct Postcodes: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Turns published postcode directories into one that opens at once",
    subcommands: [PostcodesImport.self])
}

/// Makes the compact directory.
struct PostcodesImport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Turns ONSPD, NSPL or Code-Point Open into a compact directory",
    discussion: """
      Examples:
        postcode-equity postcodes import ONSPD_NOV_2025_UK.csv --output postcodes.sqlite
        postcode-equity postcodes import codepo_gb/Data/CSV --output postcodes.sqlite

      The result is used by `run` and `assign` wherever they take a directory.
      """)

  @Argument(help: "A CSV, packed or not, a folder of CSVs, or the published ZIP.") var file: String
  @Option(name: [.short, .long], help: "The directory to write.") var output: String
  @OptionGroup var loudness: LoudnessOptions

  func run() async throws {
    let console = Console(loudness: loudness.loudness)
    let read = try readPostcodes(file)
    console.report(read.problems)
    let directory = read.value
    var digests = ""
    for path in inputFiles(at: file) { digests += try sha256(ofFile: path) }
    let digest = digests.count == 64 ? digests : sha256(digests.utf8)
    let name = file.split(separator: "/").last.map(String.init) ?? file
    try writePostcodeFile(directory, to: output, source: name, sourceSHA256: digest)
    let count = directory.count
    let located = directory.states.count { $0 != .noGridReference }
    let ended = directory.states.count { $0 == .terminated }
    console.result("\(count.formattedWithCommas) postcodes written to \(output)")
    console.result("  Edition            \(directory.vintage ?? "not told by the file")")
    console.result("  Ended              \(ended.formattedWithCommas)")
    console.result("  No grid reference  \((count - located).formattedWithCommas)")
    for column in directory.areaColumns {
      let without = column.numbers.count { $0 < 0 }
      console.result("  Without \(column.name.padded(to: 9))  \(without.formattedWithCommas)")
    }
  }
}
