import Foundation
import Model
import Statistics

extension Double {
  var exponential: Double { exp(self) }
  var logarithm: Double { log(self) }
}

/// How long the whole engine takes, from placed records to findings, of as many areas as a partnership or England has.
enum Timing {
  static func run() async {
    for (name, wards, districts) in [("one partnership", 170, 8), ("England", 6_826, 296)] {
      var made = Records(wards: wards, districts: districts)
      let inputs = made.inputs()
      print("\(name): \(wards) wards in \(districts) districts, \(memory()) with the inputs alone")
      await time(inputs, made.surroundings)
    }
  }

  private static func time(
    _ inputs: PlacedInputs, _ surroundings: [Level: Surroundings]
  ) async {
    guard let code = AreaCode("Z10000001") else { return }
    let clock = ContinuousClock()
    let options = MeasuringOptions(
      clocks: StatutoryClocks([.since2014]), rules: .departmental, pooledLevels: [.ward],
      groupLevels: [.district])
    var (measures, earlier, analyses) = ([Measure](), [Measure](), [Analysis]())
    let counting = clock.measure {
      measures = measure(inputs, Catalogue.definitions, options)
      earlier = measureEarlierYears(inputs, Catalogue.definitions, options)
    }
    let analysing = clock.measure {
      analyses = analyse(measures, partnership: code, seed: 1)
    }
    var found: Appraisal?
    let appraising = await clock.measure {
      found = await appraise(
        measures, analyses, surroundings: surroundings, earlier: earlier,
        AppraisalOptions(seed: 1))
    }
    let indicators = Set(measures.map(\.indicator.id)).count
    print(
      """
        \(indicators) of \(Catalogue.definitions.count) indicators, \(measures.count) tables, \
      \(analyses.reduce(0) { $0 + $1.estimates.count }) figures of areas, \
      \(found?.equity.count ?? 0) tables of equity, \(found?.findings.findings.count ?? 0) findings
        counting \(seconds(counting)), figures \(seconds(analysing)), \
      equity and findings \(seconds(appraising)); all \(seconds(counting + analysing + appraising))
        most memory \(memory())
      """)
  }

  private static func seconds(_ duration: Duration) -> String {
    let (whole, rest) = duration.components
    return String(format: "%.1f s", Double(whole) + Double(rest) / 1e18)
  }

  /// The most memory that the process has had, as Linux tells it.
  private static func memory() -> String {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    let kilobytes = line.flatMap { Int($0.split(separator: " ").dropFirst().first ?? "") }
    return kilobytes.map { "\($0 / 1024) MB" } ?? "unknown"
  }
}
