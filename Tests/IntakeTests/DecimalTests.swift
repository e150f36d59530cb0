import Files
import Foundation
import Testing

@testable import Intake

@Suite("Decimal numbers")
struct DecimalTests {
  private func scanned(_ text: String) -> Double? {
    let bytes = Array(text.utf8)
    var place = 0
    let value = scanDecimal(bytes.span, &place)
    return place == bytes.count ? value : nil
  }

  @Test(
    "Numbers at the limits of each way of reading are the nearest double",
    arguments: [
      "0", "-0.0", "9007199254740993", "9007199254740992.5", "-3.0140985", "0.1", "1e22", "1e23",
      "123456789012345678", "1.234567890123456789", "0.9007199254740993", "99999999999999999999",
      "5e-324", "1.7976931348623157e308", "0.00000000000000000012345678901234567",
      "1234567890123456789e-19", "1234567890123456789e-20", "4503599627370496.5",
      "4503599627370497.5", "9223372036854775807.5", "18446744073709551615",
    ])
  func limits(text: String) throws {
    // Swift's own reading of text is that of strtod.
    let expected = try #require(Double(text))
    #expect(scanned(text)?.bitPattern == expected.bitPattern)
  }

  @Test("Thirty thousand numbers of 1 to 19 digits are the nearest double, bit for bit")
  func random() {
    var generator = SplitMix(seed: 20_260_115)
    var wrong = 0
    for _ in 0..<30_000 {
      let digits = Int.random(in: 1...19, using: &generator)
      var text = generator.next() & 1 == 0 ? "-" : ""
      let point = Int.random(in: 1...digits, using: &generator)
      for place in 0..<digits {
        if place == point { text += "." }
        text += String(UInt8.random(in: 0...9, using: &generator))
      }
      if scanned(text)?.bitPattern != Double(text)?.bitPattern { wrong += 1 }
    }
    #expect(wrong == 0)
  }

  @Test("What is no number is none", arguments: ["", "-", ".5", "1.", "1e", "1e+", "x"])
  func noNumber(text: String) {
    #expect(scanned(text) == nil)
  }

  @Test(
    "Every coordinate of a real boundary file is the nearest double",
    .enabled(if: OpenData.folder != nil))
  func realCoordinates() throws {
    let path = OpenData.path("boundaries/derbyshire_derby_wards_2025_bgc.geojson")
    let text = try bytes(ofFile: path)
    var (count, wrong) = (0, 0)
    for word in text.split(whereSeparator: { !"-.0123456789eE".utf8.contains($0) }) {
      let word = String(decoding: word, as: UTF8.self)
      guard let expected = Double(word) else { continue }
      count += 1
      if scanned(word)?.bitPattern != expected.bitPattern { wrong += 1 }
    }
    #expect(count > 36_000)
    #expect(wrong == 0)
  }
}
