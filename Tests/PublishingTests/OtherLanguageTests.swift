import Disclosure
import Foundation
import Model
import Testing

@testable import Publishing

/// The page of an area in another language, made from a file of strings alone.
@Suite("Pages in another language")
struct OtherLanguageTests {
  /// Every English text with its words marked, so that what is not taken from the strings stands out.
  private static var marked: String {
    let marked = Strings.englishText.split(separator: "\n").map { line -> String in
      let parts = line.split(separator: " = ", maxSplits: 1)
      guard parts.count == 2, !line.hasPrefix("#") else { return String(line) }
      if parts[0] == "language" { return "language = cy" }
      if parts[0] == "word.months" {
        return "word.months = " + Array(repeating: "Ionawr", count: 12).joined(separator: " ")
      }
      return "\(parts[0]) = \(mark(parts[1]))"
    }
    let names = [
      "level.ward.one = wxrd", "level.ward.many = wxrdiau",
      "title.plan_by_week_20 = Cynllun", "title.open_count = Yn aros",
      "title.open_over_20_weeks = Yn aros yn hir", "title.weeks_to_plan = Amser",
    ]
    return (marked + names).joined(separator: "\n")
  }

  /// Each letter outside placeholders as x.
  private static func mark(_ text: Substring) -> String {
    var isPlaceholder = false
    return String(
      text.map { character in
        if character == "{" { isPlaceholder = true }
        if character == "}" { isPlaceholder = false }
        return character.isLetter && !isPlaceholder ? "x" : character
      })
  }

  @Test(
    "On the page of a ward headings, captions, columns, sentences and dates are those of the file")
  func wardPage() throws {
    var look = Look()
    look.strings = try Strings(replacing: Self.marked)
    let root = NSTemporaryDirectory() + "other-language-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: root) }
    _ = try publish(
      [MadeUpReport.releases[0]], atlas: MadeUpReport.atlas, edition: MadeUpReport.edition,
      look: look, to: root)
    let page = try String(
      contentsOfFile: root + "/internal/wards/Z05000001.html", encoding: .utf8)
    #expect(page.contains("<html lang=\"cy\">"))
    #expect(page.contains("15 Ionawr 2026") && page.contains("Alder wxrd"))
    let body = try #require(
      page.components(separatedBy: "<main").last?.components(separatedBy: "</main>").first)
    let shown = body.replacing(/<title.*?<\/desc>/, with: " ").replacing(/<[^>]*>/, with: " ")
    for english in [
      "Table", "Figure", "What", "Based", "likely", "council", "compared", "Other", "January",
      "Plan", "waiting", "than", "Where", "Ward", "wards", " and ", "Period",
    ] {
      let text = shown.replacing("Exampleshire County Council", with: "")
        .replacing("Places and children are made up.", with: "")
      #expect(!text.contains(english), "\(english)")
    }
  }
}
