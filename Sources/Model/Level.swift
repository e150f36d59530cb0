/// A kind of area: all wards of a partnership are one level, all its districts another.
public struct Level: Hashable, Sendable, CustomStringConvertible {
  /// The word used in configuration and files, such as `ward`.
  public let id: String

  public init(_ id: String) { self.id = id }

  public static let partnership = Level("partnership")
  public static let authority = Level("authority")
  public static let district = Level("district")
  public static let division = Level("division")
  public static let ward = Level("ward")

  public var description: String { id }

  /// The word for one area in a sentence.
  public var singular: String { id.replacing("_", with: " ") }

  /// The word for several areas in a sentence.
  public var plural: String {
    singular.hasSuffix("y") ? singular.dropLast() + "ies" : singular + "s"
  }

  /// The name of the folder that holds the pages of this level's areas.
  public var folder: String { id.hasSuffix("y") ? id.dropLast() + "ies" : id + "s" }
}
