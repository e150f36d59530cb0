import Disclosure
import Model

extension Report {
  /// How the figures were made: rules of this release, then formulas in words.
  func methodPage() -> Page {
    var body = PageBody(strings)
    let protection: HTML =
      isPublic
      ? "<p><a href=\"disclosure.html\">\(strings["How children are protected, and how much is hidden"])</a></p>\n"
      : ""
    body.section(
      strings["What was done to the figures"],
      .list(ofSentences: release.rules.map(strings.said)) + protection)
    if isPublic {
      body.section(strings["What stays uncertain"], .list(ofSentences: strings[Self.residualRisks]))
    }
    body.section(strings["What to know first"], .list(ofSentences: strings[Self.firstNotes]))
    body.section(strings["Every formula, in words and symbols"], formulas)
    body.section(
      strings["When we call a difference real"], .list(ofSentences: strings[Self.comparisonNotes]))
    body.section(strings["How often that is right"], calibrationTable(&body))
    var table = TableHTML(
      body.numberOfTable(), strings["Every indicator in this release"],
      [.text(strings["Indicator"]), .text(strings["What it counts"]), .text(strings["Unit"])],
      strings)
    for indicator in indicators {
      table.row(
        "<a href=\"indicators/\(indicator.id).html\">\(indicator.title)</a>",
        [
          HTML(escaping: indicator.definition),
          HTML(escaping: indicator.unit.columnHeading(strings)),
        ])
    }
    body.section(strings["What is measured"], table.html)
    body.section(strings["Places"], .list(ofSentences: editionsOfPlaces))
    body.section(
      strings["The program"],
      .list(ofSentences: [
        strings[
          "Made by Postcode Equity \(edition.toolVersion). The same inputs and settings give the same pages, byte for byte."
        ]
      ]))
    return Page(
      path: "method.html", name: strings["How we worked this out"],
      lede: strings["What the figures mean, how they were made, and how sure they are."],
      body: body.html)
  }

  static let residualRisks: [PageText] = [
    "A number shown can be two more or two fewer than the true one. Totals do not add up.",
    "Readers who know a child personally may still recognise that child's case.",
    "What other bodies publish about the same children has not been checked against these figures.",
    "Small numbers in public population figures stay public.",
  ]

  static let firstNotes: [PageText] = [
    "Counts of everybody still have a likely range: another year like this one would not give exactly the same cases. "
      + "The likely range of these pages is a 95% confidence interval.",
    "Waits run in days from the request and are shown in whole weeks. A typical wait is a median: half wait longer.",
    "The typical wait for a plan counts children still waiting: a wait that has not ended counts for as long as it "
      + "has lasted.",
    "The typical wait of finished plans leaves out everybody still waiting. It looks too good while a queue grows.",
  ]

  static let comparisonNotes: [PageText] = [
    "Each area is compared with the whole partnership. Double arrows mean outside the 99.8% limits, "
      + "single arrows outside the 95% limits, both after allowing for the number of areas compared "
      + "(Benjamini and Hochberg, 1995).",
    "No clear difference means that chance could explain a gap of this size. "
      + "Similar is said only where a difference that would matter can be ruled out.",
    "Areas are not ranked: with few children, ranks change by chance.",
  ]
}
