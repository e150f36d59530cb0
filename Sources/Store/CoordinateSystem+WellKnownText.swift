import Model

extension CoordinateSystem {
  /// The name of the system in the EPSG register.
  var registerName: String {
    switch self {
    case .wgs84: "WGS 84"
    case .etrs89: "ETRS89"
    case .britishNationalGrid: "OSGB36 / British National Grid"
    case .webMercator: "WGS 84 / Pseudo-Mercator"
    }
  }

  /// The definition of the system as well-known text (OGC 01-009), with the parameters of the EPSG register.
  var wellKnownText: String {
    switch self {
    case .wgs84: Self.wgs84Text
    case .etrs89:
      Self.geographic(
        "ETRS89", datum: "European_Terrestrial_Reference_System_1989", datumNumber: 6258,
        spheroid: ("GRS 1980", "6378137,298.257222101", 7019), number: 4258)
    case .britishNationalGrid:
      projected(
        on: Self.geographic(
          "OSGB36", datum: "Ordnance_Survey_of_Great_Britain_1936", datumNumber: 6277,
          spheroid: ("Airy 1830", "6377563.396,299.3249646", 7001), number: 4277),
        projection: "Transverse_Mercator",
        parameters: [
          ("latitude_of_origin", "49"), ("central_meridian", "-2"),
          ("scale_factor", "0.9996012717"), ("false_easting", "400000"),
          ("false_northing", "-100000"),
        ])
    case .webMercator:
      projected(
        on: Self.wgs84Text, projection: "Mercator_1SP",
        parameters: [
          ("central_meridian", "0"), ("scale_factor", "1"), ("false_easting", "0"),
          ("false_northing", "0"),
        ])
    }
  }

  private static var wgs84Text: String {
    geographic(
      "WGS 84", datum: "WGS_1984", datumNumber: 6326,
      spheroid: ("WGS 84", "6378137,298.257223563", 7030), number: 4326)
  }

  private static func geographic(
    _ name: String, datum: String, datumNumber: Int,
    spheroid: (name: String, axes: String, number: Int), number: Int
  ) -> String {
    let ellipsoid =
      "SPHEROID[\"\(spheroid.name)\",\(spheroid.axes),\(authority(spheroid.number))]"
    return "GEOGCS[\"\(name)\",DATUM[\"\(datum)\",\(ellipsoid),\(authority(datumNumber))],"
      + "PRIMEM[\"Greenwich\",0,\(authority(8901))],"
      + "UNIT[\"degree\",0.0174532925199433,\(authority(9122))],"
      + "AXIS[\"Latitude\",NORTH],AXIS[\"Longitude\",EAST],\(authority(number))]"
  }

  private func projected(
    on base: String, projection: String, parameters: [(String, String)]
  ) -> String {
    let list = parameters.map { "PARAMETER[\"\($0.0)\",\($0.1)]" }.joined(separator: ",")
    return "PROJCS[\"\(registerName)\",\(base),PROJECTION[\"\(projection)\"],\(list),"
      + "UNIT[\"metre\",1,\(Self.authority(9001))],AXIS[\"Easting\",EAST],"
      + "AXIS[\"Northing\",NORTH],\(Self.authority(rawValue))]"
  }

  private static func authority(_ number: Int) -> String { "AUTHORITY[\"EPSG\",\"\(number)\"]" }
}
