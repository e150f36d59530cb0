import Disclosure
import Model

extension Report {
  /// Places and how far away they are: what is out of reach, and where.
  func availabilityPage() -> Page {
    topicPage(
      path: "availability.html", name: strings["Places and support within reach"],
      lede: strings[
        "Where children with a plan go to school, how full schools are, and who has no place."],
      topics: [
        (
          strings["Where children with a plan are placed"],
          ["placement_mix", "independent_special_share"]
        ),
        (strings["Children without a place"], ["awaiting_place", "missing_education"]),
        (strings["How full schools are"], ["occupancy"]),
        (
          strings["How far away the places are"],
          ["places_within_reach", "distance_to_placement", "placed_outside_authority"]
        ),
        (strings["Taught outside school"], ["home_educated", "eotas"]),
        (
          strings["Health services"],
          ["service_waiting", "service_over_18_weeks", "service_over_52_weeks", "service_wait"]
        ),
      ])
  }

  /// Whether families are answered: calls, messages, reviews and disputes.
  func communicationPage() -> Page {
    topicPage(
      path: "communication.html", name: strings["Answers to families"],
      lede: strings[
        "Whether calls and messages are answered, and whether yearly reviews are on time."],
      topics: [
        (strings["Calls and messages"], ["calls_answered", "emails_answered"]),
        (
          strings["Yearly reviews"],
          ["review_decision_4_weeks", "reviews_overdue", "phase_transfer_on_time"]
        ),
        (strings["Disagreements"], ["mediation_or_tribunal"]),
      ])
  }

  /// A page about some indicators: the partnership's figure in a sentence, its groups, the largest areas.
  private func topicPage(
    path: String, name: String, lede: String, topics: [(heading: String, ids: [String])]
  ) -> Page {
    var body = PageBody(strings)
    var missing: [String] = []
    for (heading, ids) in topics {
      let content = ids.map { topic($0, &body) }.joined()
      if content.isEmpty { missing.append(heading) } else { body.section(heading, content) }
    }
    if !missing.isEmpty {
      let words = strings["No input of this run tells about these. The settings can name one."]
      body.section(strings["Not in this release"], .paragraph(words) + .list(ofSentences: missing))
    }
    return Page(path: path, name: name, lede: lede, body: body.html, sentences: body.sentences)
  }

  private func topic(_ id: String, _ body: inout PageBody) -> HTML {
    guard let indicator = indicator(id) else { return HTML() }
    var content: HTML = "<h3>\(indicator.title)</h3>\n"
    let words = Words(report: self)
    if let figures = partnership(id), figures.total.spoken != nil {
      content += body.paragraph([words.level(figures.total, edition.partnership)])
    }
    for breakdown in breakdowns(of: id) where Self.isTold(breakdown, of: id) {
      content += groupTable(
        groups(breakdown, of: id), of: GroupWords.heading(breakdown, strings), &body)
    }
    if let top, let figures = levels[top].figures(id) {
      let areas = figures.worstFirst(Array(levels[top].layer.areas.indices))
      content += areaTable(
        figures, level: top, areas: Array(areas.prefix(30)), root: "",
        number: body.numberOfTable(),
        caption: caption(figures, strings.one(levels[top].layer.level)))
    }
    return content
      + "<p><a href=\"indicators/\(id).html\">\(strings["\(indicator.title): all areas"])</a></p>\n"
  }

  /// Kinds of placement only where they are the subject: that children without a place have none says nothing.
  private static func isTold(_ breakdown: String, of indicator: String) -> Bool {
    switch breakdown {
    case "service", "provision": true
    case "placement": ["placement_mix", "distance_to_placement"].contains(indicator)
    default: false
    }
  }

  /// The breakdowns of an indicator in the order of the release.
  func breakdowns(of id: String) -> [String] { partnershipTables.breakdowns(of: id) }
}
