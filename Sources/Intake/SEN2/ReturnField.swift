/// What a column of a return is about, whatever its heading.
enum ReturnField: Int, CaseIterable {
  case collection, year, referenceDate, written
  case personKey, surname, forename, birthDate, sex, gender, ethnicity, postcode
  case pupilNumber, learnerNumber
  case requestKey, receivedDate, requestSource, requestOutcomeDate, requestOutcome
  case requestMediation, requestTribunal, exported
  case assessmentKey, assessmentOutcome, assessmentOutcomeDate
  case assessmentMediation, assessmentTribunal, otherMediation, otherTribunal, exception
  case namedPlanKey, planStart, ceaseDate, ceaseReason
  case planDetailKey, urn, ukprn, setting, placementRank, unit, resourcedProvision
  case activePlanKey, transferredFrom, reviewMeeting, reviewOutcome, lastReview, reviewDraft
  case phaseTransferDue, phaseTransferFinal, residence
  case entryDate, leavingDate, attendance
  case needType, needRank

  /// The heading in exports, which is the name of the element in XML but for its case.
  var name: String { headings.export }

  /// The returns that ask for the field, by the year of their census: nil where all do.
  var years: ClosedRange<Int>? {
    switch self {
    case .sex: 2024...9999
    case .gender, .residence, .attendance: 2023...2023
    case .reviewMeeting, .reviewOutcome: 2024...9999
    case .requestSource, .reviewDraft, .phaseTransferDue, .phaseTransferFinal: 2025...9999
    default: nil
    }
  }
}

/// The headings of one field, by the shape of the file.
struct FieldHeadings {
  let export: String
  /// Of the submission template; the workbook made before submission has the headings of exports, with slips.
  var template: [String] = []
  var workbook: [String] = []
  /// Of the five files of the tool of Data to Insight.
  var tool: [String] = []
}

extension ReturnField {
  /// The headings of the field; sources: DfE SEN2 person level specifications 1.0 to 1.3 and their template, and the tool's
  /// list of columns.
  var headings: FieldHeadings {
    switch self {
    case .collection: FieldHeadings(export: "collection", template: ["Collection Name"])
    case .year: FieldHeadings(export: "year")
    case .referenceDate: FieldHeadings(export: "referencedate", template: ["Reference Date"])
    case .written: FieldHeadings(export: "datetime", template: ["Date & Time"])
    case .personKey:
      FieldHeadings(export: "persontableid", template: ["Person ID"], tool: ["Person ID"])
    case .surname, .forename, .sex, .ethnicity: FieldHeadings(export: "\(self)")
    case .birthDate:
      FieldHeadings(
        export: "personbirthdate", template: ["Date of Birth"],
        tool: ["Dob (ccyy-mm-dd)", "Dob"])
    case .gender:
      FieldHeadings(export: "gendercurrent", template: ["Gender"], tool: ["Gender"])
    case .postcode: FieldHeadings(export: "postcode", template: ["Post Code"])
    case .pupilNumber:
      FieldHeadings(
        export: "upn", template: ["UPN - Unique Pupil Number"], workbook: ["Unique Pupil Number"],
        tool: ["UPN - Unique Pupil Number"])
    case .learnerNumber:
      FieldHeadings(
        export: "uniquelearnernumber", template: ["ULN - Young Persons Unique Learner Number"],
        workbook: ["ULN"], tool: ["ULN - Young Persons Unique Learner Number"])
    default: requestHeadings ?? planHeadings ?? placementHeadings
    }
  }

  private var requestHeadings: FieldHeadings? {
    switch self {
    case .requestKey:
      FieldHeadings(
        export: "requeststableid", template: ["Requests record ID"],
        tool: ["Requests Record ID", "Request Records ID"])
    case .receivedDate:
      FieldHeadings(
        export: "receiveddate", template: ["Date request was received"],
        tool: ["Date Request Was Received"])
    case .requestSource:
      FieldHeadings(
        export: "requestsource", template: ["Source of request for an EHC needs assessment"],
        workbook: ["rquestsource"])
    case .requestOutcomeDate, .requestOutcome, .requestMediation, .requestTribunal,
      .assessmentOutcomeDate, .assessmentMediation, .assessmentTribunal, .otherMediation,
      .otherTribunal:
      FieldHeadings(export: looseHeading("\(self)"))
    case .exported:
      FieldHeadings(
        export: "exported",
        template: [Self.exportedWords], tool: [Self.exportedWords])
    case .assessmentKey: FieldHeadings(export: "assessmenttableid")
    case .assessmentOutcome:
      FieldHeadings(
        export: "assessmentoutcome",
        template: ["Assessment Outcome - Decision to issue EHC plan"],
        tool: ["Assessment Outcome To Issue EHCP"])
    case .exception:
      FieldHeadings(
        export: "week20", template: ["Twenty week time limit exceptions apply"],
        tool: ["Twenty Weeks Time Limit Exceptions Apply"])
    default: nil
    }
  }

