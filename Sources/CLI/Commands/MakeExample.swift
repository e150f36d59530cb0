import ArgumentParser
import Example
import Files
import Foundation
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
  @Option(help: "How many children the newest return holds, about.") var children =
    usualExampleChildren
  @Option(help: "Another number makes another partnership.") var seed = usualExampleSeed
  @Option(help: "Boundaries to use: LEVEL=FILE, ward first. Give it once a level.")
  var areas: [BoundaryArgument] = []
  @Option(help: "The postcode directory to use with --areas.") var postcodes: String?
  @OptionGroup var loudness: LoudnessOptions

  func validate() throws {
    if areas.isEmpty != (postcodes == nil) {
      throw ValidationError("Give --areas and --postcodes together, or neither.")
    }
    if !(50...200_000).contains(children) {
      throw ValidationError("--children is a number from 50 to 200000.")
    }
  }

  mutating func run() async throws {
    let files =
      areas.isEmpty
      ? ExampleCounty().exampleFiles(seed: seed, children: children)
      : try await filesOnSuppliedAreas()
    try write(files)
    let console = Console(loudness: loudness.loudness)
    console.result("Made-up partnership written to \(folder): \(files.count) files, seed \(seed).")
    console.result("Next: postcode-equity run \(folder)/equity.yaml")
  }

  /// Makes up children for the wards and postcodes that were given.
  private func filesOnSuppliedAreas() async throws -> [ExampleFile] {
    var levels: [BoundarySet] = []
    var named: [ExampleAreas] = []
    for argument in areas {
      let read = try readBoundaries(
        BoundarySource(
          path: argument.path, level: argument.level, code: nil, name: nil, parent: nil, system: nil
        ))
      levels.append(read.value)
      named.append(
        ExampleAreas(
          level: argument.level, file: absolute(argument.path), code: nil, name: nil, parent: nil))
    }
    guard let wards = levels.first(where: { $0.level == .ward }) else {
      throw Failure.inputUnusable("--areas ward=FILE is needed: children are made up ward by ward.")
    }
    let districts = levels.first { $0.level == .district }
    let directory = try readDirectory(postcodes ?? "").value
    let locator = try PointLocator(wards)
    let projection = try Projection(from: directory.system, to: wards.system)
    let assignment = try await locator.locate(
      try await projection.transformedInChunks(directory.points))
    let geography = ExampleGeography(
      wards: wards, districts: districts, directory: directory, assignment: assignment)
    guard let geography else {
      throw Failure.inputUnusable(
        "no postcode of the directory lies in a ward: nobody can live there. "
          + "Check that both files are about the same places.")
    }
    return exampleFiles(
      seed: seed, children: children, geography: geography, areas: named,
      postcodes: absolute(postcodes ?? ""))
  }

  /// The path as the example's settings can use it from their own folder.
  private func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
  }

  /// Writes all files or none; an example that stands there is replaced, anything else is left alone.
  private func write(_ files: [ExampleFile]) throws {
    let there = inputFiles(at: folder)
    let isOther = there != [folder] && !there.isEmpty && !there.contains(folder + "/truth.csv")
    guard !isOther else {
      throw Failure.cannotCreate(
        "\(folder) holds other files. Name a new folder, or an example to write again.")
    }
    let path = URL(fileURLWithPath: folder)
    let name = path.lastPathComponent
    var tree = try OutputTree(root: path.deletingLastPathComponent().path)
    try tree.addFolder(name, access: .everyone)
    for file in files { try tree.add(name + "/" + file.path, file.bytes) }
    try tree.commit()
  }
}
