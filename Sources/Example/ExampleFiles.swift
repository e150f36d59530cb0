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
    return areas + [postcodeFile(self, geography)] + smallAreaFiles(self, geography)
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
  let planted = Planted(geography)
  let scale = Double(children) / Double(usualExampleChildren)
  let returns = ReturnSpan.all.map { ReturnWriter.write(history, $0, seed: seed) }
  let referrals = ReferralWriter.write(history, geography, planted, seed: seed)
  let registers = RegisterWriter.write(history, geography, planted, seed: seed, scale: scale)
  let contacts = contactFiles(geography, planted, seed: seed, scale: scale)
  let places = placesFile(history, geography, seed: seed)
  let tallies = referrals.tallies + registers.tallies + contacts.tallies + [places.tally]
  let others =
    referrals.files + registers.files + contacts.files + [places.file, publishedFile(history)]
  return returns.flatMap(\.files) + others
    + (geography.hasSmallAreas ? [] : [deprivationFile(geography)]) + [
      populationFile(geography), truthFile(geography, planted),
      otherTruthFile(geography, planted), qualityTruthFile(returns.map(\.tally), tallies),
      settingsFile(areas: areas, postcodes: postcodes, geography),
    ]
}
