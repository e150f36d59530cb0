import Foundation
import SwiftCSV

@testable import Intake

/// A table that breaks RFC 4180 in one way, and the rows that a careful reader gets out of it.
struct Breach {
  let name: String
  let bytes: [UInt8]
  /// Headings and rows; nil where a reader should refuse the file and say where.
  let rows: [[String]]?

  init(_ name: String, _ bytes: [UInt8], _ rows: [[String]]?) {
    (self.name, self.bytes, self.rows) = (name, bytes, rows)
  }

  init(_ name: String, _ text: String, _ rows: [[String]]?) {
    self.init(name, Array(text.utf8), rows)
  }

  static let all = [
    Breach(
      "quoted comma and doubled quotes", "a,b\n\"1,5\",\"x\"\"y\"\n",
      [["a", "b"], ["1,5", "x\"y"]]),
    Breach("CR LF", "a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
    Breach("CR alone", "a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
    Breach("no line end at the end", "a,b\n1,2", [["a", "b"], ["1", "2"]]),
    Breach("blank last field, no line end", "a,b\n1,", [["a", "b"], ["1", ""]]),
    Breach("mark of UTF-8 (BOM)", "\u{FEFF}a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
    Breach("line end inside quotes", "a,b\n\"1\n2\",3\n", [["a", "b"], ["1\n2", "3"]]),
    Breach("CR LF inside quotes", "a,b\r\n\"1\r\n2\",3\r\n", [["a", "b"], ["1\r\n2", "3"]]),
    Breach("blank rows between", "a,b\n1,2\n\n,\n3,4\n", [["a", "b"], ["1", "2"], ["3", "4"]]),
    Breach("row too short, told as such", "a,b\n1\n3,4\n", [["a", "b"], ["1"], ["3", "4"]]),
    Breach("row too long, told as such", "a,b\n1,2,3\n", [["a", "b"], ["1", "2", "3"]]),
    Breach("quote inside a plain field", "a,b\n5\" pipe,2\n", [["a", "b"], ["5 pipe", "2"]]),
    Breach("text behind a closing quote", "a,b\n\"x\"y,3\n", [["a", "b"], ["xy", "3"]]),
    Breach("quotation never closed", "a,b\n\"1,2\n3,4\n", nil),
    Breach("blanks round fields", "a,b\n 1 ,\t2\n", [["a", "b"], ["1", "2"]]),
    Breach("zero byte", "a,b\n1,\u{0}2\n", nil),
    Breach(
      "Windows-1252", Array("n,b\n".utf8) + [0x45, 0xE9, 0x96, 0x2C, 0x31, 0x0A],
      [["n", "b"], ["E\u{E9}\u{2013}", "1"]]),
    Breach(
      "UTF-16 with mark",
      [0xFF, 0xFE] + Array("n,b\nE\u{E9},1\n".utf16).flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] },
      [["n", "b"], ["E\u{E9}", "1"]]),
    Breach(
      "UTF-16 without mark",
      Array("n,b\nE\u{E9},1\n".utf16).flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] },
      [["n", "b"], ["E\u{E9}", "1"]]),
    Breach("semicolons", "a;b\n1,5;2\n", [["a", "b"], ["1,5", "2"]]),
    Breach("tabs", "a\tb\n1\t2\n", [["a", "b"], ["1", "2"]]),
    Breach("the same heading twice", "a,a\n1,2\n", [["a", "a"], ["1", "2"]]),
  ]
}

/// What a reader made of a table.
enum Outcome: Equatable {
  case rows([[String]])
  case refused(String)

  func verdict(_ expected: [[String]]?) -> String {
    switch (self, expected) {
    case (.rows(let rows), let expected?): rows == expected ? "right" : "WRONG: \(rows)"
    case (.rows(let rows), nil): "ACCEPTED: \(rows)"
    case (.refused(let words), nil): "refused: \(words)"
    case (.refused(let words), _?): "REFUSED: \(words)"
    }
  }
}

func ours(_ path: String) -> Outcome {
  do {
    var table = try CSVReader.open(path)
    var rows = [table.headings]
    while try table.advance() { rows.append((0..<table.fieldCount).map { table.text($0) }) }
    return .rows(rows)
  } catch {
    return .refused("\(error)")
  }
}

func theirs(_ path: String) -> Outcome {
  do {
    let table = try EnumeratedCSV(url: URL(fileURLWithPath: path), loadColumns: false)
    return .rows([table.header] + table.rows)
  } catch {
    // The system's words name the path and differ by version.
    return .refused(error is CSVParseError ? "\(error)" : "not readable as UTF-8")
  }
}

/// Prints a line a breach, and how many each reader gets right.
func printBreaches() throws {
  let path = NSTemporaryDirectory() + "breach.csv"
  defer { try? FileManager.default.removeItem(atPath: path) }
  var right = (ours: 0, theirs: 0)
  for breach in Breach.all {
    try Data(breach.bytes).write(to: URL(fileURLWithPath: path))
    let (one, other) = (ours(path).verdict(breach.rows), theirs(path).verdict(breach.rows))
    if one.first?.isLowercase == true { right.ours += 1 }
    if other.first?.isLowercase == true { right.theirs += 1 }
    print("\(breach.name)\n  ours      \(one)\n  SwiftCSV  \(other)")
  }
  print("right: ours \(right.ours), SwiftCSV \(right.theirs) of \(Breach.all.count)")
}
