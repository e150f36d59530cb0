import Files
import Foundation
import Testing

@testable import Intake

@Suite("CSV, written and read again")
struct CSVRoundTripTests {
  /// Fields of everything that has ever broken a reader.
  private func randomText(_ generator: inout SplitMix) -> String {
    let parts = [
      ",", "\"", "\"\"", "\n", "\r\n", "\r", ";", "\t", " ", "=1+1", "+44", "-5", "@x", "'", "é",
      "£",
      "\u{FF1D}1", "\u{1F600}", "a", "0", "\u{A0}", "\u{FEFF}", "2025-01-01", "null",
    ]
    let count = Int.random(in: 0...6, using: &generator)
    return (0..<count).map { _ in parts[Int.random(in: 0..<parts.count, using: &generator)] }
      .joined()
  }

  private func trimmed(_ text: String) -> [UInt8] {
    var bytes = Array(text.utf8)[...]
    while let last = bytes.last, last == 32 || last == 9 { bytes.removeLast() }
    return Array(bytes.drop { $0 == 32 || $0 == 9 })
  }

  @Test(
    "What is written is read, but for blanks at its ends and the apostrophe before a formula",
    arguments: [44, 59, 9] as [UInt8])
  func roundTrip(separator: UInt8) throws {
    var generator = SplitMix(seed: UInt64(separator))
    let mark = String(decoding: [separator], as: UTF8.self)
    for _ in 0..<200 {
      // A first field that is never blank, so that no row is.
      let rows = (0..<5).map { row in ["r\(row)"] + (0..<4).map { _ in randomText(&generator) } }
      var bytes = Array("id\(mark)a\(mark)b\(mark)c\(mark)d\r\n".utf8)
      for row in rows {
        for (column, field) in row.enumerated() {
          if column > 0 { bytes.append(separator) }
          bytes.append(csvText: field, separator: separator)
        }
        bytes.append(contentsOf: [13, 10])
      }
      let folder = try TemporaryFolder()
      var table = try CSVReader.open(try folder.file("t.csv", bytes), pieceSize: 7)
      var read: [[[UInt8]]] = []
      while try table.advance() {
        let isRagged = table.isRagged
        #expect(!isRagged)
        read.append((0..<table.fieldCount).map { Array(table.field($0)) })
      }
      let expected = rows.map { $0.map { trimmed(looksLikeFormula($0) ? "'" + $0 : $0) } }
      #expect(read == expected)
    }
  }

  @Test(
    "No field that is written begins as a formula does",
    arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\u{FF1D}1", "\u{FF20}x"])
  func formulas(text: String) {
    var bytes: [UInt8] = []
    bytes.append(csvText: text)
    let first = bytes.first == 34 ? bytes[1] : bytes[0]
    #expect(first == 39)
  }

  /// Fixtures/CSV/make.py says how the tables were made, and that Python's own reader gave the fields beside them.
  @Test(
    "Tables are read as Python's csv module reads them",
    arguments: ["commas", "semicolons", "tabs", "carriage_returns", "quoted", "ragged"])
  func python(name: String) throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Fixtures/CSV").path
    let fields = try String(contentsOfFile: "\(folder)/\(name).fields", encoding: .utf8)
    let expected = fields.split(separator: "\u{1E}", omittingEmptySubsequences: false).dropLast()
      .map { $0.split(separator: "\u{1F}", omittingEmptySubsequences: false).map(String.init) }
    for size in [5, 1 << 16] {
      var table = try CSVReader.open("\(folder)/\(name).csv", pieceSize: size)
      var read = [table.headings]
      while try table.advanceToAnyLine() {
        read.append((0..<table.fieldCount).map { table.text($0) })
      }
      #expect(expected.count > 100)
      #expect(read == expected)
    }
  }
}

@Suite("Where a table fails")
struct CSVPlaceTests {
  private func failure(_ bytes: [UInt8], pieceSize: Int = 1 << 20) throws -> String {
    let folder = try TemporaryFolder()
    let path = try folder.file("table.csv", bytes)
    do {
      var table = try CSVReader.open(path, pieceSize: pieceSize)
      while try table.advance() {}
      return "none"
    } catch {
      return error.description
    }
  }

  @Test(
    "An error names the row and the byte at which it begins, whatever the size of the pieces",
    arguments: [3, 16, 1 << 20])
  func bytes(size: Int) throws {
    let damaged = try failure(Array("a,b\r\n1,2\r\n3,\u{0}\r\n".utf8), pieceSize: size)
    #expect(damaged.hasPrefix("table.csv row 3 (byte 10): the row holds zero bytes"))
    let open = try failure([0xEF, 0xBB, 0xBF] + Array("a,b\n1,2\n\"3,4\n".utf8), pieceSize: size)
    #expect(open.hasPrefix("table.csv row 3 (byte 11): a quotation mark opens a field"))
  }

  @Test("A field of a million letters is too long, and no quotation mark is blamed for it")
  func longField() throws {
    let text = "a,b\n1," + String(repeating: "x", count: CSVReader.longestRecord + 10)
    let words = try failure(Array(text.utf8), pieceSize: 1 << 16)
    #expect(words.hasPrefix("table.csv row 2 (byte 4): the row is longer than 1,048,576 bytes"))
  }

  @Test("A field of 65,537 letters is refused, quoted or not, and a row of many short ones is not")
  func longFields() throws {
    let letters = String(repeating: "x", count: CSVReader.longestField + 1)
    for field in [letters, "\"\(letters)\""] {
      let words = try failure(Array("a,b\n1,\(field)\n".utf8))
      #expect(words.hasPrefix("table.csv row 2"))
      #expect(words.contains("field 2 of the row holds more than 65,536 bytes"))
      #expect(!words.contains("xx"))
    }
    let many = Array(repeating: String(repeating: "y", count: 60_000), count: 10)
    let names = many.indices.map { "n\($0)" }.joined(separator: ",")
    let row = many.joined(separator: ",")
    #expect(try failure(Array("\(names)\n\(row)\n".utf8)) == "none")
  }

  @Test("A field of 65,536 letters is read")
  func almostLongField() throws {
    let letters = String(repeating: "x", count: CSVReader.longestField)
    let folder = try TemporaryFolder()
    var table = try CSVReader.open(
      try folder.file("t.csv", "a,b\n1,\"\(letters)\"\n"), pieceSize: 1 << 16)
    let isThere = try table.advance()
    #expect(isThere)
    let length = table.field(1).count
    #expect(length == letters.utf8.count)
  }

  @Test("A complaint about a column names the byte at which its field begins")
  func column() throws {
    let folder = try TemporaryFolder()
    var table = try CSVReader.open(
      try folder.file("requests.csv", "key,b\n1,2\n1.2E+05,3\n"), pieceSize: 4)
    for _ in 0..<2 { _ = try table.advance() }
    let words = table.unusable("no.", column: 1).description
    #expect(words == "requests.csv row 3 column b (byte 18): no.")
  }

  @Test("The bytes of a file in UTF-16 are not those that are read, and none is named")
  func transcoded() throws {
    let text = Array("a,b\r\n1,\u{0}\r\n".utf16)
    let words = try failure(
      [0xFF, 0xFE] + text.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] })
    #expect(words.hasPrefix("table.csv row 2: the row holds zero bytes"))
  }
}
