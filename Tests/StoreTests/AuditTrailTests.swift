import Files
import Foundation
import Model
import Store
import Testing

@Suite("Audit trail and retention")
struct AuditTrailTests {
  private func inStore(_ body: (PrivateFolder) throws -> Void) throws {
    let path = NSTemporaryDirectory() + "audit-trail-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: path) }
    try body(PrivateFolder(path))
  }

  private func entry(_ result: String) -> AuditEntry {
    var entry = AuditEntry(
      time: "2026-03-12T09:30:00Z", user: "analyst", command: "run", toolVersion: "1.0",
      result: result)
    entry.inputs = [.init(part: "sen2", sha256: String(repeating: "a", count: 64))]
    entry.rowsRead = 8_110
    return entry
  }

  private func lines(_ folder: PrivateFolder) throws -> [ArraySlice<UInt8>] {
    (try folder.bytes(of: AuditTrail.file) ?? []).split(separator: 10)
  }

  private func rewrite(_ folder: PrivateFolder, _ lines: [ArraySlice<UInt8>]) throws {
    try folder.write(lines.flatMap { $0 + [10] }, as: AuditTrail.file)
  }

  @Test("What was written comes back in order, and the chain holds")
  func roundTrip() throws {
    try inStore { folder in
      let trail = AuditTrail(in: folder)
      let written = ["done", "refused", "done"].map(entry)
      for entry in written { try trail.append(entry) }
      let state = try trail.verified()
      #expect(state.entries == written)
      #expect(state.faults.isEmpty)
      // The same entries give the same bytes.
      let first = try folder.bytes(of: AuditTrail.file)
      try inStore { other in
        for entry in written { try AuditTrail(in: other).append(entry) }
        #expect(try other.bytes(of: AuditTrail.file) == first)
      }
    }
  }

  @Test("A line that is changed, removed, moved or cut off at the end shows, and stops the trail")
  func tampering() throws {
    let changes: [(String, ([ArraySlice<UInt8>]) -> [ArraySlice<UInt8>])] = [
      (
        "changed",
        {
          let text = String(decoding: $0[1], as: UTF8.self).replacing("refused", with: "granted")
          return [$0[0], Array(text.utf8)[...], $0[2]]
        }
      ),
      ("removed", { [$0[0], $0[2]] }), ("first removed", { Array($0.dropFirst()) }),
      ("moved", { [$0[1], $0[0], $0[2]] }), ("cut", { Array($0.dropLast()) }),
      ("cut to one", { [$0[0]] }), ("emptied", { _ in [] }), ("doubled", { $0 + [$0[2]] }),
    ]
    for (name, change) in changes {
      try inStore { folder in
        let trail = AuditTrail(in: folder)
        for result in ["done", "refused", "done"] { try trail.append(entry(result)) }
        try rewrite(folder, change(lines(folder)))
        #expect(try !trail.verified().faults.isEmpty, "\(name)")
        #expect(throws: FileError.self, "\(name)") { try trail.append(entry("done")) }
      }
    }
  }

  @Test("A head that is removed shows, and one a line behind is that of a run that was killed")
  func head() throws {
    try inStore { folder in
      let trail = AuditTrail(in: folder)
      try trail.append(entry("done"))
      let head = try #require(try folder.bytes(of: AuditTrail.headFile))
      try trail.append(entry("done"))
      try folder.write(head, as: AuditTrail.headFile)
      #expect(try trail.verified().faults.isEmpty)
      try trail.append(entry("done"))
      try folder.remove(AuditTrail.headFile)
      #expect(try trail.verified().faults.count == 1)
    }
  }

  @Test("What is kept is overdue the day after its last, once, until it is purged")
  func retention() throws {
    try inStore { folder in
      let (run, last) = (Day(number: 20_000), Day(number: 20_030))
      var retention = try Retention(in: folder)
      for output in ["/a", "/b", "/a"] {
        try retention.keep(
          Keeping(written: run, keepUntil: last, output: output, imports: ["sen2"]))
      }
      #expect(retention.keepings.count == 2)
      #expect(retention.overdue(on: last).isEmpty)
      #expect(retention.overdue(on: last + 1).map(\.output) == ["/b", "/a"])
      try retention.purge("/b", on: last + 1)
      let read = try Retention(in: folder)
      #expect(read.keepings == retention.keepings)
      #expect(read.overdue(on: last + 1).map(\.output) == ["/a"])
    }
  }

  @Test("A list of what is kept that was damaged is an error, not an empty list")
  func damaged() throws {
    try inStore { folder in
      try folder.write(Array("[{]".utf8), as: Retention.file)
      #expect(throws: FileError.self) { try Retention(in: folder) }
    }
  }
}
