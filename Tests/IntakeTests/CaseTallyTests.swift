import Files
import Model
import Testing

@testable import Intake

@Suite("Cases counted by area")
struct CaseTallyTests {
  private let postcodes = [
    "DE1 1AA", "DE1 1AB", "DE56 1AB", "S1 2ZZ", "W1A 0AX", "EC1A 1BB", "ZZ9 9CK", "M1 1AE",
  ]

  /// Areas 0 to 2; the last postcodes are outside, ended and without a grid reference.
  private func table() -> PostcodeTable {
    var table = PostcodeTable(areaCount: 3)
    for (number, text) in postcodes.enumerated() {
      guard let postcode = Postcode(text) else { continue }
      let state: PostcodeDirectory.State =
        number == 7 ? .noGridReference : number == 6 ? .terminated : .live
      let isAdded = table.add(
        postcode, state: state, area: number == 5 ? -1 : Int32(number % 3))
      #expect(isAdded)
    }
    return table
  }

  /// Rows as exports, spreadsheets and people write them.
  private func messyTable(seed: UInt64, rows: Int, end: String) -> String {
    var generator = SplitMix(seed: seed)
    func one(_ texts: [String]) -> String {
      texts[Int.random(in: 0..<texts.count, using: &generator)]
    }
    func day() -> String {
      let number = Int32.random(in: 17_000..<19_500, using: &generator)
      let plain = Day(number: number).description
      let parts = plain.split(separator: "-")
      let other = "\(parts[2])/\(parts[1])/\(parts[0])"
      return one([plain, plain, plain, plain, "\"\(plain)\"", other, " \(plain)"])
    }
    var text = "id,postcode,received,note,issued" + end
    for row in 0..<rows {
      let postcode = one(
        postcodes + [
          "de1 1aa", "DE11AA", "\"DE56 1AB\"", " s1 2zz ", "W1A  0AX", "", "??", "Z1 1ZZ",
        ])
      let stop = one([day(), day(), day(), "", "", "\"\"", "2025-02-30", "1850-01-01"])
      let start = one([day(), day(), day(), day(), day(), "", "soon", "2012-01-01"])
      let note = one([
        "", "x", "a b", "\"a, b\"", "\"two\(end)lines\"", "5\" pipe", "\"say \"\"no\"\"\"",
      ])
      text += "\(row),\(postcode),\(start),\(note),\(stop)"
      text += one(["", "", "", "", ",", ",extra"]) + end
      if row % 17 == 0 { text += one([end, ",,,," + end, "short,row" + end]) }
    }
    return text
  }

  private struct Counted: Equatable {
    var cases = 0
    var waits: [Int] = []
    var finished: Int { waits.count }
    var median: Double? {
      let sorted = waits.sorted()
      guard !sorted.isEmpty else { return nil }
      return Double(sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }
  }

  /// The same counts, row by row through the reader of every other table.
  private func counted(
    _ path: String, _ places: PostcodeTable
  ) throws -> ([Int32: Counted], [Match: Int]) {
    var found: [Int32: Counted] = [:]
    var matches: [Match: Int] = [:]
    var reader = try CSVReader.open(path)
    while try reader.advance() {
      if reader.isRagged { continue }
      let field = reader.field(1)
      let postcode = Postcode(field)
      let place = postcode.map { places.place(of: $0) }
      let match = place?.match ?? (field.isEmpty ? .missing : .postcodeInvalid)
      matches[match, default: 0] += 1
      let isPlaced = match == .inside || match == .postcodeTerminated
      let area = isPlaced ? place?.area ?? -2 : match == .outside ? -1 : -2
      found[area, default: Counted()].cases += 1
      if case .day(let start) = readDate(reader.field(2)),
        case .day(let stop) = readDate(reader.field(4)), stop >= start
      {
        found[area, default: Counted()].waits.append(stop - start)
      }
    }
    return (found, matches)
  }

  private func source(_ path: String) -> CaseSource {
    CaseSource(
      path: path, columns: .init(postcode: "postcode", start: "received", stop: "issued"))
  }

