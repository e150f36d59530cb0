/// The pieces into which the areas of all levels cut the partnership: each lies in one area of every level.
///
/// Two geographies that overlap give away their differences. Over the pieces every area of either is a plain sum.
public struct Atoms: Sendable, Equatable {
  /// The levels, in the order of the configuration.
  public var levels: [Level]
  /// For each piece its area at each level: an area's number, `outside` or `unknown`. Sorted.
  public var areas: [[Int32]]

  /// Stands for a place that no area of the level covers.
  public static let outside = Assignment.outside
  /// Stands for a place that is not known at the level.
  public static let unknown: Int32 = -2

  public init(levels: [Level] = [], areas: [[Int32]] = []) {
    self.levels = levels
    self.areas = areas
  }

  public var count: Int { areas.count }
}
