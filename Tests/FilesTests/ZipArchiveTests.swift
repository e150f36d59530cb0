import Files
import Foundation
import Testing

@Suite("ZIP archives")
struct ZipArchiveTests {
  /// "a/b.csv" holding "ward\n" stored, written out by hand after APPNOTE 6.3.10; the CRC-32 is that of Python's zlib.
  private let small: [UInt8] =
    [0x50, 0x4B, 3, 4, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x27, 0xA0, 0x7B, 0xB8, 5, 0, 0, 0, 5, 0, 0]
    + [0, 7, 0, 0, 0] + Array("a/b.csvward\n".utf8)
    + [0x50, 0x4B, 1, 2, 10, 0, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x27, 0xA0, 0x7B, 0xB8]
    + [5, 0, 0, 0, 5, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    + Array("a/b.csv".utf8)
    + [0x50, 0x4B, 5, 6, 0, 0, 0, 0, 1, 0, 1, 0, 53, 0, 0, 0, 42, 0, 0, 0, 0, 0]

  private func withFile(_ content: [UInt8], _ body: (String) throws -> Void) throws {
    let path = NSTemporaryDirectory() + "zip-archive-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(content).write(to: URL(fileURLWithPath: path))
    try body(path)
  }

  @Test("A stored entry comes out as it is, by its name")
  func stored() throws {
    try withFile(small) { path in
      #expect(ZipArchive.isArchive(path))
      let archive = try ZipArchive(path)
      #expect(archive.entries.map(\.name) == ["a/b.csv"])
      let entry = try #require(archive.entry(named: "a/b.csv"))
      #expect(try archive.bytes(of: entry) == Array("ward\n".utf8))
      #expect(archive.entry(named: "b.csv") == nil)
      #expect(throws: FileError.self) { try archive.bytes(of: entry, limit: 4) }
    }
  }

  @Test("Whatever byte is changed, the content is right or an error, and never a crash")
  func changedBytes() throws {
    for place in small.indices {
      for change: UInt8 in [0x01, 0x80, 0xFF] {
        var changed = small
        changed[place] ^= change
        try withFile(changed) { path in
          guard let archive = try? ZipArchive(path) else { return }
          for entry in archive.entries {
            guard let content = try? archive.bytes(of: entry) else { continue }
            #expect(content == Array("ward\n".utf8))
          }
        }
      }
    }
  }

  @Test("An archive that ends too early is no archive")
  func cutShort() throws {
    for length in 0..<small.count {
      try withFile(Array(small.prefix(length))) { path in
        #expect(throws: FileError.self) { try ZipArchive(path) }
      }
    }
  }

  @Test(
    "A name that leads out of the archive is refused",
    arguments: ["../b.cs", "/b.csv.", "a/../b.", "..\\b.cs", "C:b.csv", "a\nb.csv"])
  func names(name: String) throws {
    var changed = small
    changed.replaceSubrange(30..<37, with: Array(name.utf8).prefix(7))
    changed.replaceSubrange(88..<95, with: Array(name.utf8).prefix(7))
    try withFile(changed) { path in
      #expect(throws: FileError.self) { try ZipArchive(path) }
    }
  }

  @Test("A link is refused, and so is an entry that is encrypted")
  func linksAndPasswords() throws {
    var link = small
    link[42 + 41] = 0xA1
    try withFile(link) { path in
      #expect(throws: FileError.self) { try ZipArchive(path) }
    }
    var encrypted = small
    encrypted[42 + 8] = 1
    try withFile(encrypted) { path in
      let archive = try ZipArchive(path)
      let error = #expect(throws: FileError.self) { try archive.bytes(of: archive.entries[0]) }
      #expect(error?.description.contains("encrypted") == true)
    }
  }

  // MARK: - Archives of Python's zipfile

  /// An archive made by lines of Python that write to `z`.
  private func withArchive(_ script: String, _ body: (String) throws -> Void) throws {
    try withFile([]) { path in
      let whole = "import sys, zipfile\nz = zipfile.ZipFile(sys.argv[1], 'w')\n\(script)\nz.close()"
      try #require(Python.run("-c", whole, path))
      try body(path)
    }
  }

  @Test("Packed entries come out whole, in pieces of any size", .enabled(if: Python.isThere))
  func deflated() throws {
    let script = """
      z.mkdir('Data') if hasattr(z, 'mkdir') else None
      z.comment = b'PK\\5\\6 is not the end'
      z.writestr('Data/one.csv', ''.join(f'{i},{i * i}\\n' for i in range(30000)), 8)
      z.writestr('Data/two.csv', b'', 8)
      z.writestr('three.bin', b'\\x1f\\x8b', 0)
      """
    let text = (0..<30000).map { "\($0),\($0 * $0)\n" }.joined()
    try withArchive(script) { path in
      let archive = try ZipArchive(path)
      #expect(archive.entries.map(\.name) == ["Data/one.csv", "Data/two.csv", "three.bin"])
      for size in [1000, 65_536, 1 << 24] {
        var file = try InputFile(archive.entries[0], of: archive)
        var whole: [UInt8] = []
        while try file.read(into: &whole, about: size) > 0 {}
        #expect(whole == Array(text.utf8))
      }
      #expect(try archive.bytes(of: archive.entries[1]).isEmpty)
      #expect(try archive.bytes(of: archive.entries[2]) == [0x1F, 0x8B])
    }
  }

  @Test("Sizes of ZIP64 are read", .enabled(if: Python.isThere))
  func wide() throws {
    // A limit of 10 bytes makes zipfile write the wide records for a small file.
    let script = """
      zipfile.ZIP64_LIMIT = 10
      with z.open(zipfile.ZipInfo('wide.csv'), 'w', force_zip64=True) as f: f.write(b'0123456789abcdef')
      """
    try withArchive(script) { path in
      let archive = try ZipArchive(path)
      #expect(archive.entries.first?.unpackedSize == 16)
      #expect(try archive.bytes(of: archive.entries[0]) == Array("0123456789abcdef".utf8))
    }
  }

  @Test("A bomb is refused before it is unpacked", .enabled(if: Python.isThere))
  func bomb() throws {
    try withArchive("z.writestr('bomb.csv', b'0' * 4000000, 8)") { path in
      let archive = try ZipArchive(path)
      #expect(throws: FileError.self) { try archive.bytes(of: archive.entries[0]) }
    }
  }

  @Test("A method other than deflate is refused", .enabled(if: Python.isThere))
  func method() throws {
    try withArchive("z.writestr('a.csv', b'abc', 12)") { path in
      let archive = try ZipArchive(path)
      #expect(throws: FileError.self) { try archive.bytes(of: archive.entries[0]) }
    }
  }
}

/// The Python of this machine, where it has one that can pack.
private enum Python {
  static let isThere = run("-c", "import zlib, bz2")

  static func run(_ arguments: String...) -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
