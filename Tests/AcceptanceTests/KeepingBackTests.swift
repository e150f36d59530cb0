import Disclosure
import Model
import Testing

@testable import Audit
@testable import CLI

@Suite("What an attack found is kept back")
struct KeepingBackTests {
  private func finding(_ level: String, _ breakdown: String = "Total") -> AuditFinding {
    AuditFinding(
      .sums, "somewhere", valuesLeft: 2, reason: "sums",
      figures: AuditFinding.Figures(
        indicators: ["plans_issued_20_weeks"], level: level, breakdown: breakdown))
  }

  @Test("First the figures of its level and breakdown, then all levels, last the indicator")
  func ladder() throws {
    let one = finding("Ward", "need")
    let first = try #require(KeepingBack().more(after: [one, one], levels: [.district, .ward]))
    let set = WithheldFigures("plans_issued_20_weeks", level: .ward, breakdown: "need")
    #expect(first.figures == [set])
    #expect(first.lines == ["plans_issued_20_weeks by ward, by need"])
    let second = try #require(first.more(after: [one], levels: [.district, .ward]))
    let breakdown = WithheldFigures("plans_issued_20_weeks", breakdown: "need")
    #expect(second.figures == [set, breakdown])
    let third = try #require(second.more(after: [one], levels: [.district, .ward]))
    #expect(third.figures == [set, breakdown, WithheldFigures("plans_issued_20_weeks")])
    #expect(third.more(after: [one], levels: [.district, .ward]) == nil)
  }

  @Test("A piece of two levels is of neither, so all levels of its figures are kept back")
  func piece() {
    let kept = KeepingBack().more(after: [finding("common ground")], levels: [.district, .ward])
    #expect(kept?.figures == [WithheldFigures("plans_issued_20_weeks", breakdown: "Total")])
  }

  @Test("What is about a file is not mended by keeping figures back")
  func file() {
    let file = AuditFinding(.identifiers, "wards/index.html", reason: "a postcode")
    #expect(KeepingBack().more(after: [finding("Ward"), file], levels: [.ward]) == nil)
  }
}
