import Model
import Testing

@testable import Intake

@Suite("Tables of points")
struct PointTableTests {
  /// The table written again in chunks with the number of each row within its chunk added.
  private func rewritten(
    _ text: String, _ place: PointSource.Place, chunk: Int, adding cells: [String]? = nil
  ) throws -> (text: String, chunks: [PointRows], problems: [Problem], rows: Int) {
    let folder = try TemporaryFolder()
    var table = try PointTable.open(
      PointSource(path: try folder.file("points.csv", text), place: place))
    var bytes = try table.headings(adding: ["ward_code"])
    var chunks: [PointRows] = []
    while let rows = try table.next(chunk) {
      bytes += rows.lines(adding: [cells ?? [String](repeating: "Z05000001", count: rows.count)])
      chunks.append(rows)
    }
    let rows = table.rowsRead.rows
    return (String(decoding: bytes, as: UTF8.self), chunks, table.problems, rows)
  }

  private let grid = PointSource.Place.coordinates(x: "x", y: "y", system: .britishNationalGrid)

  @Test(
    "Everything but the new column comes out as it went in, whatever the chunks",
    arguments: [1, 2, 1000])
  func bytes(chunk: Int) throws {
    let text = "\u{FEFF}id,\"x\",y\r\n\"a \"\"1\"\"\",1,2\r\n\r\n\"b\n2\", 3 ,\"4\"\r\n ,,\r\nc,5,6"
    let result = try rewritten(text, grid, chunk: chunk)
    #expect(
      result.text == "\u{FEFF}id,\"x\",y,ward_code\r\n\"a \"\"1\"\"\",1,2,Z05000001\r\n\r\n"
        + "\"b\n2\", 3 ,\"4\",Z05000001\r\n ,,,Z05000001\r\nc,5,6,Z05000001")
    #expect(result.rows == 4)
    let failures = result.chunks.flatMap(\.failures)
    #expect(failures == [nil, nil, .missing, nil])
    #expect(result.chunks.flatMap(\.points.x).filter(\.isFinite) == [1, 3, 5])
    #expect(result.chunks.flatMap(\.points.y).filter(\.isFinite) == [2, 4, 6])
  }

  @Test("A row that does not say where it is keeps its place, with the reason")
  func failures() throws {
    let rows = try rewritten("x,y\n1,2\n,\n1,\nnan,1\n", grid, chunk: 10).chunks[0]
    #expect(rows.failures == [nil, .missing, .coordinateInvalid, .coordinateInvalid])
    let degrees = PointSource.Place.coordinates(x: "x", y: "y", system: .wgs84)
    let far = try rewritten("id,x,y\na,-1.5,53\nb,400000,300000\nc,,\n", degrees, chunk: 10)
    #expect(far.chunks[0].failures == [nil, .coordinateInvalid, .missing])
    #expect(far.chunks[0].points.x[1].isNaN)
  }

  @Test("Postcodes are read in any spelling, and what is none is told from nothing")
  func postcodes() throws {
    let text = "id,postcode\na,zz11aa\nb,\nc,unknown\n"
    let rows = try rewritten(text, .postcode("Postcode"), chunk: 10).chunks[0]
    #expect(rows.postcodes == [Postcode("ZZ1 1AA"), nil, nil])
    #expect(rows.failures == [nil, .missing, .postcodeInvalid])
  }

  @Test("New cells are quoted where they must be, and never become formulas")
  func quoting() throws {
    let result = try rewritten(
      "x;y\n1;2\n3;4\n5;6\n", grid, chunk: 10, adding: ["Upper; End", "The \"Row\"", "=1+1"])
    #expect(
      result.text
        == "x;y;ward_code\n1;2;\"Upper; End\"\n3;4;\"The \"\"Row\"\"\"\n5;6;'=1+1\n")
  }

  @Test("A row with too few fields gets its separators, so that new cells stand in their column")
  func ragged() throws {
    let result = try rewritten("x,y,note\n1,2\n3,4,a\n", grid, chunk: 10)
    #expect(result.text == "x,y,note,ward_code\n1,2,,Z05000001\n3,4,a,Z05000001\n")
    #expect(result.problems.map(\.reason) == ["row-ragged"])
    #expect(result.problems.first?.location.row == 2)
  }

  @Test("A column that is not there, or is there already, is refused")
  func columns() throws {
    #expect(throws: InputError.self) { try rewritten("a,b\n1,2\n", grid, chunk: 10) }
    #expect(throws: InputError.self) { try rewritten("x,y,ward_code\n1,2,3\n", grid, chunk: 10) }
  }
}
