import Model
import Mustache

/// One page before it is put into its shell.
struct Page {
  /// Below the release's folder, such as `wards/Z05000001.html`.
  var path: String
  /// The name in the title, in the breadcrumb and, without a longer heading, on the page.
  var name: String
  /// A small line above the heading, such as "Amber Valley district".
  var above: String?
  var heading: String?
  var lede: String
  /// Pages between the overview and this one.
  var trail: [(name: String, path: String)] = []
  /// Names and values under the lede.
  var facts: [(name: String, value: String)] = []
  /// Notes that a reader must see first.
  var notes: [String] = []
  var body: HTML
  /// The sentences of the page that follow from rules, in order.
  var sentences: [Sentence] = []

  /// The way from this page's folder up to the release's folder.
  var root: String { path.contains("/") ? "../" : "" }
}

extension Report {
  /// The page as the bytes of its file.
  func file(_ page: Page) -> OutputFile {
    var context: [String: Any] = [
      "language": strings.language, "policy": style.policy, "style": style.sheet,
      "root": page.root, "title": title(of: page), "lede": page.lede,
      "council": edition.council, "service": strings(.service),
      "isInternal": !isPublic, "internalMark": isPublic ? "" : strings(.internalMark),
      "notes": notes(for: page),
      "trail": page.trail.map { ["name": $0.name, "href": page.root + $0.path] },
      "isInner": page.path != "index.html", "name": page.name,
      "above": page.above ?? "", "heading": page.heading ?? page.name,
      "facts": facts(of: page).map { ["name": $0.name, "value": $0.value] },
      "body": page.body.text, "links": footerLinks(root: page.root),
      "attributions": publication + edition.attributions, "build": build,
    ]
    context["contact"] = edition.contact.map { strings(.questions, [.init("contact", $0)]) } ?? ""
    for word in [Word.skip, .overview, .breadcrumb] { context["\(word)"] = strings(word) }
    return OutputFile(page.path, text: look.shell.render(context))
  }

  private func facts(of page: Page) -> [(name: String, value: String)] {
    var facts: [(name: String, value: String)] = []
    if let published = edition.published {
      facts.append((strings(.published), published.words(strings)))
    }
    facts.append((strings(.period), PeriodText(edition.period).words(strings)))
    return facts + [(strings(.release), edition.release)] + page.facts
  }

  /// Who published the page when and under which licence; nothing of internal pages, which nobody publishes.
  private var publication: [String] {
    guard isPublic else { return [] }
    let council = Sentence.Input("council", edition.council)
    guard let day = edition.published else { return [strings(.draft, [council])] }
    return [strings(.publication, [council, .init("date", day.words(strings))])]
  }

  private var build: String {
    strings(
      .build,
      [
        .init("release", edition.release), .init("revision", "\(edition.revision)"),
        .init("tool", edition.toolVersion),
        .init("fingerprint", String(edition.fingerprint.prefix(12))),
      ])
  }

  private func footerLinks(root: String) -> [[String: String]] {
    var links = [
      (Word.method, "method.html"), (.quality, "quality.html"), (.findArea, "areas.html"),
    ]
    if isPublic {
      links += [
        (.download, "data.html"), (.wordsExplained, "glossary.html"),
        (.whatChanged, "changes.html"), (.accessibility, "accessibility.html"),
      ]
    }
    if !isPublic {
      links += [
        (.findings, "findings.html"), (.fairness, "fairness.html"),
        (.availability, "availability.html"), (.communication, "communication.html"),
        (.reconciliation, "reconciliation.html"),
      ]
    }
    let pages = links.map { (name: strings($0.0), path: $0.1) }
    return (pages + (isPublic ? [] : internalFiles)).map {
      ["name": $0.name, "href": root + $0.path]
    }
  }

  /// What only the partnership's own staff have besides pages.
  private var internalFiles: [(name: String, path: String)] {
    [
      (strings["All figures (\("estimates.csv"))"], "estimates.csv"),
      (strings["What stands out (\("findings.csv"))"], "findings.csv"),
      (strings["How unequal areas are (\("equity.csv"))"], "equity.csv"),
      (strings["Rules of the sentences (\("sentences.csv"))"], "sentences.csv"),
      (strings["Rows left out (\("quality.csv"))"], "quality.csv"),
      (strings["Data protection"], "data-protection.html"),
    ]
  }

  var service: String { strings(.service) }

  private func title(of page: Page) -> String {
    let names = [page.name, page.above, edition.council].compactMap { $0 }
    return (isPublic ? "" : strings["Internal: "]) + names.joined(separator: " - ")
  }

  private func notes(for page: Page) -> [String] {
    (edition.isMadeUp ? [strings(.madeUp)] : [])
      + (look.notes.isProvisional ? [strings(.provisional)] : [])
      + [corrected].compactMap(\.self) + page.notes
  }

  /// Whose borders changed when, for a page with figures of these levels.
  func boundaryNotes(_ levels: some Sequence<Int>) -> [String] {
    levels.compactMap { level in
      let level = self.levels[level].layer.level
      return look.notes.changedBoundaries[level].map { day in
        strings(
          .boundariesChanged,
          [.init("areas", strings.many(level)), .init("month", day.monthWords(strings))])
      }
    }
  }

  /// Of a revision: when what was corrected, with the name of the page that tells more.
  private var corrected: String? {
    guard edition.revision > 0, let change = edition.history.changes.first else { return nil }
    return strings(
      .corrected, [.init("date", change.day.words(strings)), .init("page", strings(.whatChanged))])
  }
}

extension Look {
  // Three braces only for the sheet and the body, which are made by typed builders.
  /// The shell of every page, to copy for a shell of one's own.
  static let shellText = """
    <!DOCTYPE html>
    <html lang="{{language}}">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="{{{policy}}}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>{{title}}</title>
    <meta name="description" content="{{lede}}">
    <style>{{{style}}}</style>
    </head>
    <body>
    <a class="skip" href="#main">{{skip}}</a>
    <header>{{#isInternal}}<div class="mark"><div class="wide"><p>{{internalMark}}</p></div></div>
    {{/isInternal}}<div class="band"><div class="wide"><p>{{council}} <span class="service"><a href="{{root}}index.html">{{service}}</a></span></p></div></div></header>
    {{#isInner}}<nav class="wide" aria-label="{{breadcrumb}}"><ol><li><a href="{{root}}index.html">{{overview}}</a></li>{{#trail}} <li><a href="{{href}}">{{name}}</a></li>{{/trail}} <li aria-current="page">{{name}}</li></ol></nav>
    {{/isInner}}<main id="main" class="wide" tabindex="-1">
    <h1>{{#above}}<span>{{above}}</span>{{/above}}{{heading}}</h1>
    <p class="lede">{{lede}}</p>
    <dl class="facts">{{#facts}}<div><dt>{{name}}:</dt> <dd>{{value}}</dd></div>{{/facts}}</dl>
    {{#notes}}<p class="note">{{.}}</p>
    {{/notes}}{{{body}}}
    </main>
    <footer><div class="wide">
    <ul>{{#links}}<li><a href="{{href}}">{{name}}</a></li>{{/links}}</ul>
    {{#contact}}<p>{{contact}}</p>
    {{/contact}}{{#attributions}}<p>{{.}}</p>
    {{/attributions}}<p>{{build}}</p>
    </div></footer>
    </body>
    </html>

    """
}
