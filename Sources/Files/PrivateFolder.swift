import Foundation

/// A folder that its owner alone may enter, with files that the owner alone may read.
///
/// What others could read or have put there is refused, not mended: whoever could read it may have done so already.
public struct PrivateFolder: Sendable {
  public let path: String

  /// Opens the folder, and makes it where it is not there; the folder above must be there.
  ///
  /// - Throws: `FileError.unreadable` for a link, a folder of somebody else or one that others may enter.
  public init(_ path: String) throws(FileError) {
    self.path = path
    if mkdir(path, 0o700) != 0, errno != EEXIST {
      throw .cannotCreate(path: path, reason: Self.words(errno))
    }
    try Self.check(path, is: S_IFDIR)
  }

  /// Whether such a folder, or anything else, stands at the path.
  public static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// The whole of a file, or nil where it is not there.
  ///
  /// - Throws: `FileError.unreadable` for a link, a file that others may read or one of more than `limit` bytes.
  public func bytes(of name: String, limit: Int = 1 << 30) throws(FileError) -> [UInt8]? {
    let place = place(of: name)
    guard Self.exists(place) else { return nil }
    try Self.check(place, is: S_IFREG)
    return try Files.bytes(ofFile: place, limit: limit)
  }

  /// Puts a file into its place, whole or not at all.
  public func write(_ bytes: [UInt8], as name: String) throws(FileError) {
    let place = place(of: name)
    if Self.exists(place) { try Self.check(place, is: S_IFREG) }
    let file = try PrivateFile(replacing: place)
    try file.append(bytes)
    try file.commit()
    try synchronise()
  }

  /// Adds bytes at the end of a file, which is made where it is not there, and waits until they are on the disk.
  public func append(_ bytes: [UInt8], to name: String) throws(FileError) {
    let place = place(of: name)
    if Self.exists(place) { try Self.check(place, is: S_IFREG) }
    let flags = O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC
    let descriptor = open(place, flags, 0o600)
    guard descriptor >= 0 else { throw .cannotCreate(path: place, reason: Self.words(errno)) }
    defer { close(descriptor) }
    // One call, so that a line is there whole or the error is told.
    let count = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
    guard count == bytes.count, fsync(descriptor) == 0 else {
      throw .writeFailed(path: place, reason: Self.words(errno))
    }
    try synchronise()
  }

  /// Removes a file; nothing happens where it is not there.
  public func remove(_ name: String) throws(FileError) {
    let place = place(of: name)
    guard unlink(place) == 0 || errno == ENOENT else {
      throw .writeFailed(path: place, reason: Self.words(errno))
    }
    try synchronise()
  }

  /// The names of everything in the folder, sorted.
  public var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }

  /// Keeps other runs out until the hold is let go of.
  public func hold() throws(FileError) -> FolderHold { try FolderHold(place(of: "lock")) }

  /// Names are words of our own: no folders, no steps upwards.
  private func place(of name: String) -> String {
    precondition(!name.isEmpty && !name.contains("/") && name != "..", "A name is one word.")
    return path + "/" + name
  }

  private func synchronise() throws(FileError) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .writeFailed(path: path, reason: Self.words(errno)) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else {
      throw .writeFailed(path: path, reason: Self.words(errno))
    }
  }

  private static func check(_ path: String, is kind: mode_t) throws(FileError) {
    var status = stat()
    guard lstat(path, &status) == 0 else {
      throw .unreadable(path: path, reason: words(errno))
    }
    guard status.st_mode & S_IFMT != S_IFLNK else {
      throw .unreadable(path: path, reason: "it is a link. Name the place that it leads to.")
    }
    guard status.st_mode & S_IFMT == kind else {
      throw .unreadable(path: path, reason: "it is not a \(kind == S_IFDIR ? "folder" : "file")")
    }
    guard status.st_uid == geteuid() else {
      throw .unreadable(path: path, reason: "it belongs to another user")
    }
    guard status.st_mode & 0o077 == 0 else {
      throw .unreadable(
        path: path,
        reason: "other users may read or change it. Find out who did, then: chmod go= \(path)")
    }
  }

  fileprivate static func words(_ error: Int32) -> String { String(cString: strerror(error)) }
}

/// A folder held by one run; the system lets go of it when the program ends, however it ends.
public final class FolderHold {
  private let descriptor: Int32

  fileprivate init(_ path: String) throws(FileError) {
    descriptor = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw .cannotCreate(path: path, reason: PrivateFolder.words(errno))
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      throw .unreadable(path: path, reason: "another run is at work. Wait for its end.")
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }
}
