import Foundation
import Testing

@testable import Intake

@Suite("CSV")
struct CSVReaderTests {
  /// The headings and the rows of a table, each row with its number.
  private func read(
    _ bytes: [UInt8], pieceSize: Int = 1 << 20
  ) throws -> (headings: [String], rows: [(Int, [String])]) {
    let folder = try TemporaryFolder()
    let path = try folder.file("table.csv", bytes)
    var table = try CSVReader.open(path, pieceSize: pieceSize)
    var rows: [(Int, [String])] = []
    while try table.advance() {
      rows.append((table.row, (0..<table.fieldCount).map { table.text($0) }))
    }
    return (table.headings, rows)
  }

  private func read(_ text: String, pieceSize: Int = 1 << 20) throws -> [[String]] {
    let (headings, rows) = try read(Array(text.utf8), pieceSize: pieceSize)
    return [headings] + rows.map(\.1)
  }

  @Test(
    "Fields come out as RFC 4180 says",
    arguments: [
      ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
      ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
      ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
      ("a,b\n1,2", [["a", "b"], ["1", "2"]]),
      ("a,b\n1,\n", [["a", "b"], ["1", ""]]),
      ("a,b\n\"1,5\",\"x\"\"y\"\n", [["a", "b"], ["1,5", "x\"y"]]),
      ("a,b\n\"line\nbreak\",2\n", [["a", "b"], ["line\nbreak", "2"]]),
      ("a,b\n\"\",\"\"\"\"\n", [["a", "b"], ["", "\""]]),
      ("a,b\n 1 ,\t2\n", [["a", "b"], ["1", "2"]]),
      ("a;b\n1,5;2\n", [["a", "b"], ["1,5", "2"]]),
      ("a\tb\n1\t2\n", [["a", "b"], ["1", "2"]]),
      ("\u{FEFF}a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
    ])
  func fields(text: String, expected: [[String]]) throws {
    #expect(try read(text) == expected)
  }

  @Test("A stray quotation mark costs itself and nothing more")
  func strayQuotes() throws {
    #expect(
      try read("a,b\n5\" pipe,2\n\"x\"y,3\n") == [["a", "b"], ["5 pipe", "2"], ["xy", "3"]])
  }

  @Test("Rows are numbered as a spreadsheet numbers them, blank rows counted and passed over")
  func rowNumbers() throws {
    let text = "a,b\r\n1,2\r\n,\r\n\r\n\"3\n4\",5\r\n6,7\r\n"
    #expect(try read(Array(text.utf8)).rows.map(\.0) == [2, 5, 6])
  }

  @Test("The size of the pieces that are read changes nothing", arguments: [1, 2, 3, 7, 64])
  func pieces(size: Int) throws {
    let text = "a,b\r\n\"1\r\n,\"\"\",2\r\n\r\nx,\"y\"\r\n"
    #expect(try read(text, pieceSize: size) == read(text))
  }

  @Test("UTF-16 is recognised with and without its mark, in both orders")
  func utf16() throws {
    let text = "name,n\r\nCaf\u{E9},1\r\n"
    let units = Array(text.utf16)
    let little = units.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    let big = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    for bytes in [[0xFF, 0xFE] + little, [0xFE, 0xFF] + big, little, big] {
      let table = try read(bytes)
      #expect(table.headings == ["name", "n"])
      #expect(table.rows.map(\.1) == [["Caf\u{E9}", "1"]])
    }
  }

  @Test("Bytes that are not UTF-8 are Windows-1252")
  func windows1252() throws {
    // The euro sign, a dash and an e with acute in code page 1252.
    let bytes = Array("n\n".utf8) + [0x80, 0x96, 0xE9, 0x0A]
    #expect(try read(bytes).rows.map(\.1) == [["\u{20AC}\u{2013}\u{E9}"]])
  }

  @Test("The end of a table stays the end")
  func end() throws {
    let folder = try TemporaryFolder()
    var table = try CSVReader.open(try folder.file("table.csv", "a,b\n1,2\n"))
    let answers = [try table.advance(), try table.advance(), try table.advance()]
    #expect(answers == [true, false, false])
  }

  @Test("A row with too few or too many fields is ragged; blank fields at its end are not too many")
  func ragged() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("table.csv", "a,b\n1\n1,2\n1,2,\n1,2,3\n")
    var table = try CSVReader.open(path)
    var ragged: [Bool] = []
    while try table.advance() { ragged.append(table.isRagged) }
    #expect(ragged == [true, false, false, true])
  }

  @Test(
    "A file that is no table is refused with the row where it fails",
    arguments: [
      ("", "row 1"), ("a,b\n1,\u{0}\n", "row 2"), ("a,b\n1,2\n\"3,4\n5,6\n", "row 3"),
    ])
  func refused(text: String, place: String) throws {
    let error = #expect(throws: InputError.self) { try read(text) }
    #expect(error?.description.contains("table.csv \(place)") == true)
  }

  @Test("A quotation mark that is never closed is found before memory runs out")
  func longRecord() throws {
    let text = "a\n\"" + String(repeating: "x", count: CSVReader.longestRecord + 10)
    #expect(throws: InputError.self) { try read(text, pieceSize: 1 << 16) }
  }

  @Test(
    "A heading is found whatever its case, spaces and underscores",
    arguments: ["new_la_code", "New LA Code", "NEWLACODE", "new-la-code"])
  func headings(heading: String) {
    #expect(["x", heading].place(of: ["new_la_code"]) == 1)
  }

  @Test(
    "A first row that is a child's is not repeated where headings are missed",
    arguments: [
      ["Jo", "ZZ1 1AA"], ["Jo", "zz11aa"], ["Jo", "2015-03-17"], ["Jo", "17/03/2015"],
      ["Jo", "123"],
    ])
  func firstRow(fields: [String]) {
    let words = noColumn("start", among: fields)
    #expect(!fields.contains { words.contains($0) })
    #expect(words.contains("does not begin with its headings"))
  }

  @Test("Headings are repeated where one is missed, codes of an edition among them")
  func missedHeading() {
    let words = noColumn("start", among: ["WD25CD", "WD25NM", "LSOA21CD", "imd_decile"])
    #expect(words.hasSuffix("The columns are WD25CD, WD25NM, LSOA21CD, imd_decile."))
  }

  @Test("An exact heading wins over a similar one before it")
  func exactHeading() {
    #expect(["Code", "code"].place(of: ["code"]) == 1)
  }
}

@Suite("Field values")
struct FieldValueTests {
  @Test(
    "Only plain decimal numbers are numbers",
    arguments: [
      ("12", 12.0), ("0012", 12.0), ("-1.5", -1.5), ("+3", 3.0), ("1e3", 1000.0), ("nan", nil),
      ("0x10", nil), ("1e999", nil), ("", nil), ("+-1", nil), ("1 2", nil), ("1.", nil),
    ] as [(String, Double?)])
  func decimals(text: String, expected: Double?) {
    #expect(decimal(Array(text.utf8)[...]) == expected)
  }

  @Test(
    "Whole numbers may have commas in their places and a fraction of zeros",
    arguments: [
      ("1253", 1253), ("1,253", 1253), ("1,234,567", 1_234_567), ("7.0", 7), ("12,53", nil),
      ("1253,000", nil), ("-1", nil), ("1.5", nil), ("", nil), (",123", nil), ("+5", nil),
    ] as [(String, Int?)])
  func wholeNumbers(text: String, expected: Int?) {
    #expect(wholeNumber(Array(text.utf8)[...]) == expected)
  }
}
