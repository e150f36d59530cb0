import Disclosure
import Foundation
import Model
import Testing

@testable import Publishing

/// The rules of writing, held against every sentence that the program can say.
@Suite("Rules of wording")
struct WordingTests {
  /// The text of every rule, and every sentence of the made-up pages.
  private func sentences() throws -> [String] {
    let rules = Sentence.Rule.allCases.compactMap { Strings.english.optional($0.rawValue) }
    let written = try MadeUpSite.shared.get().csv("internal/sentences.csv").dropFirst()
    return rules + written.compactMap(\.last)
  }

  @Test(
    "No sentence judges, blames, ranks or frightens",
    arguments: [
      "significant", "failing", "lottery", "blackspot", "alarming", "just", "only", "because of",
      "caused by", "shocking", "worst in", "ranked",
    ])
  func forbidden(word: String) throws {
    for sentence in try sentences() {
      let words = " \(sentence.lowercased().replacing(/[^a-z]+/, with: " ")) "
      #expect(!words.contains(" \(word) "), "\(sentence)")
    }
  }

  @Test("No page for the public calls the difference between places by the name of the program")
  func publicPages() throws {
    let site = try MadeUpSite.shared.get()
    for path in site.pages where path.hasPrefix("public/") {
      let page = try site.text(path).lowercased()
      for word in ["postcode lottery", "blackspot", "significant", "failing"] {
        #expect(!page.contains(word), "\(word) on \(path)")
      }
    }
  }

  @Test("No sentence is longer than 25 words, a name counting as one")
  func length() throws {
    for sentence in try sentences() {
      let plain = sentence.replacing(MadeUpReport.awkwardName, with: "Ash")
        .replacing("Exampleshire Local Area Partnership", with: "Ash")
      for part in plain.split(separator: /[.?:]\s/) {
        #expect(part.split(separator: " ").count <= 25, "\(part)")
      }
    }
  }

  @Test("At a glance and the main findings can be read by a reader of thirteen")
  func grade() throws {
    let site = try MadeUpSite.shared.get()
    var found = 0
    for path in site.pages {
      let page = try site.text(path)
      for name in ["glance", "findings"] {
        guard let start = page.range(of: "class=\"\(name)\">")?.upperBound,
          let end = page[start...].range(of: "</section>")?.lowerBound
        else { continue }
        found += 1
        let text = ReadingGrade.text(of: page[start..<end])
        #expect(ReadingGrade.grade(text) <= 8, "\(path): \(text)")
      }
    }
    #expect(found > 20)
  }

  @Test(
    "The grade is that of Flesch and Kincaid",
    arguments: [
      // 0.39 x 6 + 11.8 x 6 / 6 - 15.59, and 0.39 x 4 + 11.8 x 9 / 4 - 15.59.
      ("The cat sat on the mat.", -1.45), ("Everybody appreciates beautiful simplicity.", 0),
    ])
  func formula(text: String, expected: Double) {
    let grade = ReadingGrade.grade(text)
    if expected < 0 { #expect(abs(grade - expected) < 0.01) } else { #expect(grade > 20) }
  }

  @Test(
    "The most deprived fifth is compared with the least deprived, not with places of unknown deprivation",
    arguments: [
      (10, 60, "10%", "60%", "Chance is unlikely to explain this gap."),
      (40, 44, "40%", "44%", "The difference is too uncertain to call it a gap."),
    ])
  func fifths(most: Int, least: Int, first: String, last: String, gap: String) throws {
    let shares = ["1": most, "2": 45, "3": 46, "4": 47, "5": least, "unknown": 90]
    let measures = shares.sorted { $0.key < $1.key }.map { category, share in
      Measure(
        indicator: MadeUpReport.headline, level: .district, group: Group("deprivation=\(category)"),
        period: "2025", pooledPeriods: 1, areas: MadeUpReport.districts.map(\.area.code),
        tallies: [.count(Count(share, of: 100)), .count(Count(0, of: 0))],
        partnership: .count(Count(share, of: 100)), unknown: .count(Count(0, of: 0)),
        outside: .count(Count(0, of: 0)))
    }
    let report = try Report(
      exact(MadeUpReport.analyse(MadeUpReport.measures + measures), quality: []),
      atlas: MadeUpReport.atlas, edition: MadeUpReport.edition, look: Look())
    let text = report.fairSentences("plan_by_week_20").text
    #expect(
      text
        == "Children with a plan by week 20: \(first) in the most deprived fifth of places, compared with \(last) "
        + "in the least deprived. \(gap)")
  }

