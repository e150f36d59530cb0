import Model

extension Catalogue {
  /// Annual reviews and moves between phases of education.
  static let reviews: [Definition] = [
    review(
      "review_decision_4_weeks", "Review decisions within 4 weeks",
      "Of decisions after an annual review meeting of the period, the share sent to the family within 4 weeks "
        + "of the meeting. Reviews whose decision is not sent yet are not in this figure.",
      numerator: "review decisions within 4 weeks", denominator: "review decisions",
      .higherIsBetter, .period, of: "review_decisions"
    ) { view in view.daysToReviewDecision.map { $0 <= 28 } },
    review(
      "review_decided_by_week_4", "Reviews decided by week 4",
      "Of annual review meetings held in the period and at least 4 weeks before the snapshot day, the share "
        + "whose decision was sent to the family within 4 weeks. Families still waiting count as not in time.",
      numerator: "reviews decided within 4 weeks", denominator: "review meetings",
      .higherIsBetter, .period, of: "review_meetings"
    ) { view in
      guard view.isLive, !view.plans.isUnusable[view.row],
        let meeting = view.plans.reviewMeeting[view.row], view.period.contains(meeting),
        view.snapshot - meeting >= 28
      else { return nil }
      // A letter dated before its meeting is a slip of the pen and tells no wait.
      if let decided = view.plans.reviewDecided[view.row], decided < meeting { return nil }
      return view.daysToReviewDecision.map { $0 <= 28 } ?? false
    },
    review(
      "reviews_overdue", "Annual reviews overdue",
      "Of plans more than 12 months old on the snapshot day, the share without a review meeting in the last "
        + "12 months.",
      numerator: "plans without a review in 12 months",
      denominator: "plans more than 12 months old", .lowerIsBetter, .snapshot,
      of: "plans_over_12_months_old"
    ) { $0.isReviewOverdue(years: 1) }.needing(.reviewMeetings),
    review(
      "reviews_overdue_24_months", "No review for two years",
      "Of plans more than 24 months old on the snapshot day, the share without a review meeting in the last "
        + "24 months.",
      numerator: "plans without a review in 24 months",
      denominator: "plans more than 24 months old", .lowerIsBetter, .snapshot,
      of: "plans_over_24_months_old"
    ) { $0.isReviewOverdue(years: 2) }.needing(.reviewMeetings),
    review(
      "phase_transfer_on_time", "Plans ready in time for the next school",
      "Of moves to the next phase of education that were due in the period, the share whose final plan came by "
        + "the day it was due.",
      numerator: "plans final by the day due", denominator: "moves due", .higherIsBetter, .period,
      of: "phase_transfers_due"
    ) { $0.isTransferOnTime },
  ]

  private static func review(
    _ id: String, _ title: String, _ definition: String, numerator: String, denominator: String,
    _ direction: Indicator.Direction, _ timing: Indicator.Timing, of population: String,
    _ isIn: @escaping @Sendable (PlanView) -> Bool?
  ) -> Definition {
    Definition(
      Wording(id, title, definition, numerator: numerator, denominator: denominator)
        .share(direction, timing, of: population),
      by: ofPlans, .plans { isIn($0).map(Observation.share) })
  }
}
