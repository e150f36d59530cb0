public import Model

/// Layers of areas and plain tables to be written as one GeoPackage (OGC 12-128r15, version 1.2).
public struct GeoPackage: Sendable {
  public var layers: [Layer]
  /// Written as the day of every change, so that the same content gives the same bytes.
  public var lastChange: Day
  public var metadata: [Metadata]

  public init(layers: [Layer], lastChange: Day, metadata: [Metadata]) {
    self.layers = layers
    self.lastChange = lastChange
    self.metadata = metadata
  }

  /// A table of rows, each with the ground of an area where `ground` is given; SQLite holds up to 2,000 columns.
  public struct Layer: Sendable {
    public var name: String
    /// The name that a person sees; it differs from that of every other layer.
    public var title: String
    public var description: String
    public var columns: [Column]
    /// The values of each row in the order of `columns`.
    public var rows: [[Value]]
    public var ground: Ground?

    public init(
      name: String, title: String, description: String, columns: [Column], rows: [[Value]],
      ground: Ground?
    ) {
      precondition(rows.allSatisfy { $0.count == columns.count }, "A value for each column.")
      precondition(ground.map { $0.regions.count == rows.count } ?? true, "A region for each row.")
      self.name = name
      self.title = title
      self.description = description
      self.columns = columns
      self.rows = rows
      self.ground = ground
    }
  }

  /// The regions of a layer's rows and how a map shows them.
  public struct Ground: Sendable {
    public var system: CoordinateSystem
    public var regions: [Region]
    /// Whether to write an R-tree, which readers of large layers profit from.
    public var hasIndex: Bool
    /// The style that a layer opens with.
    public var style: Style?
    /// Styles to choose from besides.
    public var otherStyles: [Style]

    public init(
      system: CoordinateSystem, regions: [Region], hasIndex: Bool, style: Style?,
      otherStyles: [Style] = []
    ) {
      self.system = system
      self.regions = regions
      self.hasIndex = hasIndex
      self.style = style
      self.otherStyles = otherStyles
    }
  }

  /// A QGIS style that opens with its layer.
  public struct Style: Sendable {
    public var name: String
    public var qml: String
    public var description: String

    public init(name: String, qml: String, description: String) {
      self.name = name
      self.qml = qml
      self.description = description
    }
  }

  /// A column beside `fid` and `geom`, which every layer of areas has.
  public struct Column: Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable {
      case integer = "INTEGER"
      case real = "REAL"
      case text = "TEXT"
    }

    public var name: String
    public var kind: Kind
    /// Whether every row has a value of its own, as the area code has.
    public var isUnique: Bool

    public init(name: String, kind: Kind, isUnique: Bool) {
      self.name = name
      self.kind = kind
      self.isUnique = isUnique
    }
  }

  public enum Value: Sendable, Hashable {
    case null
    case integer(Int)
    case real(Double)
    case text(String)
  }

  /// A document about the whole file, such as its title, licence and period.
  public struct Metadata: Sendable {
    /// The address of the standard that the document follows.
    public var standard: String
    public var mediaType: String
    public var text: String

    public init(standard: String, mediaType: String, text: String) {
      self.standard = standard
      self.mediaType = mediaType
      self.text = text
    }
  }
}

/// Writes the GeoPackage, readable by its owner alone; it appears whole or not at all.
///
/// Regions are written as they are, in MULTIPOLYGON with their envelope; rings keep their winding. The same content
/// gives the same bytes with the same version of SQLite.
///
/// - Throws: `StoreError.writeFailed` also for a value that is not finite, a name used twice, or a value repeated in a
///   unique column.
public func writeGeoPackage(_ package: GeoPackage, to path: String) throws(StoreError) {
  try making(path, format: GeoPackageWriter.format) { database in
    try GeoPackageWriter(package, path: path).write(to: database)
  }
}
