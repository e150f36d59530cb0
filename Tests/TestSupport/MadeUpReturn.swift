/// A return in the making, which can be written in every shape: cells by the headings of exports, days as `2025-01-31`.
public struct MadeUpReturn: Sendable {
  /// A row with the numbers of the rows that it belongs to.
  struct Row: Sendable {
    var person = 0
    var request = 0
    var parent = 0
    var cells: [String: String]
  }

  private(set) var persons: [Row] = []
  private(set) var requests: [Row] = []
  private(set) var assessments: [Row] = []
  private(set) var namedPlans: [Row] = []
  private(set) var planDetails: [Row] = []
  private(set) var activePlans: [Row] = []
  private(set) var placements: [Row] = []
  private(set) var needs: [Row] = []

  public init() {}

  /// Adds a child and returns its number, from 1.
  @discardableResult
  public mutating func person(_ cells: [String: String] = [:]) -> Int {
    persons.append(Row(cells: cells))
    return persons.count
  }

  @discardableResult
  public mutating func request(_ person: Int, _ cells: [String: String]) -> Int {
    requests.append(
      Row(person: person, request: requests.count + 1, parent: person, cells: cells))
    return requests.count
  }

  @discardableResult
  public mutating func assessment(_ request: Int, _ cells: [String: String]) -> Int {
    assessments.append(row(request, parent: request, cells))
    return assessments.count
  }

  @discardableResult
  public mutating func namedPlan(_ assessment: Int, _ cells: [String: String]) -> Int {
    namedPlans.append(row(assessments[assessment - 1].request, parent: assessment, cells))
    return namedPlans.count
  }

  public mutating func planDetail(_ plan: Int, _ cells: [String: String]) {
    planDetails.append(row(namedPlans[plan - 1].request, parent: plan, cells))
  }

  @discardableResult
  public mutating func activePlan(_ request: Int, _ cells: [String: String] = [:]) -> Int {
    activePlans.append(row(request, parent: request, cells))
    return activePlans.count
  }

  public mutating func placement(_ plan: Int, _ cells: [String: String]) {
    placements.append(row(activePlans[plan - 1].request, parent: plan, cells))
  }

  public mutating func need(_ plan: Int, _ code: String, rank: String = "1") {
    needs.append(
      row(
        activePlans[plan - 1].request, parent: plan, ["sentype": code, "sentyperank": rank]))
  }

  private func row(_ request: Int, parent: Int, _ cells: [String: String]) -> Row {
    Row(
      person: requests[request - 1].person, request: request, parent: parent, cells: cells)
  }

  /// The columns of each module, those of the return of the census of `year`.
  static func fields(_ module: String, year: Int) -> [String] {
    let setting = ["urn", "ukprn", "sensetting", "sensettingother", "placementrank"]
    let units = ["senunitindicator", "resourcedprovisionindicator"]
    let (isEarly, isLate) = (year < 2024, year >= 2025)
    return switch module {
    case "person":
      ["surname", "forename", "personbirthdate", isEarly ? "gendercurrent" : "sex", "ethnicity"]
        + ["postcode", "upn", "uniquelearnernumber", "upnunknown"]
    case "requests":
      ["receiveddate"] + (isLate ? ["requestsource"] : []) + ["rya", "requestoutcomedate"]
        + ["requestoutcome", "requestmediation", "requesttribunal", "exported"]
    case "assessment":
      [
        "assessmentoutcome", "assessmentoutcomedate", "assessmentmediation",
        "assessmenttribunal", "othermediation", "othertribunal", "week20",
      ]
    case "namedplan":
      ["startdate", "planres", "planwbp", "pb", "oa", "dp", "ceasedate", "ceasereason"]
    case "plandetail": setting + units
    case "activeplans":
      ["transferla"] + (isEarly ? ["res", "wbp"] : ["reviewmeeting", "reviewoutcome"])
        + ["lastreview"]
        + (isLate ? ["reviewdraft", "phasetransferduedate", "phasetransferfinaldate"] : [])
    case "placementdetail":
      setting + ["entrydate", "leavingdate"] + units
        + (isEarly ? ["attendancepattern"] : ["res", "wbp"])
    case "senneed": ["sentype", "sentyperank"]
    default: []
    }
  }

  /// The modules under the names that exports give them, each with its rows.
  var modules: [(name: String, rows: [Row])] {
    [
      ("person", persons), ("requests", requests), ("assessment", assessments),
      ("namedplan", namedPlans), ("plandetail", planDetails), ("activeplans", activePlans),
      ("placementdetail", placements), ("senneed", needs),
    ]
  }
}

/// A file of a return: its name and its text.
public struct MadeUpFile: Sendable {
  public let name: String
  public let text: String

  public init(name: String, text: String) {
    self.name = name
    self.text = text
  }
}

/// Cells as a line of CSV, each in quotes where it has to be.
func csvLine(_ cells: [String]) -> String {
  cells.map { cell in
    cell.contains(where: { ",\"\r\n".contains($0) })
      ? "\"\(cell.replacing("\"", with: "\"\""))\"" : cell
  }.joined(separator: ",") + "\r\n"
}
