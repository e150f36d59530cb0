import Model
import Testing

@Suite("Areas")
struct AreaTests {
  @Test("A code is one capital letter and eight digits", arguments: ["E05000932", "Z05000001"])
  func accepted(text: String) {
    #expect(AreaCode(text)?.text == text)
  }

  @Test(
    "Other texts are no codes",
    arguments: ["e05000932", "E0500093", "E050009321", "E0500093A", "05000932E", "E05 00093", ""])
  func refused(text: String) {
    #expect(AreaCode(text) == nil)
  }

  @Test("A set of boundaries is sorted by code, whatever the order of the file")
  func sorted() throws {
    let codes = ["Z05000003", "Z05000001", "Z05000002"].compactMap { AreaCode($0) }
    let set = BoundarySet(
      level: .ward, vintage: nil, system: .wgs84,
      areas: codes.map { Area(code: $0, name: $0.text, parent: nil) },
      regions: codes.map { _ in Region() })
    #expect(set.areas.map(\.code) == codes.sorted())
    #expect(set.numbers[codes[0]] == 2)
  }

  @Test("The words and folders of levels are English plurals")
  func words() {
    #expect(Level.ward.folder == "wards")
    #expect(Level.authority.folder == "authorities")
    #expect(Level("health_area").plural == "health areas")
  }

  @Test(
    "A name loses what turns the direction of writing and all control characters, and nothing else",
    arguments: [
      ("Alfreton", "Alfreton"), ("Llanfair y\u{302}ng", "Llanfair y\u{302}ng"),
      ("\u{5D0}\u{5D1}\u{5D2}", "\u{5D0}\u{5D1}\u{5D2}"), ("\u{202E}notreflA", "notreflA"),
      ("A\u{2066}b\u{2069}\u{200F}\u{61C}", "Ab"), ("A\0\n\t\u{7F}\u{85}b", "Ab"),
      ("\u{FEFF}Alfreton", "Alfreton"), ("Caf\u{E9} \u{2019}", "Caf\u{E9} \u{2019}"),
    ])
  func printable(name: String, expected: String) throws {
    let code = try #require(AreaCode("E05014690"))
    #expect(Area(code: code, name: name, parent: nil).name == expected)
  }

  @Test("A name of more than 200 letters ends in three dots")
  func longName() {
    let letters = String(repeating: "\u{E9}", count: 200)
    #expect(letters.printable == letters)
    #expect((letters + "x").printable == letters.dropLast() + "\u{2026}")
  }
}
