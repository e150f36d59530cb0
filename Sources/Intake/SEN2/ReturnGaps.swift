import Model

extension Plans {
  /// What no plan of a return records, each with what is not counted for it: a return in the five-file shape has no place for
  /// placements, needs, meetings and phase transfers, and some authorities send none.
  func gaps(_ form: ReturnForm, file: String) -> [Problem] {
    guard count > 0 else { return [] }
    return ReturnGap.allCases.filter { gap in !(0..<count).contains { gap.isFilled(self, $0) } }
      .map { gap in
        let isOfForm = form.shape == .fiveFiles || form.version.rawValue < gap.since
        return Problem(
          location: SourceLocation(file: file, column: gap.heading),
          severity: isOfForm ? .note : .warning, reason: gap.rawValue,
          message: "no plan of the return has \(gap.words)"
            + (isOfForm ? ", for which returns of this form have no place" : "")
            + ": \(gap.effect).")
      }
  }
}

/// Something that plans have, and that a whole return may be without.
private enum ReturnGap: String, CaseIterable {
  case placements = "placements-none"
  case needs = "needs-none"
  case meetings = "review-meetings-none"
  case phaseTransfers = "phase-transfers-none"

  func isFilled(_ plans: Plans, _ row: Int) -> Bool {
    switch self {
    case .placements: !plans.placement[row].isBlank
    case .needs: plans.characteristics.need[row] != nil
    case .meetings: plans.reviewMeeting[row] != nil
    case .phaseTransfers: plans.phaseTransferDue[row] != nil
    }
  }

  var heading: String {
    switch self {
    case .placements: "sensetting"
    case .needs: "sentype"
    case .meetings: "reviewmeeting"
    case .phaseTransfers: "phasetransferduedate"
    }
  }

  /// The first census that asks for it.
  var since: Int {
    switch self {
    case .placements, .needs: 2023
    case .meetings: 2024
    case .phaseTransfers: 2025
    }
  }

  var words: String {
    switch self {
    case .placements: "a placement"
    case .needs: "a need"
    case .meetings: "a review meeting"
    case .phaseTransfers: "a phase transfer due"
    }
  }

  var effect: String {
    switch self {
    case .placements:
      "the kinds of placement count as not recorded, and children waiting for a place, educated at home, otherwise than "
        + "at school, in independent special schools, far away or outside the area are not counted"
    case .needs: "no figure is broken down by need"
    case .meetings: "reviews decided in time and reviews overdue are not counted"
    case .phaseTransfers: "moves to the next phase on time are not counted"
    }
  }
}
