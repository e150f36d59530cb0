import Model

/// One made-up child with everything that happened to it, before any return is written.
struct Child: Sendable {
  let surname: String
  let forename: String
  var birth: Day
  let sex: String
  let ethnicity: String
  /// Nil where none is recorded; then `pupilNumberReason` says why.
  let pupilNumber: String?
  let pupilNumberReason: String
  let home: ChildHome
  var episodes: [Episode]
  var oddity: Oddity?
}

/// Where a child lives, in truth and as the council wrote it down.
struct ChildHome: Sendable {
  let written: String
  let kind: Kind
  /// The true ward, also of children whose postcode does not tell it; nil outside the area.
  let ward: Int?

  enum Kind: String, Sendable, CaseIterable {
    case live = "postcode-live"
    case terminated = "postcode-terminated"
    case noGridReference = "postcode-no-grid-reference"
    case blank = "postcode-blank"
    case unknown = "postcode-unknown"
    case unreadable = "postcode-unreadable"
    case outside = "postcode-outside"
  }
}

/// One request for an assessment and what became of it.
struct Episode: Sendable {
  let received: Day
  /// 1 parent or young person, 2 school, 3 health, 4 social care, 5 other.
  let source: Int
  var decision: Event
  /// What an agreed assessment led to.
  var conclusion: Event?
  /// Whether the council found that the 20 weeks did not bind.
  var exception = false
  /// The day the child moved away, which ends the case here.
  var exported: Day?
  var mediation = false
  var tribunal = false
  /// The day the child moved in with a plan, and the number of the authority it came from.
  var transfer: (day: Day, authority: String)?
  var plan: Plan?
}

/// Something decided on a day: yes, no, or withdrawn.
struct Event: Sendable {
  let day: Day
  let outcome: Outcome

  enum Outcome: String, Sendable {
    case yes = "Y"
    case no = "N"
    case withdrawn = "W"
  }
}

/// One education, health and care plan.
struct Plan: Sendable {
  let start: Day
  var end: (day: Day, reason: Int)?
  let needs: [String]
  var placements: [Placement]
  let personalBudget: Bool
  let residential: Bool
}

/// One place of education, or a code for where a child without a school is.
struct Placement: Sendable {
  let setting: Setting
  let entry: Day
  var leaving: Day?
}

/// What is wrong with the record of one child, on purpose; the raw value names it in `truth-quality.csv`.
enum Oddity: String, Sendable, CaseIterable {
  case doubleRow = "person-row-double-same-upn"
  case doubleRowWithoutNumber = "person-row-double-same-name-and-birth"
  case decidedBeforeReceived = "outcome-before-received"
  case decidedInFuture = "outcome-in-future"
  case receivedUnreadable = "received-date-impossible"
  case leftBeforeEntry = "leaving-before-entry"
  case over25 = "age-over-25"
  case noNeed = "need-missing"
  case secondPlacementOnly = "placement-rank-2-only"
  case noPlacement = "placement-missing"
  case twoPlans = "live-plans-from-two-requests"
  case exceptionBlank = "exception-blank"
  case decidedBeforeMeeting = "review-decided-before-meeting"
  case unitFlagBlank = "unit-flag-blank"
  case secondRequest = "open-requests-two"
}
