#if canImport(Glibc)
  import Glibc
#endif

extension Array {
  /// An array without elements but with room for many, in large pages where the system has them.
  ///
  /// Reading here and there in tens of megabytes spends most of its time finding out where small pages lie.
  static func large(capacity: Int) -> [Element] {
    var array: [Element] = []
    array.reserveCapacity(capacity)
    #if canImport(Glibc)
      array.withUnsafeMutableBufferPointer { elements in
        guard let start = elements.baseAddress else { return }
        let first = UInt(bitPattern: start) / 4096 * 4096 + 4096
        let end = UInt(bitPattern: start + capacity) / 4096 * 4096
        // Memory that other things may share is left as it is; a refusal changes nothing but the speed.
        guard end > first + (2 << 20) else { return }
        _ = madvise(UnsafeMutableRawPointer(bitPattern: first), Int(end - first), MADV_HUGEPAGE)
      }
    #endif
    return array
  }
}
