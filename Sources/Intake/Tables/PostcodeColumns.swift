import Model

/// Where a postcode directory keeps what is needed of it.
struct PostcodeColumns {
  var postcode: Int
  var x: Int
  var y: Int
  var system: CoordinateSystem
  /// The positional quality: 9 in directories of the ONS, 90 in Code-Point Open means no grid reference.
  var quality: Int?
  /// The month in which the postcode ended, blank while it lives.
  var ended: Int?
  var vintage: String?

  /// Code-Point Open, whose files begin with data: postcode, quality, easting, northing, and six codes.
  static let headless = PostcodeColumns(
    postcode: 0, x: 2, y: 3, system: .britishNationalGrid, quality: 1, ended: nil, vintage: nil)

  private init(
    postcode: Int, x: Int, y: Int, system: CoordinateSystem, quality: Int?, ended: Int?,
    vintage: String?
  ) {
    self.postcode = postcode
    self.x = x
    self.y = y
    self.system = system
    self.quality = quality
    self.ended = ended
    self.vintage = vintage
  }

  /// Finds the columns by their headings, whatever the edition.
  init(_ table: borrowing CSVReader) throws(InputError) {
    func missing(_ what: String) -> InputError {
      table.unusable(noColumn(what, among: table.headings) + " A postcode directory needs it.")
    }
    guard let postcode = table.column("pcds", "pcd8", "pcd7", "pcd2", "pcd", "postcode") else {
      throw missing("pcds")
    }
    self.postcode = postcode
    if let x = table.column("east1m", "oseast1m", "easting", "eastings", "x") {
      guard let y = table.column("north1m", "osnrth1m", "northing", "northings", "y") else {
        throw missing("north1m")
      }
      (self.x, self.y, system) = (x, y, .britishNationalGrid)
    } else {
      guard let x = table.column("long", "longitude", "lon", "lng") else { throw missing("east1m") }
      guard let y = table.column("lat", "latitude") else { throw missing("lat") }
      (self.x, self.y, system) = (x, y, .wgs84)
    }
    quality = table.column(
      "gridind", "osgrdind", "pqi", "positional_quality_indicator", "quality")
    ended = table.column("doterm", "terminated")
    vintage = Self.vintage(table.headings)
  }

  /// The edition of the ward or district codes, which the headings since August 2025 name.
  private static func vintage(_ headings: [String]) -> String? {
    for kind in ["WD", "LAD", "CED", "CTY"] {
      let heading = headings.lazy.compactMap(AreaHeading.init).first {
        $0.kind == kind && $0.isCode && $0.vintage != nil
      }
      if let heading { return heading.vintage }
    }
    return nil
  }
}
