import Testing

@testable import Publishing

@Suite("Strings, sentences and looks")
struct StringsTests {
  @Test("Every rule and word has an English text, and no text is left over without a use")
  func complete() {
    for rule in Sentence.Rule.allCases { #expect(Strings.english.optional(rule.rawValue) != nil) }
    for word in Word.allCases { #expect(Strings.english.optional(word.rawValue) != nil) }
  }

  @Test("A sentence is its rule's text with the inputs put in, once")
  func filling() {
    let sentence = Sentence(
      .holder, [.init("holder", "{value}"), .init("value", "47%")], Strings.english)
    #expect(sentence.text == "For {value} as a whole it was 47%.")
  }

  @Test("What was put into a text is found again in its words, in any language, and not in others")
  func unfilling() throws {
    let inputs = Strings.english.inputs(
      of: .span, in: Strings.english.span("15 January", "2 March to be"))
    #expect(inputs == ["first": "15 January", "last": "2 March to be"])
    let other = try Strings(replacing: "word.span = Yn {last} o {first}.")
    #expect(other.inputs(of: .span, in: "Yn 9 o 4.") == ["last": "9", "first": "4"])
    #expect(other.inputs(of: .span, in: "4 to 9") == nil)
  }

  @Test("A file of strings replaces what it names and leaves the rest English, with any line ends")
  func replacing() throws {
    let welsh = try Strings(
      replacing: "# Cymraeg\r\nlanguage = cy\r\nhid.holder = Ar gyfer {holder} i gyd: {value}.\r\n")
    #expect(welsh.language == "cy")
    #expect(
      Sentence(.holder, [.init("holder", "Môn"), .init("value", "47%")], welsh).text
        == "Ar gyfer Môn i gyd: 47%.")
    #expect(welsh(.skip) == "Skip to main content")
  }

  @Test(
    "A file of strings is refused with its line where it cannot be used",
    arguments: [
      ("hid.holder = {child}", 1, "hid.holder cannot be filled with {child}."),
      ("\nno.such.key = x", 2, "no.such.key is no key of the strings."),
      ("gap = a\ngap = b", 2, "gap stands twice."), ("gap", 1, "Write each line as: key = text"),
    ])
  func mistakes(file: String, line: Int, description: String) {
    do throws(Strings.Mistake) {
      _ = try Strings(replacing: file)
      Issue.record("The file was taken.")
    } catch {
      #expect(error.line == line && error.description == description)
    }
  }

  @Test("Contrast is that of WCAG, and a pale band is no ground for white text")
  func contrast() throws {
    let black = try #require(Colour("#000000"))
    let white = try #require(Colour("#ffffff"))
    #expect(abs(black.contrast(with: white) - 21) < 1e-9)
    // 4.54 to 1 and 4.48 to 1: the pair that is told apart in the guidelines' own examples.
    #expect(try #require(Colour("#767676")).carriesWhiteText)
    #expect(try !#require(Colour("#777777")).carriesWhiteText)
    #expect(Colour("12436D") == nil && Colour("#12436") == nil && Colour("#12436G") == nil)
  }

  @Test(
    "A shell that puts text in unescaped or leaves out a page's marks is refused",
    arguments: [
      "{{{council}}}", "{{& council}}", "{{ &council }}", "{{> other}}", "{{{ council }}}", "",
    ])
  func shells(addition: String) {
    let shell = addition.isEmpty ? "{{{policy}}}{{{style}}}{{{body}}}{{title}}" : Look.shellText
    #expect(throws: Look.Mistake.self) { try Look(shell: shell + addition) }
    #expect(throws: Never.self) { try Look(shell: Look.shellText + "<p>{{council}}</p>") }
  }
}
