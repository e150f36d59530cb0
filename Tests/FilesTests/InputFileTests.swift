import Files
import Foundation
import Testing

@Suite("Input files")
struct InputFileTests {
  /// A file of its own for one test, removed at the end.
  private func withFile(_ content: [UInt8], _ body: (String) throws -> Void) throws {
    let path = NSTemporaryDirectory() + "input-file-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(content).write(to: URL(fileURLWithPath: path))
    try body(path)
  }

  private func whole(_ path: String, limit: Int = InputFile.defaultLimit) throws -> [UInt8] {
    try bytes(ofFile: path, limit: limit)
  }

  /// "ward\n" packed by gzip 1.12 with -n.
  private let packed: [UInt8] = [
    0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03, 0x2B, 0x4F, 0x2C, 0x4A, 0xE1, 0x02,
    0x00, 0x27, 0xA0, 0x7B, 0xB8, 0x05, 0x00, 0x00, 0x00,
  ]

  @Test("A plain file comes out as it is")
  func plain() throws {
    try withFile(Array("a,b\r\n1,2".utf8)) { path in
      let content = try whole(path)
      #expect(content == Array("a,b\r\n1,2".utf8))
    }
  }

  @Test("An empty file has no bytes")
  func empty() throws {
    try withFile([]) { path in
      let content = try whole(path)
      #expect(content.isEmpty)
    }
  }

  @Test("gzip is recognised whatever the file is called")
  func gzip() throws {
    try withFile(packed) { path in
      let content = try whole(path)
      #expect(content == Array("ward\n".utf8))
    }
  }

  @Test("The members of a gzip file follow each other, and zeros after them are padding")
  func members() throws {
    try withFile(packed + packed + [0, 0, 0]) { path in
      let content = try whole(path)
      #expect(content == Array("ward\nward\n".utf8))
    }
  }

  @Test("A gzip file that ends too early is an error", arguments: [3, 12, 24])
  func cutShort(length: Int) throws {
    try withFile(Array(packed.prefix(length))) { path in
      #expect(throws: FileError.self) { try whole(path) }
    }
  }

  @Test("A gzip file with a changed byte is an error")
  func damaged() throws {
    var changed = packed
    changed[12] ^= 0x55
    try withFile(changed) { path in
      #expect(throws: FileError.self) { try whole(path) }
    }
  }

  @Test("What is unpacked may not be larger than the limit")
  func limit() throws {
    try withFile(packed) { path in
      #expect(throws: FileError.self) { try whole(path, limit: 4) }
      let content = try whole(path, limit: 25)
      #expect(content.count == 5)
    }
  }

  @Test("Pieces of any size make up the whole", arguments: [1, 2, 3, 100_000])
  func pieces(size: Int) throws {
    try withFile(packed + packed) { path in
      var file = try InputFile(path)
      let isPacked = file.isPacked
      #expect(isPacked)
      var whole: [UInt8] = []
      while try file.read(into: &whole, about: size) > 0 {}
      #expect(whole == Array("ward\nward\n".utf8))
    }
  }

  @Test("A file that is not there is missing, and a folder cannot be read")
  func missing() throws {
    #expect(throws: FileError.missing(path: "no-such-file.csv")) {
      try whole("no-such-file.csv")
    }
    #expect(throws: FileError.self) { try whole(NSTemporaryDirectory()) }
  }
}
