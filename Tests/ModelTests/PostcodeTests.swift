import Model
import Testing

@Suite("Postcodes")
struct PostcodeTests {
  @Test(
    "Spacing and case do not change a postcode",
    arguments: ["zz1 1aa", "ZZ11AA", " ZZ1  1AA ", "Zz 11 aA"])
  func sameKey(text: String) {
    #expect(Postcode(text) == Postcode("ZZ1 1AA"))
  }

  @Test(
    "A text of another shape is no postcode",
    arguments: [
      "", "ZZ1", "1ZZ 1AA", "ZZ1 AAA", "ZZ1 11A", "ZZZ ZZZ", "ZZ123 1AAA", "ZZ1-1AA", "ZZ1 1A",
    ])
  func refused(text: String) {
    #expect(Postcode(text) == nil)
  }

  @Test(
    "Every outward shape in use is read",
    arguments: ["Z1 1AA", "Z11 1AA", "Z1Z 1AA", "ZZ1 1AA", "ZZ11 1AA", "ZZ1Z 1AA"])
  func shapes(text: String) {
    #expect(Postcode(text) != nil)
  }

  @Test("A postcode never prints itself")
  func silent() throws {
    let postcode = try #require(Postcode("ZZ1 1AA"))
    var dumped = ""
    dump(postcode, to: &dumped)
    for text in [
      "\(postcode)", String(reflecting: postcode), String(describing: [postcode]), dumped,
    ] {
      #expect(!text.contains("ZZ1"))
      #expect(!text.contains("\(postcode.packed)"))
    }
  }

  @Test("Different postcodes have different keys")
  func distinct() {
    var keys = Set<UInt64>()
    var count = 0
    for outward in ["Z1", "ZZ1", "Z11", "ZZ11", "Z1Z"] {
      for digit in 0...9 {
        for letter in ["A", "B", "Z"] {
          guard let postcode = Postcode("\(outward) \(digit)\(letter)\(letter)") else { continue }
          keys.insert(postcode.packed)
          count += 1
        }
      }
    }
    #expect(keys.count == count && count == 150)
  }
}
