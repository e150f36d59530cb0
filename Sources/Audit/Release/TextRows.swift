/// The rows of a CSV file, as the ranges of its bytes; quotes are undone only where a field is taken.
struct TextRows {
  let bytes: [UInt8]
  let header: [String]
  private let starts: [Int32]
  private let ends: [Int32]

  var count: Int { header.isEmpty ? 0 : ends.count / header.count }

  /// - Returns: nil where a row has another number of fields than the first.
  init?(_ bytes: [UInt8]) {
    var starts: [Int32] = []
    var ends: [Int32] = []
    var width = 0
    var fields = 0
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var isQuoted = false
    let end = bytes.count
    var place = start
    func isRowRight() -> Bool { width == 0 || fields == width }
    while place <= end {
      let byte = place < end ? bytes[place] : 0x0A
      if byte == 0x22 { isQuoted.toggle() }
      if place == end || !isQuoted && (byte == 0x2C || byte == 0x0A) {
        if place == end, start == end, fields == 0 { break }
        var stop = place
        if byte == 0x0A, stop > start, bytes[stop - 1] == 0x0D { stop -= 1 }
        starts.append(Int32(start))
        ends.append(Int32(stop))
        fields += 1
        start = place + 1
        if byte == 0x0A {
          guard isRowRight() else { return nil }
          width = fields
          fields = 0
        }
      }
      place += 1
    }
    self.bytes = bytes
    header = (0..<width).map { Self.text(bytes, Int(starts[$0]), Int(ends[$0])) }
    self.starts = Array(starts.dropFirst(width))
    self.ends = Array(ends.dropFirst(width))
  }

  /// The field at `column` of `row`, without its quotes.
  func text(_ row: Int, _ column: Int) -> String {
    let place = row * header.count + column
    return Self.text(bytes, Int(starts[place]), Int(ends[place]))
  }

  private static func text(_ bytes: [UInt8], _ start: Int, _ end: Int) -> String {
    guard end - start >= 2, bytes[start] == 0x22, bytes[end - 1] == 0x22 else {
      return String(decoding: bytes[start..<end], as: UTF8.self)
    }
    let inner = bytes[(start + 1)..<(end - 1)]
    guard inner.contains(0x22) else { return String(decoding: inner, as: UTF8.self) }
    var plain: [UInt8] = []
    var wasQuote = false
    for byte in inner {
      wasQuote = byte == 0x22 && !wasQuote
      if !wasQuote || byte != 0x22 { plain.append(byte) }
    }
    return String(decoding: plain, as: UTF8.self)
  }
}
