import Foundation

/// A ZIP archive: the entries of its central directory, each of which `InputFile` reads like a file.
///
/// Every number in the archive is taken for hostile until it was compared with the size of the file. Archives in several
/// parts, or with a name that would leave the folder it is unpacked in, are refused whole.
public struct ZipArchive: Sendable {
  /// What an entry may hold when unpacked, for each byte packed: a text never comes near it, a bomb does.
  public static let defaultRatio = 200

  public let path: String
  /// The files in the archive, in the order of its directory, without its folders.
  public let entries: [Entry]

  /// One file in an archive.
  public struct Entry: Sendable, Hashable {
    /// The path inside the archive, with slashes: relative, and without `..`.
    public let name: String
    public let packedSize: Int
    public let unpackedSize: Int
    let nameBytes: [UInt8]
    let method: Int
    let checksum: UInt32
    let headerOffset: Int
    let isEncrypted: Bool
  }

  /// Whether the file begins as a ZIP archive does, whatever it is called.
  public static func isArchive(_ path: String) -> Bool {
    guard path != "-", let file = try? ArchiveBytes(path) else { return false }
    return (try? file.bytes(at: 0, count: 4)) == ZipFormat.localHeader
  }

  /// Reads the directory of the archive; no entry is unpacked.
  ///
  /// - Throws: `FileError.missing`, or `.unreadable` for what is no archive, is damaged or is refused.
  public init(_ path: String) throws(FileError) {
    self.path = path
    let file = try ArchiveBytes(path)
    entries = try ZipDirectory(file).entries()
  }

  public func entry(named name: String) -> Entry? { entries.first { $0.name == name } }

  /// All bytes of an entry.
  ///
  /// - Throws: `FileError.unreadable`, also for more than `limit` bytes.
  public func bytes(
    of entry: Entry, limit: Int = InputFile.defaultLimit
  ) throws(FileError) -> [UInt8] {
    var file = try InputFile(entry, of: self, limit: limit)
    var whole: [UInt8] = []
    while try file.read(into: &whole, about: 1 << 22) > 0 {}
    return whole
  }
}

/// A file that can be read at any place, and never beyond its end.
struct ArchiveBytes: ~Copyable {
  let path: String
  let size: Int
  private let descriptor: Int32

  init(_ path: String) throws(FileError) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      size = 0
      if errno == ENOENT || errno == ENOTDIR { throw .missing(path: path) }
      throw .unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    var status = stat()
    let answer = fstat(descriptor, &status)
    size = answer == 0 ? Int(status.st_size) : 0
    guard answer == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .unreadable(path: path, reason: "it is not a file")
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// The bytes from `offset` on, exactly `count` of them.
  func bytes(at offset: Int, count: Int) throws(FileError) -> [UInt8] {
    guard offset >= 0, count >= 0, offset <= size, count <= size - offset else { throw damaged }
    let found = [UInt8](unsafeUninitializedCapacity: count) { space, filled in
      while filled < count {
        let rest = space.baseAddress.map { $0 + filled }
        let result = pread(descriptor, rest, count - filled, off_t(offset + filled))
        if result < 0, errno == EINTR { continue }
        guard result > 0 else { break }
        filled += result
      }
    }
    guard found.count == count else { throw damaged }
    return found
  }

  /// A descriptor of its own for who reads on from `offset`.
  func descriptor(at offset: Int) throws(FileError) -> Int32 {
    let copy = open(path, O_RDONLY | O_CLOEXEC)
    guard copy >= 0, lseek(copy, off_t(offset), SEEK_SET) == off_t(offset) else {
      if copy >= 0 { close(copy) }
      throw .unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    return copy
  }

  var damaged: FileError {
    .unreadable(path: path, reason: "the ZIP archive is damaged; fetch it again")
  }

  func refused(_ reason: String) -> FileError {
    .unreadable(path: path, reason: reason)
  }
}
