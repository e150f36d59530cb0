import Foundation

/// A file that appears whole or not at all: its bytes go to a hidden sibling, which `commit` renames into place.
///
/// The sibling is empty when made, and its owner alone may read it or the finished file. Without `commit` it is removed.
public struct PrivateFile: ~Copyable {
  /// Where the bytes go until the file is whole; a library that writes files itself may open it by this name.
  public let partialPath: String
  private let path: String

  /// Makes the sibling of `path`, whose folder must be there.
  public init(replacing path: String) throws(FileError) {
    let place = URL(fileURLWithPath: path)
    let name = ".\(place.lastPathComponent).partial-\(getpid())-\(UInt32.random(in: 0 ... .max))"
    self.path = path
    partialPath = place.deletingLastPathComponent().appending(path: name).path
    let flags = O_CREAT | O_EXCL | O_WRONLY | O_NOFOLLOW | O_CLOEXEC
    let descriptor = open(partialPath, flags, 0o600)
    guard descriptor >= 0 else {
      throw .cannotCreate(path: path, reason: String(cString: strerror(errno)))
    }
    close(descriptor)
  }

  deinit { unlink(partialPath) }

  /// Adds bytes at the end.
  public func append(_ bytes: [UInt8]) throws(FileError) {
    let descriptor = open(partialPath, O_WRONLY | O_APPEND | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure() }
    defer { close(descriptor) }
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
      }
      guard count > 0 else { throw failure() }
      written += count
    }
  }

  /// Puts the file into its place, also where one stood before, once its bytes are on the disk.
  public consuming func commit() throws(FileError) {
    let descriptor = open(partialPath, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure() }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0, rename(partialPath, path) == 0 else { throw failure() }
  }

  private func failure() -> FileError {
    .writeFailed(path: path, reason: String(cString: strerror(errno)))
  }
}
