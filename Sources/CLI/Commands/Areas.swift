import ArgumentParser
import Files
import Foundation
import Geometry
import Intake
import Model

/// Everything about boundary files.
struct Areas: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Inspects, checks, downloads and simplifies boundary files",
    subcommands: [AreasInfo.self, AreasCheck.self, AreasFetch.self, AreasSimplify.self])
}

/// How a boundary file is named on the command line.
struct BoundaryArgument: ExpressibleByArgument, Sendable {
  /// `LEVEL=` in front of the file, or `area`.
  let level: Level
  let path: String

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let isNamed = parts.count == 2 && !parts[0].contains("/") && !parts[0].isEmpty
    level = Level(isNamed ? String(parts[0]) : "area")
    path = isNamed ? String(parts[1]) : argument
    if path.isEmpty { return nil }
  }
}

/// The columns and coordinate system of a boundary file, where they are not plain from the file.
struct BoundaryOptions: ParsableArguments {
  @Option(help: "The column of codes, where no heading looks like WD25CD.") var code: String?
  @Option(help: "The column of names, where no heading looks like WD25NM.") var name: String?
  @Option(help: "The column of the codes of the areas above.") var parent: String?
  @Option(help: "EPSG:27700, EPSG:4326, EPSG:4258 or EPSG:3857, where the file does not say.")
  var crs: SystemArgument?

  /// The boundaries of the file, with the problems of its features.
  func read(_ argument: BoundaryArgument) throws -> (BoundarySet, [Problem]) {
    let read = try readBoundaries(
      BoundarySource(
        path: argument.path, level: argument.level, code: code, name: name, parent: parent,
        system: crs?.system))
    return (read.value, read.problems)
  }
}

/// A coordinate system named on the command line.
struct SystemArgument: ExpressibleByArgument, Sendable {
  let system: CoordinateSystem

  init?(argument: String) {
    let text = argument.uppercased()
    guard let system = CoordinateSystem.allCases.first(where: { $0.description == text }) else {
      return nil
    }
    self.system = system
  }
}

/// What a boundary file holds.
struct AreasInfo: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info", abstract: "Says what a boundary file holds",
    discussion: """
      Examples:
        postcode-equity areas info wards.geojson
        postcode-equity areas info boundaries.gpkg#wards
      """)

  @Argument(help: "A GeoJSON file, or a GeoPackage as FILE#LAYER.") var file: BoundaryArgument
  @OptionGroup var options: BoundaryOptions
  @OptionGroup var loudness: LoudnessOptions

  func run() async throws {
    let console = Console(loudness: loudness.loudness)
    let (boundaries, problems) = try options.read(file)
    console.report(problems)
    let metres = try boundaries.projected(to: .britishNationalGrid)
    let vertices = boundaries.regions.reduce(0) { $0 + $1.points.count }
    let parts = boundaries.regions.reduce(0) { $0 + $1.polygonCount }
    let sizes = metres.regions.map(\.area)
    console.result("Areas        \(boundaries.count.formattedWithCommas)")
    console.result("Vintage      \(boundaries.vintage ?? "not told by the headings")")
    console.result("System       \(boundaries.system)")
    console.result("Vertices     \(vertices.formattedWithCommas)")
    console.result("Parts        \(parts.formattedWithCommas)")
    let total = Int((sizes.reduce(0, +) / 1e6).rounded())
    console.result("Ground       \(total.formattedWithCommas) square kilometres")
    let parents = Set(boundaries.areas.compactMap(\.parent)).count
    console.result("Parents      \(parents == 0 ? "none named" : parents.formattedWithCommas)")
    for area in boundaries.areas.prefix(5) { console.result("  \(area.code)  \(area.name)") }
    if boundaries.count > 5 {
      console.result("  and \((boundaries.count - 5).formattedWithCommas) more")
    }
  }
}
