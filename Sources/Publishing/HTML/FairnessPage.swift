import Disclosure
import Model

extension Report {
  /// The indicators that pages about fairness compare groups by, where the release breaks them down.
  private static let fairnessIndicators = [
    "plan_by_week_20", "weeks_to_plan", "plans_issued_20_weeks", "decision_6_weeks",
    "refusal_to_assess", "open_over_20_weeks", "plans_per_population", "request_rate",
  ]

  /// The indicators with a breakdown, the fairness ones first.
  private func brokenDown(_ breakdown: String) -> [Indicator] {
    let all = indicators.filter { !groups(breakdown, of: $0.id).isEmpty }
    let first = Self.fairnessIndicators.compactMap { id in all.first { $0.id == id } }
    return first.isEmpty ? Array(all.prefix(4)) : first
  }

  /// Whether children are served alike: by deprivation, need, age, sex, ethnic group and route.
  func fairnessPage() -> Page {
    var body = PageBody(strings)
    let sentences = Self.fairnessIndicators.map(fairSentences(_:)).filter { !$0.isEmpty }
    if !sentences.isEmpty {
      body.section(strings(.mainFindings), class: "glance", body.list(sentences))
    }
    for (id, _) in GroupWords.breakdowns.prefix(6) {
      let heading = GroupWords.heading(id, strings)
      let indicators = brokenDown(id)
      guard !indicators.isEmpty else { continue }
      var content = HTML()
      for indicator in indicators {
        content += "<h3>\(indicator.title)</h3>\n"
        content += groupTable(groups(id, of: indicator.id), of: heading, &body)
      }
      body.section(heading, content)
    }
    body.section(
      strings["Read with care"], body.list([[Words(report: self).plain(.rangeOfFifths)]]))
    return Page(
      path: "fairness.html", name: strings["Is it fair"],
      lede: strings[
        "Whether children wait as long whoever they are and however deprived their place is."],
      body: body.html, sentences: body.sentences)
  }

  /// For the overview: the headline indicator by fifths of deprivation, with their sentence, and by need; nil without either.
  func fairnessSection(_ body: inout PageBody) -> HTML? {
    guard let headline else { return nil }
    let (fifths, needs) = (groups("deprivation", of: headline.id), groups("need", of: headline.id))
    guard !(fifths + needs).isEmpty else { return nil }
    return body.paragraph(fairSentences(headline.id))
      + groupTable(fifths, of: GroupWords.heading("deprivation", strings), &body)
      + groupTable(needs, of: GroupWords.heading("need", strings), &body)
  }
}
