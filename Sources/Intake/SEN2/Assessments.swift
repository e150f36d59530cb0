import Model

/// What the assessment file says about each request.
struct Assessments {
  struct Entry {
    var row: Int
    var result: Cases.Decision?
    var concluded: Day?
    var exception: Bool?
    /// Whether the result or its day is something that cannot be read.
    var isBad: Bool
  }

  private(set) var byRequest: [String: Entry] = [:]
  /// The file's name, for problems that only the request brings to light.
  private(set) var file = ""

  static func read(_ table: consuming ReturnTable) throws(InputError) -> Read<Assessments> {
    var source = table
    let key = try source.required(["requeststableid", "requestsrecordid"])
    let outcome = try source.required(["assessmentoutcome", "assessmentoutcometoissueehcp"])
    let day = source.optional(["assessmentoutcomedate"])
    let exception = source.optional(["week20", "twentyweekstimelimitexceptionsapply"])
    var assessments = Assessments()
    assessments.file = source.table.file
    while try source.advance() {
      guard let request = try source.key(key) else {
        source.add(
          .error, "key-missing", column: key, "the row names no request and was left out.")
        continue
      }
      let (result, isUnknown) = source.decision(outcome)
      let (concluded, isBad) = source.date(day)
      let entry = Entry(
        row: source.table.row, result: result, concluded: concluded,
        exception: source.flag(exception), isBad: isUnknown || isBad)
      guard assessments.byRequest[request] == nil else {
        source.add(
          .error, "assessment-repeated", column: key,
          "the request has more than one assessment; the first is used.")
        continue
      }
      assessments.byRequest[request] = entry
      if result == .yes, entry.exception == nil {
        source.add(
          .note, "exception-not-recorded", column: exception,
          "a plan was issued and it is not recorded whether an exception applied; none is assumed.")
      }
    }
    try source.refuseMonthFirst()
    return Read(
      assessments, problems: source.problems, rowsRead: [source.rowsRead],
      completeness: source.completeness)
  }
}
