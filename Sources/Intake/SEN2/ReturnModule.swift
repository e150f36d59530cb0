/// The parts of a return, in the order of their numbers.
enum ReturnModule: Int, CaseIterable {
  case header
  case person
  case requests
  case assessment
  case namedPlan
  case planDetail
  case activePlans
  case placementDetail
  case senNeed

  /// What files of the module are called: of exports first, then of the template and the workbook, without marks.
  var names: [String] {
    switch self {
    case .header: ["sen2", "header", "headerrecord"]
    case .person: ["person", "persons", "personrecord", "persondetails", "module1", "m1"]
    case .requests: ["requests", "request", "requestsrecords", "module2", "m2"]
    case .assessment:
      ["assessment", "assessments", "assessmentsrecords", "ehcneedsassessments", "module3", "m3"]
    case .namedPlan:
      ["namedplan", "namedplans", "namedplanrecords", "module4", "module4a", "m4"]
    case .planDetail: ["plandetail", "plandetails", "plandetailrecords", "module4b"]
    case .activePlans:
      ["activeplans", "activeplan", "activeplanrecords", "module5", "module5a", "m5"]
    case .placementDetail:
      ["placementdetail", "placementdetails", "placementdetailrecords", "module5b"]
    case .senNeed: ["senneed", "senneeds", "senneedrecords", "module5c"]
    }
  }

  /// Fields one of which stands in files of this module and of no other.
  var marks: [ReturnField] {
    switch self {
    case .header: [.collection]
    case .person: [.birthDate, .pupilNumber]
    case .requests: [.receivedDate]
    case .assessment: [.assessmentOutcome]
    case .namedPlan: [.planStart, .ceaseDate]
    case .planDetail: [.planDetailKey]
    case .activePlans: [.transferredFrom, .lastReview, .reviewMeeting]
    case .placementDetail: [.entryDate]
    case .senNeed: [.needType]
    }
  }

  var fields: [ReturnField] { Self.allFields[rawValue] }

  /// Whether rows of the module have the field.
  func has(_ field: ReturnField) -> Bool { Self.holds[rawValue][field.rawValue] }

  private static let allFields = allCases.map(\.listedFields)
  private static let holds = allFields.map { fields in
    ReturnField.allCases.map { fields.contains($0) }
  }

  private var listedFields: [ReturnField] {
    switch self {
    case .header: [.collection, .year, .referenceDate, .written]
    case .person:
      [
        .personKey, .surname, .forename, .birthDate, .sex, .gender, .ethnicity, .postcode,
        .pupilNumber, .learnerNumber,
      ]
    case .requests:
      [
        .requestKey, .personKey, .receivedDate, .requestSource, .requestOutcomeDate,
        .requestOutcome, .requestMediation, .requestTribunal, .exported,
      ]
    case .assessment:
      [
        .assessmentKey, .requestKey, .personKey, .assessmentOutcome, .assessmentOutcomeDate,
        .assessmentMediation, .assessmentTribunal, .otherMediation, .otherTribunal, .exception,
      ]
    case .namedPlan:
      [
        .namedPlanKey, .assessmentKey, .requestKey, .personKey, .planStart, .ceaseDate,
        .ceaseReason,
      ]
    case .planDetail: [.planDetailKey, .namedPlanKey, .requestKey, .personKey] + Self.setting
    case .activePlans:
      [
        .activePlanKey, .requestKey, .personKey, .transferredFrom, .reviewMeeting, .reviewOutcome,
        .lastReview, .phaseTransferDue, .phaseTransferFinal, .reviewDraft, .residence,
      ]
    case .placementDetail:
      [.activePlanKey, .requestKey, .personKey, .entryDate, .leavingDate, .attendance]
        + Self.setting
    case .senNeed: [.activePlanKey, .requestKey, .personKey, .needType, .needRank]
    }
  }

  private static let setting: [ReturnField] = [
    .urn, .ukprn, .setting, .placementRank, .unit, .resourcedProvision,
  ]

  /// What the figures lack without the module.
  var effectOfAbsence: String {
    switch self {
    case .header: "the year of the return is taken from its columns"
    case .person: "no case has a postcode or an age"
    case .requests: "nothing is known of requests and waits, nor of the children with plans"
    case .assessment: "no plan counts as issued"
    case .namedPlan: "no plan has a start, and none is known to have ceased"
    case .planDetail: "what plans name is not known"
    case .activePlans: "no plan is known to be live but by its start and end"
    case .placementDetail: "every placement counts as not recorded"
    case .senNeed: "every need counts as not recorded"
    }
  }
}
