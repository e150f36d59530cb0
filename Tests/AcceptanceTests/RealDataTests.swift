import Foundation
import Geometry
import Intake
import Model
import Testing

@testable import CLI

/// The open data that may stand beside the project; it is never part of it.
enum OpenData {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("shared/data").path

  static let isThere = FileManager.default.fileExists(atPath: folder + "/boundaries")

  static func path(_ name: String) -> String { folder + "/" + name }
}

@Suite("Real open data", .enabled(if: OpenData.isThere), .serialized)
struct RealDataTests {
  private let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// The configuration of that name in a folder of the test's own, so that the private store is there too.
  private func configuration(_ name: String, in folder: String) throws -> String {
    let text = try String(
      contentsOfFile: project + "/Tests/RealData/" + name, encoding: .utf8)
    let path = folder + "/" + name
    try text.replacing("../../../shared/data", with: OpenData.folder)
      .write(toFile: path, atomically: false, encoding: .utf8)
    return path
  }

  private func wards() throws -> BoundarySet {
    try readBoundaries(
      BoundarySource(
        path: OpenData.path("boundaries/derbyshire_derby_wards_2025_bgc.geojson"), level: .ward,
        code: nil, name: nil, parent: nil, system: nil)
    ).value
  }

  /// The ward that Ordnance Survey's own file gives for each postcode.
  private func trueWards() throws -> [(postcode: Postcode, ward: String)] {
    let path = OpenData.path("postcodes/codepoint_open_2023_derbyshire_derby.csv.gz")
    let unzip = Process()
    unzip.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    unzip.arguments = ["gzip", "-dc", path]
    let pipe = Pipe()
    unzip.standardOutput = pipe
    try unzip.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    unzip.waitUntilExit()
    return text.split(separator: "\n").dropFirst().compactMap { line in
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      guard fields.count == 7, let postcode = Postcode(fields[0]) else { return nil }
      return (postcode, String(fields[6]))
    }
  }

  /// Expected from a check with shapely on the same files: 99.939% agree, 16 of 26,202 do not.
  @Test(
    "26,202 postcodes fall into the ward that Ordnance Survey gives, but for a few on the borders")
  func derbyshirePostcodes() async throws {
    let wards = try wards()
    let directory = try readPostcodes(
      OpenData.path("postcodes/codepoint_open_2023_derbyshire_derby.csv.gz")
    ).value
    #expect(directory.count == 26_202)
    let projection = try Projection(from: directory.system, to: wards.system)
    let points = try projection.transformed(directory.points)
    let found = try await PointLocator(wards).locate(points)
    let truth = try trueWards()
    #expect(truth.count == 26_202)
    var agreeing = 0
    for (postcode, ward) in truth {
      let index = try #require(directory.index(of: postcode))
      let area = found.area[index]
      agreeing += area >= 0 && wards.areas[Int(area)].code.text == ward ? 1 : 0
    }
    let share = Double(agreeing) / Double(truth.count)
    // The Helmert shift, where the OSTN15 grid is not installed, moves points by up to a few metres.
    #expect(share > 0.9985, "\(agreeing) of \(truth.count)")
    let plain = try ReferenceLocator(wards).locate(points)
    #expect(found == plain)
  }

