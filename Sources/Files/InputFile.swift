import Foundation

/// A file, or an entry of an archive, read front to back in pieces; gzip is recognised from a file's first bytes and
/// inflated on the way.
///
/// The path `-` stands for standard input. Not more than `limit` bytes come out, however small the file is that they
/// are packed in.
public struct InputFile: ~Copyable {
  /// What a file of open data or a return may hold when unpacked: 8 GiB.
  public static let defaultLimit = 8 << 30

  public let path: String
  private let descriptor: Int32
  private let limit: Int
  private var delivered = 0
  private var inflation: Inflation?
  /// The size that the system tells; 0 for pipes.
  private let size: Int
  /// Bytes read while looking for the mark of gzip.
  private var ahead: [UInt8]
  private var isAtEnd = false
  /// How many bytes may still be read: those of an entry.
  private var left = Int.max
  /// What the bytes of an entry should be.
  private var seal: EntrySeal?

  /// Opens the file and looks at its first bytes.
  ///
  /// - Throws: `FileError.missing`, or `.unreadable` for a folder, a forbidden file or one larger than `limit`.
  public init(_ path: String, limit: Int = InputFile.defaultLimit) throws(FileError) {
    self.path = path
    self.limit = limit
    descriptor = path == "-" ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC)
    ahead = []
    inflation = nil
    var status = stat()
    let isOpen = descriptor >= 0 && fstat(descriptor, &status) == 0
    size = isOpen ? Int(status.st_size) : 0
    guard isOpen else {
      if errno == ENOENT || errno == ENOTDIR { throw .missing(path: path) }
      throw .unreadable(path: path, reason: Self.words(errno))
    }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw .unreadable(path: path, reason: "it is a folder")
    }
    guard size <= limit else { throw Self.tooLarge(path, limit) }
    while ahead.count < 2 {
      guard try Self.read(descriptor, path, into: &ahead, upTo: 1 << 16) > 0 else { break }
    }
    if ahead.starts(with: [0x1F, 0x8B]) { inflation = Inflation(.gzip) }
  }

  /// Opens an entry of an archive; an archive or gzip file inside it is not unpacked.
  ///
  /// - Throws: `FileError.unreadable` for an entry that is encrypted, packed by another method than deflate, larger than
  ///   `limit` or more than `ratio` times as large as it is packed.
  public init(
    _ entry: ZipArchive.Entry, of archive: ZipArchive, limit: Int = InputFile.defaultLimit,
    ratio: Int = ZipArchive.defaultRatio
  ) throws(FileError) {
    path = archive.path + "!" + entry.name
    self.limit = limit
    ahead = []
    left = entry.packedSize
    size = entry.packedSize
    seal = EntrySeal(entry)
    inflation = entry.method == ZipFormat.deflated ? Inflation(.bare) : nil
    let file = try ArchiveBytes(archive.path)
    try entry.check(path, limit: limit, ratio: ratio)
    descriptor = try file.descriptor(at: try entry.dataOffset(in: file))
  }

  /// Stands for a file that another program or reader made in memory.
  public init(bytes: [UInt8], named name: String) {
    path = name
    limit = bytes.count
    descriptor = -1
    size = 0
    inflation = nil
    ahead = bytes
    isAtEnd = true
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Whether the file is packed.
  public var isPacked: Bool { inflation != nil }

  /// Adds the next bytes to `buffer`, about `count` of them, and returns how many; 0 at the end.
  public mutating func read(into buffer: inout [UInt8], about count: Int) throws(FileError) -> Int {
    let before = buffer.count
    buffer.reserveCapacity(before + count)
    if inflation == nil {
      buffer.append(contentsOf: ahead)
      ahead.removeAll()
      while buffer.count - before < count, !isAtEnd {
        let wanted = min(count - (buffer.count - before), left)
        let found = try Self.read(descriptor, path, into: &buffer, upTo: wanted)
        left -= found
        isAtEnd = found == 0
      }
    } else {
      while buffer.count - before < count {
        if ahead.isEmpty, !isAtEnd {
          let found = try Self.read(descriptor, path, into: &ahead, upTo: min(1 << 18, left))
          left -= found
          isAtEnd = found == 0
        }
        let wanted = count - (buffer.count - before)
        guard try inflate(into: &buffer, upTo: wanted) else { break }
      }
    }
    delivered += buffer.count - before
    guard delivered <= limit else { throw Self.tooLarge(path, limit) }
    if seal?.isBroken(by: buffer[before...]) == true { throw damaged }
    return buffer.count - before
  }

  /// What is left of the file.
  fileprivate mutating func readAll() throws(FileError) -> [UInt8] {
    var whole: [UInt8] = []
    if inflation == nil, size > ahead.count {
      whole = plainBytes()
      delivered = whole.count
    }
    while try read(into: &whole, about: 1 << 22) > 0 {}
    return whole
  }

  /// The bytes of a file that is not packed, in the one allocation that its size asks for, with room for a mark behind.
  ///
  /// What fails here fails again, and is told, when the rest is read.
  private mutating func plainBytes() -> [UInt8] {
    let start = ahead
    ahead = []
    let (descriptor, size) = (descriptor, size)
    return [UInt8](unsafeUninitializedCapacity: size + 64) { space, filled in
      filled = start.count
      _ = space.initialize(from: start)
      while filled < size {
        let rest = UnsafeMutableRawBufferPointer(
          rebasing: UnsafeMutableRawBufferPointer(space)[filled..<size])
        let count = Foundation.read(descriptor, rest.baseAddress, rest.count)
        guard count > 0 else { break }
        filled += count
      }
    }
  }

  /// Unpacks what lies ahead; false once nothing more can come.
  private mutating func inflate(into buffer: inout [UInt8], upTo count: Int) throws(FileError)
    -> Bool
  {
    guard let inflation else { return false }
    if ahead.isEmpty, isAtEnd {
      guard inflation.isComplete else {
        throw .unreadable(path: path, reason: "the packed file ends too early; fetch it again")
      }
      return false
    }
    guard let used = inflation.inflate(ahead, into: &buffer, upTo: count) else {
      throw damaged
    }
    ahead.removeFirst(used)
    return true
  }

  private var damaged: FileError {
    .unreadable(path: path, reason: "the packed file is damaged; fetch it again")
  }

  /// One call of the system; 0 at the end.
  private static func read(
    _ descriptor: Int32, _ path: String, into buffer: inout [UInt8], upTo count: Int
  ) throws(FileError) -> Int {
    var failure: Int32 = 0
    let before = buffer.count
    buffer.append(addingCapacity: min(count, 1 << 24)) { space in
      space.withUnsafeMutableBufferPointer { space, filled in
        let free = UnsafeMutableRawBufferPointer(
          rebasing: UnsafeMutableRawBufferPointer(space)[filled...])
        var result = Foundation.read(descriptor, free.baseAddress, min(count, free.count))
        while result < 0, errno == EINTR {
          result = Foundation.read(descriptor, free.baseAddress, min(count, free.count))
        }
        if result < 0 { failure = errno }
        filled += max(0, result)
      }
    }
    guard failure == 0 else { throw .unreadable(path: path, reason: words(failure)) }
    return buffer.count - before
  }

  static func tooLarge(_ path: String, _ limit: Int) -> FileError {
    .unreadable(path: path, reason: "it holds more than \(limit >> 20) MiB, the most that is read")
  }

  private static func words(_ code: Int32) -> String { String(cString: strerror(code)) }
}

/// All bytes of a file, inflated where it is packed with gzip.
///
/// - Throws: `FileError.missing` or `.unreadable`, the latter also for more than `limit` bytes.
public func bytes(
  ofFile path: String, limit: Int = InputFile.defaultLimit
) throws(FileError) -> [UInt8] {
  var file = try InputFile(path, limit: limit)
  return try file.readAll()
}
