import Foundation
import Intake
import Model
import Store

/// Counts and median waits by ward of a table of cases, through the project's own intake and directory of postcodes.
struct CasesBenchmark {
  private let cases: String
  private let directory: String
  private let output: String?
  private let width: Int

  init(_ arguments: ArraySlice<String>) throws {
    var rest = Array(arguments)
    width = rest.contains("--one") ? 1 : 2
    rest.removeAll { $0 == "--one" }
    guard rest.count == 2 || rest.count == 3 else {
      throw Inputs.Unreadable(description: "CASES, DIRECTORY and perhaps OUTPUT, please")
    }
    cases = rest[0]
    directory = rest[1]
    output = rest.count == 3 ? rest[2] : nil
  }

  /// Works once, so that the process's own time and memory are those of the work.
  func run() async throws {
    let whole = Stopwatch()
    let (places, codes) = try table()
    let opened = whole.elapsed
    let source = CaseSource(
      path: cases, columns: .init(postcode: "postcode", start: "received", stop: "issued"))
    let tally = try await tallyCases(source, places: places, width: width)
    let all = whole.elapsed
    var lines = ["ward,n,issued,median"]
    var placed = 0
    for number in codes.indices {
      let area = tally.value.area(number)
      guard area.cases > 0 else { continue }
      placed += area.cases
      lines.append(
        "\(codes[number]),\(area.cases),\(area.finished),\(area.medianDays.map { "\($0)" } ?? "")")
    }
    if let output {
      try lines.joined(separator: "\n").write(toFile: output, atomically: true, encoding: .utf8)
    }
    for problem in tally.problems { print("  \(problem.location.file): \(problem.message)") }
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    print(
      String(
        format:
          "ours: cpu %.3f s (directory %.3f s), wall %.3f s, peak %.0f MiB, %d rows placed in %d wards",
        all.processor, opened.processor, all.wall, Double(usage.ru_maxrss) / 1024, placed,
        lines.count - 1))
  }

  /// The ward of each postcode, as the directory names it.
  private func table() throws -> (PostcodeTable, [AreaCode]) {
    let directory = try PostcodeFile(directory, areas: .kept).directory()
    guard let wards = directory.areaColumns.first(where: { $0.name == "ward" }),
      let table = PostcodeTable(directory, areas: wards.numbers, areaCount: wards.codes.count)
    else { throw Inputs.Unreadable(description: "the directory names no wards") }
    return (table, wards.codes)
  }
}
