import Files
import Foundation
import Model
import Store
import Testing

@Suite("Ledger files")
struct LedgerFileTests {
  private func inStore(_ body: (PrivateFolder) throws -> Void) throws {
    let path = NSTemporaryDirectory() + "ledger-file-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: path) }
    try body(PrivateFolder(path))
  }

  private func statement(
    _ place: String, _ display: ReleaseLedger.Display, group: String = "all"
  ) -> ReleaseLedger.Statement {
    ReleaseLedger.Statement(
      number: ReleaseLedger.Number(
        counted: "requests", level: .ward, place: place, group: Group(group),
        period: "2025-01-01..2025-12-31"),
      display: display, vintage: display == .hidden ? nil : "2025", policy: "standard",
      release: "2026.1 revision 0", isWithdrawn: place == "unknown")
  }

  @Test("What was published comes back, whatever a group is called, and order does not matter")
  func roundTrip() throws {
    try inStore { folder in
      let file = LedgerFile(in: folder)
      #expect(try file.read() == ReleaseLedger())
      let statements = [
        statement("E05014690", .shown(15)), statement("E05014691", .hidden),
        statement("unknown", .shown(0), group: "service=Speech\tand\\t\nlanguage\\"),
      ]
      try file.write(ReleaseLedger(statements: statements + [statements[1]]))
      let read = try file.read().statements
      #expect(Set(read) == Set(statements))
      #expect(read.count == 3)
      let bytes = try folder.bytes(of: LedgerFile.file)
      try file.write(ReleaseLedger(statements: statements.reversed()))
      #expect(try folder.bytes(of: LedgerFile.file) == bytes)
    }
  }

  @Test(
    "A ledger that is cut, or holds what is no display, is an error and not a shorter ledger",
    arguments: ["", "0015", "-5", "+5", "x", "5.0"])
  func damaged(display: String) throws {
    try inStore { folder in
      let file = LedgerFile(in: folder)
      try file.write(ReleaseLedger(statements: [statement("E05014690", .shown(15))]))
      let whole = String(decoding: try folder.bytes(of: LedgerFile.file) ?? [], as: UTF8.self)
      let changed = whole.replacing("\t15\t", with: "\t\(display)\t")
      #expect(changed != whole)
      for text in [changed, String(whole.dropLast()), String(whole.dropLast(9)), ""] {
        try folder.write(Array(text.utf8), as: LedgerFile.file)
        #expect(throws: FileError.self) { try file.read() }
      }
    }
  }
}
