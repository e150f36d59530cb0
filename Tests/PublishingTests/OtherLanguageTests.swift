import Disclosure
import Foundation
import Model
import Testing

@testable import Publishing

/// All pages in another language, made from a file of strings alone.
@Suite("Pages in another language")
struct OtherLanguageTests {
  /// The made-up site with every text that a file of strings can replace marked as foreign.
  private static let site: Result<MadeUpSite, any Error> = Result {
    var look = Look()
    look.strings = try Strings(replacing: try marked)
    let root = NSTemporaryDirectory() + "other-language-" + UUID().uuidString
    let paths = try publish(
      try MadeUpReport.releases, atlas: MadeUpReport.atlas, edition: MadeUpReport.edition,
      look: look, to: root)
    return MadeUpSite(root: root, paths: paths)
  }

  /// Every English text with its letters marked, so that what is not taken from the strings stands out.
  private static var marked: String {
    get throws {
      let lines = Strings.englishText.split(separator: "\n").map { line -> String in
        guard !line.hasPrefix("#"), let (key, text) = Strings.parts(of: line) else { return "" }
        if key == "language" { return "language = cy" }
        if key == "word.months" {
          return "word.months = " + Array(repeating: "Ionawr", count: 12).joined(separator: " ")
        }
        return key.hasPrefix("\"") ? "\(key) = \"\(mark(text))\"" : "\(key) = \(mark(text))"
      }
      let said = try saidElsewhere.map { "said \"\($0)\" = \"\(mark($0))\"" }
      let levels = [
        "level.ward.one = xxxx", "level.ward.many = xxxxx", "level.district.one = xxxxxx",
        "level.district.many = xxxxxxx", "level.division.one = xxxxxx",
        "level.division.many = xxxxxxx",
      ]
      return (lines + said + levels).joined(separator: "\n")
    }
  }

  /// What other parts of the program write: rules, reasons, and the names of indicators.
  private static var saidElsewhere: Set<String> {
    get throws {
      var texts: Set<String> = []
      for release in try MadeUpReport.releases {
        texts.formUnion(release.rules)
        for table in release.tables {
          let indicator = table.indicator
          texts.formUnion([
            indicator.title, indicator.definition, indicator.numerator, indicator.denominator,
          ])
        }
        for quality in release.quality {
          texts.insert(quality.line.effect)
          texts.insert(quality.line.reason.replacing("-", with: " ").capitalizedFirst)
        }
        for row in release.reconciliation.rows {
          texts.formUnion([row.title, row.explanation, row.cell.rawValue.capitalizedFirst])
        }
        if let summary = release.disclosure {
          texts.formUnion(summary.coarsened)
          texts.formUnion(summary.shares.flatMap { [$0.indicator, $0.advice ?? ""] })
          texts.formUnion(summary.leftOut.flatMap { [$0.indicator, $0.reason] })
          texts.formUnion(summary.keptBack.flatMap(\.titles))
        }
      }
      // What each file of open data holds, as the English page has it.
      let data = try MadeUpSite.shared.get().text("public/data.html")
      for row in data.matches(of: /<tr><th scope="row">.*?<\/th><td>(.*?)<\/td>/) {
        texts.insert(String(row.1).replacing("&#39;", with: "'").replacing("&amp;", with: "&"))
      }
      return texts.subtracting([""])
    }
  }

  /// Each letter outside placeholders as x.
  private static func mark(_ text: String) -> String {
    var isPlaceholder = false
    return String(
      text.map { character in
        if character == "{" { isPlaceholder = true }
        if character == "}" { isPlaceholder = false }
        return character.isLetter && !isPlaceholder ? "x" : character
      })
  }

  @Test(
    "On no page is an English word left but names, codes and what the council itself has written")
  func everyPage() throws {
    let site = try Self.site.get()
    var left: [String: String] = [:]
    for path in site.pages {
      let page = try site.text(path)
      #expect(page.contains("<html lang=\"cy\">"), "\(path)")
      for word in words(of: page) { left[word] = path }
    }
    #expect(left.isEmpty, "\(left.sorted { $0.key < $1.key }.prefix(40))")
  }

  /// The words of a page that are not marked, without what stays as it is in every language.
  private func words(of page: String) -> Set<String> {
    var text = page.replacing(/<(style|script)[^>]*>.*?<\/\1>/.dotMatchesNewlines(), with: " ")
      .replacing("<wbr>", with: "").replacing(/<[^>]*>/, with: " ")
    for kept in Self.kept { text = text.replacing(kept, with: " ") }
    // Files, identifiers and numbers are no words.
    text = text.replacing(/[\w.\/-]*[._\/\d][\w.\/-]*/, with: " ")
    let words = text.split { !$0.isLetter }.map(String.init)
    return Set(
      words.filter { $0.count > 2 && !$0.allSatisfy { "xX".contains($0) } && $0 != "Ionawr" })
  }

  private static let kept: [String] = {
    let edition = MadeUpReport.edition
    let places = MadeUpReport.atlas.layers.flatMap { $0.areas.map(\.name) }
    let council = [edition.council, edition.partnership, edition.contact ?? ""]
    // Lines for a server, formats, and names of fields in the council's own files.
    let fixed = [
      "Content-Security-Policy: frame-ancestors", "X-Content-Type-Options: nosniff",
      "Referrer-Policy: no-referrer", "self", "GeoPackage", "GeoJSON", "CSV", "JSON-LD", "JSON",
      "receivedDate", "ethnicity",
    ]
    return (council + edition.attributions + places + fixed).filter { !$0.isEmpty }
      .sorted { ($1.count, $0) < ($0.count, $1) }.map { HTML(escaping: $0).text }
  }()

  @Test("Dates and the names of kinds of areas are those of the file")
  func wardPage() throws {
    let page = try Self.site.get().text("internal/wards/Z05000001.html")
    #expect(page.contains("15 Ionawr 2026") && page.contains("Alder xxxx"))
  }
}
