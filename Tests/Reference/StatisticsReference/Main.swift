import Foundation
import Model
import Statistics

/// Computes every method of `Statistics` on drawn data and prints one number a line, for a comparison with other programs.
@main
struct StatisticsReference {
  static func main() throws {
    guard CommandLine.arguments.count == 2 else { return }
    let directory = CommandLine.arguments[1]
    print("method,item,value")
    try printShares(Table("\(directory)/shares.csv"))
    try printChildren(Table("\(directory)/children.csv"))
    try printWaits(Table("\(directory)/waits.csv"))
    try printList(Table("\(directory)/list.csv"))
    try printLeagues(Table("\(directory)/leagues.csv"))
    try printCharts(Table("\(directory)/charts.csv"))
    try printNumerics(Table("\(directory)/numerics.csv"))
    try printOfficial(
      Table("\(directory)/shares.csv"), Table("\(directory)/bands.csv"),
      Table("\(directory)/months.csv"))
  }
}

/// A file of numbers in columns with names.
struct Table {
  private let columns: [String: [Double]]

  init(_ path: String) throws {
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline)
    let names = lines.first.map { $0.split(separator: ",").map(String.init) } ?? []
    let rows = lines.dropFirst().map { $0.split(separator: ",").map { Double($0) ?? .nan } }
    var columns: [String: [Double]] = [:]
    for (place, name) in names.enumerated() { columns[name] = rows.map { $0[place] } }
    self.columns = columns
  }

  subscript(name: String) -> [Double] { columns[name] ?? [] }
}

func report(_ method: String, _ item: some CustomStringConvertible, _ value: Double?) {
  print("\(method),\(item),\(value ?? .nan)")
}

func report(_ method: String, _ item: some CustomStringConvertible, _ limits: Interval?) {
  report(method, "\(item) lower", limits?.lower)
  report(method, "\(item) upper", limits?.upper)
}

func report(
  _ method: String, _ item: some CustomStringConvertible, _ limits: Outcome.Limits?
) {
  report(method, "\(item) lower", limits?.lower)
  report(method, "\(item) upper", limits?.upper)
}
