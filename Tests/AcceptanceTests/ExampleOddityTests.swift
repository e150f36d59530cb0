import Example
import Foundation
import Intake
import Model
import TestSupport
import Testing

@Suite("Oddities of the example's return")
struct ExampleOddityTests {
  /// The reason that the reader gives for each oddity, by its name in `truth-quality.csv`.
  private static let reasons = [
    "person-row-double-same-upn": "person-double",
    "person-row-double-same-name-and-birth": "person-double",
    "outcome-before-received": "outcome-before-received",
    "received-date-impossible": "date-impossible",
    "leaving-before-entry": "left-before-entry", "need-missing": "need-missing",
    "placement-rank-2-only": "placement-rank-1-missing",
    "live-plans-from-two-requests": "plan-double", "exception-blank": "exception-not-recorded",
    "review-decided-before-meeting": "decision-before-meeting",
    "unit-flag-blank": "unit-flag-blank", "open-requests-two": "request-double",
  ]

  @Test("Each is found as often as it was put in")
  func found() throws {
    try withFolder { folder in
      let files = ExampleCounty().exampleFiles(seed: 1, children: 1_500)
      for file in files where file.path.hasPrefix("sen2/") {
        try FileManager.default.createDirectory(
          atPath: folder + "/sen2", withIntermediateDirectories: true)
        try Data(file.bytes).write(to: URL(fileURLWithPath: folder + "/" + file.path))
      }
      let truth = try #require(files.first { $0.path == "truth-quality.csv" })
      let period = try #require(Period(day("2025-01-01"), through: day("2025-12-31")))
      let read = try readReturn(
        folder: folder + "/sen2", period: period, snapshot: day("2026-01-15"))
      #expect(read.value.form == ReturnForm(shape: .export, version: .census2025))
      var planted: [String: Int] = [:]
      for line in String(decoding: truth.bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
        let cells = line.split(separator: ",").map(String.init)
        guard cells.first == "sen2", cells.count == 3, let reason = Self.reasons[cells[1]] else {
          continue
        }
        planted[reason, default: 0] += Int(cells[2]) ?? 0
      }
      #expect(planted.count == Set(Self.reasons.values).count)
      for (reason, count) in planted.sorted(by: { $0.key < $1.key }) {
        // The second row of a child repeats its request, which is a second one where it is open.
        let most = count + (reason == "request-double" ? planted["person-double"] ?? 0 : 0)
        let found = read.problems.count { $0.reason == reason }
        #expect((count...most).contains(found), "\(reason): \(found)")
      }
    }
  }
}
