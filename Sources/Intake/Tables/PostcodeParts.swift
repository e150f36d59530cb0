import Files
import Model

/// One file of a postcode directory, on its own or in the archive that was published.
enum PostcodePart {
  case file(String)
  case entry(ZipArchive, ZipArchive.Entry)

  var name: String {
    switch self {
    case .file(let path): fileName(path)
    case .entry(_, let entry): fileName(entry.name)
    }
  }

  func table(hasHeadings: Bool, pieceSize: Int = 1 << 20) throws(InputError) -> CSVReader {
    switch self {
    case .file(let path):
      return try CSVReader.open(path, hasHeadings: hasHeadings, pieceSize: pieceSize)
    case .entry(let archive, let entry):
      return try CSVReader.open(
        try opened(entry, of: archive), file: name, hasHeadings: hasHeadings, pieceSize: pieceSize)
    }
  }

  /// How many fields the first record has if it is a postcode's; nil where it has headings or is something else.
  func fieldsOfData() throws(InputError) -> Int? {
    var table = try table(hasHeadings: false, pieceSize: Self.glance)
    guard try table.advance(), table.fieldCount >= 4, Postcode(table.field(0)) != nil,
      decimal(table.field(2)) != nil
    else { return nil }
    return table.fieldCount
  }

  /// Whether the part holds postcodes, with or without headings, by its first record.
  ///
  /// - Throws: `InputError` where the part cannot be read; text of another kind is no error.
  private func holdsPostcodes() throws(InputError) -> Bool {
    do throws(InputError) {
      if try fieldsOfData() != nil { return true }
      var table = try table(hasHeadings: true, pieceSize: Self.glance)
      let columns = try PostcodeColumns(table)
      return try table.advance() && Postcode(table.field(columns.postcode)) != nil
    } catch {
      if case .unusable = error { return false }
      throw error
    }
  }

  /// Enough for the first record.
  private static let glance = 1 << 14

  /// The parts of the directory at `path`: a file, the tables of a folder, or those of an archive.
  static func parts(at path: String) throws(InputError) -> [PostcodePart] {
    guard ZipArchive.isArchive(path) else {
      let files = inputFiles(at: path).filter { $0 == path || isTableName($0) }
      guard files.isEmpty else { return files.map(PostcodePart.file) }
      throw .missing(path: path + "/*.csv", advice: "The folder holds no CSV file.")
    }
    let archive: ZipArchive
    do throws(FileError) { archive = try ZipArchive(path) } catch { throw InputError(error) }
    let parts = try parts(of: archive)
    guard parts.isEmpty else { return parts }
    throw .unusable(
      SourceLocation(file: fileName(path)),
      "no CSV file in the archive is a table of postcodes. Name the file with the directory.")
  }

  /// The tables of postcodes in the folder nearest the top: publishers put the same rows, cut by postcode area, below it.
  private static func parts(of archive: ZipArchive) throws(InputError) -> [PostcodePart] {
    let tables = archive.entries.filter { $0.name.lowercased().hasSuffix(".csv") }
    let folders = Dictionary(grouping: tables) { $0.name.dropLast(fileName($0.name).count) }
    let order = folders.keys.sorted { left, right in
      let (above, below) = (left.utf8.count { $0 == 47 }, right.utf8.count { $0 == 47 })
      return above == below ? left < right : above < below
    }
    for folder in order {
      var parts: [PostcodePart] = []
      for entry in (folders[folder] ?? []).sorted(by: { $0.name < $1.name }) {
        let part = PostcodePart.entry(archive, entry)
        if try part.holdsPostcodes() { parts.append(part) }
      }
      if !parts.isEmpty { return parts }
    }
    return []
  }
}
