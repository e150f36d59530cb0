import Foundation
import Model
import Testing

@testable import Publishing

struct ReconciliationPageTests {
  @Test("Thousands have their comma, less has its minus, and equal numbers need no reason")
  func numbers() throws {
    func row(
      _ cell: Reconciliation.Cell, _ ours: Double?, _ published: Double?,
      _ verdict: Reconciliation.Verdict
    ) -> Reconciliation.Row {
      Reconciliation.Row(
        indicator: "plans_issued_20_weeks", title: "Plans issued within 20 weeks", period: "2025",
        cell: cell, ours: ours, published: published, verdict: verdict,
        explanation: "The rule of this test.")
    }
    let report = try Report(
      try #require(try MadeUpReport.releases.first), atlas: MadeUpReport.atlas,
      edition: MadeUpReport.edition, look: Look())
    let page = report.reconciliationPage(
      Reconciliation(rows: [
        row(.numerator, 501, 501, .equal), row(.denominator, 1481, 12_634, .explained),
        row(.percentage, 33.8, 34.1, .unexplained),
      ])
    ).body.text
    for text in ["1,481<", "12,634<", "\u{2212}11,153<", "33.8<", "\u{2212}0.3<"] {
      #expect(page.contains(">" + text), "\(text)")
    }
    #expect(page.components(separatedBy: "The rule of this test.").count == 3)
    #expect(page.contains("1 of 3 numbers are equal."))
  }
}
