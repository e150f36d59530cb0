import ArgumentParser
import Foundation
import Intake
import Model

/// Downloads official boundaries: the only command that uses the network.
struct AreasFetch: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fetch",
    abstract: "Downloads official boundaries from the ONS Open Geography service",
    discussion: """
      Examples:
        postcode-equity areas fetch --level ward --within E07000032 --within E07000033
        postcode-equity areas fetch --level district --within E10000007 --config equity.yaml

      Service names change with every edition: name yours under fetch in the configuration. The request \
      carries area codes only. A file that was fetched before is not fetched again.
      """)

  @Option(help: "ward, division or district, or a level that the configuration names.")
  var level: String
  @Option(help: "Codes of the areas above; give it once each.") var within: [String] = []
  @Option(help: "The configuration that names the services.") var config: String?
  @Option(help: "The folder to keep the file in.") var cache: String?
  @Option(help: "Seconds to wait for an answer.") var timeout = 60.0
  @OptionGroup var loudness: LoudnessOptions

  func validate() throws {
    if let wrong = within.first(where: { AreaCode($0) == nil }) {
      throw ValidationError("\(wrong) is no area code. A code is a letter and eight digits.")
    }
    if !(timeout > 0 && timeout <= 3600) {
      throw ValidationError("--timeout is a number of seconds up to 3600.")
    }
  }

  func run() async throws {
    let console = Console(loudness: loudness.loudness)
    let services = try config.map { try Configuration.read($0).services } ?? .usual
    guard let layer = services.layer(Level(level)) else {
      let known = services.layers.map(\.level.id).joined(separator: ", ")
      throw Failure.inputUnusable("no service is named for the level \(level). Known: \(known).")
    }
    let parents = within.compactMap { AreaCode($0) }
    let kept = ArcGISCache(folder: cache ?? services.cache)
    let path = try kept.path(of: layer, within: parents)
    if try kept.receipt(of: path) != nil {
      console.result("\(path) was fetched before and is unchanged.")
      return
    }
    guard let base = URL(string: services.base), base.scheme != nil else {
      throw Failure.inputUnusable("fetch.base is no address: \(services.base)")
    }
    console.note("Asking \(services.base) for \(layer.service). Only area codes are sent.")
    let fetched = try await ArcGISService.online(base: base, timeout: timeout)
      .fetch(layer, within: parents)
    try kept.keep(
      fetched, at: path, time: Date.now.ISO8601Format(),
      licence: "Open Government Licence v3.0. Source: Office for National Statistics. "
        + "Contains OS data \u{00A9} Crown copyright and database right.")
    console.result("\(fetched.count.formattedWithCommas) areas written to \(path)")
  }
}
