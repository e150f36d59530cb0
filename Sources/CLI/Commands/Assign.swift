import ArgumentParser
import Files
import Foundation
import Geometry
import Intake
import Model

/// Adds area columns to any table of points or postcodes.
struct Assign: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Adds the code and name of the area to each row of a CSV",
    discussion: """
      Examples:
        postcode-equity assign cases.csv --areas ward=wards.geojson --postcode postcode \
      --directory postcodes.sqlite --output placed.csv
        postcode-equity assign - --areas wards.gpkg#wards --x easting --y northing --crs EPSG:27700 --output -

      For each --areas, in order, come LEVEL_code and LEVEL_name, then one match column: inside, outside, \
      postcode-invalid, postcode-unknown, postcode-terminated (placed, but ended), no-grid-reference, \
      coordinate-invalid or missing. No row is dropped; columns, order and quoting stay as they are.
      """)

  @Argument(help: "The CSV, or - for standard input.") var points: String
  @Option(help: "Boundaries as [LEVEL=]FILE[#LAYER]; give it once a level.")
  var areas: [BoundaryArgument] = []
  @Option(name: .customLong("x"), help: "The column of eastings or longitudes.") var x: String?
  @Option(name: .customLong("y"), help: "The column of northings or latitudes.") var y: String?
  @Option(help: "The system of these columns: EPSG:27700 or EPSG:4326.") var crs: SystemArgument?
  @Option(help: "The column of postcodes.") var postcode: String?
  @Option(help: "The postcode directory: a compact one, or a published one.") var directory: String?
  @Option(help: "The column of area codes, where no heading looks like WD25CD.") var code: String?
  @Option(help: "The column of area names, where no heading looks like WD25NM.") var name: String?
  @Option(help: "Locate in this system instead of the boundaries' own.")
  var measureIn: SystemArgument?
  @Option(name: [.short, .long], help: "The CSV to write, or - for standard output.")
  var output: String
  @OptionGroup var loudness: LoudnessOptions

  func validate() throws {
    if areas.isEmpty { throw ValidationError("Give --areas at least once.") }
    let byCoordinates = x != nil || y != nil || crs != nil
    let byPostcode = postcode != nil || directory != nil
    if byCoordinates == byPostcode {
      throw ValidationError(
        "Give either --x, --y and --crs, or --postcode and --directory.")
    }
    if byCoordinates, x == nil || y == nil || crs == nil {
      throw ValidationError("--x, --y and --crs go together.")
    }
    if byPostcode, postcode == nil || directory == nil {
      throw ValidationError("--postcode and --directory go together.")
    }
  }

  func run() async throws {
    let console = Console(loudness: loudness.loudness)
    let placing = try PointPlacing(self, console)
    var table = try PointTable.open(PointSource(path: points, place: try place()))
    if output == "-" {
      let written = try await placing.write(&table) { bytes in
        try FileHandle.standardOutput.write(contentsOf: Data(bytes))
      }
      console.note(written)
    } else {
      let file = try PrivateFile(replacing: output)
      let path = file.partialPath
      guard let handle = FileHandle(forWritingAtPath: path) else {
        throw Failure.cannotCreate("\(output) cannot be created.")
      }
      let written = try await placing.write(&table) { bytes in
        do {
          try handle.write(contentsOf: Data(bytes))
        } catch {
          throw Failure.inputOutput("\(output) cannot be written: \(error.localizedDescription)")
        }
      }
      try handle.close()
      try file.commit()
      console.result("\(written) written to \(output)")
    }
    console.report(table.problems)
  }

  private func place() throws -> PointSource.Place {
    if let postcode { return .postcode(postcode) }
    guard let x, let y, let crs else {
      preconditionFailure("The options were checked before.")
    }
    return .coordinates(x: x, y: y, system: crs.system)
  }
}