  @Test(
    "Counts, finished waits and medians are those of a reading row by row, in pieces of any size",
    arguments: [
      ("\n", 1, 64), ("\r\n", 2, 100), ("\r", 3, 1 << 20), ("\n", 4, 700), ("\r\n", 5, 33),
    ])
  func agreement(end: String, seed: UInt64, size: Int) async throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("cases.csv", messyTable(seed: seed, rows: 2_000, end: end))
    let places = table()
    let (expected, matches) = try counted(path, places)
    for width in [1, 3] {
      let tally = try await tallyCases(
        source(path), places: places, width: width, pieceSize: size)
      for area in -2...2 {
        let wanted = expected[Int32(area)] ?? Counted()
        let place =
          area == -2
          ? tally.value.unknown : area == -1 ? tally.value.outside : tally.value.area(area)
        #expect(place.cases == wanted.cases)
        #expect(place.finished == wanted.finished)
        #expect(place.medianDays == wanted.median)
        for days in [-1, 0, 140, 364, 1021, 1022, 5000] {
          #expect(
            tally.value.finished(area, within: days) == wanted.waits.count { $0 <= days })
        }
      }
      for match in Match.allCases {
        #expect(tally.value.matches[match, default: 0] == matches[match, default: 0])
      }
    }
  }

  @Test("Every row is counted or told of, with its number and never its values")
  func problems() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.file(
      "cases.csv",
      """
      postcode,received,issued
      DE1 1AA,2025-01-01,2025-02-01
      DE1 1AA,2025-02-30,2025-03-01
      "DE1 1AA",2025-03-01,2025-02-01

      DE1 1AA,,
      DE1 1AA,2025-01-01
      DE1 1AA,2025-01-01,never
      """)
    let read = try await tallyCases(source(path), places: table())
    #expect(read.value.area(0).cases == 5)
    #expect(read.value.area(0).finished == 1)
    #expect(read.rowsRead == [RowsRead(file: "cases.csv", rows: 6)])
    let found = read.problems.map { "\($0.reason) \($0.location.row ?? 0)" }
    #expect(
      found == [
        "row-ragged 7", "date-missing 6", "date-unreadable 3", "stop-unreadable 8", "date-order 4",
      ])
    #expect(!read.problems.contains { $0.message.contains("DE1") })
  }

  @Test("A table of postcodes answers as the directory it was made of, for each spelling")
  func places() throws {
    let places = table()
    for (number, text) in postcodes.enumerated() {
      let found = try #require(Postcode(text.lowercased())).packed
      let place = places.place(of: Postcode(packed: found))
      let special: [Int: Match] = [5: .outside, 6: .postcodeTerminated, 7: .noGridReference]
      #expect(place.match == special[number] ?? .inside)
      #expect(place.area == (number == 5 || number == 7 ? -1 : Int32(number % 3)))
    }
    let texts = ["DE1 1AC", "DE2 1AA", "DE1 2AA", "S12 2ZZ", "ZZ9 9CC"]
    let strangers = texts.compactMap { Postcode($0) }
    #expect(strangers.count == 5)
    for stranger in strangers { #expect(places.place(of: stranger).match == .postcodeUnknown) }
  }

  @Test("Dates read from words are those of the calendar, and nothing else is a date")
  func dates() throws {
    let months = PlainDates().months
    func read(_ text: String) -> Int32 {
      let bytes = Array(text.utf8) + Array(repeating: 44, count: 8)
      return PlainDates.day(
        bytes.span.word(at: 0), bytes.span.word(at: 8), months: months.span)
    }
    let first = try #require(Day(year: 1800, month: 1, day: 1)).number
    let last = try #require(Day(year: 2199, month: 12, day: 31)).number
    for number in first...last { #expect(read(Day(number: number).description) == number) }
    for text in [
      "2025-02-29", "2025-13-01", "2025-00-10", "2025-04-31", "2025-01-00", "1799-12-31",
      "2200-01-01", "2025/01/01", "2025-1-011", "20x5-01-01", "2025-01-0:", "\u{B2}025-01-01",
      "28/09/2025",
    ] { #expect(read(text) == PlainDates.none, "\(text)") }
  }
}

@Suite("Pieces of a table")
struct CSVPieceTests {
  @Test(
    "Pieces put together are the table, and each begins with a record",
    arguments: [1, 2, 5, 16, 300])
  func whole(size: Int) throws {
    let rows = ["1,2", "\"a\r\nb\",3", "x,\"\"\"\"", "", "5\" pipe,6", "\"q\",\"r\ns\nt\"", "é,ü"]
    for end in ["\n", "\r\n", "\r"] {
      for close in ["", end] {
        let body = rows.joined(separator: end) + close
        let folder = try TemporaryFolder()
        var reader = try CSVReader.open(
          try folder.file("t.csv", "h,i" + end + body), pieceSize: 3)
        var joined: [UInt8] = []
        while let piece = try reader.piece(about: size) {
          let before = Array(joined)
          joined += piece.bytes[..<piece.end]
          let starts =
            [[]]
            + rows.indices.map {
              Array((rows[...$0].joined(separator: end) + end).utf8)
            }
          #expect(starts.contains { $0.elementsEqual(before) })
        }
        let isClosed = body.utf8.last == 10 || body.utf8.last == 13
        #expect(String(decoding: joined, as: UTF8.self) == body + (isClosed ? "" : "\n"))
      }
    }
  }

  @Test("A quotation mark that is never closed ends the pieces with an error")
  func unclosed() throws {
    let folder = try TemporaryFolder()
    var reader = try CSVReader.open(try folder.file("t.csv", "a,b\n1,2\n\"3,4\n"))
    let first = try reader.piece(about: 64)?.end
    #expect(first == 4)
    var isRefused = false
    do { _ = try reader.piece(about: 64) } catch { isRefused = true }
    #expect(isRefused)
  }
}
