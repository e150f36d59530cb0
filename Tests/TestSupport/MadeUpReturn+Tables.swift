import Model

extension MadeUpReturn {
  /// The nine files that the collection's system exports, keys of their own in each and days as `2025-Jan-31 00:00:00`.
  public func exported(year: Int = 2026, prefix: String = "Blade-Export_20-02-2026_")
    -> [MadeUpFile]
  {
    let parents = [
      "person": "sen2tableid", "requests": "persontableid", "assessment": "requeststableid",
      "namedplan": "assessmenttableid", "plandetail": "namedplantableid",
      "activeplans": "requeststableid", "placementdetail": "activeplanstableid",
      "senneed": "activeplanstableid",
    ]
    var files = [
      MadeUpFile(
        name: "\(prefix)sen2.csv",
        text:
          "\u{FEFF}NativeId,sen2tableid,collection,year,referencedate,lea,sen2orderseqcolumn\r\n"
          + "1,1,SEN2,\(year),\(census(year)),999,1\r\n")
    ]
    for (name, rows) in modules {
      let fields = Self.fields(name, year: year)
      let own = name + "tableid"
      var text =
        "\u{FEFF}"
        + csvLine(
          ["NativeId", own, parents[name] ?? ""] + fields + ["\(name)orderseqcolumn", "sourceid"])
      for (number, row) in rows.enumerated() {
        let key = String(number + 1)
        let parent = name == "person" ? "1" : String(row.parent)
        let cells = fields.map { bladeDate(row.cells[$0] ?? "") }
        text += csvLine([String(900_000 + number), key, parent] + cells + [key, "1"])
      }
      files.append(MadeUpFile(name: "\(prefix)\(name).csv", text: text))
    }
    return files
  }

  /// The census day of the returns of a year, as they name it.
  private func census(_ year: Int) -> String {
    ["2023": "2023-01-19", "2024": "2024-01-18", "2025": "2025-01-16"][String(year)]
      ?? "2026-01-15"
  }

  /// The sheets of the workbook made before submission: no keys of their own, days as serial numbers, keys as `7.0`.
  public func workbook(year: Int = 2026) -> [MadeUpFile] {
    let sheets = [
      "person": "Person", "requests": "Requests", "assessment": "Assessments",
      "namedplan": "Named Plan", "plandetail": "Plan Detail", "activeplans": "Active Plan",
      "placementdetail": "Placement Detail", "senneed": "SEN Need",
    ]
    return modules.map { name, rows in
      let fields = Self.fields(name, year: year)
      let headings = fields.map { $0 == "requestsource" ? "rquestsource" : $0 }
      let keys = name == "person" ? ["persontableid"] : ["persontableid", "requeststableid"]
      var text = csvLine(keys + headings)
      for (number, row) in rows.enumerated() {
        let own = name == "person" ? ["\(number + 1).0"] : ["\(row.person).0", "\(row.request).0"]
        text += csvLine(own + fields.map { serialDate(row.cells[$0] ?? "") })
      }
      return MadeUpFile(name: "\(sheets[name] ?? name).csv", text: text)
    }
  }

  /// The five files of the tool of Data to Insight, days as `31/01/2025`: no placements and no needs.
  public func fiveFiles() -> [MadeUpFile] {
    let files: [(String, [Row], [(heading: String, column: String)])] = [
      (
        "module1", persons,
        [
          ("Person ID", "#person"), ("Surname", "surname"), ("Forename", "forename"),
          ("Dob (ccyy-mm-dd)", "personbirthdate"), ("Gender", "#gender"),
          ("Ethnicity", "ethnicity"), ("Postcode", "postcode"),
          ("UPN - Unique Pupil Number", "upn"),
          ("ULN - Young Persons Unique Learner Number", "uniquelearnernumber"),
          ("UPN and ULN unavailable reason", "upnunknown"),
        ]
      ),
      (
        "module2", requests,
        [
          ("Person ID", "#person"), ("Requests Record ID", "#request"),
          ("Date Request Was Received", "receiveddate"), ("Initial Request Whilst In RYA", "rya"),
          ("Request Outcome Date", "requestoutcomedate"), ("Request Outcome", "requestoutcome"),
          ("Request Mediation", "requestmediation"), ("Request Tribunal", "requesttribunal"),
          (
            "Exported - Child Or Young Person Moves Out Of LA Before Assessment Is Completed",
            "exported"
          ),
          ("New start date", ""),
        ]
      ),
      (
        "module3", assessments,
        [
          ("Person ID", "#person"), ("Requests Record ID", "#request"),
          ("Assessment Outcome To Issue EHCP", "assessmentoutcome"),
          ("Assessment Outcome Date", "assessmentoutcomedate"),
          ("Assessment Mediation", "assessmentmediation"),
          ("Assessment Tribunal", "assessmenttribunal"), ("Other Mediation", "othermediation"),
          ("Other Tribunal", "othertribunal"),
          ("Twenty Weeks Time Limit Exceptions Apply", "week20"),
        ]
      ),
      (
        "module4", namedPlans,
        [
          ("Person ID", "#person"), ("Request Records ID", "#request"),
          ("EHC Plan Start Date", "startdate"), ("Residential Settings", "planres"),
          ("Worked based learning activity", "planwbp"), ("Personal budget taken up", "pb"),
          ("Date EHC Plan Ceased", "ceasedate"), ("Reason EHC Plan Ceased", "ceasereason"),
        ]
      ),
      (
        "module5", activePlans,
        [
          ("Person ID", "#person"), ("Request Records ID", "#request"),
          ("EHC Plan (Transfer)", "transferla"), ("Residential Settings", "res"),
          ("Worked based learning activity", "wbp"), ("EHCP review decisions date", "lastreview"),
        ]
      ),
    ]
    return files.map { name, rows, columns in
      var text = csvLine(columns.map(\.heading))
      for (number, row) in rows.enumerated() {
        text += csvLine(columns.map { toolCell($0.column, row, number) })
      }
      return MadeUpFile(name: "\(name).csv", text: text)
    }
  }

  private func toolCell(_ column: String, _ row: Row, _ number: Int) -> String {
    switch column {
    case "#person": String(row.request == 0 ? number + 1 : row.person)
    case "#request": String(row.request)
    case "#gender": ["F": "2", "M": "1"][row.cells["sex"] ?? ""] ?? row.cells["sex"] ?? ""
    default: slashedDate(row.cells[column] ?? "")
    }
  }
}

private let months = [
  "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
]

private func bladeDate(_ text: String) -> String {
  guard let parts = Day(iso: text)?.parts else { return text }
  return "\(parts.year)-\(months[parts.month - 1])-\(text.suffix(2)) 00:00:00"
}

private func serialDate(_ text: String) -> String {
  Day(iso: text).map { "\($0.number + 25_569).0" } ?? text
}

private func slashedDate(_ text: String) -> String {
  guard Day(iso: text) != nil else { return text }
  return "\(text.suffix(2))/\(text.dropFirst(5).prefix(2))/\(text.prefix(4))"
}
