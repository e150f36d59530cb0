import Foundation

/// What the benchmarks can do; each prints ratios to something else measured in the same run.
let usage = """
  usage: Benchmarks locate AREAS POINTS [--random COUNT] [--repeats COUNT] [--queries COUNT] [--alone]
         Benchmarks verify AREAS POINTS
         Benchmarks project POINTS
         Benchmarks return PATH [REPEATS]
         Benchmarks cases CASES DIRECTORY [OUTPUT] [--one]

  AREAS and POINTS are files that ../BenchmarkPeers/prepare.py writes.
  locate  times PointLocator against GEOS's search tree and prepared predicate
  verify  compares every answer with GEOS's own, for the points and for awkward points round every vertex
  project times the change of coordinate system
  return  times the reading of a SEN2 return, a folder or an XML file
  cases   counts a table of cases by ward, once, and says what it took; CASES and DIRECTORY come from
          ../BenchmarkPeers/cases.py and postcodes import
  """

let arguments = CommandLine.arguments.dropFirst()
do {
  switch arguments.first {
  case "locate": try await LocateBenchmark(arguments.dropFirst()).run()
  case "verify": try await VerifyLocator(arguments.dropFirst()).run()
  case "project": try await ProjectBenchmark(arguments.dropFirst()).run()
  case "return": try await ReturnBenchmark(arguments.dropFirst()).run()
  case "cases": try await CasesBenchmark(arguments.dropFirst()).run()
  default:
    print(usage)
    exit(64)
  }
} catch {
  print("error: \(error)")
  exit(1)
}
