/// What a row says of where a child lives.
public enum Home: Sendable, Hashable {
  case postcode(Postcode)
  /// The code of a small area of the census, to be matched to larger areas by a lookup.
  case smallArea(AreaCode)
  /// The code of an area of one level.
  case area(AreaCode)
  /// In the units and axis order of the system that the input declares.
  case point(x: Double, y: Double, system: CoordinateSystem)
  /// The first half of a postcode: enough for the partnership, not for a ward.
  case outwardCode
  case missing
  /// Something stands there that is none of these.
  case unreadable
}
