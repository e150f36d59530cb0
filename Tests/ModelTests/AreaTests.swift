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
}
