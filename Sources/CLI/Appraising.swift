import Geometry
import Model
import Statistics

extension Pipeline {
  /// How unequal areas are and which stand out, with what is known of them from the map and the deprivation table.
  func appraisal(
    _ measures: [Measure], _ analyses: [Analysis], _ earlier: [Measure], _ inputs: Inputs
  ) async throws -> Appraisal {
    await appraise(
      measures, analyses, surroundings: try inputs.surroundings(), earlier: earlier,
      AppraisalOptions(seed: configuration.seed))
  }

  /// The single years before the latest, which tell how long a difference has lasted.
  func earlierYears(_ placed: Placed) -> [Measure] {
    measureEarlierYears(placed.inputs, Catalogue.definitions, measuringOptions)
  }
}

extension Inputs {
  /// What is known of the areas of each level: what holds them, how deprived they are, and what they touch.
  func surroundings() throws -> [Level: Surroundings] {
    let deprivation = NeighbourhoodDeprivation(tables.deprivation, [:])
    var found: [Level: Surroundings] = [:]
    for set in boundaries where found[set.level] == nil {
      let holders = Set(set.areas.compactMap(\.parent)).sorted()
      let numbers = Dictionary(uniqueKeysWithValues: holders.enumerated().map { ($1, $0) })
      let metres = try set.projected(to: .britishNationalGrid)
      found[set.level] = Surroundings(
        groups: holders.isEmpty
          ? nil : set.areas.map { area in area.parent.flatMap { numbers[$0] } },
        fifths: deprivation.isEmpty
          ? nil : set.areas.map { deprivation.fifth(nil, [$0.code]).map { Int($0) - 1 } },
        // A metre makes up for coordinates that were rounded.
        neighbours: neighbours(of: metres, snapping: 1).queen)
    }
    return found
  }
}
