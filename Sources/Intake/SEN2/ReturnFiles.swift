import Files
import Model

/// The files of a return, found by name or else by headings.
struct ReturnFiles {
  /// The one file of a return in XML; there are then no others.
  private(set) var document: String?
  /// The modules that are there, in the order of their numbers.
  private(set) var modules: [ModuleHeadings] = []
  /// The day of the export, where the files are named after it.
  private(set) var exported: Day?

  init(folder: String) throws(InputError) {
    let all = inputFiles(at: folder)
    if all == [folder] { _ = try opened(folder) }
    let documents = all.filter {
      $0.lowercased().hasSuffix(".xml") || $0.lowercased().hasSuffix(".xml.gz")
    }
    if all == [folder] || !all.contains(where: isTableName), documents.count == 1 {
      document = documents[0]
      return
    }
    let tables = all.filter { $0 != folder && isTableName($0) }
    guard !tables.isEmpty else {
      throw .missing(
        path: folder + "/requests.csv",
        advice: "The folder of the return holds neither CSV files nor one XML file.")
    }
    try findModules(tables)
    guard modules.contains(where: { $0.module == .requests || $0.module == .activePlans }) else {
      throw .missing(
        path: folder + "/requests.csv",
        advice: "No file of the folder is the requests or the active plans module of the return.")
    }
    exported = modules.lazy.compactMap { Self.day(inName: fileName($0.path)) }.first
  }

  /// The file that a message about the whole return names.
  var mainFile: String {
    let main = modules.first { $0.module == .requests } ?? modules.first
    return fileName(document ?? main?.path ?? "")
  }

  private mutating func findModules(_ tables: [String]) throws(InputError) {
    var headings: [(path: String, headings: [String])] = []
    for path in tables { headings.append((path, try CSVReader.open(path).headings)) }
    for module in ReturnModule.allCases {
      var found = headings.filter { module.isNamed(Self.stem($0.path)) }
      if found.isEmpty {
        // Only among files that are not called after another module.
        let nameless = headings.filter { file in
          !ReturnModule.allCases.contains { $0.isNamed(Self.stem(file.path)) }
        }
        found = nameless.filter { module.isMarked(by: $0.headings) }
      }
      guard found.count <= 1 else {
        let files = found.map { fileName($0.path) }.joined(separator: ", ")
        throw .unusable(
          SourceLocation(file: files),
          "several files could be the \(module.names[0]) module. Keep the files of one export in "
            + "the folder.")
      }
      if let file = found.first {
        modules.append(ModuleHeadings(module, path: file.path, file.headings))
      }
    }
    try checkFields()
  }

  /// Refuses a module without the columns that make it one.
  private func checkFields() throws(InputError) {
    for headings in modules {
      for field in headings.module.needed where !headings.has(field) {
        throw .unusable(
          SourceLocation(file: fileName(headings.path), row: 1),
          // The first row is not repeated: without headings it would be a child's.
          "there is no column \"\(field.name)\", or the file does not begin with its headings.")
      }
    }
  }

  /// The shape and version, by the headings; `year` is that of the census in the return's header.
  func form(year: Int?) -> ReturnForm {
    ReturnForm(
      shape: shape, version: .init(year: year, modules.flatMap { $0.columns.map(\.field) }))
  }

  private var shape: ReturnForm.Shape {
    let origins = modules.flatMap(\.origins)
    let tool = origins.count { $0 == .tool }
    let template = origins.count { $0 == .template }
    if tool + template > origins.count / 4 { return template > tool ? .template : .fiveFiles }
    let ownKeys: [ReturnField] = [.assessmentKey, .namedPlanKey, .activePlanKey, .planDetailKey]
    let isExport = modules.contains { headings in
      ownKeys.contains(where: headings.has)
        || headings.all.contains { ["nativeid", "sourceid"].contains(looseHeading($0)) }
    }
    let isKeyed = modules.contains { $0.module != .person && $0.module != .requests }
    return isExport || !isKeyed ? .export : .workbook
  }

  /// The name without folder and endings, in lower case.
  private static func stem(_ path: String) -> String {
    var name = fileName(path).lowercased()
    for ending in [".gz", ".csv"] where name.hasSuffix(ending) {
      name.removeLast(ending.utf8.count)
    }
    return name
  }

  /// The day in `Blade-Export_20-02-2026_requests.csv`.
  private static func day(inName name: String) -> Day? {
    for part in name.split(separator: "_") where part.utf8.count == 10 {
      if case .day(let day) = readDate(Array(part.utf8)[...]) { return day }
    }
    return nil
  }
}

extension ReturnForm.Version {
  /// The version of a census, or where its year is not known that whose fields are there.
  init(year: Int?, _ fields: [ReturnField]) {
    if let year, (2023...2100).contains(year) {
      self = Self(rawValue: year) ?? .census2025
    } else if fields.contains(where: {
      [.requestSource, .reviewDraft, .phaseTransferDue, .phaseTransferFinal].contains($0)
    }) {
      self = .census2025
    } else if fields.contains(where: { [.sex, .reviewMeeting, .reviewOutcome].contains($0) }) {
      self = .census2024
    } else if fields.contains(where: { [.gender, .attendance].contains($0) }) {
      self = .census2023
    } else {
      // Nothing tells: nothing is then missing that only later returns have.
      self = .census2023
    }
  }
}

extension ReturnModule {
  /// Whether a file of this name, in lower case and without endings, is called after the module.
  fileprivate func isNamed(_ stem: String) -> Bool {
    let last = stem.split(whereSeparator: { "_-.".contains($0) }).last.map(String.init) ?? stem
    let loose = [stem, last].map(looseHeading)
    return names.contains { name in
      loose.contains(name) || stem.hasSuffix("_" + name) || stem.hasSuffix("-" + name)
    }
  }

  /// Whether one of the headings stands in this module alone.
  fileprivate func isMarked(by headings: [String]) -> Bool {
    let loose = headings.map { LooseHeading($0) }
    return marks.contains { $0.column(among: loose) != nil }
  }

  /// The fields without which nothing can be made of the module.
  fileprivate var needed: [ReturnField] {
    switch self {
    case .person: [.personKey]
    case .requests: [.requestKey, .personKey, .receivedDate, .requestOutcome]
    case .assessment: [.requestKey, .assessmentOutcome]
    case .activePlans: [.requestKey]
    case .senNeed: [.needType]
    case .header, .namedPlan, .planDetail, .placementDetail: []
    }
  }
}

/// Whether the name is that of a CSV file, packed or not.
func isTableName(_ path: String) -> Bool {
  let name = path.lowercased()
  return name.hasSuffix(".csv") || name.hasSuffix(".csv.gz")
}
