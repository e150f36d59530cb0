import Files
import Model

/// The files of a return that are read, found by name or else by headings.
struct ReturnFiles {
  /// The one file of a return in XML; the others are then not there.
  var document: String?
  var person: String?
  var requests = ""
  var assessment: String?
  /// The day of the export, where the files are named after it.
  var exported: Day?

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
    guard let requests = try Self.find(["requests", "request"], ["receiveddate"], tables) else {
      throw .missing(
        path: folder + "/requests.csv",
        advice: "No file of the folder is the requests module of the return.")
    }
    self.requests = requests
    person = try Self.find(["person", "persons"], ["personbirthdate", "upn"], tables)
    assessment = try Self.find(["assessment", "assessments"], ["assessmentoutcome"], tables)
    exported = Self.day(inName: fileName(requests))
  }

  /// The one file with one of the names, or else with one of the headings.
  private static func find(
    _ names: [String], _ headings: [String], _ paths: [String]
  ) throws(InputError) -> String? {
    var found = paths.filter { path in
      let stem = stem(path)
      return names.contains { stem == $0 || stem.hasSuffix("_" + $0) || stem.hasSuffix("-" + $0) }
    }
    if found.isEmpty {
      for path in paths {
        let table = try CSVReader.open(path)
        if table.headings.place(of: headings) != nil { found.append(path) }
      }
    }
    guard found.count > 1 else { return found.first }
    let files = found.map(fileName).joined(separator: ", ")
    throw .unusable(
      SourceLocation(file: files),
      "several files could be the \(names[0]) module. Keep the files of one export in the folder.")
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

/// Whether the name is that of a CSV file, packed or not.
func isTableName(_ path: String) -> Bool {
  let name = path.lowercased()
  return name.hasSuffix(".csv") || name.hasSuffix(".csv.gz")
}
