/// The marks and sizes of the records of a ZIP archive (PKWARE, APPNOTE 6.3.10, sections 4.3 and 4.5).
enum ZipFormat {
  static let localHeader: [UInt8] = [0x50, 0x4B, 3, 4]
  static let directoryHeader: [UInt8] = [0x50, 0x4B, 1, 2]
  static let directoryEnd: [UInt8] = [0x50, 0x4B, 5, 6]
  static let wideEnd: [UInt8] = [0x50, 0x4B, 6, 6]
  static let wideLocator: [UInt8] = [0x50, 0x4B, 6, 7]
  static let localHeaderSize = 30
  static let directoryHeaderSize = 46
  static let directoryEndSize = 22
  static let wideEndSize = 56
  static let wideLocatorSize = 20
  static let longestComment = 0xFFFF
  /// A directory that is larger lists more than any publisher packs.
  static let largestDirectory = 64 << 20
  static let stored = 0
  static let deflated = 8
}

/// The central directory at the end of an archive.
struct ZipDirectory: ~Copyable {
  private let path: String
  private let bytes: [UInt8]
  /// Where the directory begins in the file: all entries end before.
  private let start: Int
  private let count: Int

  /// Finds the directory and reads it.
  init(_ file: borrowing ArchiveBytes) throws(FileError) {
    path = file.path
    let tailSize = min(file.size, ZipFormat.directoryEndSize + ZipFormat.longestComment)
    let tail = try file.bytes(at: file.size - tailSize, count: tailSize)
    guard let place = Self.end(in: tail) else {
      throw file.refused("it is no ZIP archive, or it ends too early; fetch it again")
    }
    let end = file.size - tailSize + place
    var count = tail.number(at: place + 10, size: 2)
    var size = tail.number(at: place + 12, size: 4)
    var start = tail.number(at: place + 16, size: 4)
    var limit = end
    let isWide = count == 0xFFFF || size == 0xFFFF_FFFF || start == 0xFFFF_FFFF
    if isWide, end >= ZipFormat.wideLocatorSize {
      let locator = try file.bytes(
        at: end - ZipFormat.wideLocatorSize, count: ZipFormat.wideLocatorSize)
      if locator.starts(with: ZipFormat.wideLocator) {
        guard let place = locator.number(at: 8, size: 8) else { throw file.damaged }
        let wide = try file.bytes(at: place, count: ZipFormat.wideEndSize)
        guard wide.starts(with: ZipFormat.wideEnd) else { throw file.damaged }
        count = wide.number(at: 32, size: 8)
        size = wide.number(at: 40, size: 8)
        start = wide.number(at: 48, size: 8)
        limit = place
      }
    }
    guard tail.number(at: place + 4, size: 2) == 0 || isWide else {
      throw file.refused("the ZIP archive is in several parts. Join them first.")
    }
    guard let count, let size, let start, start <= limit, size <= limit - start,
      size <= ZipFormat.largestDirectory, count <= size / ZipFormat.directoryHeaderSize
    else { throw file.damaged }
    bytes = try file.bytes(at: start, count: size)
    (self.start, self.count) = (start, count)
  }

  /// Where the last record begins: the last mark whose comment reaches to the end of the file.
  private static func end(in tail: [UInt8]) -> Int? {
    var place = tail.count - ZipFormat.directoryEndSize
    while place >= 0 {
      if tail[place...].starts(with: ZipFormat.directoryEnd),
        tail.number(at: place + 20, size: 2) == tail.count - place - ZipFormat.directoryEndSize
      {
        return place
      }
      place -= 1
    }
    return nil
  }

  /// The entries that are files.
  func entries() throws(FileError) -> [ZipArchive.Entry] {
    var found: [ZipArchive.Entry] = []
    var names: Set<[UInt8]> = []
    var place = 0
    for _ in 0..<count {
      let entry = try entry(at: &place)
      guard names.insert(entry.nameBytes).inserted else {
        throw refused("two entries of the ZIP archive have one name")
      }
      if entry.nameBytes.last != 0x2F { found.append(entry) }
    }
    return found
  }