  /// DfE, timeliness 2024: Derbyshire 447 of 1,253 (35.7%); England 41,448 of 90,392 (45.9%), without exceptions 46.4%.
  @Test("England's report reproduces the published figures of 153 authorities")
  func england() throws {
    try withFolder { folder in
      let run = try Command.run(
        [
          "run", try configuration("england.yaml", in: folder), "--output", folder + "/out",
          "--internal-only",
        ])
      #expect(run.status == 0, "\(run.errors)")
      let text = try String(contentsOfFile: folder + "/out/internal/estimates.csv", encoding: .utf8)
      func row(_ code: String, _ indicator: String) throws -> [Substring] {
        let line = text.split(whereSeparator: \.isNewline).first {
          $0.contains(",\(code),") && $0.contains(",\(indicator),")
        }
        return try #require(line).split(separator: ",", omittingEmptySubsequences: false)
      }
      let derbyshire = try row("E10000007", "plans_issued_20_weeks")
      #expect(derbyshire[9] == "447" && derbyshire[10] == "1253")
      #expect(abs((Double(derbyshire[6]) ?? 0) - 100 * 447.0 / 1253) < 1e-7)
      let england = try row("E92000001", "plans_issued_20_weeks")
      #expect(england[9] == "41448" && england[10] == "90392")
      let without = try row("E92000001", "plans_issued_20_weeks_excluding_exceptions")
      #expect(without[9] == "39407" && without[10] == "84866")
      let pages = try FileManager.default.contentsOfDirectory(
        atPath: folder + "/out/internal/authorities")
      #expect(pages.count == 153)
    }
  }

  /// DfE 2025: the two authorities' own lines, and their sums, from whole national tables.
  @Test("Derby and Derbyshire have their published counts, and the partnership their sums alone")
  func derbyshire() throws {
    try withFolder { folder in
      let run = try Command.run(
        [
          "run", try configuration("derbyshire.yaml", in: folder), "--output", folder + "/out",
        ])
      #expect(run.status == 0, "\(run.errors)")
      #expect(!run.errors.contains("no boundary"), "\(run.errors)")
      let verified = try Command.run(["verify", folder + "/out"])
      #expect(verified.status == 0, "\(verified.output)")
      // Five percent of two authorities is 0.1.
      let overview = try String(contentsOfFile: folder + "/out/public/index.html", encoding: .utf8)
      #expect(overview.contains("Chance alone would put fewer than 1 there"))
      // The Department's layout has no level for two authorities together.
      let open = try String(
        contentsOfFile: folder + "/out/public/data/dfe/timeliness_calendar_year.csv",
        encoding: .utf8)
      #expect(open.contains("E10000007") && !open.contains("E54000058"))
      let text = try String(contentsOfFile: folder + "/out/internal/estimates.csv", encoding: .utf8)
      let lines = text.split(whereSeparator: \.isNewline).filter {
        $0.hasPrefix("authority,") || $0.hasPrefix("partnership,")
      }
      let published: [(indicator: String, derbyshire: (Int, Int), derby: (Int, Int))] = [
        ("plans_issued_20_weeks", (447, 1_253), (62, 442)),
        ("plans_issued_20_weeks_excluding_exceptions", (438, 1_158), (62, 377)),
        ("plans_issued_over_52_weeks", (139, 1_253), (82, 442)),
        ("refused_of_requests", (805, 2_713), (300, 769)),
        ("undecided_of_requests", (390, 2_713), (33, 769)),
        ("issued_of_assessments", (1_374, 1_555), (472, 573)),
        ("notice_of_no_plan", (64, 167), (12, 101)),
        ("special_schools", (1_872, 7_625), (1_120, 3_735)),
        ("mainstream_schools", (3_643, 7_625), (1_519, 3_735)),
        ("autism", (3_196, 7_625), (1_333, 3_735)),
      ]
      for (indicator, derbyshire, derby) in published {
        func counts(_ code: String) throws -> [Substring] {
          let line = lines.first { $0.contains(",\(code),") && $0.contains(",\(indicator),") }
          return Array(
            try #require(line).split(separator: ",", omittingEmptySubsequences: false)[9...10])
        }
        #expect(try counts("E10000007") == ["\(derbyshire.0)", "\(derbyshire.1)"], "\(indicator)")
        #expect(try counts("E06000015") == ["\(derby.0)", "\(derby.1)"], "\(indicator)")
        let both = ["\(derbyshire.0 + derby.0)", "\(derbyshire.1 + derby.1)"]
        #expect(try counts("E54000058").map(String.init) == both, "\(indicator)")
      }
    }
  }
}
