import Intake
import Model

/// Where official boundaries are downloaded from: service names change with every edition, so they are settings.
struct BoundaryServices: Sendable, Equatable {
  /// The address above the names of the services.
  var base: String
  /// The folder that downloads are kept in.
  var cache: String
  /// The layer of each level.
  var layers: [(level: Level, layer: ArcGISLayer)]

  func layer(_ level: Level) -> ArcGISLayer? { layers.first { $0.level == level }?.layer }

  static func == (left: BoundaryServices, right: BoundaryServices) -> Bool {
    left.base == right.base && left.cache == right.cache
      && left.layers.elementsEqual(right.layers) { $0 == $1 }
  }

  /// The services of the edition of May 2025, generalised to 20 metres and clipped to the coast.
  static let usual = BoundaryServices(
    base: ArcGISService.officeForNationalStatistics, cache: "boundaries",
    layers: [
      (
        .ward,
        ArcGISLayer(
          service: "WD_MAY_2025_UK_BGC_V2", codeField: "WD25CD", nameField: "WD25NM",
          parents: .field("LAD25CD"))
      ),
      (
        .division,
        ArcGISLayer(
          service: "CED_MAY_2025_EN_BGC", codeField: "CED25CD", nameField: "CED25NM",
          parents: .lookup(service: "WD25_LAD25_CTY25_CED25_EN_LU", field: "LAD25CD"))
      ),
      (
        .district,
        ArcGISLayer(
          service: "LAD_MAY_2025_UK_BGC_V2", codeField: "LAD25CD", nameField: "LAD25NM",
          parents: .lookup(service: "WD25_LAD25_CTY25_CED25_EN_LU", field: "CTY25CD"))
      ),
    ])
}

extension BoundaryServices {
  /// Reads the settings below `fetch`; what is left out is as usual.
  init(
    _ top: inout YAMLSection, resolve: (String) -> String
  ) throws(ConfigurationError) {
    self = .usual
    guard var section = try top.section("fetch") else { return }
    base = try section.text("base") ?? base
    cache = try section.text("cache").map(resolve) ?? cache
    for var entry in try section.sections("services") {
      let level = Level(try entry.requiredText("level", example: "ward"))
      let service = try entry.requiredText("service", example: "WD_MAY_2025_UK_BGC_V2")
      let code = try entry.requiredText("code", example: "WD25CD")
      let name = try entry.requiredText("name", example: "WD25NM")
      let parent = try entry.text("parent")
      let lookup = try entry.text("lookup")
      try entry.finish()
      let parents: ArcGISLayer.Parents =
        switch (parent, lookup) {
        case (nil, _): .none
        case (let field?, nil): .field(field)
        case (let field?, let service?): .lookup(service: service, field: field)
        }
      let layer = ArcGISLayer(service: service, codeField: code, nameField: name, parents: parents)
      layers.removeAll { $0.level == level }
      layers.append((level, layer))
    }
    try section.finish()
  }
}
