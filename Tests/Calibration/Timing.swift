import Foundation
import Model
import Statistics

/// How long the engine takes on one partnership and on as many wards as England has, counts made up.
enum Timing {
  static func run() async {
    for (name, wards, districts) in [("one partnership", 170, 8), ("England", 6_826, 296)] {
      print("\(name): \(wards) wards in \(districts) districts")
      let measures = [
        ("shares", Partnership(sharesOf: wards, sigma: 0.3, seed: 5).measure),
        ("waits", Partnership(waitsOf: wards, sigma: 0.3, seed: 5).measure),
      ]
      for (kind, measure) in measures { await time(kind, measure, districts) }
    }
  }

  private static func time(_ kind: String, _ measure: Measure, _ districts: Int) async {
    guard let code = AreaCode("Z10000001") else { return }
    let clock = ContinuousClock()
    var analyses: [Analysis] = []
    let analysing = clock.measure {
      analyses = analyse([measure], partnership: code, seed: 1)
    }
    let wards = measure.areas.indices
    let around = Surroundings(
      groups: wards.map { $0 * districts / wards.count },
      neighbours: wards.map { ward in [ward - 1, ward + 1].filter(wards.contains) })
    let appraising = await clock.measure {
      _ = await appraise(
        [measure], analyses, surroundings: [.ward: around], AppraisalOptions(seed: 1))
    }
    print(
      "  \(kind): figures \(milliseconds(analysing)), equity and findings \(milliseconds(appraising))"
    )
  }

  private static func milliseconds(_ duration: Duration) -> String {
    let (seconds, rest) = duration.components
    return "\(seconds * 1000 + rest / 1_000_000_000_000_000) ms"
  }
}
