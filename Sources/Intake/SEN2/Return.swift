public import Model

/// Reads a SEN2 return: the exported modules person, requests and assessment in a folder, or the return's XML.
///
/// Every request becomes a case. One whose days cannot be used stays, marked as unusable and without the day that is
/// wrong, so that counts hold; where it has no day of request, the day of its decision or else the first day of `period`
/// stands for it. Rows of one child are linked by pupil number, learner number, or birth and name, none of which is kept.
///
/// - Parameters:
///   - folder: holds `Blade-Export_20-02-2026_requests.csv` or `requests.csv` and its sisters, or one XML file, packed or
///     not; or it is that file. In XML the n-th element of a kind is row n.
///   - period: the calendar year that the return is about.
///   - snapshot: the census day.
/// - Returns: the cases in the order of the requests, their problems, and the rows of each file.
/// - Throws: `InputError` where the requests are not there or none can be read, or keys were lost to a spreadsheet.
public func readReturn(
  folder: String, period: Period, snapshot: Day
) throws(InputError) -> Read<Return> {
  let files = try ReturnFiles(folder: folder)
  let last = files.exported.map { max($0, snapshot) } ?? snapshot + 366
  var people: Read<People>?
  var assessments = Read(Assessments())
  var missing: [Problem] = []
  var document: ReturnDocument?
  if let path = files.document { document = try readReturnDocument(path) }
  if let table = document?.person {
    people = try People.read(try ReturnTable.open(table))
  } else if let path = files.person {
    people = try People.read(try ReturnTable.open(path))
  } else {
    missing.append(missingModule("person", "no case has a postcode or an age"))
  }
  if let table = document?.assessment {
    assessments = try Assessments.read(try ReturnTable.open(table))
  } else if let path = files.assessment {
    assessments = try Assessments.read(try ReturnTable.open(path))
  } else {
    missing.append(missingModule("assessment", "no plan counts as issued"))
  }
  var reader = RequestReader(
    people: people?.value, assessments: assessments.value, snapshot: snapshot, lastPossible: last,
    placeholder: period.first)
  let cases =
    if let table = document?.requests {
      try reader.read(try ReturnTable.open(table))
    } else {
      try reader.read(try ReturnTable.open(files.requests))
    }
  return Read(
    Return(cases: cases.value, period: period, snapshot: snapshot),
    problems: missing + (people?.problems ?? []) + cases.problems + assessments.problems,
    rowsRead: cases.rowsRead + (people?.rowsRead ?? []) + assessments.rowsRead,
    completeness: cases.completeness + (people?.completeness ?? []) + assessments.completeness)
}

private func missingModule(_ name: String, _ effect: String) -> Problem {
  Problem(
    location: SourceLocation(file: "\(name).csv"), severity: .error, reason: "file-missing",
    message: "the return has no \(name) module: \(effect). Add the file to the folder.")
}
