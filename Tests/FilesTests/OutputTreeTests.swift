import Files
import Foundation
import Testing

@Suite("Output trees")
struct OutputTreeTests {
  /// A new empty folder, removed at the end.
  private func inFolder(_ body: (String) throws -> Void) throws {
    let folder = NSTemporaryDirectory() + "output-tree-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  private func mode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0
  }

  @Test(
    "Finished folders appear with the modes that their readers need, and nothing else stays behind")
  func commit() throws {
    try inFolder { root in
      var tree = try OutputTree(root: root)
      try tree.addFolder("internal", access: .ownerOnly)
      try tree.addFolder("public", access: .everyone)
      try tree.add("internal/wards/a.html", text: "exact")
      try tree.add("public/index.html", text: "open")
      try tree.commit()
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: root).sorted() == [
          "internal", "public",
        ])
      #expect(
        try String(contentsOfFile: root + "/internal/wards/a.html", encoding: .utf8) == "exact")
      #expect(try mode(root + "/internal") == 0o700)
      #expect(try mode(root + "/internal/wards/a.html") == 0o600)
      #expect(try mode(root + "/public") == 0o755)
      #expect(try mode(root + "/public/index.html") == 0o644)
    }
  }

  @Test("Exact figures go neither through a link nor where everybody may write")
  func unsafeRoots() throws {
    try inFolder { root in
      try FileManager.default.createDirectory(
        atPath: root + "/real", withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
      try FileManager.default.createSymbolicLink(
        atPath: root + "/link", withDestinationPath: root + "/real")
      var linked = try OutputTree(root: root + "/link")
      #expect(throws: FileError.self) { try linked.addFolder("internal", access: .ownerOnly) }
      try linked.addFolder("public", access: .everyone)
      #expect(chmod(root + "/real", 0o757) == 0)
      var shared = try OutputTree(root: root + "/real")
      #expect(throws: FileError.self) { try shared.addFolder("internal", access: .ownerOnly) }
    }
  }

  @Test("A tree that is given up leaves the previous output whole")
  func abandoned() throws {
    struct Stop: Error {}
    try inFolder { root in
      var first = try OutputTree(root: root)
      try first.addFolder("public", access: .everyone)
      try first.add("public/index.html", text: "old")
      try first.commit()
      #expect(throws: Stop.self) {
        var second = try OutputTree(root: root)
        try second.addFolder("public", access: .everyone)
        try second.add("public/index.html", text: "half")
        throw Stop()
      }
      #expect(try String(contentsOfFile: root + "/public/index.html", encoding: .utf8) == "old")
      #expect(try FileManager.default.contentsOfDirectory(atPath: root) == ["public"])
    }
  }

  @Test(
    "What a killed run left is removed by the next one; what a living one writes, and what is no run's, stays"
  )
  func killed() throws {
    let dead = Process()
    dead.executableURL = URL(fileURLWithPath: "/bin/true")
    try dead.run()
    dead.waitUntilExit()
    try inFolder { root in
      let gone = ".partial-\(dead.processIdentifier)-7"
      let held = ".partial-\(dead.processIdentifier)-8"
      let living = ".partial-\(getppid())-7"
      for name in [gone, held, living, ".partial-notes"] {
        try FileManager.default.createDirectory(
          atPath: root + "/" + name + "/internal", withIntermediateDirectories: true)
        #expect(
          FileManager.default.createFile(
            atPath: root + "/" + name + "/internal/results.gpkg", contents: Data("exact".utf8)))
      }
      // As a process on another machine that shares the folder would hold it.
      let lock = open(root + "/" + held, O_RDONLY | O_DIRECTORY)
      #expect(flock(lock, LOCK_EX | LOCK_NB) == 0)
      defer { close(lock) }
      var first = try OutputTree(root: root)
      try first.addFolder("internal", access: .ownerOnly)
      var second = try OutputTree(root: root)
      try second.addFolder("public", access: .everyone)
      try first.commit()
      try second.commit()
      #expect(
        Set(try FileManager.default.contentsOfDirectory(atPath: root)) == [
          held, living, ".partial-notes", "internal", "public",
        ])
    }
  }

  @Test("A new release replaces the old one whole: pages of areas that are gone do not stay")
  func replaced() throws {
    try inFolder { root in
      for (path, text) in [("public/old.html", "1"), ("public/new.html", "2")] {
        var tree = try OutputTree(root: root)
        try tree.addFolder("public", access: .everyone)
        try tree.add(path, text: text)
        try tree.commit()
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: root + "/public") == ["new.html"])
    }
  }

  @Test("A folder that cannot be made is an error that says so")
  func cannotCreate() throws {
    try inFolder { root in
      #expect(FileManager.default.createFile(atPath: root, contents: nil))
      #expect(throws: FileError.self) { _ = try OutputTree(root: root + "/below") }
    }
  }

  @Test(
    "The digest is SHA-256",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ])
  func digest(text: String, expected: String) {
    #expect(sha256(text.utf8) == expected)
  }
}
