import Testing

@testable import Intake

@Suite("Hostile input")
struct HostileInputTests {
  /// The text with a few bytes replaced, doubled or removed.
  private func damaged(_ text: String, _ generator: inout SplitMix) -> [UInt8] {
    var bytes = Array(text.utf8)
    let marks = Array("\"\\,[]{}\r\n\u{0}-.eE09u:".utf8)
    for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      switch UInt8.random(in: 0...3, using: &generator) {
      case 0: bytes[place] = marks.randomElement(using: &generator) ?? 0
      case 1: bytes[place] = UInt8.random(in: 0...255, using: &generator)
      case 2: bytes.remove(at: place)
      default: bytes.insert(contentsOf: bytes[place...].prefix(9), at: place)
      }
    }
    return bytes
  }

  @Test("No damage to a boundary file brings the reader down")
  func boundaries() {
    let text = """
      {"type":"FeatureCollection","crs":{"properties":{"name":"EPSG:27700"}},"features":[
      {"type":"Feature","properties":{"WD25CD":"Z05000001","WD25NM":"\\u00e9\\"A","n":-1.5e-3},
      "geometry":{"type":"Polygon","coordinates":[[[1,2.5],[3,4],[5e2,6,7],[1,2.5]],[[1,1],[2,2]]]}},
      {"geometry":{"coordinates":[[[[1,2],[3,4],[5,6],[1,2]]]],"type":"MultiPolygon"}}]}
      """
    var generator = SplitMix(seed: 1)
    var refused = 0
    for _ in 0..<3000 {
      do throws(InputError) {
        _ = try readGeoJSON(damaged(text, &generator), file: "areas.geojson")
      } catch {
        refused += 1
      }
    }
    #expect((1000..<3000).contains(refused))
  }

  @Test("No damage to a table brings the reader down")
  func tables() {
    let text = "\u{FEFF}a,b,c\r\n1,\"x\"\"y\",2025-01-01\r\n\"1\n2\",,28/09/2025\r,,\n3.0,4,1.2E+05"
    var generator = SplitMix(seed: 2)
    var rows = 0
    for _ in 0..<2000 {
      do throws(InputError) {
        var table = try CSVReader.open(damaged(text, &generator), file: "table.csv", rowOffset: 0)
        while try table.advance() {
          rows += 1
          for column in 0..<4 {
            _ = table.text(column)
            _ = readDate(table.field(column))
            _ = dayOrder(table.field(column))
            _ = decimal(table.field(column))
            _ = wholeNumber(table.field(column))
          }
        }
      } catch {
        continue
      }
    }
    #expect(rows > 2000)
  }

  /// What the reader says of a table of one heading row and one other, or nil where it takes it.
  private func refusal(_ headings: String, _ row: String) -> String? {
    do throws(InputError) {
      var table = try CSVReader.open(
        Array((headings + "\n" + row + "\n").utf8), file: "table.csv", rowOffset: 0)
      while try table.advance() {}
      return nil
    } catch {
      return error.description
    }
  }

  @Test("A row takes 512 columns, a field 65,536 bytes, a record a mebibyte, and not one more")
  func limits() throws {
    func columns(_ count: Int) -> String {
      Array(repeating: "a", count: count).joined(separator: ",")
    }
    #expect(refusal(columns(512), columns(512)) == nil)
    let wide = try #require(refusal("a,b", columns(513)))
    #expect(wide.contains("more than 512 columns") && wide.contains("table.csv"))
    #expect(refusal(columns(513), "")?.contains("more than 512 columns") == true)

    let field = String(repeating: "x", count: 65_536)
    #expect(refusal("a,b", "1,\(field)") == nil)
    let long = try #require(refusal("a,b", "1,\(field)y"))
    #expect(long.contains("field 2") && long.contains("65,536 bytes"))

    // Fifteen such fields and what is left of a mebibyte, the commas counted.
    let record = Array(repeating: field, count: 15).joined(separator: ",")
    let rest = String(repeating: "x", count: (1 << 20) - record.utf8.count - 1)
    let heads = (0..<16).map { "c\($0)" }.joined(separator: ",")
    #expect(refusal(heads, "\(record),\(rest)") == nil)
    #expect(refusal(heads, "\(record),\(rest)y")?.contains("1,048,576 bytes") == true)
    // What is refused is never repeated.
    #expect(!wide.contains("a,a") && !long.contains("xxx"))
  }

  @Test("A quotation mark that nothing closes is told as such, not read to the end of the file")
  func unclosed() {
    let rest = String(repeating: "secret\n", count: 200_000)
    let told = refusal("a,b", "1,\"\(rest)")
    #expect(told?.contains("none closes it") == true && told?.contains("secret") == false)
  }
}
