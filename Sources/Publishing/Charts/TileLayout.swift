import Model

/// Where the equal tiles of a map (C10) stand: one place in rows of hexagons for each area, odd rows half a tile to the right.
public struct TileLayout: Sendable, Equatable {
  /// A place in the rows, counted from 0 at the top left.
  struct Place: Sendable, Hashable {
    let column: Int
    let row: Int
  }

  private let places: [AreaCode: Place]

  /// Reads a table with the headings `area_code,column,row`.
  ///
  /// - Throws: `Look.Mistake` for other headings, an unreadable line, an area named twice or two areas in one place.
  public init(csv: String) throws(Look.Mistake) {
    let lines = csv.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map {
        $0.trimmingPrefix("\u{FEFF}").filter { $0 != "\"" && $0 != " " }
      }
    }
    guard lines.first == ["area_code", "column", "row"] else {
      throw Look.Mistake(description: "the headings are to be area_code,column,row.")
    }
    var places: [AreaCode: Place] = [:]
    var taken: Set<Place> = []
    for (number, cells) in lines.enumerated().dropFirst() {
      func mistake(_ why: String) -> Look.Mistake {
        Look.Mistake(description: "line \(number + 1): \(why)")
      }
      guard cells.count == 3, let code = AreaCode(cells[0]), let column = Int(cells[1]),
        let row = Int(cells[2]), (0..<400).contains(column), (0..<400).contains(row)
      else { throw mistake("a code and two whole numbers from 0 to 399 are needed.") }
      let place = Place(column: column, row: row)
      guard places.updateValue(place, forKey: code) == nil else {
        throw mistake("the area stands here a second time.")
      }
      guard taken.insert(place).inserted else { throw mistake("the place is taken.") }
    }
    self.places = places
  }

  /// The places of some areas in their order; nil unless every one of them has one.
  func places(of areas: [Area]) -> [Place]? {
    let found = areas.compactMap { places[$0.code] }
    return found.count == areas.count && !found.isEmpty ? found : nil
  }
}
