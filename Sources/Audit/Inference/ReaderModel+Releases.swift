extension ReaderModel {
  /// Everything that the releases together say.
  init(reading releases: [PublicRelease], _ rules: PublishedRules) {
    self.init(rules)
    let levelName = Self.levelNames(releases)
    var parents: [[String]: String] = [:]
    var levels: [String: String] = [:]
    for release in releases {
      add(release.rows, levelName: levelName)
      for row in release.rows {
        levels[row.key.area] = levelName(row)
        if !row.parent.isEmpty { parents[[levelName(row), row.key.area]] = row.parent }
      }
    }
    // Rows without a place go by the same word at every level.
    levels["x"] = nil
    levels["z"] = nil
    addSums(parents: parents, levels: levels)
    var indicators: [String] = []
    var seen: Set<String> = []
    for row in releases.flatMap(\.rows) where seen.insert(row.key.indicator).inserted {
      indicators.append(row.key.indicator)
    }
    addEvents(indicators)
    for release in releases { addTypicalWaits(release.rows, levelName: levelName) }
    addYears()
  }

  /// The level of a row; areas of two sets of boundaries are not the same areas.
  private static func levelNames(_ releases: [PublicRelease]) -> (PublishedRow) -> String {
    var boundaries: [String: Set<String>] = [:]
    for row in releases.flatMap(\.rows) where !row.boundaries.isEmpty {
      boundaries[row.key.level, default: []].insert(row.boundaries)
    }
    return { row in
      (boundaries[row.key.level]?.count ?? 0) > 1
        ? "\(row.key.level) of \(row.boundaries)" : row.key.level
    }
  }
}
