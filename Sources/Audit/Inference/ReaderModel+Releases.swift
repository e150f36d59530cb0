import Store

extension ReaderModel {
  /// Everything that the releases together say.
  init(
    reading releases: [PublicRelease], _ rules: PublishedRules, layers: [[GeoPackageLayer]] = []
  ) {
    self.init(rules)
    let levelName = Self.levelNames(releases)
    var ground = Ground()
    for release in releases {
      add(release.rows, levelName: levelName)
      for row in release.rows {
        ground.add(
          level: name(levelName(row)), area: name(row.key.area), parent: name(row.parent))
      }
    }
    addSums(ground)
    var indicators: [String] = []
    var seen: Set<String> = []
    for row in releases.flatMap(\.rows) where seen.insert(row.key.indicator).inserted {
      indicators.append(row.key.indicator)
    }
    addEvents(indicators)
    for release in releases { addTypicalWaits(release.rows, levelName: levelName) }
    addYears()
    addOverlaps(of: drawn(releases, layers), ground)
  }

  /// The levels of all map files, each once.
  private func drawn(
    _ releases: [PublicRelease], _ layers: [[GeoPackageLayer]]
  ) -> [DrawnLevel] {
    let levelName = Self.namesByEdition(releases)
    var drawn: [DrawnLevel] = []
    for (release, layers) in zip(releases, layers) {
      for level in release.drawnLevels(layers, named: levelName)
      where !drawn.contains(where: { $0.name == level.name }) {
        drawn.append(level)
      }
    }
    return drawn
  }

  /// Lays every two levels over each other of which neither is made of the other's areas.
  private mutating func addOverlaps(of drawn: [DrawnLevel], _ ground: Ground) {
    for (place, one) in drawn.enumerated() {
      for other in drawn[(place + 1)...] {
        let (first, second) = (name(one.name), name(other.name))
        guard !ground.lies(first, in: second), !ground.lies(second, in: first),
          let overlap = Overlap(one, other)
        else { continue }
        add(overlap)
      }
    }
  }

  /// The level of a row; areas of two sets of boundaries are not the same areas.
  private static func levelNames(_ releases: [PublicRelease]) -> (PublishedRow) -> String {
    let named = namesByEdition(releases)
    return { named($0.key.level, $0.boundaries) }
  }

  private static func namesByEdition(_ releases: [PublicRelease]) -> (String, String) -> String {
    var boundaries: [String: Set<String>] = [:]
    for row in releases.flatMap(\.rows) where !row.boundaries.isEmpty {
      boundaries[row.key.level, default: []].insert(row.boundaries)
    }
    return { level, edition in
      (boundaries[level]?.count ?? 0) > 1 ? "\(level) of \(edition)" : level
    }
  }
}

/// How areas lie in each other.
struct Ground: Sendable {
  struct Place: Hashable, Sendable {
    var level: Names.Name
    var area: Names.Name
  }

  private var parents: [Place: Names.Name] = [:]
  private var levels: [Names.Name: Names.Name] = [:]

  mutating func add(level: Names.Name, area: Names.Name, parent: Names.Name) {
    // Rows without a place go by the same word at every level.
    if area != Names.unknown, area != Names.outside { levels[area] = level }
    if parent != Names.none { parents[Place(level: level, area: area)] = parent }
  }

  /// Whether the areas of a level are said to lie in those of another.
  func lies(_ level: Names.Name, in other: Names.Name) -> Bool {
    parents.contains { $0.key.level == level && levels[$0.value] == other }
  }

  /// The larger area that a table names as the one in which an area lies.
  func parent(of area: Names.Name, at level: Names.Name) -> Place? {
    guard let parent = parents[Place(level: level, area: area)], let above = levels[parent]
    else { return nil }
    return Place(level: above, area: parent)
  }
}
