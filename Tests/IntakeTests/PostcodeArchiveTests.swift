import Model
import Testing

@testable import Intake

@Suite("Postcode directories as they are published")
struct PostcodeArchiveTests {
  private func read(_ entries: [(String, String)], name: String = "download") throws -> Read<
    PostcodeDirectory
  > {
    let folder = try TemporaryFolder()
    return try readPostcodes(try folder.file(name, storedArchive(entries)))
  }

  @Test("The ZIP of Code-Point Open is one directory, its documents left out")
  func codePoint() throws {
    let read = try read([
      ("Doc/Code-Point_Open_Column_Headers.csv", "PC,PQ,EA,NO,CY,RH,LH,CC,DC,WC\nPostcode,b,c\n"),
      ("Doc/licence.txt", "text"),
      ("Data/CSV/zz.csv", "\"ZZ1 1AB\",90,0,0,\"E92000001\",\"\",\"\",\"\",\"Z07000001\",\"\"\n"),
      (
        "Data/CSV/zy.csv",
        "\"ZY1 1AA\",10,400001,300001,\"E92000001\",\"\",\"\",\"\",\"Z07000002\",\"Z05000009\"\n"
      ),
    ])
    let directory = read.value
    #expect(directory.states == [.live, .noGridReference])
    #expect(directory.areaColumns.map(\.name) == ["ward", "district"])
    #expect(directory.areaColumns[0].code(at: 0)?.text == "Z05000009")
    #expect(directory.areaColumns[0].code(at: 1) == nil)
    #expect(directory.areaColumns[1].code(at: 1)?.text == "Z07000001")
    #expect(!read.problems.map(\.reason).contains("no-ward"))
  }

  private let headings = "pcds,doterm,east1m,north1m,gridind,ctry25cd,lad25cd,wd25cd,lsoa21cd\n"

  @Test("Of the ZIP of ONSPD the whole table is read, and its parts are not read again")
  func directoryOfStatistics() throws {
    let row = "ZZ1 1AA,,400001,300001,1,E92000001,Z07000001,Z05000001,Z01000001\n"
    let other = "ZZ1 1AA,,999999,999999,1,E92000001,Z07000001,Z05000001,Z01000001\n"
    let directory = try read([
      ("Data/multi_csv/ONSPD_NOV_2025_UK_ZZ.csv", headings + other),
      ("Documents/2011 codes.csv", "code,name\nZ01000001,made up\n"),
      ("Data/ONSPD_NOV_2025_UK.csv", headings + row),
    ]).value
    #expect(directory.count == 1)
    #expect(directory.points.x == [400_001])
    #expect(directory.vintage == "2025-11")
  }

  @Test("An archive without postcodes, and one that is damaged, say so")
  func unusable() throws {
    let error = #expect(throws: InputError.self) { try read([("a.csv", "code,name\n1,b\n")]) }
    #expect(error?.description.contains("no CSV file in the archive") == true)
    var archive = storedArchive([("a.csv", headings + "ZZ1 1AA,,400001,300001,1,,,,\n")])
    let place = try #require(archive.firstIndex(of: 0x5A))
    archive[place] = 0x59
    let folder = try TemporaryFolder()
    let path = try folder.file("damaged.zip", archive)
    #expect(throws: InputError.self) { try readPostcodes(path) }
  }

