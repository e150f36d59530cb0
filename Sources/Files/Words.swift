import Foundation

extension Span<UInt8> {
  /// Eight bytes from `offset` on as one number, the first of them in its lowest place.
  ///
  /// Loops that look at text eight bytes at a time use it; the one check of bounds covers all eight.
  @inlinable
  public func word(at offset: Int) -> UInt64 {
    precondition(offset >= 0 && offset <= count &- 8, "A word lies within the bytes.")
    return withUnsafeBytes {
      UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
  }
}

extension [UInt8] {
  /// The first place of `byte` from `start` on, as fast as the system's library finds it.
  ///
  /// - Precondition: `start` is a place, or the one behind the last.
  public func firstPlace(of byte: UInt8, from start: Int) -> Int? {
    withUnsafeBytes { bytes in
      let rest = UnsafeRawBufferPointer(rebasing: bytes[start...])
      guard let base = rest.baseAddress else { return nil }
      return memchr(base, Int32(byte), rest.count).map { start + (UnsafeRawPointer($0) - base) }
    }
  }
}
