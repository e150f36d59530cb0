import Foundation

/// Folders of files that appear together, whole, or not at all.
///
/// Files are written into a hidden sibling of their place, readable by the owner alone until they are done; `commit`
/// renames the finished folders into place and only then removes what stood there before.
public struct OutputTree: ~Copyable {
  private let root: String
  private let staging: String
  /// The lock on the hidden sibling, held for as long as this process lives and writes.
  private let lock: Int32
  private var folders: [String: Access] = [:]
  private var isCommitted = false

  /// Who may read a finished folder.
  public enum Access: Sendable {
    case ownerOnly
    case everyone

    var folderMode: mode_t { self == .ownerOnly ? 0o700 : 0o755 }
    var fileMode: mode_t { self == .ownerOnly ? 0o600 : 0o644 }
  }

  /// Prepares to write below `root`, which is made where it is not there, and removes what killed runs left there.
  public init(root: String) throws(FileError) {
    self.root = root
    staging = root + "/.partial-\(getpid())-\(UInt32.random(in: 0 ... .max))"
    do {
      try FileManager.default.createDirectory(
        atPath: root, withIntermediateDirectories: true)
    } catch {
      throw .cannotCreate(path: root, reason: Self.words(error))
    }
    guard mkdir(staging, 0o700) == 0 else {
      throw .cannotCreate(path: root, reason: String(cString: strerror(errno)))
    }
    lock = open(staging, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    if lock >= 0 { _ = flock(lock, LOCK_EX | LOCK_NB) }
    for leftover in leftovers(in: root) where leftover != staging && isAbandoned(leftover) {
      // One that cannot be removed stays for `purge`, which says why.
      _ = try? removeFolder(leftover)
    }
  }

  deinit {
    if lock >= 0 { close(lock) }
    if !isCommitted { try? FileManager.default.removeItem(atPath: staging) }
  }

  /// Begins the top folder `name`; its files are added with paths that start with it.
  ///
  /// - Throws: `FileError.cannotCreate` where the owner alone is to read it, but the root is a link or everybody may put
  ///   something in its place.
  public mutating func addFolder(_ name: String, access: Access) throws(FileError) {
    if access == .ownerOnly { try checkRoot() }
    folders[name] = access
    try makeFolder(name)
  }

  private func checkRoot() throws(FileError) {
    var status = stat()
    guard lstat(root, &status) == 0 else {
      throw .cannotCreate(path: root, reason: String(cString: strerror(errno)))
    }
    guard status.st_mode & S_IFMT != S_IFLNK else {
      throw .cannotCreate(path: root, reason: "it is a link. Name the folder that it leads to.")
    }
    // A group may: on many systems each user's own group can write whatever the user makes.
    guard status.st_mode & S_IWOTH == 0 || status.st_mode & S_ISVTX != 0 else {
      throw .cannotCreate(
        path: root, reason: "everybody may write there, and exact figures go into it")
    }
  }

  /// The place on disk where a library that writes files itself may put the file `path`.
  public func stagingPath(of path: String) throws(FileError) -> String {
    try makeFolder(parent(of: checked(path)))
    return staging + "/" + path
  }

  /// Writes the file `path`, whose first part is a folder that was added.
  public func add(_ path: String, _ bytes: some Collection<UInt8>) throws(FileError) {
    let target = try stagingPath(of: path)
    let descriptor = open(target, O_CREAT | O_EXCL | O_WRONLY | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw .cannotCreate(path: path, reason: String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    let whole = Array(bytes)
    var written = 0
    while written < whole.count {
      let count = whole.withUnsafeBytes { buffer in
        write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
      }
      guard count > 0 else {
        throw .writeFailed(path: path, reason: String(cString: strerror(errno)))
      }
      written += count
    }
  }

  public func add(_ path: String, text: String) throws(FileError) {
    try add(path, text.utf8)
  }

  /// Puts every folder into its place; what stood there before is removed after all are in place.
  public consuming func commit() throws(FileError) {
    let names = folders.keys.sorted()
    for name in names { try grant(name, to: folders[name] ?? .ownerOnly) }
    var moved: [(new: String, old: String?)] = []
    for name in names {
      let place = root + "/" + name
      let aside = staging + "/.before-" + name
      let hadOne = access(place, F_OK) == 0
      if hadOne, rename(place, aside) != 0 {
        let reason = String(cString: strerror(errno))
        Self.undo(moved, staging: staging)
        throw .writeFailed(path: place, reason: reason)
      }
      moved.append((place, hadOne ? aside : nil))
      if rename(staging + "/" + name, place) != 0 {
        let reason = String(cString: strerror(errno))
        Self.undo(moved, staging: staging)
        throw .writeFailed(path: place, reason: reason)
      }
    }
    try? FileManager.default.removeItem(atPath: staging)
    isCommitted = true
  }

  private static func undo(_ moved: [(new: String, old: String?)], staging: String) {
    for (new, old) in moved.reversed() {
      try? FileManager.default.removeItem(atPath: new)
      if let old { rename(old, new) }
    }
  }

  /// Gives the files of a finished folder the modes that its readers need.
  private func grant(_ name: String, to access: Access) throws(FileError) {
    let top = staging + "/" + name
    let below = FileManager.default.enumerator(atPath: top)?.compactMap { $0 as? String } ?? []
    for path in below {
      let whole = top + "/" + path
      var status = stat()
      guard lstat(whole, &status) == 0 else {
        throw .writeFailed(path: path, reason: String(cString: strerror(errno)))
      }
      let isFolder = status.st_mode & S_IFMT == S_IFDIR
      chmod(whole, isFolder ? access.folderMode : access.fileMode)
    }
    chmod(top, access.folderMode)
  }

  private func makeFolder(_ path: String) throws(FileError) {
    do {
      try FileManager.default.createDirectory(
        atPath: staging + "/" + path, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    } catch {
      throw .cannotCreate(path: path, reason: Self.words(error))
    }
  }

  /// A path below the tree: no absolute paths, no steps upwards.
  private func checked(_ path: String) -> String {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    precondition(
      !parts.isEmpty && parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." },
      "Output paths are made of checked parts.")
    return path
  }

  private func parent(of path: String) -> String {
    path.split(separator: "/").dropLast().joined(separator: "/")
  }

  private static func words(_ error: any Error) -> String {
    let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
    return underlying?.localizedDescription ?? error.localizedDescription
  }
}
