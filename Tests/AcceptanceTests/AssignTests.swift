import Foundation
import Testing

@Suite("Adding areas to a table", .serialized)
struct AssignTests {
  private let square = """
    {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::27700"}},"features":[
    {"type":"Feature","properties":{"WD25CD":"Z05000001","WD25NM":"West, near"},"geometry":{"type":"Polygon",
    "coordinates":[[[400000,300000],[400100,300000],[400100,300100],[400000,300100],[400000,300000]]]}},
    {"type":"Feature","properties":{"WD25CD":"Z05000002","WD25NM":"East"},"geometry":{"type":"Polygon",
    "coordinates":[[[400100,300000],[400200,300000],[400200,300100],[400100,300100],[400100,300000]]]}}]}
    """

  private func inFolder(_ body: (String) throws -> Void) throws {
    try withFolder { folder in
      try square.write(toFile: folder + "/wards.geojson", atomically: false, encoding: .utf8)
      try body(folder)
    }
  }

  @Test(
    "Columns, order, quoting and line ends stay as they are; a shared border belongs to the lower code"
  )
  func coordinates() throws {
    try inFolder { folder in
      let input =
        "id,\"note\",e,n\r\n1,\"a, \"\"b\"\"\",400050,300050\r\n2,,400100,300050\r\n3,x,500000,300000\r\n4,,,\r\n5,,abc,1\r\n,,,\r\n"
      let made = try Command.run(
        [
          "assign", "-", "--areas", "ward=wards.geojson", "--x", "e", "--y", "n", "--crs",
          "EPSG:27700", "--output", "-",
        ], in: folder, input: input)
      #expect(made.status == 0, "\(made.errors)")
      #expect(
        made.output == """
          id,"note",e,n,ward_code,ward_name,match\r
          1,"a, ""b\""",400050,300050,Z05000001,"West, near",inside\r
          2,,400100,300050,Z05000001,"West, near",inside\r
          3,x,500000,300000,,,outside\r
          4,,,,,,missing\r
          5,,abc,1,,,coordinate-invalid\r
          ,,,,,,missing\r

          """)
    }
  }

  @Test(
    "Every word of the match column by postcode, through a published directory and through the compact one"
  )
  func postcodes() throws {
    try inFolder { folder in
      try """
      pcds,doterm,east1m,north1m,gridind,wd25cd
      ZZ1 1AA,,400050,300050,1,Z05000001
      ZZ1 1AB,202001,400150,300050,1,Z05000002
      ZZ1 1AC,,,,9,
      ZZ1 1AD,,500000,300050,1,
      """.write(toFile: folder + "/directory.csv", atomically: false, encoding: .utf8)
      let imported = try Command.run(
        ["postcodes", "import", "directory.csv", "--output", "directory.sqlite"], in: folder)
      #expect(imported.status == 0, "\(imported.errors)")
      for directory in ["directory.csv", "directory.sqlite"] {
        let made = try Command.run(
          [
            "assign", "-", "--areas", "ward=wards.geojson", "--postcode", "p", "--directory",
            directory, "--output", "-",
          ], in: folder, input: "p\nzz11aa\nZZ1 1AB\nZZ1 1AC\nZZ1 1AD\nZZ9 9ZZ\nnowhere\n\"\"\n")
        #expect(made.status == 0, "\(made.errors)")
        let words = made.output.split(separator: "\n").dropFirst().map {
          String($0.split(separator: ",").last ?? "")
        }
        #expect(
          words == [
            "inside", "postcode-terminated", "no-grid-reference", "outside", "postcode-unknown",
            "postcode-invalid", "missing",
          ], "\(directory)")
      }
    }
  }

  @Test("A file that is not there ends with 66, options that do not go together with 64")
  func failures() throws {
    try inFolder { folder in
      let missing = try Command.run(
        [
          "assign", "none.csv", "--areas", "ward=wards.geojson", "--x", "e", "--y", "n", "--crs",
          "EPSG:27700", "--output", "out.csv",
        ], in: folder)
      #expect(missing.status == 66)
      #expect(!FileManager.default.fileExists(atPath: folder + "/out.csv"))
      let usage = try Command.run(
        ["assign", "none.csv", "--areas", "ward=wards.geojson", "--x", "e", "--output", "o"],
        in: folder)
      #expect(usage.status == 64)
    }
  }
}
