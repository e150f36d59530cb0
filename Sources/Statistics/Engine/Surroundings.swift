/// What is known of the areas of one level besides their own counts.
public struct Surroundings: Sendable {
  /// The number of the group of each area, such as its district, or nil where it has none; nil where areas are not grouped.
  public var groups: [Int?]?
  /// The national fifth of deprivation of each area, from 0 for the most deprived, or nil where it is not known.
  public var fifths: [Int?]?
  /// The numbers of the areas that touch each area, without itself.
  public var neighbours: [[Int]]?

  /// Each list in the order of the areas; nil where it is not known.
  public init(groups: [Int?]? = nil, fifths: [Int?]? = nil, neighbours: [[Int]]? = nil) {
    self.groups = groups
    self.fifths = fifths
    self.neighbours = neighbours
  }

  /// Areas of no group as a group of their own, the groups numbered from 0; nil with fewer than two groups.
  static func numbered(_ groups: [Int?]?) -> [Int]? {
    guard let groups else { return nil }
    let kinds = Set(groups.compactMap(\.self)).sorted()
    guard kinds.count > 1 else { return nil }
    let numbers = Dictionary(uniqueKeysWithValues: kinds.enumerated().map { ($1, $0) })
    return groups.map { group in group.flatMap { numbers[$0] } ?? kinds.count }
  }
}
