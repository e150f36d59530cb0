import Intake
import Model

extension Edition {
  /// What pages and files say of this run.
  init(_ configuration: Configuration, _ inputs: Inputs) throws {
    let fingerprint = try Fingerprint(configuration)
    let period =
      configuration.period?.description
      ?? inputs.counts.flatMap { $0.table.rows.map(\.period) }.max() ?? ""
    self.init(
      partnership: configuration.partnership.name,
      partnershipCode: configuration.partnership.code,
      council: configuration.names.council ?? configuration.partnership.name,
      contact: configuration.names.contact, period: period, snapshot: configuration.snapshot,
      published: configuration.release.published ?? Self.buildDay,
      release: configuration.release.id,
      revision: configuration.release.revision, toolVersion: PostcodeEquity.version,
      fingerprint: fingerprint.whole, isMadeUp: configuration.isMadeUp,
      seed: configuration.seed,
      attributions: Self.attributions(configuration, inputs),
      postcodeVintage: inputs.directory?.vintage, headline: configuration.headline,
      authorityNumber: configuration.release.authorityNumber,
      history: configuration.release.history, inputs: fingerprint.inputs,
      hasExcelCopies: configuration.release.hasExcelCopies,
      safekeeping: configuration.store.safekeeping)
    publishedTotals = inputs.publishedTotals(of: configuration.partnership.code)
  }

  /// The day by which builders of packages fix the date of a build.
  private static var buildDay: Day? { Moment.fixed.map { Moment(seconds: $0).day } }

  /// The lines that the licences of boundaries and postcodes ask for; made-up places need none.
  private static func attributions(_ configuration: Configuration, _ inputs: Inputs) -> [String] {
    if configuration.isMadeUp && !inputs.usesOfficialAreas {
      return ["Places and children are made up."]
    }
    let years = inputs.boundaries.compactMap(\.vintage).sorted()
    let year = years.last.map { " \($0)" } ?? ""
    var lines = [
      "Source: Office for National Statistics licensed under the Open Government Licence v.3.0",
      "Contains OS data \u{00A9} Crown copyright and database right\(year)",
    ]
    if let directory = inputs.directory {
      let year = directory.vintage.map { " \($0.prefix(4))" } ?? year
      lines.append(
        "Contains Royal Mail data \u{00A9} Royal Mail copyright and database right\(year)")
    }
    let usesPublicTables =
      !configuration.counts.isEmpty || configuration.places != nil
      || configuration.population != nil || configuration.deprivation != nil
    if usesPublicTables {
      lines.append(
        "Contains public sector information licensed under the Open Government Licence v3.0")
    }
    return lines + configuration.names.attributions
  }
}

extension Inputs {
  /// Whether any area carries the code of a real place.
  fileprivate var usesOfficialAreas: Bool {
    boundaries.contains { $0.areas.contains { !$0.code.text.hasPrefix("Z") } }
  }
}
