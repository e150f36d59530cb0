import Model
import TestSupport
import Testing

@testable import Intake

/// Reads a made-up return about 2025, its files put into a folder of their own.
func readReturn(
  _ files: [MadeUpFile], protected: ProtectedChildren = ProtectedChildren()
) throws -> Read<Return> {
  let folder = try TemporaryFolder()
  for file in files { try folder.file(file.name, file.text) }
  let period = try #require(Period(day("2025-01-01"), through: day("2025-12-31")))
  return try readReturn(
    folder: folder.path, period: period, snapshot: day("2026-01-15"), protected: protected)
}

/// The shapes that hold every module of a return.
enum WholeShape: CaseIterable, Sendable {
  case export
  case workbook
  case document

  func files(_ made: MadeUpReturn) -> [MadeUpFile] {
    switch self {
    case .export: made.exported()
    case .workbook: made.workbook()
    case .document: [MadeUpFile(name: "return.xml", text: made.document())]
    }
  }
}

extension Read<Return> {
  func count(_ reason: String) -> Int { problems.count { $0.reason == reason } }
}

extension MadeUpReturn {
  /// A child with a plan that started on 1 June 2023 in the school 100001, and one need.
  @discardableResult
  mutating func childWithPlan(
    _ person: [String: String] = [:], plan cells: [String: String] = [:],
    placements: [[String: String]] = [["urn": "100001", "placementrank": "1"]],
    needs: [(String, String)] = [("ASD", "1")]
  ) -> Int {
    let request = request(
      self.person(person), ["receiveddate": "2023-01-10", "requestoutcome": "H"])
    let assessment = assessment(request, ["assessmentoutcome": "H"])
    namedPlan(assessment, ["startdate": "2023-06-01"])
    let active = activePlan(request, cells)
    for cells in placements {
      placement(
        active,
        cells.merging(
          ["entrydate": "2023-09-01", "senunitindicator": "0", "resourcedprovisionindicator": "0"]
        ) { given, _ in given })
    }
    for (code, rank) in needs { need(active, code, rank: rank) }
    return request
  }
}
