import Model

/// The modules of one return, read and not yet joined.
struct ReturnModules {
  var header = HeaderRows()
  var people = People()
  var requests = RequestRows()
  var assessments = AssessmentRows()
  var namedPlans = NamedPlanRows()
  var planDetails = PlacementRows()
  var activePlans = ActivePlanRows()
  var placements = PlacementRows()
  var needs = NeedRows()
  /// The modules that are there, each with what was found wrong in it.
  var tables: [ModuleTable?] = Array(repeating: nil, count: ReturnModule.allCases.count)

  func has(_ module: ReturnModule) -> Bool { tables[module.rawValue] != nil }

  /// Reads the row at hand of a module's table.
  mutating func add(_ module: ReturnModule) throws(InputError) {
    guard var table = tables[module.rawValue] else { return }
    // Out of the list while it is written to, so that it is not copied.
    tables[module.rawValue] = nil
    switch module {
    case .header: try header.add(&table)
    case .person: try people.add(&table)
    case .requests: try requests.add(&table)
    case .assessment: try assessments.add(&table)
    case .namedPlan: try namedPlans.add(&table)
    case .planDetail: try planDetails.add(&table)
    case .activePlans: try activePlans.add(&table)
    case .placementDetail: try placements.add(&table)
    case .senNeed: try needs.add(&table)
    }
    tables[module.rawValue] = table
  }

  /// Reads a module's file.
  mutating func read(_ headings: ModuleHeadings) throws(InputError) {
    var table = headings.table
    switch headings.module {
    case .header: try headings.read(&header, &table)
    case .person: try headings.read(&people, &table)
    case .requests: try headings.read(&requests, &table)
    case .assessment: try headings.read(&assessments, &table)
    case .namedPlan: try headings.read(&namedPlans, &table)
    case .planDetail: try headings.read(&planDetails, &table)
    case .activePlans: try headings.read(&activePlans, &table)
    case .placementDetail: try headings.read(&placements, &table)
    case .senNeed: try headings.read(&needs, &table)
    }
    tables[headings.module.rawValue] = table
  }

  mutating func add(
    _ module: ReturnModule, _ severity: Severity, _ reason: String, _ field: ReturnField?,
    row: Int32, _ message: String
  ) {
    tables[module.rawValue]?.add(severity, reason, field, row: Int(row), message)
  }
}
