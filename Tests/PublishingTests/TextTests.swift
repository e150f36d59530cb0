import Disclosure
import Model
import Testing

@testable import Publishing

@Suite("Numbers, periods and words")
struct TextTests {
  @Test(
    "Numbers are rounded half up and never carry a minus in front of nothing",
    arguments: [
      (84.5, 0, "85"), (84.49, 0, "84"), (14.499999999999998, 0, "15"), (0.05, 1, "0.1"),
      (-0.04, 1, "0.0"), (-2.25, 1, "-2.3"), (100, 0, "100"), (1234.5, 1, "1234.5"),
    ])
  func fixed(value: Double, decimals: Int, expected: String) {
    #expect(NumberText.fixed(value, decimals: decimals) == expected)
  }

  @Test(
    "Exact numbers have at most ten significant digits",
    arguments: [
      (100.0 / 3, "33.33333333"), (1e-20 / 3, "3.333333333e-21"), (0.5, "0.5"), (-12, "-12"),
      (0.000123456789012, "0.000123456789"), (2.0 / 3 * 1e6, "666666.6667"), (0, "0"),
      (9.99999999999e-9, "1e-8"), (.infinity, ""), (123_456_789_012.3, "123456789012"),
    ])
  func exact(value: Double, expected: String) {
    #expect(NumberText.exact(value) == expected)
  }

  @Test(
    "Thousands have commas",
    arguments: [(0, "0"), (999, "999"), (1253, "1,253"), (1_040_000, "1,040,000")])
  func count(number: Int, expected: String) {
    #expect(NumberText.count(number) == expected)
  }

  @Test(
    "Periods are said as people say them, and coded as open data codes them",
    arguments: [
      ("2025-01-01..2025-12-31", "2025", "2025", "Calendar year"),
      ("2023-01-01..2025-12-31", "2023 to 2025", "2025", "Calendar year"),
      ("2024-09-01..2025-08-31", "2024/25", "202425", "Academic year"),
      ("2026-01-15", "15 January 2026", "2026-01-15", "Snapshot day"),
      ("2024", "2024", "2024", "Calendar year"),
      (
        "2025-02-01..2025-03-31", "1 February 2025 to 31 March 2025", "2025-02-01/2025-03-31",
        "Period of days"
      ),
      ("Summer", "Summer", "Summer", "Reporting year"),
    ])
  func periods(text: String, words: String, period: String, identifier: String) {
    let said = PeriodText(text)
    #expect(said.words(.english) == words)
    #expect(said.columns.period == period)
    #expect(said.columns.identifier == identifier)
  }

  @Test(
    "A share of too few children has its two numbers beside it, as sentences have; a hidden one has none"
  )
  func counts() {
    func text(_ part: Int?, _ whole: Int?, _ reason: Reason) -> FigureText {
      FigureText(
        .shown(
          Estimate(
            place: .unknown, numerator: part, denominator: whole, outcome: .none(reason),
            method: "M01")), MadeUpReport.openOver, .english)
    }
    let few = text(10, 15, .tooFew)
    #expect(few.html.text == "<strong>[x]</strong><span class=\"also\">10 of 15</span>")
    #expect(few.meaning(.english) == "Too few to compare")
    #expect(text(nil, 15, .tooFew).html.text == "<strong>[x]</strong>")
    #expect(text(10, 15, .notAvailable).html.text == "<strong>[x]</strong>")
    #expect(text(10, 15, .notAvailable).meaning(.english) == "Not available")
  }

  @Test("A ward's page says what the figure is in the district, of which year, and whom to ask")
  func answers() throws {
    let page = try MadeUpSite.shared.get().text("public/wards/Z05000003.html")
    #expect(page.contains("For North Fen as a whole it was 37% in 2025."))
    #expect(page.contains("<a href=\"#ask\">Questions you could ask</a>"))
    #expect(page.contains(" id=\"ask\" class=\"half\">"))
    #expect(page.contains("<a href=\"mailto:send-data@example.org\">send-data@example.org</a>"))
  }

  @Test(
    "Shares in words keep to what the printed percentage says",
    arguments: [
      (100.0, Sentence.Rule.levelShareAll), (96, .levelShareNearlyAll), (94, .levelShare),
      (31, .levelShare), (5, .levelShare), (4, .levelShareFew), (0, .levelShareNone),
    ])
  func shares(percent: Double, expected: Sentence.Rule) {
    let counts = (numerator: Int(percent * 10), denominator: 1000)
    #expect(
      Words.rule(
        ofPercent: percent, numerator: counts.numerator, denominator: counts.denominator)
        == expected)
  }

  @Test(
    "A state has one word, arrow and colour, turned by the direction of the indicator",
    arguments: [
      (
        Comparison.wellAbove, Indicator.Direction.lowerIsBetter, "Higher", "\u{25B2}\u{25B2}",
        "#12436D"
      ),
      (.above, .higherIsBetter, "Higher", "\u{25B2}", "#F46A25"),
      (.below, .higherIsBetter, "Lower", "\u{25BC}", "#12436D"),
      (.wellBelow, .lowerIsBetter, "Lower", "\u{25BC}\u{25BC}", "#F46A25"),
      (.above, .neutral, "Higher", "\u{25B2}", "#4C2C92"),
      (.mayBeAbove, .lowerIsBetter, "No clear difference", "", "#FFFFFF"),
      (.tooFewToTell, .lowerIsBetter, "No clear difference", "", "#FFFFFF"),
      (.similar, .neutral, "No clear difference", "", "#FFFFFF"),
    ])
  func verdicts(
    comparison: Comparison, direction: Indicator.Direction, words: String, arrow: String,
    fill: String
  ) {
    var estimate = Estimate(
      place: .unknown, numerator: 1, denominator: 2,
      outcome: .value(50, Outcome.Limits(Interval(10, 90))), method: "M01")
    estimate.comparison = comparison
    let verdict = Verdict(.shown(estimate), direction)
    #expect(verdict.words(.percent, .english) == words)
    #expect(verdict.arrow ?? "" == arrow)
    #expect(verdict.fill.text == fill)
  }

  @Test("No figure is never the same as a hidden one")
  func missing() {
    let none = Estimate(place: .unknown, outcome: .none(.noCases), method: "M01")
    #expect(Verdict(.hidden(.unknown), .neutral).shorthand == "[c]")
    #expect(Verdict(.shown(none), .neutral).shorthand == "[x]")
  }

  @Test("Any text put into markup comes out as that text and nothing else")
  func escaping() {
    var seed: UInt64 = 7
    let signs = Array("<>&\"'ab;/= \u{E9}\u{1F600}")
    for _ in 0..<500 {
      var text = ""
      for _ in 0..<12 {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1
        text.append(signs[Int(seed >> 33) % signs.count])
      }
      let html: HTML = "\(text)"
      #expect(!html.text.contains { "<>\"'".contains($0) })
      let back = html.text.replacing("&lt;", with: "<").replacing("&gt;", with: ">")
        .replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&amp;", with: "&")
      #expect(back == text)
    }
  }

  @Test("A cell that a spreadsheet would take for a formula begins with an apostrophe")
  func csv() {
    var csv = CSVWriter(header: "a,b,c")
    csv.text("=1+1")
    csv.text("say \"no\", twice")
    csv.word(nil)
    csv.endRow()
    #expect(
      String(decoding: csv.bytes, as: UTF8.self) == "a,b,c\r\n'=1+1,\"say \"\"no\"\", twice\",\r\n")
  }
}
