/// What pages and map files draw: the areas of every level, with shapes made for display.
public struct Atlas: Sendable {
  public var layers: [Layer]

  public init(layers: [Layer]) { self.layers = layers }

  public subscript(level: Level) -> Layer? { layers.first { $0.level == level } }

  /// One level of areas, sorted by code.
  public struct Layer: Sendable {
    public let level: Level
    public let vintage: String?
    public let areas: [Area]
    /// Shapes for drawing: British National Grid metres, simplified with shared borders kept together.
    public let drawn: [Region]
    /// The point of each area that is farthest from its border, in British National Grid metres.
    public let labels: Points
    /// The radius in metres of the largest circle round that point that stays inside the area.
    public let labelRadius: [Double]
    /// Shapes for open data: WGS84 degrees.
    public let open: [Region]
    /// Shapes for open data in British National Grid metres: those of `open`, not simplified.
    public let grid: [Region]
    /// The areas of other levels that cover part of each area, by area number, sorted by code.
    public let overlapping: [[AreaCode]]

    public init(
      level: Level, vintage: String?, areas: [Area], drawn: [Region], labels: Points,
      labelRadius: [Double], open: [Region], grid: [Region], overlapping: [[AreaCode]]
    ) {
      self.level = level
      self.vintage = vintage
      self.areas = areas
      self.drawn = drawn
      self.labels = labels
      self.labelRadius = labelRadius
      self.open = open
      self.grid = grid
      self.overlapping = overlapping
    }
  }
}