  /// The entry at `place`, which moves to the next.
  private func entry(at place: inout Int) throws(FileError) -> ZipArchive.Entry {
    guard bytes.count - place >= ZipFormat.directoryHeaderSize,
      bytes[place...].starts(with: ZipFormat.directoryHeader),
      let flags = bytes.number(at: place + 8, size: 2),
      let method = bytes.number(at: place + 10, size: 2),
      let checksum = bytes.number(at: place + 16, size: 4),
      let nameSize = bytes.number(at: place + 28, size: 2),
      let extraSize = bytes.number(at: place + 30, size: 2),
      let commentSize = bytes.number(at: place + 32, size: 2),
      let attributes = bytes.number(at: place + 38, size: 4)
    else { throw damaged }
    let nameStart = place + ZipFormat.directoryHeaderSize
    let extraStart = nameStart + nameSize
    let end = extraStart + extraSize + commentSize
    guard end <= bytes.count else { throw damaged }
    let nameBytes = Array(bytes[nameStart..<extraStart])
    try check(nameBytes, attributes: attributes)
    let sizes = try sizes(at: place, extra: bytes[extraStart..<extraStart + extraSize])
    place = end
    return ZipArchive.Entry(
      name: String(decoding: nameBytes, as: UTF8.self), packedSize: sizes.packed,
      unpackedSize: sizes.unpacked, nameBytes: nameBytes, method: method,
      checksum: UInt32(truncatingIfNeeded: checksum), headerOffset: sizes.offset,
      isEncrypted: flags & 0x2041 != 0)
  }

  /// Sizes and place of an entry, from the extra field of ZIP64 where they do not fit in 32 bits.
  private func sizes(
    at place: Int, extra: ArraySlice<UInt8>
  ) throws(FileError) -> (packed: Int, unpacked: Int, offset: Int) {
    guard var packed = bytes.number(at: place + 20, size: 4),
      var unpacked = bytes.number(at: place + 24, size: 4),
      var offset = bytes.number(at: place + 42, size: 4)
    else { throw damaged }
    var wide = Self.wideNumbers(in: extra)
    func widened(_ number: Int) throws(FileError) -> Int {
      guard number == 0xFFFF_FFFF else { return number }
      guard wide.count >= 8, let found = Array(wide.prefix(8)).number(at: 0, size: 8) else {
        throw damaged
      }
      wide = wide.dropFirst(8)
      return found
    }
    unpacked = try widened(unpacked)
    packed = try widened(packed)
    offset = try widened(offset)
    guard offset <= start, packed <= start - offset else { throw damaged }
    return (packed, unpacked, offset)
  }

  /// The content of the extra field 1, or nothing.
  private static func wideNumbers(in extra: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = extra
    while rest.count >= 4 {
      let head = Array(rest.prefix(4))
      guard let kind = head.number(at: 0, size: 2), let size = head.number(at: 2, size: 2) else {
        break
      }
      rest = rest.dropFirst(4)
      if kind == 1 { return rest.prefix(size) }
      rest = rest.dropFirst(size)
    }
    return []
  }

  /// Refuses names that lead out of a folder, and all that is neither file nor folder.
  private func check(_ name: [UInt8], attributes: Int) throws(FileError) {
    let parts = name.split(omittingEmptySubsequences: false) { $0 == 0x2F || $0 == 0x5C }
    let isDrive = name.count >= 2 && name[1] == 0x3A
    guard let first = parts.first, !first.isEmpty, !isDrive,
      !parts.contains([0x2E, 0x2E]), !name.contains(where: { $0 < 0x20 || $0 == 0x7F })
    else { throw refused("a name in the ZIP archive leads out of it") }
    // The kind of file as Unix writes it: none, a folder or a file; 0xA000 would be a link.
    guard [0, 0x4000, 0x8000].contains((attributes >> 16) & 0xF000) else {
      throw refused("an entry of the ZIP archive is a link")
    }
  }

  private var damaged: FileError { refused("the ZIP archive is damaged; fetch it again") }

  private func refused(_ reason: String) -> FileError { .unreadable(path: path, reason: reason) }
}

extension ZipArchive.Entry {
  /// Where the packed bytes begin, behind a header that agrees with the directory.
  func dataOffset(in file: borrowing ArchiveBytes) throws(FileError) -> Int {
    let header = try file.bytes(at: headerOffset, count: ZipFormat.localHeaderSize)
    guard header.starts(with: ZipFormat.localHeader), header.number(at: 8, size: 2) == method,
      let nameSize = header.number(at: 26, size: 2), let extraSize = header.number(at: 28, size: 2)
    else { throw file.damaged }
    let nameStart = headerOffset + ZipFormat.localHeaderSize
    guard try file.bytes(at: nameStart, count: nameSize) == nameBytes else { throw file.damaged }
    let start = nameStart + nameSize + extraSize
    guard start <= file.size, packedSize <= file.size - start else { throw file.damaged }
    return start
  }
}

extension [UInt8] {
  /// The number whose `size` bytes, lowest first, begin at `place`; nil beyond the end or where it is no `Int`.
  fileprivate func number(at place: Int, size: Int) -> Int? {
    guard place >= 0, count - place >= size else { return nil }
    var value: UInt64 = 0
    for i in stride(from: place + size - 1, through: place, by: -1) {
      value = value << 8 | UInt64(self[i])
    }
    return Int(exactly: value)
  }
}
