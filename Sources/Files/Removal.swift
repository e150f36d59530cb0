import Foundation

/// Removes a folder of ours and all in it; links inside are removed, not followed.
///
/// - Returns: how many files it held; nil where the folder is not there.
/// - Throws: `FileError.unreadable` for a link or a folder of somebody else, `.writeFailed` where something stays.
@discardableResult
public func removeFolder(_ path: String) throws(FileError) -> Int? {
  var status = stat()
  guard lstat(path, &status) == 0 else { return nil }
  guard status.st_mode & S_IFMT == S_IFDIR else {
    throw .unreadable(path: path, reason: "it is a link or a file, not a folder")
  }
  guard status.st_uid == geteuid() else {
    throw .unreadable(path: path, reason: "it belongs to another user")
  }
  let below = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
  let files = below.count { name in
    var status = stat()
    return lstat(path + "/" + name, &status) == 0 && status.st_mode & S_IFMT != S_IFDIR
  }
  do {
    try FileManager.default.removeItem(atPath: path)
  } catch {
    throw .writeFailed(path: path, reason: "not all of it could be removed")
  }
  return files
}

/// Whether the run that made a hidden sibling is over: its process is gone from this machine, and none holds its lock on
/// another that shares the folder.
func isAbandoned(_ leftover: String) -> Bool {
  let name = leftover.split(separator: "/").last ?? ""
  guard let maker = name.split(separator: "-").dropFirst().first.flatMap({ pid_t($0) }), maker > 0,
    kill(maker, 0) != 0, errno == ESRCH
  else { return false }
  let descriptor = open(leftover, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
  guard descriptor >= 0 else { return false }
  defer { close(descriptor) }
  return flock(descriptor, LOCK_EX | LOCK_NB) == 0
}

/// The hidden siblings that a run which was killed left in an output folder.
public func leftovers(in root: String) -> [String] {
  let names = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
  return names.filter { $0.hasPrefix(".partial-") }.sorted().map { root + "/" + $0 }
}
