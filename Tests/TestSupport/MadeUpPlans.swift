public import Model

/// Builds made-up plans one at a time, as a return would hold them.
public struct MadeUpPlans {
  public private(set) var plans = Plans()

  public init() {}

  /// Adds a plan.
  ///
  /// - Parameters:
  ///   - child: the child's number, or nil for a child of its own.
  ///   - started: the start of the plan.
  ///   - isLive: whether it was live on census day.
  ///   - placement: where the child is educated.
  ///   - meeting: the day of the last review meeting.
  ///   - decided: the day the letter after the review was sent.
  ///   - transferDue: the day by which the plan for the next phase was due.
  ///   - transferFinal: the day on which it came.
  ///   - need: the primary need.
  ///   - age: whole years on 31 August before the census.
  ///   - sex: as the return records it.
  ///   - ethnicity: the major group.
  ///   - request: the entry of the cases that the plan came of.
  public mutating func add(
    child: Int32? = nil, started: Day?, isLive: Bool = true,
    placement: Plans.Placement = Plans.Placement(), meeting: Day? = nil, decided: Day? = nil,
    transferDue: Day? = nil, transferFinal: Day? = nil, need: Need? = nil,
    age: Int16? = nil, sex: Sex? = nil, ethnicity: EthnicGroup? = nil, request: Int32? = nil
  ) {
    let row = Int32(plans.count + 2)
    plans.row.append(row)
    plans.child.append(child ?? 2_000_000 + row)
    plans.request.append(request)
    plans.started.append(started)
    plans.ceased.append(nil)
    plans.ceaseReason.append(nil)
    plans.isLive.append(isLive)
    plans.isTransferredIn.append(false)
    plans.reviewMeeting.append(meeting)
    plans.reviewOutcome.append(nil)
    plans.reviewDecided.append(decided)
    plans.phaseTransferDue.append(transferDue)
    plans.phaseTransferFinal.append(transferFinal)
    plans.placement.append(placement)
    plans.named.append(Plans.Placement())
    plans.characteristics.append(age: age, sex: sex, ethnicity: ethnicity, need: need)
    plans.postcode.append(nil)
    plans.postcodeUnreadable.append(false)
    plans.isUnusable.append(false)
  }
}
