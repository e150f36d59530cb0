import Foundation
import Testing

@testable import Publishing

/// The list of the texts that pages have in one place, against the sources that write them.
@Suite("Texts that are their own keys")
struct PageTextTests {
  private static let sources = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources/Publishing")

  /// Texts that stand in lists and not where they are put on a page.
  private static var listed: [PageText] {
    let pairs = Report.terms.flatMap { [$0.0, $0.1] }
    let calibration = Calibration.figures.flatMap { [$0.question, $0.promised] }
    let formulas = Formula.all.flatMap { [$0.name, $0.words] + $0.symbols }
    return pairs + calibration + [Calibration.conditions] + formulas + [Formula.letters]
      + Report.residualRisks + Report.firstNotes + Report.comparisonNotes + Report.signs
      + Report.reasonsOfPlace.map(\.words) + Topic.all.map(\.title) + Topic.chapters.map(\.heading)
      + Shelf.allCases.map(\.heading) + DataProtection.inputs.map(\.words)
      + DataProtection.purposes + DataProtection.legalBases + DataProtection.nothingElse
      + DataProtection.written + DataProtection.overrides + DataProtection.risks
  }

  @Test("The list of texts holds those of the sources and no others")
  func list() throws {
    var texts = Set(Self.listed.map(\.english))
    let files = FileManager.default.enumerator(at: Self.sources, includingPropertiesForKeys: nil)
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "swift" else { continue }
      texts.formUnion(SourceTexts(try String(contentsOf: file, encoding: .utf8)).texts)
    }
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil { try Self.write(texts) }
    #expect(texts.subtracting(PageText.all).sorted() == [], "UPDATE_GOLDEN=1 writes the list anew")
    #expect(Set(PageText.all).subtracting(texts).sorted() == [])
    #expect(PageText.all == PageText.all.sorted())
  }

  private static func write(_ texts: Set<String>) throws {
    let parts = ["A": ""..<"H", "H": "H"..<"S", "S": "S"..<"\u{10FFFF}"]
    for (letter, range) in parts {
      let file = sources.appending(path: "Words/PageTexts+\(letter).swift")
      let old = try String(contentsOf: file, encoding: .utf8)
      let quotes = "#\"\"\"\n"
      let head = old.components(separatedBy: quotes)[0]
      let tail = old.components(separatedBy: "    \"\"\"#")[1]
      let lines = texts.filter(range.contains).sorted().map { "    \($0)\n" }.joined()
      try (head + quotes + lines + "    \"\"\"#" + tail).write(
        to: file, atomically: true, encoding: .utf8)
    }
  }

  @Test("What is put into a text is numbered, also where it stands in two pieces")
  func numbers() {
    let text: PageText = "Of \(3) wards, \("none") differ. " + "Then \(4)."
    #expect(text.english == "Of {1} wards, {2} differ. Then {3}.")
    #expect(Strings.english[text] == "Of 3 wards, none differ. Then 4.")
  }

  @Test("A file of strings replaces a text by its English words, and knows no others")
  func replacing() throws {
    let welsh = try Strings(
      replacing: """
        "Where {1} differ" = "Lle mae {1} yn wahanol"
        said "Counts are rounded." = "Talgrynnir."
        """)
    #expect(welsh["Where \("wardiau") differ"] == "Lle mae wardiau yn wahanol")
    #expect(welsh.said("Counts are rounded.") == "Talgrynnir." && welsh.said("Else.") == "Else.")
    for wrong in ["\"No page says this\" = \"x\"", "\"Where {1} differ\" = \"{2}\"", "\"Where"] {
      #expect(throws: Strings.Mistake.self, "\(wrong)") { try Strings(replacing: wrong) }
    }
  }
}

/// The texts between `strings[` or `self[` and `]` in a source file.
private struct SourceTexts {
  private(set) var texts: Set<String> = []
  private let source: [Character]
  private var place = 0

  init(_ text: String) {
    source = Array(text)
    let marks = ["trings[", "self["].map(Array.init)
    while place < source.count {
      guard let mark = marks.first(where: { source[place...].starts(with: $0) }) else {
        place += 1
        continue
      }
      place += mark.count
      if let text = readText() { texts.insert(text) }
    }
  }

  /// One literal or several with plus signs between them; nil where something else follows.
  private mutating func readText() -> String? {
    var text: String?
    var inputs = 0
    repeat {
      skipSpace()
      guard peek == "\"" else { break }
      text = (text ?? "") + readLiteral(&inputs)
      let end = place
      skipSpace()
      if peek == "+" {
        place += 1
      } else {
        place = end
      }
    } while source[place - 1] == "+"
    return text
  }

  private var peek: Character? { source.indices.contains(place) ? source[place] : nil }

  private mutating func skipSpace() {
    while let next = peek, next.isWhitespace { place += 1 }
  }

  private mutating func readLiteral(_ inputs: inout Int) -> String {
    var text = ""
    place += 1
    while let next = peek, next != "\"" {
      place += 1
      guard next == "\\", let escaped = peek else {
        text.append(next)
        continue
      }
      place += 1
      switch escaped {
      case "(":
        inputs += 1
        text += "{\(inputs)}"
        readInput()
      case "u":
        let digits = source[place...].dropFirst().prefix { $0 != "}" }
        place += digits.count + 2
        UInt32(String(digits), radix: 16).flatMap(Unicode.Scalar.init).map {
          text.append(Character($0))
        }
      default: text.append(escaped)
      }
    }
    place += 1
    return text
  }

  /// What is put in may hold parentheses, and literals with parentheses, of its own.
  private mutating func readInput() {
    var depth = 1
    while depth > 0, let next = peek {
      if next == "\"" {
        var inputs = 0
        _ = readLiteral(&inputs)
        continue
      }
      if next == "(" { depth += 1 }
      if next == ")" { depth -= 1 }
      place += 1
    }
  }
}
