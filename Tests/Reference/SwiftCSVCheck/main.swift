import Foundation
import SwiftCSV

@testable import Intake

// Usage: SwiftCSVCheck breaches | make ROWS FILE | ours FILE | swiftcsv FILE | swiftcsv-whole FILE

let arguments = Array(CommandLine.arguments.dropFirst())
switch (arguments.first, arguments.count) {
case ("breaches", 1): try printBreaches()
case ("make", 3): try makeTable(rows: Int(arguments[1]) ?? 0, at: arguments[2])
case ("ours", 2): try timed("the project's reader") { try readOurs(arguments[1]) }
case ("swiftcsv", 2):
  try timed("SwiftCSV, row by row") { try readTheirs(arguments[1], isWhole: false) }
case ("swiftcsv-whole", 2):
  try timed("SwiftCSV, rows kept") { try readTheirs(arguments[1], isWhole: true) }
default:
  print("usage: SwiftCSVCheck breaches | make ROWS FILE | ours|swiftcsv|swiftcsv-whole FILE")
  exit(64)
}

/// Reads every field of every row; returns rows and bytes of fields, so that both are known to have read the same.
func readOurs(_ path: String) throws -> (rows: Int, bytes: Int) {
  var table = try CSVReader.open(path)
  var (rows, bytes) = (0, 0)
  while try table.advance() {
    rows += 1
    for column in 0..<table.fieldCount { bytes += table.field(column).count }
  }
  return (rows, bytes)
}

func readTheirs(_ path: String, isWhole: Bool) throws -> (rows: Int, bytes: Int) {
  final class Found { var (rows, bytes) = (0, 0) }
  let found = Found()
  func add(_ row: [String]) {
    found.rows += 1
    for field in row { found.bytes += field.utf8.count }
  }
  if isWhole {
    let table = try EnumeratedCSV(
      url: URL(fileURLWithPath: path), delimiter: .comma, loadColumns: false)
    table.rows.forEach(add)
  } else {
    // Without a row limit the initialiser keeps all rows: the callback is the only way to stream.
    let text = try String(contentsOf: URL(fileURLWithPath: path), encoding: .utf8)
    let table = try CSV<Nothing>(string: text, delimiter: .comma, loadColumns: false)
    try table.enumerateAsArray(startAt: 1, rowLimit: nil, add)
  }
  return (found.rows, found.bytes)
}

/// A view that keeps nothing.
struct Nothing: CSVView {
  var rows: [[String]] { [] }
  var columns: [String]? { nil }
  init(header: [String], text: String, delimiter: CSVDelimiter, loadColumns: Bool, rowLimit: Int?) {
  }
  func serialize(header: [String], delimiter: CSVDelimiter) -> String { "" }
}

func timed(_ name: String, _ work: () throws -> (rows: Int, bytes: Int)) throws {
  let start = ContinuousClock.now
  let found = try work()
  let wall = ContinuousClock.now - start
  var usage = rusage()
  getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  let processor =
    Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
    + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
  let seconds = Double(wall.components.seconds) + Double(wall.components.attoseconds) / 1e18
  print(
    String(
      format: "%@: %d rows, %d bytes of fields, cpu %.3f s, wall %.3f s, peak %.0f MiB",
      name, found.rows, found.bytes, processor, seconds, Double(usage.ru_maxrss) / 1024))
}

/// Made-up requests with a fixed sequence of numbers: a tenth of the rows with a quoted comma.
func makeTable(rows: Int, at path: String) throws {
  var text = "requeststableid,persontableid,receiveddate,requestoutcome,requestoutcomedate,note\n"
  var state: UInt64 = 20_260_115
  for row in 0..<rows {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    let month = ["Jan", "Apr", "Jun", "Sep", "Nov"][Int(state >> 33) % 5]
    let note = row % 10 == 0 ? "\"moved, then back\"" : "none"
    text += "\(row),\(state >> 40),2025-\(month)-1\(row % 10) 00:00:00,Y,,\(note)\n"
  }
  try text.write(toFile: path, atomically: true, encoding: .utf8)
}
