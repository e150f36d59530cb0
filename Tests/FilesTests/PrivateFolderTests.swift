import Files
import Foundation
import Testing

@Suite("Private folders")
struct PrivateFolderTests {
  private func inFolder(_ body: (String) throws -> Void) throws {
    let folder = NSTemporaryDirectory() + "private-folder-" + UUID().uuidString
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  private func mode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0
  }

  @Test("The owner alone may enter it and read its files")
  func modes() throws {
    try inFolder { root in
      let folder = try PrivateFolder(root + "/store")
      try folder.write([1, 2], as: "one")
      try folder.append([3], to: "two")
      try folder.append([4], to: "two")
      #expect(try mode(root + "/store") == 0o700)
      #expect(try mode(root + "/store/one") == 0o600)
      #expect(try mode(root + "/store/two") == 0o600)
      #expect(try folder.bytes(of: "two") == [3, 4])
      #expect(try folder.bytes(of: "three") == nil)
      #expect(folder.names == ["one", "two"])
    }
  }

  @Test("One that others may enter is refused", arguments: [0o750, 0o705, 0o720, 0o777])
  func open(mode: Int) throws {
    try inFolder { root in
      _ = try PrivateFolder(root + "/store")
      #expect(chmod(root + "/store", mode_t(mode)) == 0)
      #expect(throws: FileError.self) { try PrivateFolder(root + "/store") }
    }
  }

  @Test("A link is refused, as the folder and as a file in it, for reading and writing alike")
  func links() throws {
    try inFolder { root in
      let folder = try PrivateFolder(root + "/store")
      #expect(symlink(root + "/store", root + "/link") == 0)
      #expect(throws: FileError.self) { try PrivateFolder(root + "/link") }
      try Data([7]).write(to: URL(fileURLWithPath: root + "/elsewhere"))
      #expect(symlink(root + "/elsewhere", root + "/store/one") == 0)
      #expect(throws: FileError.self) { try folder.bytes(of: "one") }
      #expect(throws: FileError.self) { try folder.write([1], as: "one") }
      #expect(throws: FileError.self) { try folder.append([1], to: "one") }
      #expect(try Data(contentsOf: URL(fileURLWithPath: root + "/elsewhere")) == Data([7]))
    }
  }

  @Test("A file that others may read is refused")
  func openFile() throws {
    try inFolder { root in
      let folder = try PrivateFolder(root + "/store")
      try folder.write([1], as: "one")
      #expect(chmod(root + "/store/one", 0o644) == 0)
      #expect(throws: FileError.self) { try folder.bytes(of: "one") }
    }
  }

  @Test("A second run is kept out until the first lets go")
  func hold() throws {
    try inFolder { root in
      let folder = try PrivateFolder(root + "/store")
      var first: FolderHold? = try folder.hold()
      #expect(first != nil)
      #expect(throws: FileError.self) { try folder.hold() }
      first = nil
      #expect(throws: Never.self) { try folder.hold() }
    }
  }

  @Test("A folder is removed with all in it, and what its links lead to stays")
  func removal() throws {
    try inFolder { root in
      try FileManager.default.createDirectory(
        atPath: root + "/internal/wards", withIntermediateDirectories: true)
      for name in ["/keep", "/internal/a", "/internal/wards/b"] {
        try Data([1]).write(to: URL(fileURLWithPath: root + name))
      }
      #expect(symlink(root + "/keep", root + "/internal/link") == 0)
      #expect(symlink(root, root + "/internal/up") == 0)
      #expect(symlink(root + "/internal", root + "/other") == 0)
      #expect(throws: FileError.self) { try removeFolder(root + "/other") }
      #expect(try removeFolder(root + "/internal") == 4)
      #expect(FileManager.default.fileExists(atPath: root + "/keep"))
      #expect(try removeFolder(root + "/internal") == nil)
    }
  }

  @Test("No memory can be dumped once that was forbidden")
  func coreDumps() throws {
    forbidCoreDumps()
    let limits = try String(contentsOfFile: "/proc/self/limits", encoding: .utf8)
    let line = try #require(limits.split(separator: "\n").first { $0.hasPrefix("Max core") })
    #expect(line.split(separator: " ").dropFirst(4).prefix(2) == ["0", "0"])
    let filter = try String(contentsOfFile: "/proc/self/coredump_filter", encoding: .utf8)
    #expect(filter.trimmingCharacters(in: .whitespacesAndNewlines).allSatisfy { $0 == "0" })
  }
}
