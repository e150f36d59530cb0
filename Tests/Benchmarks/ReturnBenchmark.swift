import Intake
import Model

/// Times the reading of one return: a folder of any of its modules, or its XML.
struct ReturnBenchmark {
  private let path: String
  private let repeats: Int

  init(_ arguments: ArraySlice<String>) throws {
    guard let path = arguments.first else { throw UsageError() }
    self.path = path
    repeats = arguments.dropFirst().first.flatMap { Int($0) } ?? 5
  }

  struct UsageError: Error {}

  func run() async throws {
    guard let period = Period(Day(number: 20_089), through: Day(number: 20_453)) else {
      throw UsageError()
    }
    var timings = Timings("return")
    var rows = 0
    for _ in 0..<repeats {
      let read = try await timings.measure {
        try readReturn(folder: path, period: period, snapshot: Day(number: 20_468))
      }
      rows = read.rowsRead.map(\.rows).reduce(0, +)
    }
    print("\(path): \(rows) rows")
    print(timings.line(items: max(rows, 1)))
  }
}
