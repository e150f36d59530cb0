import CZlib

/// zlib unpacking a gzip stream, several members one after the other included, or one bare stream of an archive.
final class Inflation {
  enum Form {
    case gzip
    /// Without head and checksum, as in a ZIP archive.
    case bare
  }

  private let form: Form
  private var stream = z_stream()
  /// Whether the last member ended where the input did.
  private(set) var isComplete = false
  /// Whether what follows the last member is padding.
  private var isPadding = false

  init(_ form: Form) {
    self.form = form
    // 16 above the largest window asks for gzip, less than nothing for no head.
    let window = form == .gzip ? 16 + MAX_WBITS : -MAX_WBITS
    let answer = inflateInit2_(
      &stream, window, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(answer == Z_OK, "zlib has memory and is of the version it was built with.")
  }

  deinit { inflateEnd(&stream) }

  /// Unpacks from `input` to the end of `output`, at most `count` bytes, and returns how much of `input` it used; nil
  /// where the stream is damaged.
  func inflate(_ input: [UInt8], into output: inout [UInt8], upTo count: Int) -> Int? {
    if isComplete {
      if form == .bare { return nil }
      // After a member comes another, or zeros that fill a tape's block.
      if isPadding || input.first != 0x1F {
        isPadding = true
        return input.allSatisfy { $0 == 0 } ? input.count : nil
      }
      inflateReset(&stream)
      isComplete = false
    }
    var used = 0
    var answer = Z_OK
    let piece = [UInt8](unsafeUninitializedCapacity: min(count, 1 << 20)) { space, filled in
      input.withUnsafeBufferPointer { source in
        stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
        stream.avail_in = UInt32(source.count)
        stream.next_out = space.baseAddress
        stream.avail_out = UInt32(space.count)
        answer = CZlib.inflate(&stream, Z_NO_FLUSH)
        used = source.count - Int(stream.avail_in)
        filled = space.count - Int(stream.avail_out)
      }
    }
    output.append(contentsOf: piece)
    switch answer {
    case Z_STREAM_END: isComplete = true
    case Z_OK: break
    // No progress was possible: only an error where there was something to do.
    case Z_BUF_ERROR: if used == 0 && piece.isEmpty && !input.isEmpty { return nil }
    default: return nil
    }
    return used
  }
}