  private static let exportedWords =
    "Exported - Child or young person moves out of LA before assessment is completed"

  private var planHeadings: FieldHeadings? {
    switch self {
    case .namedPlanKey: FieldHeadings(export: "namedplantableid")
    case .planStart:
      FieldHeadings(
        export: "startdate", template: ["EHC Plan Start Date"], tool: ["EHC Plan Start Date"])
    case .ceaseDate:
      FieldHeadings(
        export: "ceasedate", template: ["Date EHC plan ceased"], tool: ["Date EHC Plan Ceased"])
    case .ceaseReason:
      FieldHeadings(
        export: "ceasereason", template: ["Reason EHC plan ceased"],
        tool: ["Reason EHC Plan Ceased"])
    case .planDetailKey: FieldHeadings(export: "plandetailtableid")
    case .activePlanKey: FieldHeadings(export: "activeplanstableid")
    case .transferredFrom:
      FieldHeadings(
        export: "transferla",
        template: ["EHC Plan transferred in from another LA during calendar year"],
        tool: ["EHC Plan (Transfer)"])
    case .reviewMeeting:
      FieldHeadings(export: "reviewmeeting", template: ["Annual Review Meeting Date"])
    case .reviewOutcome:
      FieldHeadings(export: "reviewoutcome", template: ["Annual Review Decision"])
    case .lastReview:
      FieldHeadings(
        export: "lastreview", template: ["EHC Plan Review Decisions Date"],
        tool: ["EHCP review decisions date"])
    case .reviewDraft:
      FieldHeadings(
        export: "reviewdraft",
        template: ["Annual review – date draft amended EHC plan issued"])
    case .phaseTransferDue:
      FieldHeadings(
        export: "phasetransferduedate",
        template: ["Phase transfer review - due date for any amended plan"])
    case .phaseTransferFinal:
      FieldHeadings(
        export: "phasetransferfinaldate",
        template: ["Phase transfer review - final plan date"])
    case .residence: FieldHeadings(export: "res", template: ["Residential Settings"])
    default: nil
    }
  }

  private var placementHeadings: FieldHeadings {
    switch self {
    case .urn: FieldHeadings(export: "urn", template: ["URN - Unique Reference Number"])
    case .ukprn: FieldHeadings(export: "ukprn", template: ["UKPRN - UK Provider Reference Number"])
    case .setting:
      FieldHeadings(export: "sensetting", template: ["SEN Setting – Establishment type"])
    case .placementRank: FieldHeadings(export: "placementrank", template: ["Placement Rank"])
    case .unit: FieldHeadings(export: "senunitindicator", template: ["SEN Unit Indicator"])
    case .resourcedProvision:
      FieldHeadings(
        export: "resourcedprovisionindicator", template: ["Resourced Provision Indicator"])
    case .entryDate: FieldHeadings(export: "entrydate", template: ["Placement Start Date"])
    case .leavingDate: FieldHeadings(export: "leavingdate", template: ["Placement Leaving Date"])
    case .attendance: FieldHeadings(export: "attendancepattern", template: ["Attendance Pattern"])
    case .needType: FieldHeadings(export: "sentype", template: ["SEN Type of Need"])
    case .needRank: FieldHeadings(export: "sentyperank", template: ["SEN Type of Need rank"])
    default: preconditionFailure("Every field has headings.")
    }
  }
}

/// The shape that the heading of a field is known from.
enum HeadingOrigin {
  case export
  case template
  case workbook
  case tool
}

extension ReturnField {
  /// The column of the field among the headings, whatever their case and marks, and the shape the heading is known from.
  ///
  /// A template writes help behind a heading, after a bracket or a new line; it is not compared.
  func column(among headings: [LooseHeading]) -> (column: Int, origin: HeadingOrigin)? {
    let known = self.headings
    let origins: [(HeadingOrigin, [String])] = [
      (.export, [known.export]), (.tool, known.tool), (.template, known.template),
      (.workbook, known.workbook),
    ]
    for (origin, names) in origins {
      for name in names {
        let wanted = LooseHeading(name)
        if let column = headings.firstIndex(where: { $0.whole == wanted.whole }) {
          return (column, origin)
        }
      }
    }
    for (origin, names) in origins {
      for name in names {
        let wanted = LooseHeading(name)
        if let column = headings.firstIndex(where: { $0.front == wanted.front }) {
          return (column, origin)
        }
      }
    }
    return nil
  }
}

/// A heading without case and marks: whole, and without what stands behind a bracket or a new line.
struct LooseHeading {
  let whole: String
  let front: String

  init(_ text: String) {
    whole = Self.words(text[...])
    let end = text.firstIndex { $0 == "(" || $0.isNewline }
    front = Self.words(text[..<(end ?? text.endIndex)])
  }

  /// Letters and digits alone: dashes and blanks are of many kinds.
  private static func words(_ text: Substring) -> String {
    let kept = text.unicodeScalars.filter {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
    }
    return String(String.UnicodeScalarView(kept)).lowercased()
  }
}
