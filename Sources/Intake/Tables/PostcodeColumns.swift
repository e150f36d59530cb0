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

  /// The columns of areas, each kind once.
  var areas: [Area] = []
  /// The code of the country.
  var country: Int?

  /// A column of area codes, named as the level is.
  struct Area {
    var name: String
    var place: Int
    var vintage: String?
  }

  /// Code-Point Open, whose files begin with data: postcode, quality, easting, northing, and codes of country, two health
  /// authorities, county, district and ward.
  init(headlessFields count: Int) {
    (postcode, quality, x, y) = (0, 1, 2, 3)
    system = .britishNationalGrid
    guard count >= 10 else { return }
    country = 4
    areas = [Area(name: "ward", place: 9), Area(name: "district", place: 8)]
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
    areas = Self.areaNames.compactMap { name, kind, others in
      Self.area(name, kind, others, table.headings)
    }
    country =
      Self.area("country", "CTRY", ["ctry", "country_code"], table.headings)?.place
  }

  /// What the kinds of area are called in the headings with an edition, and in those without.
  private static let areaNames: [(name: String, kind: String, others: [String])] = [
    ("ward", "WD", ["osward", "ward", "admin_ward_code"]),
    ("district", "LAD", ["oslaua", "laua", "admin_district_code"]),
    ("division", "CED", ["ced"]),
    ("lsoa", "LSOA", ["lsoa21"]),
  ]

  private static func area(
    _ name: String, _ kind: String, _ others: [String], _ headings: [String]
  ) -> Area? {
    // Of small areas only those of 2021: directories have those of 2011 and 2001 beside them.
    let vintage = kind == "LSOA" ? "2021" : nil
    for (place, heading) in headings.enumerated() {
      guard let form = AreaHeading(heading), form.kind == kind, form.isCode else { continue }
      guard vintage == nil || form.vintage == vintage else { continue }
      return Area(name: name, place: place, vintage: form.vintage)
    }
    return headings.place(of: others).map { Area(name: name, place: $0, vintage: vintage) }
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
