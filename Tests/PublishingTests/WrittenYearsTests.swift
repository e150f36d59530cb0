import Foundation
import Publishing
import Testing

@Suite("Sentences derived again from the files")
struct WrittenYearsTests {
  @Test(
    "The made-up release agrees with itself, and another year in a sentence on how long is found out"
  )
  func years() throws {
    let site = try MadeUpSite.shared.get()
    #expect(try verify(site.root).mismatches.map(\.description) == [])

    let copy = NSTemporaryDirectory() + "made-up-copy-" + UUID().uuidString
    try FileManager.default.copyItem(atPath: site.root, toPath: copy)
    defer { try? FileManager.default.removeItem(atPath: copy) }
    let page = copy + "/internal/districts/Z07000001.html"
    let sentences = copy + "/internal/sentences.csv"
    for path in [page, sentences] {
      let text = try String(contentsOfFile: path, encoding: .utf8)
      let changed = text.replacing("It has been so since 2023.", with: "It has been so since 2024.")
        .replacing("first=2023", with: "first=2024")
      #expect(changed != text)
      try changed.write(toFile: path, atomically: true, encoding: .utf8)
    }
    let found = try verify(copy).mismatches
    #expect(
      found.contains {
        if case .input(_, _, rule: "since.from") = $0 { true } else { false }
      })
  }
}
