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

  /// The way from this page's folder up to the release's folder.
  var root: String { path.contains("/") ? "../" : "" }
}

extension Report {
  /// The page as the bytes of its file.
  func file(_ page: Page) -> OutputFile {
    let status = notes(for: page)
    let style = isPublic ? Style.public : Style.internal
    var facts: [(name: String, value: String)] = []
    if let published = edition.published { facts.append(("Published", published.words)) }
    facts.append(("Period", PeriodText(edition.period).words))
    facts += [("Release", edition.release)] + page.facts
    let context: [String: Any] = [
      "policy": style.policy, "style": style.sheet, "root": page.root,
      "title": title(of: page), "lede": page.lede,
      "council": edition.council, "service": service,
      "isInternal": !isPublic, "notes": status,
      "trail": page.trail.map { ["name": $0.name, "href": page.root + $0.path] },
      "isInner": page.path != "index.html", "name": page.name,
      "above": page.above ?? "", "heading": page.heading ?? page.name,
      "facts": facts.map { ["name": $0.name, "value": $0.value] },
      "body": page.body.text, "isPublic": isPublic,
      "contact": edition.contact ?? "",
      "attributions": edition.attributions,
      "build": "Release \(edition.release), revision \(edition.revision), tool "
        + "\(edition.toolVersion), data fingerprint \(edition.fingerprint.prefix(12))",
    ]
    return OutputFile(page.path, text: Self.shell.render(context))
  }

  var service: String { "SEND waits by area" }

  private func title(of page: Page) -> String {
    let names = [page.name, page.above, edition.council].compactMap { $0 }
    return (isPublic ? "" : "Internal: ") + names.joined(separator: " - ")
  }

  private func notes(for page: Page) -> [String] {
    (edition.isMadeUp ? ["Made-up data. These figures are not about any child."] : [])
      + (isPublic ? [Self.unaudited] : []) + page.notes
  }

  /// What a public release says of itself until it has been attacked as a whole.
  static let unaudited =
    "Not yet audited. Hidden figures have not yet been checked against each other. Do not publish this release."

  private static let shell: MustacheTemplate = {
    do {
      return try MustacheTemplate(string: shellText)
    } catch {
      preconditionFailure("The shell of the pages is a well-formed template: \(error)")
    }
  }()

  // Three braces only for the sheet and the body, which are made by typed builders.
  private static let shellText = """
    <!DOCTYPE html>
    <html lang="en-GB">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="{{{policy}}}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>{{title}}</title>
    <meta name="description" content="{{lede}}">
    <style>{{{style}}}</style>
    </head>
    <body>
    <a class="skip" href="#main">Skip to main content</a>
    {{#isInternal}}<div class="mark"><div class="wide"><p>Internal: contains small numbers. Do not publish or pass on.</p></div></div>
    {{/isInternal}}<header class="band"><div class="wide"><p>{{council}} <span class="service"><a href="{{root}}index.html">{{service}}</a></span></p></div></header>
    {{#isInner}}<nav class="wide" aria-label="Breadcrumb"><ol><li><a href="{{root}}index.html">Overview</a></li>{{#trail}}<li><a href="{{href}}">{{name}}</a></li>{{/trail}}<li aria-current="page">{{name}}</li></ol></nav>
    {{/isInner}}<main id="main" class="wide" tabindex="-1">
    <h1>{{#above}}<span>{{above}}</span>{{/above}}{{heading}}</h1>
    <p class="lede">{{lede}}</p>
    <dl class="facts">{{#facts}}<div><dt>{{name}}:</dt> <dd>{{value}}</dd></div>{{/facts}}</dl>
    {{#notes}}<p class="note">{{.}}</p>
    {{/notes}}{{{body}}}
    </main>
    <footer><div class="wide">
    <ul><li><a href="{{root}}method.html">How we worked this out</a></li><li><a href="{{root}}quality.html">How good the data is</a></li><li><a href="{{root}}areas.html">Find your area</a></li>{{#isPublic}}<li><a href="{{root}}data.html">Download the data</a></li><li><a href="{{root}}glossary.html">Words explained</a></li><li><a href="{{root}}changes.html">What changed</a></li><li><a href="{{root}}accessibility.html">Accessibility statement</a></li>{{/isPublic}}{{#isInternal}}<li><a href="{{root}}estimates.csv">All figures (estimates.csv)</a></li><li><a href="{{root}}quality.csv">Rows left out (quality.csv)</a></li>{{/isInternal}}</ul>
    {{#contact}}<p>Questions: {{contact}}</p>
    {{/contact}}{{#attributions}}<p>{{.}}</p>
    {{/attributions}}<p>{{build}}</p>
    </div></footer>
    </body>
    </html>

    """
}
