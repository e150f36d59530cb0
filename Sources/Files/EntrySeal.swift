import CZlib

/// The size and the CRC-32 that an archive states for an entry, compared with what comes out.
struct EntrySeal {
  private let size: Int
  private let checksum: UInt
  private var count = 0
  private var sum: UInt = 0

  init(_ entry: ZipArchive.Entry) {
    size = entry.unpackedSize
    checksum = UInt(entry.checksum)
  }

  /// Whether the next bytes, none at the end of the entry, cannot be those that were packed.
  mutating func isBroken(by piece: ArraySlice<UInt8>) -> Bool {
    guard !piece.isEmpty else { return count != size || sum != checksum }
    count += piece.count
    let before = sum
    sum = piece.withUnsafeBufferPointer { crc32_z(before, $0.baseAddress, $0.count) }
    return count > size
  }
}

extension ZipArchive.Entry {
  /// Refuses what cannot be unpacked, or would be too much.
  func check(_ path: String, limit: Int, ratio: Int) throws(FileError) {
    guard !isEncrypted else {
      throw .unreadable(path: path, reason: "the entry is encrypted. Unpack it with its password.")
    }
    guard method == ZipFormat.stored || method == ZipFormat.deflated else {
      throw .unreadable(path: path, reason: "the entry is packed by a method other than deflate")
    }
    guard unpackedSize <= limit else { throw InputFile.tooLarge(path, limit) }
    // Small entries of one repeated byte are harmless.
    guard unpackedSize <= 1 << 20 || unpackedSize / ratio <= packedSize else {
      throw .unreadable(
        path: path, reason: "the entry would be more than \(ratio) times as large as it is packed")
    }
    guard method != ZipFormat.stored || packedSize == unpackedSize else {
      throw .unreadable(path: path, reason: "the ZIP archive is damaged; fetch it again")
    }
  }
}
