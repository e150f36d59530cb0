import Disclosure
import Model

/// The findings about one area, the one that is most worth a sentence first.
struct FindingsOfPlace {
  let first: Finding
  let others: [Finding]
  /// How many children the first one touches.
  private let children: Double

  /// Those of each area together, most children first.
  static func all(_ findings: [Finding]) -> [FindingsOfPlace] {
    var order: [Key] = []
    var groups: [Key: [Finding]] = [:]
    for finding in findings {
      let key = Key(level: finding.level.id, place: finding.place.description)
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(finding)
    }
    let places = order.compactMap { groups[$0].flatMap(FindingsOfPlace.init(_:)) }
    return places.enumerated().sorted {
      ($1.element.children, $0.offset) < ($0.element.children, $1.offset)
    }.map(\.element)
  }

  /// Nil without findings.
  ///
  /// - Parameter findings: those of one area, most children first.
  private init?(_ findings: [Finding]) {
    guard let most = findings.first else { return nil }
    // What everybody understands is said first, where it touches about as many; other ways to count the same follow.
    let plain = findings.firstIndex { finding in
      !finding.indicator.isVariant && finding.mix?.verdict != .explained
        && 2 * (finding.childrenAffected ?? 0) >= (most.childrenAffected ?? 0)
    }
    first = findings[plain ?? 0]
    others = findings.enumerated().filter { $0.offset != plain ?? 0 }.map(\.element)
    children = first.mix?.verdict == .explained ? 0 : first.childrenAffected ?? 0
  }

  private struct Key: Hashable {
    let level: String
    let place: String
  }
}

extension Report {
  /// Every area that differs, those that touch most children first, then what luck alone would show.
  func findingsPage() -> Page {
    let places = FindingsOfPlace.all(release.findings.findings)
    var body = PageBody(strings)
    if !places.isEmpty {
      body.section(
        strings["The three gaps that touch most children"], class: "glance", gaps(&body) ?? "")
    }
    body.section(
      strings["Every area that stands out"],
      places.isEmpty
        ? .paragraph(strings["No area stands out by more than chance is likely to explain."])
        : findingsTable(places, &body))
    body.section(strings["What luck alone would show"], luckAudit(&body))
    return Page(
      path: "findings.html", name: strings["Findings"],
      lede: strings[
        "Areas that stand out by more than chance, those that touch most children first."],
      body: body.html, sentences: body.sentences)
  }

  /// The three areas whose gaps touch most children, each in a few sentences; nil where none stands out.
  func gaps(_ body: inout PageBody) -> HTML? {
    let places = FindingsOfPlace.all(release.findings.findings).prefix(3)
    guard !places.isEmpty else { return nil }
    return body.list(
      places.map { Words(report: self).finding($0.first, in: placeName($0.first)) })
  }

  /// Areas outside the limits against those that redraws without a lottery put there (M36), for each indicator and level.
  private func luckAudit(_ body: inout PageBody) -> HTML {
    let findings = release.findings
    guard findings.luck.compared > 0 else { return .paragraph(strings["No areas were compared."]) }
    var table = TableHTML(
      body.numberOfTable(),
      strings["Areas outside the 95% limits, beside the number that chance alone would put there"],
      [
        .text(strings["Indicator"]), .text(strings["Areas"]), .number(strings["Compared"]),
        .number(strings["Outside"]),
        .number(strings["By chance, about"]), .number(strings["Probability of so many by chance"]),
      ], strings)
    for family in findings.families {
      table.row(
        "<a href=\"indicators/\(family.indicator.id).html\">\(strings.named(family.indicator).title)</a>",
        [
          HTML(escaping: strings.many(family.level).capitalizedFirst),
          HTML(escaping: NumberText.count(family.luck.compared)),
          HTML(escaping: NumberText.count(family.luck.shown)),
          HTML(escaping: NumberText.fixed(family.luck.expected, decimals: 1)),
          HTML(
            escaping: family.luck.p < 0.001
              ? "<0.001" : NumberText.fixed(family.luck.p, decimals: 3)),
        ])
    }
    let audit = Words(report: self).audit(
      findings.luck, draws: findings.draws, seed: findings.seed)
    return body.paragraph([audit])
      + .paragraph(
        strings["The areas above are those that stay after allowing for the number compared."])
      + table.html
  }

  private func findingsTable(_ places: [FindingsOfPlace], _ body: inout PageBody) -> HTML {
    var table = TableHTML(
      body.numberOfTable(), strings["Areas that stand out, most children affected first"],
      [
        .text(strings["Area"]), .text(strings["What stands out"]),
        .number(strings["Children affected, likely range"]),
        .number(strings["Holds on other borders"]),
      ], strings)
    for place in places {
      let finding = place.first
      let statement = body.span(Words(report: self).finding(finding, in: placeName(finding)))
      let others = also(place.others)
      table.row(
        placeLink(finding),
        [
          "\(statement)<span class=\"also\">\(groupWords(finding)).\(others)</span>",
          affected(finding),
          HTML(
            escaping: finding.holdsInRedrawnMaps.map {
              "\(NumberText.fixed(100 * $0, decimals: 0))%"
            } ?? ""),
        ])
    }
    return table.html
      + .list(ofSentences: [
        strings[
          "Children affected: how many more would have been in time, or fewer over the limit, at the level of "
            + "\(comparator). The number is that of the first sentence."],
        strings[
          "Holds on other borders: the share of maps with borders drawn anew at random in which the finding stays."
        ],
      ])
  }

  /// What else stands out, the plain indicators alone where there are any, and at most four.
  private func also(_ findings: [Finding]) -> String {
    let plain = findings.filter { !$0.indicator.isVariant }
    let shown = (plain.isEmpty ? findings : plain).prefix(4)
    guard !shown.isEmpty else { return "" }
    let rest = findings.count - shown.count
    let more = rest > 0 ? strings["; and \(rest) more in findings.csv"] : ""
    return strings[" Also: \(shown.map(inShort(_:)).joined(separator: "; "))\(more)."]
  }

  /// "typical wait so far 54 weeks, the council 16": what else stands out, with the partnership's figure.
  private func inShort(_ finding: Finding) -> String {
    let unit = finding.indicator.unit
    let group = finding.group == .all ? "" : " (\(GroupWords(finding.group).words(strings)))"
    return
      "\(strings.named(finding.indicator).title.lowercasedFirst)\(group) \(unit.spoken(finding.value, strings)), "
      + "\(comparator) \(unit.printed(finding.comparator))"
  }

  private func groupWords(_ finding: Finding) -> String {
    let period = PeriodText(finding.period).words(strings)
    return finding.group == .all
      ? period.capitalizedFirst : "\(GroupWords(finding.group).words(strings)), \(period)"
  }

  private func placeLink(_ finding: Finding) -> HTML {
    guard case .area(let code) = finding.place, let address = address(code) else {
      return HTML(escaping: finding.place.description)
    }
    return link(address, root: "", text: place(address))
  }

  private func affected(_ finding: Finding) -> HTML {
    // Where the mix of children explains a difference, nobody is touched by it.
    guard let children = finding.childrenAffected, finding.mix?.verdict != .explained else {
      return "0"
    }
    let range = finding.childrenLimits.map {
      strings.span(NumberText.fixed($0.lower, decimals: 0), NumberText.fixed($0.upper, decimals: 0))
    }
    return
      "<strong>\(NumberText.fixed(children, decimals: 0))</strong><span class=\"ci\">\(range ?? "")</span>"
  }
}
