import Model

/// One return's time: the calendar year it is about and the census day on which its state is taken.
struct ReturnSpan: Sendable {
  /// The folder the files go to.
  let folder: String
  let year: Period
  let census: Day

  static let newest = ReturnSpan(folder: "sen2", about: 2025, census: .of(2026, 1, 15))
  static let all = [
    newest, ReturnSpan(folder: "sen2-2025", about: 2024, census: .of(2025, 1, 16)),
    ReturnSpan(folder: "sen2-2024", about: 2023, census: .of(2024, 1, 18)),
  ]

  private init(folder: String, about year: Int, census: Day) {
    self.folder = folder
    self.census = census
    guard let period = Period(.of(year, 1, 1), through: .of(year, 12, 31)) else {
      preconditionFailure("A year ends after it starts.")
    }
    self.year = period
  }

  /// Whether the return has the columns that came with version 1.3, in 2025.
  var isVersion13: Bool { census.parts.year >= 2025 }

  /// Whether the return names the case: received, decided, issued or ended in the year, or still open or live.
  func covers(_ episode: Episode) -> Bool {
    guard episode.received <= year.last else { return false }
    if let transfer = episode.transfer, transfer.day > census { return false }
    if let exported = episode.exported, exported < year.first { return false }
    if episode.decision.day >= year.first { return true }
    guard episode.decision.outcome == .yes else { return false }
    guard let conclusion = episode.conclusion, conclusion.day < year.first else { return true }
    guard conclusion.outcome == .yes, let plan = episode.plan else { return false }
    return plan.end.map { $0.day >= year.first } ?? true
  }

  /// A decision as the return states it: code and day.
  func stated(_ event: Event?, isTransfer: Bool) -> (code: String, day: Day?) {
    guard let event, event.day <= census else { return ("A", nil) }
    if isTransfer || event.day < year.first { return ("H", nil) }
    return (event.outcome.rawValue, event.outcome == .withdrawn ? nil : event.day)
  }

  /// Whether the plan was issued and not ended on census day.
  func hasLivePlan(_ episode: Episode) -> Bool {
    guard covers(episode), hasPlan(episode), let plan = episode.plan else { return false }
    return plan.end.map { $0.day > census } ?? true
  }

  /// Whether a plan had been issued by census day, ended or not.
  func hasPlan(_ episode: Episode) -> Bool {
    guard episode.exported.map({ $0 > census }) ?? true else { return false }
    return episode.plan.map { $0.start <= census } ?? false
  }

  /// The places attended on census day or left in the year.
  func placements(_ plan: Plan?) -> [Placement] {
    (plan?.placements ?? []).filter { placement in
      placement.entry <= census && (placement.leaving.map { $0 >= year.first } ?? true)
    }
  }
}
