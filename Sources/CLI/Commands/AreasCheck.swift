import ArgumentParser
import Files
import Foundation
import Geometry
import Intake
import Model
import Publishing

/// Tests a boundary file as a coverage.
struct AreasCheck: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Tests a boundary file: invalid rings, overlaps, gaps, repeats, strays",
    discussion: """
      Examples:
        postcode-equity areas check wards.geojson
        postcode-equity areas check wards.geojson --within districts.geojson --json
        postcode-equity areas check wards.geojson --repair mended.geojson

      Ends with 3 where a fault was found that is not mended.
      """)

  @Argument(help: "A GeoJSON file, or a GeoPackage as FILE#LAYER.") var file: BoundaryArgument
  @Option(help: "The boundaries that should hold these areas.") var within: BoundaryArgument?
  @Option(help: "Overlaps and gaps of fewer square metres are taken for rounding.")
  var smallest = 1.0
  @Option(help: "Mend invalid areas and write the boundaries to this GeoJSON file.")
  var repair: String?
  @ArgumentParser.Flag(help: "Write one JSON object.") var json = false
  @OptionGroup var options: BoundaryOptions
  @OptionGroup var loudness: LoudnessOptions

  func run() async throws {
    let console = Console(loudness: loudness.loudness)
    let (boundaries, problems) = try options.read(file)
    console.report(problems)
    var rules = CoverageRules(
      smallestFault: smallest, headings: boundaries.vintage.map { ["XX\($0.suffix(2))CD"] } ?? [])
    if let within {
      let parents = try readBoundaries(
        BoundarySource(
          path: within.path, level: within.level, code: nil, name: nil, parent: nil, system: nil))
      rules.parents = try parents.value.projected(to: boundaries.system)
    }
    var subject = boundaries
    var repairs: [Repair] = []
    if let repair {
      (subject, repairs) = try repaired(boundaries)
      let file = try PrivateFile(replacing: repair)
      try file.append(geoJSON(of: try subject.projected(to: .wgs84)))
      try file.commit()
    }
    let report = try checked(subject, rules: rules)
    let lines = json ? [try jsonText(report, repairs)] : table(report, repairs)
    for line in lines { console.result(line) }
    // Many wards of England share a name: worth a line, no reason to refuse the file.
    let faults = report.faults.count { $0.kind != .duplicateName }
    guard faults == 0 else {
      throw Failure.inputUnusable(
        "\(faults.formattedWithCommas) faults were found in \(file.path).")
    }
  }

  private struct Answer: Encodable {
    let report: CoverageReport
    let repairs: [Repair]
  }

  private func jsonText(_ report: CoverageReport, _ repairs: [Repair]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(
      decoding: try encoder.encode(Answer(report: report, repairs: repairs)), as: UTF8.self)
  }

  private func table(_ report: CoverageReport, _ repairs: [Repair]) -> [String] {
    var lines = [
      "Areas     \(report.areaCount.formattedWithCommas)",
      "Vertices  \(report.vertexCount.formattedWithCommas)",
      "Faults    \(report.faults.count.formattedWithCommas)",
    ]
    for kind in FaultKind.allCases where report.count(of: kind) > 0 {
      lines.append(
        "  \(kind.rawValue.padded(to: 26)) \(report.count(of: kind).formattedWithCommas)")
    }
    for fault in report.faults.prefix(20) { lines.append("  " + fault.message) }
    if report.faults.count > 20 {
      lines.append("  and \((report.faults.count - 20).formattedWithCommas) more; --json lists all")
    }
    for repair in repairs {
      let gained = (repair.squareMetresGained * 10).rounded() / 10
      lines.append(
        "Mended    \(repair.area) (\(repair.kind.rawValue)): \(gained) square metres more ground")
    }
    return lines
  }
}

/// Draws boundaries with fewer vertices.
struct AreasSimplify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simplify",
    abstract: "Draws boundaries with fewer vertices, without gaps or overlaps",
    discussion: """
      Examples:
        postcode-equity areas simplify wards.geojson --tolerance 20 --output simple.geojson

      For maps only: postcodes are always placed in the boundaries as they are.
      """)

  @Argument(help: "A GeoJSON file, or a GeoPackage as FILE#LAYER.") var file: BoundaryArgument
  @Option(help: "How far a border may move, in metres.") var tolerance: Double
  @Option(name: [.short, .long], help: "The GeoJSON file to write.") var output: String
  @OptionGroup var options: BoundaryOptions
  @OptionGroup var loudness: LoudnessOptions

  func validate() throws {
    if !(tolerance >= 0 && tolerance.isFinite) {
      throw ValidationError("--tolerance is a number of metres from 0.")
    }
  }

  func run() async throws {
    let console = Console(loudness: loudness.loudness)
    let (boundaries, problems) = try options.read(file)
    console.report(problems)
    let metres = try boundaries.projected(to: .britishNationalGrid)
    let simple = try simplified(metres, tolerance: tolerance)
    let bytes = geoJSON(of: try simple.boundaries.projected(to: .wgs84))
    let before = geoJSON(of: try boundaries.projected(to: .wgs84)).count
    let written = try PrivateFile(replacing: output)
    try written.append(bytes)
    try written.commit()
    console.result("\(boundaries.count.formattedWithCommas) areas written to \(output)")
    console.result(
      "  Vertices  \(simple.verticesBefore.formattedWithCommas) before, "
        + "\(simple.verticesAfter.formattedWithCommas) after")
    console.result(
      "  Bytes     \(before.formattedWithCommas) before, \(bytes.count.formattedWithCommas) after")
  }
}