  @Test(
    "Where the first figure is no worse, a page says what is, and where it is, what is worse besides"
  )
  func worse() throws {
    let site = try MadeUpSite.shared.get()
    let dale = try site.text("internal/wards/Z05000005.html")
    #expect(dale.contains("no clear difference between here and the council."))
    #expect(
      dale.contains(
        "But worse here than across the council, by more than chance is likely to explain: waiting over 20 weeks."
      ))
    let alder = try site.text("internal/wards/Z05000001.html")
    #expect(alder.contains("Also worse here than across the council: waiting over 20 weeks."))
  }

  @Test("A wait over a year that nobody has is said, and one child is no children")
  func queue() throws {
    let report = try Report(
      MadeUpReport.releases[0], atlas: MadeUpReport.atlas, edition: MadeUpReport.edition,
      look: Look())
    func figure(_ indicator: Indicator, _ numerator: Int, _ denominator: Int) -> FigureText {
      let estimate = Estimate(
        place: .unknown, numerator: numerator, denominator: denominator,
        outcome: .value(
          100 * Double(numerator) / Double(denominator), Outcome.Limits(lower: 0, upper: 9)),
        method: "M01")
      return FigureText(.shown(estimate), indicator, .english)
    }
    let words = Words(report: report)
    let text = words.waiting(
      figure(MadeUpReport.openCount, 12, 12), over: figure(MadeUpReport.openOver, 7, 12),
      over52: figure(MadeUpReport.openOver, 0, 12), on: Day(iso: "2026-01-15"), in: "Alder"
    ).text
    #expect(
      text
        == "On 15 January 2026, 12 children were still waiting in Alder. 7 of them had waited longer than 20 weeks. "
        + "No children in Alder were waiting longer than 52 weeks on 15 January 2026.")
    let one = words.waiting(
      figure(MadeUpReport.openCount, 1, 1), over: nil, on: Day(iso: "2026-01-15"), in: "Alder")
    #expect(one.text == "On 15 January 2026, 1 child was still waiting in Alder.")
  }
}

/// The grade of Flesch and Kincaid (1975), with syllables counted as groups of vowels.
enum ReadingGrade {
  /// What a reader sees of a piece of a page.
  static func text(of page: Substring) -> String {
    var text = String(page).replacing("</p>", with: "\n").replacing("</li>", with: "\n")
      .replacing("</h2>", with: ".\n").replacing(/<[^>]*>/, with: "")
      .replacing("&#39;", with: "'").replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
      .replacing("&lt;", with: "<").replacing("&gt;", with: ">")
    // Names of places are not the writer's words.
    for name in [MadeUpReport.awkwardName, "Exampleshire Local Area Partnership"] {
      text = text.replacing(name, with: "Ash")
    }
    return text
  }

  static func grade(_ text: String) -> Double {
    let sentences = text.split(separator: /[.!?:]\s+|\n/).filter { part in
      part.contains { $0.isLetter || $0.isNumber }
    }
    let words = text.split { $0.isWhitespace }.filter { word in
      word.contains { $0.isLetter || $0.isNumber }
    }
    guard !words.isEmpty else { return 0 }
    let syllables = words.reduce(0) { $0 + self.syllables($1) }
    return 0.39 * Double(words.count) / Double(sentences.count)
      + 11.8 * Double(syllables) / Double(words.count) - 15.59
  }

  private static func syllables(_ word: Substring) -> Int {
    let letters = String(word.lowercased().filter { $0.isASCII && $0.isLetter })
    let stem = letters.replacing(/([^laeiouy]es|[^td]ed|[^l]e)$/, with: "x")
    return max(1, stem.matches(of: /[aeiouy]+/).count)
  }
}
