import Model

/// The nine files of a return, named as exports name them.
enum BladeModule: String, CaseIterable, Sendable {
  case sen2
  case person
  case requests
  case assessment
  case namedPlan = "namedplan"
  case planDetail = "plandetail"
  case activePlans = "activeplans"
  case placementDetail = "placementdetail"
  case senNeed = "senneed"

  /// The column of the file's own key.
  var key: String { rawValue + "tableid" }

  /// The file whose key each row repeats.
  var parent: BladeModule? {
    switch self {
    case .sen2: nil
    case .person: .sen2
    case .requests: .person
    case .assessment, .activePlans: .requests
    case .namedPlan: .assessment
    case .planDetail: .namedPlan
    case .placementDetail, .senNeed: .activePlans
    }
  }

  /// All headings in order: number, keys, what the file is about, place in the export, source.
  func headings(isVersion13: Bool) -> [String] {
    let keys = [key] + (parent.map { [$0.key] } ?? [])
    let fields = isVersion13 ? self.fields : self.fields.filter { !isNew($0) }
    return ["NativeId"] + keys + fields + [rawValue + "orderseqcolumn", "sourceid"]
  }

  private func isNew(_ field: String) -> Bool {
    [
      "dsco", "requestsource", "reviewdraft", "phasetransferduedate", "phasetransferfinaldate",
    ].contains(field)
  }

  /// The places within `fields` of those that version 1.3 brought.
  var newFields: [Int] { fields.indices.filter { isNew(fields[$0]) } }

  private var fields: [String] {
    let setting = [
      "urn", "ukprn", "sensetting", "sensettingother", "placementrank",
    ]
    let units = ["senunitindicator", "resourcedprovisionindicator"]
    return switch self {
    case .sen2:
      ["collection", "year", "referencedate", "lea", "datetime", "dmo", "dco", "dsco"]
    case .person:
      [
        "surname", "forename", "personbirthdate", "sex", "ethnicity", "postcode", "upn",
        "uniquelearnernumber", "upnunknown",
      ]
    case .requests:
      [
        "receiveddate", "requestsource", "rya", "requestoutcomedate", "requestoutcome",
        "requestmediation", "requesttribunal", "exported",
      ]
    case .assessment:
      [
        "assessmentoutcome", "assessmentoutcomedate", "assessmentmediation", "assessmenttribunal",
        "othermediation", "othertribunal", "week20",
      ]
    case .namedPlan:
      ["startdate", "planres", "planwbp", "pb", "oa", "dp", "ceasedate", "ceasereason"]
    case .planDetail: setting + units
    case .activePlans:
      [
        "transferla", "reviewmeeting", "reviewoutcome", "lastreview", "reviewdraft",
        "phasetransferduedate", "phasetransferfinaldate",
      ]
    case .placementDetail: setting + ["entrydate", "leavingdate"] + units + ["res", "wbp"]
    case .senNeed: ["sentype", "sentyperank"]
    }
  }
}

/// The nine files of one return in the making.
struct BladeFiles {
  let span: ReturnSpan
  private var rows: [Rows]
  /// By module, the places of fields that this return does not have yet.
  private let missing: [[Int]]

  init(_ span: ReturnSpan) {
    self.span = span
    missing = BladeModule.allCases.map { span.isVersion13 ? [] : $0.newFields }
    rows = BladeModule.allCases.map {
      Rows($0.headings(isVersion13: span.isVersion13), marked: true)
    }
  }

  /// Adds a row and returns its key.
  @discardableResult
  mutating func append(_ module: BladeModule, parent: Int?, _ fields: [String]) -> Int {
    let place = BladeModule.allCases.firstIndex(of: module) ?? 0
    let key = rows[place].count + 1
    let new = missing[place]
    let kept = new.isEmpty ? fields : fields.indices.filter { !new.contains($0) }.map { fields[$0] }
    // Exports number the rows of all files together; here each file starts at its own million.
    let number = (place + 1) * 1_000_000 + key
    rows[place].append(
      [String(number), String(key)] + (parent.map { [String($0)] } ?? []) + kept
        + [String(key), "1"])
    return key
  }

  func count(_ module: BladeModule) -> Int {
    rows[BladeModule.allCases.firstIndex(of: module) ?? 0].count
  }

  var files: [ExampleFile] {
    let day = "20-02-\(span.census.parts.year)"
    return zip(BladeModule.allCases, rows).map { module, rows in
      ExampleFile(
        path: "\(span.folder)/Blade-Export_\(day)_\(module.rawValue).csv", bytes: rows.bytes)
    }
  }
}
