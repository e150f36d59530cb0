import ArgumentParser
import Example
import Files
import Geometry
import Intake
import Model

/// Writes the fictional partnership.
struct MakeExample: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "example",
    abstract: "Writes the built-in fictional partnership: all inputs and an equity.yaml",
    discussion: """
      Examples:
        postcode-equity example example
        postcode-equity example mine --areas ward=wards.geojson --areas district=lads.geojson \
      --postcodes postcodes.csv

      Places and children are made up, and every page made from them says so. With --areas and --postcodes \
      the places are yours and only the children are made up. Same seed, same bytes.
      """)

  @Argument(help: "The folder to write.") var folder = "example"
  @Option(help: "How many children the newest return holds, about.") var children = 8000
  @Option(help: "Another number makes another partnership.") var seed: UInt64 = 20_260_115
  @Option(help: "Boundaries to use: LEVEL=FILE, ward first. Give it once a level.")
  var areas: [String] = []
  @Option(help: "The postcode directory to use with --areas.") var postcodes: String?

  func validate() throws {
    if areas.isEmpty != (postcodes == nil) {
      throw ValidationError("Give --areas and --postcodes together, or neither.")
    }
    if !(50...200_000).contains(children) {
      throw ValidationError("--children is a number from 50 to 200000.")
    }
  }
}
