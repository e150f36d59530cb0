import Foundation
import Model

/// The plain columns that `../BenchmarkPeers/prepare.py` writes.
enum Inputs {
  struct Unreadable: Error, CustomStringConvertible {
    let description: String
  }

  static func points(_ path: String) throws -> Points {
    var reader = try Reader(path)
    let count = try reader.counts(1)[0]
    return Points(x: try reader.numbers(count), y: try reader.numbers(count))
  }

  /// The areas, in EPSG:27700.
  static func areas(_ path: String) throws -> BoundarySet {
    var reader = try Reader(path)
    let counts = try reader.counts(4)
    let polygonStarts = try reader.counts(counts[0] + 1)
    let ringStarts = try reader.counts(counts[1] + 1)
    let vertexStarts = try reader.counts(counts[2] + 1)
    let x = try reader.numbers(counts[3])
    let y = try reader.numbers(counts[3])
    var regions: [Region] = []
    var areas: [Area] = []
    for area in 0..<counts[0] {
      var region = Region()
      for polygon in polygonStarts[area]..<polygonStarts[area + 1] {
        for ring in ringStarts[polygon]..<ringStarts[polygon + 1] {
          let range = vertexStarts[ring]..<vertexStarts[ring + 1]
          region.appendRing(Points(x: Array(x[range]), y: Array(y[range])))
        }
        region.endPolygon()
      }
      regions.append(region)
      areas.append(Area(code: try reader.code(), name: "", parent: nil))
    }
    return BoundarySet(
      level: .ward, vintage: nil, system: .britishNationalGrid, areas: areas, regions: regions)
  }

  private struct Reader {
    private let data: Data
    private var place = 0

    init(_ path: String) throws {
      data = try Data(contentsOf: URL(fileURLWithPath: path))
    }

    mutating func counts(_ count: Int) throws -> [Int] {
      try column(count) { Int(Int64(bitPattern: $0)) }
    }

    mutating func numbers(_ count: Int) throws -> [Double] {
      try column(count) { Double(bitPattern: $0) }
    }

    mutating func code() throws -> AreaCode {
      let text = String(decoding: data.dropFirst(place).prefix(9), as: UTF8.self)
      place += 9
      guard let code = AreaCode(text) else { throw Unreadable(description: "\(text) is no code") }
      return code
    }

    private mutating func column<Value>(
      _ count: Int, _ value: (UInt64) -> Value
    ) throws -> [Value] {
      guard count >= 0, place + count * 8 <= data.count else {
        throw Unreadable(description: "the file ends before its columns do")
      }
      defer { place += count * 8 }
      return data.withUnsafeBytes { bytes in
        (0..<count).map {
          value(
            UInt64(
              littleEndian: bytes.loadUnaligned(fromByteOffset: place + $0 * 8, as: UInt64.self)))
        }
      }
    }
  }
}
