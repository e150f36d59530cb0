import Model

/// Reads the return of the Department for Education in XML into the modules that its exports have, element by element.
///
/// The n-th element of a kind is row n of its module. Elements have no keys; the places they are nested in join them.
func readReturnDocument(
  _ path: String, into modules: inout ReturnModules
) throws(InputError) -> ReturnForm.Version {
  var reader = try XMLReader.open(path, names: DocumentElements.names)
  var document = DocumentReading(file: reader.file, modules: modules)
  while let event = try reader.next() {
    guard let number = reader.element else { continue }
    switch (event, DocumentElements.meanings[number]) {
    case (.opened, .record(let module)): document.open(module)
    case (.closed, .record): try document.close()
    case (.closed, .field(let field)): document.keep(field, reader.text)
    case (.opened, .field): break
    }
  }
  try document.modules.refuseMonthFirst()
  modules = document.modules
  return ReturnForm.Version(year: modules.header.year, Array(document.seen).sorted())
}

/// The elements of the document that matter.
private enum DocumentElements {
  enum Meaning {
    case record(ReturnModule)
    case field(ReturnField)
  }

  static let known: [(name: String, meaning: Meaning)] = {
    var known: [(String, Meaning)] = [
      ("header", .record(.header)), ("person", .record(.person)),
      ("requests", .record(.requests)), ("request", .record(.requests)),
      ("assessment", .record(.assessment)), ("namedplan", .record(.namedPlan)),
      ("plandetail", .record(.planDetail)), ("activeplans", .record(.activePlans)),
      ("activeplan", .record(.activePlans)), ("placementdetail", .record(.placementDetail)),
      ("senneed", .record(.senNeed)),
    ]
    for field in ReturnField.allCases { known.append((field.name, .field(field))) }
    return known
  }()

  static let names = known.map(\.name)
  static let meanings = known.map(\.meaning)
}

/// The records that are open at a place of the document.
private struct DocumentReading {
  var modules: ReturnModules
  /// The fields that were there at all, which tell the version.
  private(set) var seen: Set<ReturnField> = []
  private var open: [Record] = []
  private var counts = [Int](repeating: 0, count: ReturnModule.allCases.count)

  private struct Record {
    let module: ReturnModule
    let number: Int
    /// An element around several of its kind is none itself.
    var isWrapper = false
    var isEmpty = true
  }

  init(file: String, modules: ReturnModules) {
    self.modules = modules
    for module in ReturnModule.allCases where module != .header {
      self.modules.tables[module.rawValue] = Self.table(module, file)
    }
    self.modules.tables[ReturnModule.header.rawValue] = Self.table(.header, file)
  }

  private static func table(_ module: ReturnModule, _ file: String) -> ModuleTable {
    var headings = [String?](repeating: nil, count: ReturnField.allCases.count)
    for field in module.fields { headings[field.rawValue] = field.name }
    return ModuleTable(module, file: file, headings: headings)
  }

  mutating func open(_ module: ReturnModule) {
    if let outer = open.last, outer.module == module, outer.isEmpty, !outer.isWrapper {
      open[open.count - 1].isWrapper = true
      counts[module.rawValue] -= 1
    }
    counts[module.rawValue] += 1
    let number = counts[module.rawValue]
    if let parent = open.indices.last(where: { !open[$0].isWrapper }) {
      open[parent].isEmpty = false
    }
    open.append(Record(module: module, number: number))
    for field in module.fields { modules.tables[module.rawValue]?.values[field.rawValue] = [] }
  }

  /// Gives the text of an element to the innermost record that has such a field.
  mutating func keep(_ field: ReturnField, _ text: ArraySlice<UInt8>) {
    guard let place = open.lastIndex(where: { $0.module.has(field) }) else { return }
    let record = open[place]
    open[place].isEmpty = false
    seen.insert(field)
    modules.tables[record.module.rawValue]?.values[field.rawValue] = text
  }

  /// Ends the innermost record and reads it.
  mutating func close() throws(InputError) {
    guard let record = open.popLast(), !record.isWrapper else { return }
    let module = record.module
    modules.tables[module.rawValue]?.row = record.number
    modules.tables[module.rawValue]?.rows += 1
    setKey(module.ownKey, of: module, record.number)
    for outer in open where !outer.isWrapper {
      setKey(outer.module.ownKey, of: module, outer.number)
    }
    try modules.add(module)
  }

  private mutating func setKey(_ field: ReturnField?, of module: ReturnModule, _ number: Int) {
    guard let field, module.has(field) else { return }
    modules.tables[module.rawValue]?.values[field.rawValue] = Array(String(number).utf8)[...]
  }
}

extension ReturnField: Comparable {
  static func < (left: ReturnField, right: ReturnField) -> Bool { left.rawValue < right.rawValue }
}

extension ReturnModule {
  /// The key of the module's own rows, where rows of other modules name it.
  fileprivate var ownKey: ReturnField? {
    switch self {
    case .person: .personKey
    case .requests: .requestKey
    case .assessment: .assessmentKey
    case .namedPlan: .namedPlanKey
    case .planDetail: .planDetailKey
    case .activePlans: .activePlanKey
    case .header, .placementDetail, .senNeed: nil
    }
  }
}

extension ReturnModules {
  fileprivate func refuseMonthFirst() throws(InputError) {
    for table in tables { try table?.refuseMonthFirst() }
  }
}
