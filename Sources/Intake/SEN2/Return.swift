public import Model

/// Reads a SEN2 return in any of its shapes: exported modules, template or workbook saved as CSV, the five files of the tool
/// of Data to Insight, or the XML of the Department for Education.
///
/// Shape and version come from the content. Any subset of the modules will do that has requests or active plans. Every
/// request becomes a case, every plan a plan. One whose days cannot be used stays, marked as unusable and without the day
/// that is wrong, so that counts hold; where a case has no day of request, the day of its decision or else the first day of
/// `period` stands for it. Rows of one child are linked by pupil number, learner number, or birth and name, none of which is
/// kept.
///
/// - Parameters:
///   - folder: holds `Blade-Export_20-02-2026_requests.csv` or `requests.csv` and its sisters, or one XML file, packed or
///     not; or it is that file. In XML the n-th element of a kind is row n.
///   - period: the calendar year that the return is about.
///   - snapshot: the census day.
///   - protected: children whose place counts as not available.
/// - Returns: cases and plans in the order of their rows, the problems, and the rows of each file.
/// - Throws: `InputError` where neither requests nor active plans are there, none can be read, or keys were lost to a
///   spreadsheet.
public func readReturn(
  folder: String, period: Period, snapshot: Day, protected: ProtectedChildren = .init()
) throws(InputError) -> Read<Return> {
  let files = try ReturnFiles(folder: folder)
  var modules = ReturnModules()
  modules.people.protected = protected
  let form: ReturnForm
  if let document = files.document {
    let found = try readReturnDocument(document, into: &modules)
    form = ReturnForm(shape: .document, version: found)
  } else {
    for headings in files.modules { try modules.read(headings) }
    form = files.form(year: modules.header.year)
    for headings in files.modules { modules.reportMissing(headings, form) }
  }
  let written = files.exported ?? modules.header.written
  let lastPossible = written.map { max($0, snapshot) } ?? snapshot + 366
  modules.finish(lastPossible: lastPossible)
  var join = ReturnJoin(
    modules, snapshot: snapshot, lastPossible: lastPossible, placeholder: period.first)
  join.joinCases()
  join.joinPlans()
  guard join.cases.count > 0 || (join.plans.count > 0 && !join.modules.has(.requests)) else {
    throw .unusable(
      SourceLocation(file: files.mainFile),
      "the return holds no request. Check that the right export is in the folder.")
  }
  return Read(
    Return(cases: join.cases, plans: join.plans, period: period, snapshot: snapshot, form: form),
    problems: notes(on: form, join.modules, files, snapshot)
      + join.plans.gaps(form, file: files.mainFile) + join.modules.inOrder.flatMap(\.problems),
    rowsRead: join.modules.inOrder.map(\.rowsRead),
    completeness: join.modules.inOrder.flatMap(\.completeness))
}

/// What is to be said of the return as a whole: its form, modules that are missing, and a census that is not the one named.
private func notes(
  on form: ReturnForm, _ modules: ReturnModules, _ files: ReturnFiles, _ snapshot: Day
) -> [Problem] {
  var notes = [
    Problem(
      location: SourceLocation(file: files.mainFile), severity: .note, reason: "return-form",
      message: "the return was recognised as \(form.shape.rawValue), of the specification of the "
        + "census of \(form.version.rawValue).")
  ]
  if let census = modules.header.census, census != snapshot {
    notes.append(
      Problem(
        location: SourceLocation(file: files.mainFile), severity: .warning,
        reason: "census-day-differs",
        message: "the return names \(census) as its census day, the configuration \(snapshot): "
          + "check that the right return is in the folder."))
  }
  for module in ReturnModule.allCases where !modules.has(module) {
    guard module != .header else { continue }
    let isOwn =
      form.shape == .fiveFiles && [.planDetail, .placementDetail, .senNeed].contains(module)
    let isBasic = [.person, .requests, .assessment].contains(module)
    notes.append(
      Problem(
        location: SourceLocation(file: "\(module.names[0]).csv"),
        severity: isOwn || module == .planDetail ? .note : isBasic ? .error : .warning,
        reason: "file-missing",
        message: "the return has no \(module.names[0]) module: \(module.effectOfAbsence). "
          + "Add the file to the folder."))
  }
  return notes
}

extension ReturnModules {
  /// The modules that are there, requests and people first.
  fileprivate var inOrder: [ModuleTable] {
    let order: [ReturnModule] = [
      .requests, .person, .assessment, .namedPlan, .planDetail, .activePlans, .placementDetail,
      .senNeed, .header,
    ]
    return order.compactMap { tables[$0.rawValue] }
  }

  /// What can only be done when all rows of a module are there.
  fileprivate mutating func finish(lastPossible: Day) {
    if var table = tables[ReturnModule.person.rawValue] {
      tables[ReturnModule.person.rawValue] = nil
      people.finish(&table)
      tables[ReturnModule.person.rawValue] = table
    }
    if var table = tables[ReturnModule.activePlans.rawValue] {
      tables[ReturnModule.activePlans.rawValue] = nil
      activePlans.refuseFuture(after: lastPossible, &table)
      activePlans.unswapReviews(&table)
      tables[ReturnModule.activePlans.rawValue] = table
    }
  }

  /// Says which columns are missing that a return of this form has.
  fileprivate mutating func reportMissing(_ headings: ModuleHeadings, _ form: ReturnForm) {
    for field in headings.module.fields where !headings.has(field) {
      guard field.isExpected(in: form, headings.module) else { continue }
      tables[headings.module.rawValue]?.add(
        field.severityOfAbsence, "column-missing", field, row: 1,
        "the column is missing; its values count as not recorded.")
    }
  }
}

extension ReturnField {
  /// Whether returns of this form have the field in this module.
  fileprivate func isExpected(in form: ReturnForm, _ module: ReturnModule) -> Bool {
    if let years, !years.contains(form.version.rawValue) { return false }
    let known = headings
    switch self {
    case .gender, .residence, .attendance, .reviewDraft, .collection, .year, .referenceDate,
      .written, .surname, .forename:
      return false
    case .assessmentKey, .namedPlanKey, .planDetailKey, .activePlanKey:
      return form.shape == .export
    case .requestKey, .personKey:
      let isParent =
        module == .requests
        || (self == .requestKey && [.assessment, .activePlans].contains(module))
      return isParent || form.shape != .export
    default:
      if form.shape != .fiveFiles { return true }
      let isSame = Self.sameInTool.contains(self)
      return isSame || !known.tool.isEmpty
    }
  }

  /// Fields of the tool whose headings are those of exports but for marks.
  private static let sameInTool: [ReturnField] = [
    .ethnicity, .postcode, .requestOutcomeDate, .requestOutcome, .requestMediation,
    .requestTribunal, .assessmentOutcomeDate, .assessmentMediation, .assessmentTribunal,
    .otherMediation, .otherTribunal,
  ]

  /// Fields without which waits or places are wrong, not only less detailed.
  fileprivate var severityOfAbsence: Severity {
    switch self {
    case .personKey, .requestKey, .receivedDate, .requestOutcome, .requestOutcomeDate, .exported,
      .assessmentOutcome, .assessmentOutcomeDate, .exception, .birthDate, .postcode,
      .assessmentKey, .activePlanKey, .namedPlanKey:
      .error
    default: .warning
    }
  }
}
