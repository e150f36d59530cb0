import Disclosure
import Files
import Model

extension Report {
  /// Everything in `data/`, ending with the sums of the files before.
  ///
  /// - Parameter package: the GeoPackage, which is written by its own library before all else.
  /// - Returns: the files in order of their paths, the sums last.
  /// - Throws: `PublishingError.screeningFailed` or `.personalData` for tables that must not be written.
  func openData(with package: OutputFile) throws(PublishingError) -> [OpenFile] {
    let tidy = tidyFiles()
    let department = departmentFiles()
    try Screening.check(department)
    let tables = tidy + department
    for table in tables { try refusePersonalData(table) }
    let described = tables + [dictionary(of: tables)]
    var files = described + described.compactMap(description(of:))
    if edition.hasExcelCopies { files += tidy.map(Self.excelCopy) }
    files += geoJSONFiles()
    files.append(
      OpenFile(
        file: package, title: "All areas with their figures",
        description: "All levels in British National Grid, with colours for QGIS (GeoPackage).",
        mediaType: "application/geopackage+sqlite3"))
    files.append(dataPackage(of: files.filter { !$0.name.hasSuffix("-metadata.json") }))
    files.append(licenceFile())
    files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    files.append(readMe(of: files))
    files.append(catalogue(of: files))
    files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    let sums = files.map { "\(sha256($0.file.bytes))  \($0.name)\n" }
    return files + [
      OpenFile(
        file: OutputFile("data/SHA256SUMS", text: sums.joined()), title: "Fingerprints",
        description: "SHA-256 of every other file here.", mediaType: "text/plain")
    ]
  }

  /// The table again, with the mark by which Excel knows that the text is UTF-8.
  private static func excelCopy(_ table: OpenFile) -> OpenFile {
    OpenFile(
      file: OutputFile(
        "data/excel/\(table.name)", bytes: [0xEF, 0xBB, 0xBF] + table.file.bytes),
      title: "\(table.title), for Excel",
      description: "The same as \(table.name), with the mark by which Excel knows its letters.",
      mediaType: "text/csv")
  }
}
