/// Reads numbers from bytes front to back; asking for more than there is throws, whatever the bytes claim.
struct ByteReader {
  private let bytes: [UInt8]
  private(set) var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var remaining: Int { bytes.count - position }

  mutating func byte() throws(GeometryFault) -> UInt8 {
    try require(1)
    defer { position += 1 }
    return bytes[position]
  }

  mutating func skip(_ count: Int) throws(GeometryFault) {
    try require(count)
    position += count
  }

  mutating func word(littleEndian: Bool) throws(GeometryFault) -> UInt32 {
    try require(4)
    var value: UInt32 = 0
    for offset in 0..<4 { value = value << 8 | UInt32(bytes[position + offset]) }
    position += 4
    return littleEndian ? value.byteSwapped : value
  }

  mutating func double(littleEndian: Bool) throws(GeometryFault) -> Double {
    try require(8)
    var value: UInt64 = 0
    for offset in 0..<8 { value = value << 8 | UInt64(bytes[position + offset]) }
    position += 8
    return Double(bitPattern: littleEndian ? value.byteSwapped : value)
  }

  /// A count of things that fill at least `size` bytes each, so that a false count is caught before memory is taken.
  mutating func count(ofSize size: Int, littleEndian: Bool) throws(GeometryFault) -> Int {
    let count = Int(try word(littleEndian: littleEndian))
    guard count <= remaining / size else { throw .endsEarly }
    return count
  }

  private func require(_ count: Int) throws(GeometryFault) {
    guard count <= bytes.count - position else { throw .endsEarly }
  }
}
