import Model

/// The next coarser design of a table of which more than half would be hidden.
enum Coarser: Equatable {
  case moreYears
  case mergedCategories
  case largerAreas

  /// Nil where nothing coarser is known.
  init?(_ breakdown: String, _ level: Level) {
    switch breakdown {
    case "all":
      guard !level.isLarge else { return nil }
      self = .moreYears
    case "need", "age": self = .mergedCategories
    default: self = .largerAreas
    }
  }

  var advice: String {
    switch self {
    case .moreYears: "Put more years together."
    case .mergedCategories: "Merge categories, or publish the breakdown for larger areas alone."
    case .largerAreas: "Publish the breakdown for larger areas alone."
    }
  }
}
