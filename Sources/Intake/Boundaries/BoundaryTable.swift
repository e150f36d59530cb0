import Model

/// The features of a boundary file before codes and names are chosen: what GeoJSON and GeoPackage have in common.
struct BoundaryTable {
  let file: String
  var columns: [String] = []
  /// The attributes of each feature; rows may be shorter than `columns`.
  var rows: [[String?]] = []
  /// The ground of each feature; nil where it has none that can be used.
  var regions: [Region?] = []
  /// The system that the file declares.
  var system: CoordinateSystem?
  var problems: [Problem] = []

  init(file: String) { self.file = file }

  func value(_ row: Int, _ column: Int) -> String? {
    column < rows[row].count ? rows[row][column] : nil
  }

  mutating func add(
    _ severity: Severity, _ reason: String, feature: Int?, column: String? = nil, _ message: String
  ) {
    problems.append(
      Problem(
        location: SourceLocation(file: file, row: feature.map { $0 + 1 }, column: column),
        severity: severity, reason: reason, message: message))
  }

  func unusable(_ text: String, column: String? = nil) -> InputError {
    .unusable(SourceLocation(file: file, column: column), text)
  }
}
