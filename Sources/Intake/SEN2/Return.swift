public import Model

/// Reads a SEN2 return from the folder of its exported files: the modules person, requests and assessment.
///
/// Every request becomes a case. One whose days cannot be used stays, marked as unusable and without the day that is
/// wrong, so that counts hold; where it has no day of request, the day of its decision or else the first day of `period`
/// stands for it. Rows of one child are linked by pupil number, learner number, or birth and name, none of which is kept.
///
/// - Parameters:
///   - folder: holds `Blade-Export_20-02-2026_requests.csv` or `requests.csv` and its sisters, packed or not.
///   - period: the calendar year that the return is about.
///   - snapshot: the census day.
/// - Returns: the cases in the order of the requests, their problems, and the rows of each file.
/// - Throws: `InputError` where the requests are not there or none can be read, or keys were lost to a spreadsheet.
public func readReturn(
  folder: String, period: Period, snapshot: Day
) throws(InputError) -> Read<Return> {
  let files = try ReturnFiles(folder: folder)
  let people: Read<People>? = if let path = files.person { try People.read(path) } else { nil }
  let assessments =
    if let path = files.assessment { try Assessments.read(path) } else { Read(Assessments()) }
  var reader = RequestReader(
    people: people?.value, assessments: assessments.value, snapshot: snapshot,
    lastPossible: files.exported.map { max($0, snapshot) } ?? snapshot + 366,
    placeholder: period.first)
  let cases = try reader.read(files.requests)
  var problems: [Problem] = []
  if people == nil {
    problems.append(missingModule("person", "no case has a postcode or an age"))
  }
  if files.assessment == nil {
    problems.append(missingModule("assessment", "no plan counts as issued"))
  }
  problems += (people?.problems ?? []) + cases.problems + assessments.problems
  return Read(
    Return(cases: cases.value, period: period, snapshot: snapshot), problems: problems,
    rowsRead: cases.rowsRead + (people?.rowsRead ?? []) + assessments.rowsRead)
}

private func missingModule(_ name: String, _ effect: String) -> Problem {
  Problem(
    location: SourceLocation(file: "\(name).csv"), severity: .error, reason: "file-missing",
    message: "the return has no \(name) module: \(effect). Add the file to the folder.")
}
