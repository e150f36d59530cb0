import Model
import Testing

@testable import Intake

@Suite("Postcode directories")
struct PostcodesTests {
  private func read(_ text: String, name: String = "postcodes.csv") throws -> Read<
    PostcodeDirectory
  > {
    let folder = try TemporaryFolder()
    return try readPostcodes(try folder.file(name, text))
  }

  private func place(_ postcode: String, in directory: PostcodeDirectory) -> Int? {
    Postcode(postcode).flatMap(directory.index)
  }

  @Test(
    "Every edition's headings are understood",
    arguments: [
      (
        "pcd,pcd2,pcds,dointr,doterm,oscty,ced,oslaua,osward,oseast1m,osnrth1m,osgrdind,lat,long\n"
          + "ZZ1 1AA,ZZ1  1AA,ZZ1 1AA,198001,,x,x,x,x,400123,0300456,1,52.6,-2.0\n", nil
      ),
      (
        "pcd,pcd2,pcds,dointr,doterm,usertype,oseast1m,osnrth1m,osgrdind,oa11,cty,ced,laua,ward\n"
          + "ZZ1 1AA,ZZ1  1AA,ZZ1 1AA,198001,,0,400123,0300456,1,x,x,x,x,x\n", nil
      ),
      (
        "pcd7,pcd8,pcds,dointr,doterm,usrtypind,east1m,north1m,gridind,cty25cd,lad25cd,wd25cd\n"
          + "ZZ1 1AA,ZZ1  1AA,ZZ1 1AA,198001,,0,400123,300456,1,x,x,x\n", "2025"
      ),
      ("POSTCODE,PQI,EASTING,NORTHING,CTYCD,LADCD,WDCD\nZZ1 1AA,10,400123,300456,,x,x\n", nil),
      ("\"ZZ1 1AA\",10,400123,300456,\"E\",\"E\",\"E\",\"E\",\"E\",\"E\"\n", nil),
      ("Postcode,Eastings,Northings\nzz11aa,400123.0,300456.0\n", nil),
    ] as [(String, String?)])
  func editions(text: String, vintage: String?) throws {
    let directory = try read(text).value
    #expect(directory.count == 1)
    #expect(directory.system == .britishNationalGrid)
    #expect(directory.vintage == vintage)
    let index = try #require(place("ZZ1 1AA", in: directory))
    #expect(directory.points.x[index] == 400_123)
    #expect(directory.points.y[index] == 300_456)
    #expect(directory.states[index] == .live)
  }

  @Test("Longitude and latitude do where there are no eastings")
  func degrees() throws {
    let directory = try read("postcode,lat,long\nZZ1 1AA,52.6,-2.0\nZZ1 1AB,99.999999,0\n").value
    #expect(directory.system == .wgs84)
    #expect(directory.points.x[0] == -2)
    #expect(directory.states == [.live, .noGridReference])
  }

  private let headings = "pcds,doterm,east1m,north1m,gridind\n"

  @Test("Of a postcode that stands twice the live row is kept, whatever the order of the rows")
  func duplicates() throws {
    let live = "ZZ1 1AA,,400002,300002,1\n"
    let ended = "ZZ1 1AA,199912,400001,300001,1\n"
    let nowhere = "ZZ1 1AA,,,,9\n"
    for rows in [live + ended + nowhere, nowhere + ended + live, ended + nowhere + live] {
      let directory = try read(headings + rows).value
      #expect(directory.count == 1)
      #expect(directory.points.x == [400_002])
      #expect(directory.states == [.live])
    }
  }

  @Test(
    "Blank, zero or quality 9 is no grid reference",
    arguments: [",,9", ",,", "0,0,9", "0,0,1", "400000,300000,9", "400000,300000,90"])
  func withoutGridReference(cells: String) throws {
    let read = try read(headings + "ZZ1 1AA,,\(cells)\nZZ1 1AB,202001,400000,300000,8\n")
    #expect(read.value.states == [.noGridReference, .terminated])
    #expect(read.value.points.x[0].isNaN)
    let problem = try #require(read.problems.first)
    #expect(problem.reason == "no-grid-reference")
    #expect(problem.message.contains("1 of 2 postcodes (50.0%)"))
  }

  @Test("Postcodes of Northern Ireland are left out and counted; Bolton and Bath are not")
  func northernIreland() throws {
    let read = try read(
      headings + "BT99 9ZZ,,1,1,1\nBL99 9ZZ,,400000,300000,1\nBA99 9ZZ,,400000,300000,1\n"
        + "B99 9ZZ,,400000,300000,1\n")
    #expect(read.value.count == 3)
    #expect(read.problems.map(\.reason) == ["northern-ireland"])
  }

  @Test("Rows without a postcode are counted and their content is not shown")
  func unreadable() throws {
    let read = try read(headings + "secret text,,1,1,1\nZZ1 1AA,,400000,300000,1\n")
    #expect(read.problems.map(\.reason) == ["postcode-unreadable"])
    #expect(read.problems.first?.location.row == 2)
    #expect(read.problems.first?.message.contains("secret") == false)
  }

  @Test("A folder of files without headings is one directory")
  func folder() throws {
    let folder = try TemporaryFolder()
    try folder.file("zy.csv", "\"ZY1 1AA\",10,400001,300001,a,b,c,d,e,f\n")
    try folder.file("zz.csv", "\"ZZ1 1AA\",90,0,0,a,b,c,d,e,f\n")
    try folder.file("readme.txt", "not a table")
    let directory = try readPostcodes(folder.path).value
    #expect(directory.count == 2)
    #expect(directory.states == [.live, .noGridReference])
  }

  @Test("The month of a directory is read from its file's name")
  func month() {
    #expect(monthNamed(in: "ONSPD_NOV_2025_UK.csv") == "2025-11")
    #expect(monthNamed(in: "NSPL21_FEB_2024_UK.csv") == "2024-02")
    #expect(monthNamed(in: "postcodes.csv") == nil)
  }

  @Test(
    "A missing column stops the reading with its name",
    arguments: [
      ("a,east1m,north1m\nx,1,1\n", "pcds"), ("pcds,a\nZZ1 1AA,1\n", "east1m"),
      ("pcds,east1m\nZZ1 1AA,1\n", "north1m"),
    ])
  func missingColumn(text: String, column: String) throws {
    let error = #expect(throws: InputError.self) { try read(text) }
    #expect(error?.description.contains("\"\(column)\"") == true)
  }

  /// 26,202 rows, by the data's own description.
  @Test("Real Code-Point Open is read whole", .enabled(if: OpenData.folder != nil))
  func realFile() throws {
    let path = OpenData.path("postcodes/codepoint_open_2023_derbyshire_derby.csv.gz")
    let read = try readPostcodes(path)
    #expect(read.value.count == 26_202)
    #expect(read.value.states.allSatisfy { $0 == .live })
    #expect(read.problems.isEmpty)
  }
}
