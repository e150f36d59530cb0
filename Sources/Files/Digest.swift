import Crypto
import Foundation

/// The SHA-256 of the bytes in lower-case hexadecimal (FIPS 180-4).
public func sha256(_ bytes: some Sequence<UInt8>) -> String {
  var hash = SHA256()
  hash.update(data: Array(bytes))
  return hexadecimal(hash.finalize())
}

/// The SHA-256 of a file, read piece by piece.
///
/// - Throws: `FileError.missing` or `.unreadable`.
public func sha256(ofFile path: String) throws(FileError) -> String {
  guard FileManager.default.fileExists(atPath: path) else { throw .missing(path: path) }
  guard let handle = FileHandle(forReadingAtPath: path) else {
    throw .unreadable(path: path, reason: "it may not be read by this user")
  }
  defer { try? handle.close() }
  var hash = SHA256()
  do {
    while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty {
      hash.update(data: piece)
    }
  } catch {
    throw .unreadable(path: path, reason: error.localizedDescription)
  }
  return hexadecimal(hash.finalize())
}

private func hexadecimal(_ digest: some Sequence<UInt8>) -> String {
  let digits = Array("0123456789abcdef")
  return String(digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
}
