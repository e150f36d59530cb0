/// The number of children in the newest return where nothing else is asked for.
public let usualExampleChildren = 8_000

/// The seed of the made-up children where nothing else is asked for.
public let usualExampleSeed: UInt64 = 1

extension ExampleCounty {
  /// Every file of the built-in example: areas, postcodes, three returns, denominators, truth and `equity.yaml`.
  ///
  /// The newest return names about `children` children. Same seed, same bytes.
  public func exampleFiles(seed: UInt64, children: Int) -> [ExampleFile] {
    let geography = ExampleGeography(self)
    let areas = boundaryFiles.map { ExampleFile(path: "areas/" + $0.path, bytes: $0.bytes) }
    return areas + [postcodeFile(self, geography)]
      + Example.exampleFiles(
        seed: seed, children: children, geography: geography, areas: ExampleAreas.county,
        postcodes: "postcodes.csv")
  }
}

/// The files of an example on supplied geography: three returns, denominators, truth and `equity.yaml`.
///
/// The boundary and postcode files themselves are the caller's: `areas` and `postcodes` say what `equity.yaml` calls
/// them. The newest return names about `children` children. Same seed and geography, same bytes.
public func exampleFiles(
  seed: UInt64, children: Int, geography: ExampleGeography, areas: [ExampleAreas],
  postcodes: String
) -> [ExampleFile] {
  let history = History(geography, seed: seed, children: children)
  let returns = ReturnSpan.all.map { ReturnWriter.write(history, $0, seed: seed) }
  return returns.flatMap(\.files) + [
    populationFile(geography), deprivationFile(geography),
    truthFile(geography, Planted(geography)), qualityTruthFile(returns.map(\.tally)),
    settingsFile(areas: areas, postcodes: postcodes),
  ]
}
