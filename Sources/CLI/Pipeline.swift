import Audit
import Disclosure
import Geometry
import Model
import Publishing
import Statistics

/// The main job, from the configuration to the finished output.
struct Pipeline {
  let configuration: Configuration
  let console: Console
  /// What makes the public release; a test of the last look puts another in its place.
  var gate: Gate = protect

  typealias Gate =
    @Sendable (
      _ measures: [Measure], _ analyses: [Analysis], _ quality: [QualityLine], _ policy: Policy,
      _ linkage: Linkage, _ analyse: ([Measure]) -> [Analysis]
    ) throws -> Release

  /// What a run did, for its summary.
  struct Result {
    var releases: [Release]
    var paths: [String]
    var inputs: Inputs
    var matches: MatchCounts
    /// Nil where nothing was to be written.
    var edition: Edition?
    /// The public release with some figures kept back.
    var protected: (_ withheld: Set<WithheldFigures>) throws -> Release
  }

  /// Reads, measures, protects and publishes; `ledger` is what earlier releases printed.
  func run(
    _ audiences: [Audience], output: String, writing: Writing, ledger: ReleaseLedger
  ) async throws -> Result {
    Progress.shared.expect(5)
    var result = try await releases(audiences, ledger: ledger)
    console.stage("Drawing and writing")
    let atlas = try await Atlas.drawn(result.inputs.boundaries)
    let edition = try Edition(configuration, result.inputs)
    var kept = KeepingBack()
    while true {
      var inferences: [AuditFinding] = []
      do {
        result.paths = try publish(
          result.releases, atlas: atlas, edition: edition, look: configuration.drawnLook(),
          to: output, writing: writing
        ) { folder throws(PublishingError) in
          let report = try lookAt(folder)
          inferences = report.inferences
          guard inferences.isEmpty else { throw .telling(findings: inferences.map(\.line)) }
        }
        break
      } catch let error as PublishingError {
        guard case .telling = error,
          let more = kept.more(after: inferences, levels: result.inputs.boundaries.map(\.level))
        else { throw error }
        kept = more
        result.releases = try result.releases.map {
          $0.audience == .public ? try result.protected(kept.figures) : $0
        }
      }
    }
    if !kept.figures.isEmpty {
      console.note(
        "numbers could be worked out from these figures, so they are kept back: "
          + kept.lines.joined(separator: "; "))
    }
    result.edition = edition
    return result
  }

  /// Attacks what is to be published.
  private func lookAt(_ folder: String) throws(PublishingError) -> AuditReport {
    console.stage("Attacking what is to be published")
    let report = try attack(folder)
    if report.inferences.isEmpty, !report.guesses.isEmpty {
      console.note(
        "a reader who took every hidden number for a small one would narrow "
          + "\(report.guesses.count.formattedWithCommas) of them too far. Nothing public says that they are small."
      )
    }
    return report
  }

  /// Everything up to the releases, of which nothing is written.
  func releases(_ audiences: [Audience], ledger: ReleaseLedger) async throws -> Result {
    console.stage("Reading")
    let inputs = try await Inputs.read(configuration)
    console.report(inputs.problems)
    console.stage("Placing \(inputs.caseCount.formattedWithCommas) cases")
    let placed = try await place(inputs)
    console.stage("Measuring")
    let measures = measures(inputs, placed)
    let statistics = {
      analyse($0, partnership: configuration.partnership.code, seed: configuration.seed)
    }
    let analyses = statistics(measures)
    let quality = qualityLines(inputs, placed.matches)
    let earlier = audiences.contains(.internal) ? earlierYears(placed) : []
    let appraisal =
      audiences.contains(.internal)
      ? try await appraisal(measures, analyses, earlier, inputs) : nil
    console.stage("Protecting")
    let linkage = linkage(placed, inputs, ledger)
    let protected = { (withheld: Set<WithheldFigures>) in
      var linkage = linkage
      linkage.withheld = withheld
      return try gate(measures, analyses, quality, configuration.policy, linkage, statistics)
    }
    // Before anything is written: a refused release leaves the output as it was.
    let releases = try audiences.map { audience in
      switch audience {
      case .internal:
        exact(
          // One year of areas that several years are put together for is mostly chance.
          analyses
            + statistics(earlier.filter { !configuration.pooling.levels.contains($0.level) }),
          quality: quality, reconciliation: reconciliation(inputs, placed),
          equity: appraisal?.equity ?? [], findings: appraisal?.findings ?? .none)
      case .public:
        try protected([])
      }
    }
    return Result(
      releases: releases, paths: [], inputs: inputs, matches: placed.requests, protected: protected)
  }

  private func measures(_ inputs: Inputs, _ placed: Placed) -> [Measure] {
    let counted = measure(
      placed.inputs, Catalogue.definitions, measuringOptions)
    return counted + inputs.tallied + inputs.counts.flatMap { $0.measures(inputs.boundaries) }
  }

  /// The measures of each return alone, for windows of years that earlier releases published.
  private func singleYears(_ placed: Placed) -> [Measure] {
    guard placed.inputs.returns.count > 1 else { return [] }
    return placed.inputs.returns.flatMap { source in
      measure(
        PlacedInputs(returns: [source], authority: placed.inputs.authority),
        Catalogue.definitions,
        MeasuringOptions(
          clocks: configuration.clocks, rules: configuration.counting, pooledLevels: [],
          groupLevels: []))
    }.filter { $0.indicator.timing == .period && $0.group == .all }
  }

  /// What ties this release's figures to each other and to earlier releases.
  private func linkage(
    _ placed: Placed, _ inputs: Inputs, _ ledger: ReleaseLedger
  ) -> Linkage {
    var linkage = Linkage()
    linkage.ledger = ledger
    linkage.atoms = placed.inputs.atoms
    linkage.kinship = Catalogue.kinship
    linkage.publishedTotals = inputs.publishedTotals(of: configuration.partnership.code)
    for boundaries in inputs.boundaries {
      linkage.vintages[boundaries.level] = boundaries.vintage
    }
    if !linkage.ledger.statements.isEmpty { linkage.years = singleYears(placed) }
    let release = configuration.release
    linkage.release = release.name
    if release.history.supersedes != nil {
      linkage.reasonToSupersede = release.history.changes.first?.text
    }
    return linkage
  }

  /// How everything of this run is counted.
  var measuringOptions: MeasuringOptions {
    MeasuringOptions(
      clocks: configuration.clocks, rules: configuration.counting,
      pooledLevels: configuration.pooling.levels, groupLevels: [.district])
  }
}