  @Test("Area columns have the names of levels, and the year of their headings")
  func columns() throws {
    func columns(_ headings: String) throws -> [String] {
      let folder = try TemporaryFolder()
      let cells = headings.split(separator: ",").map { _ in "Z05000001" }.joined(separator: ",")
      let path = try folder.file(
        "a.csv", "pcds,east1m,north1m,\(headings)\nZZ1 1AA,400001,300001,\(cells)\n")
      return try readPostcodes(path).value.areaColumns.map { column in
        "\(column.name) \(column.vintage ?? "-") \(column.code(at: 0)?.text ?? "none")"
      }
    }
    let code = "Z05000001"
    #expect(
      try columns("oscty,ced,oslaua,osward,lsoa11,lsoa21") == [
        "ward - \(code)", "district - \(code)", "division - \(code)", "lsoa 2021 \(code)",
      ])
    #expect(try columns("cty,laua,ward,lsoa11") == ["ward - \(code)", "district - \(code)"])
    #expect(
      try columns("cty25cd,ced24cd,lad25cd,wd26cd,lsoa11cd,lsoa21cd") == [
        "ward 2026 \(code)", "district 2025 \(code)", "division 2024 \(code)", "lsoa 2021 \(code)",
      ])
    #expect(try columns("CTYCD,LADCD,WDCD") == ["ward - \(code)", "district - \(code)"])
    #expect(try columns("name").isEmpty)
  }

  @Test("Codes are numbered in ascending order and follow their postcodes")
  func numbers() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file(
      "a.csv",
      headings + "ZZ1 1AC,,400003,300003,1,E92000001,Z07000002,Z05000003,Z01000001\n"
        + "ZZ1 1AB,201001,400002,300002,1,E92000001,Z07000001,Z05000002,Z01000001\n"
        + "ZZ1 1AB,,400002,300002,1,E92000001,Z07000001,Z05000001,Z01000002\n"
        + "ZZ1 1AA,,400001,300001,1,E92000001,E99999999,x,\n")
    let columns = try readPostcodes(path).value.areaColumns
    #expect(columns[0].codes.map(\.text) == ["Z05000001", "Z05000002", "Z05000003"])
    #expect(columns[0].numbers == [-1, 0, 2])
    #expect(columns[1].numbers == [-1, 0, 1])
    #expect(columns[2].numbers == [-1, 1, 0])
    #expect(try readPostcodes(path, keepsAreas: false).value.areaColumns.isEmpty)
  }

  @Test("The share of England's live postcodes without a ward is told, ended and Welsh ones aside")
  func withoutWard() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file(
      "a.csv",
      headings + "ZZ1 1AA,,400001,300001,1,E92000001,,,\n"
        + "ZZ1 1AB,,400001,300001,1,E92000001,,Z05000001,\n"
        + "ZZ1 1AC,,400001,300001,1,E92000001,,Z05000001,\n"
        + "ZZ1 1AD,201001,400001,300001,1,E92000001,,,\n"
        + "ZZ1 1AE,,400001,300001,1,W92000004,,,\n")
    let problems = try readPostcodes(path).problems
    #expect(problems.map(\.reason) == ["no-ward"])
    #expect(problems.first?.severity == .warning)
    #expect(problems.first?.message == "1 of 3 live postcodes (33.3%) have no ward.")
  }
}

/// A ZIP archive of entries that are not packed (PKWARE, APPNOTE 6.3.10).
private func storedArchive(_ entries: [(name: String, text: String)]) -> [UInt8] {
  func number(_ value: Int, _ size: Int) -> [UInt8] {
    (0..<size).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
  var files: [UInt8] = []
  var directory: [UInt8] = []
  for (name, text) in entries {
    let (name, bytes) = (Array(name.utf8), Array(text.utf8))
    let sizes =
      number(0, 4) + number(Int(checksum(bytes)), 4) + number(bytes.count, 4)
      + number(bytes.count, 4) + number(name.count, 2)
    directory += [0x50, 0x4B, 1, 2, 10, 0, 10, 0, 0, 0, 0, 0] + sizes
    directory += number(0, 12) + number(files.count, 4) + name
    files += [0x50, 0x4B, 3, 4, 10, 0, 0, 0, 0, 0] + sizes + number(0, 2) + name + bytes
  }
  let counts = number(entries.count, 2) + number(entries.count, 2)
  let end = counts + number(directory.count, 4) + number(files.count, 4) + number(0, 2)
  return files + directory + [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + end
}

/// CRC-32 bit by bit, with the polynomial of IEEE 802.3.
private func checksum(_ bytes: [UInt8]) -> UInt32 {
  ~bytes.reduce(UInt32.max) { sum, byte in
    (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in
      sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1
    }
  }
}
