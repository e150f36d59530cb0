public import Files
import Foundation

/// What a release promises of itself, checked on its files.
public struct Verification: Sendable, Equatable {
  /// How much was compared.
  public var files = 0
  public var values = 0
  public var links = 0
  public var figures = 0
  public var sentences = 0
  public var mismatches: [Mismatch] = []
}

/// Two places of a release that do not agree.
public enum Mismatch: Sendable, Hashable, CustomStringConvertible {
  /// A file of `data/` whose digest is not the listed one.
  case digest(file: String)
  /// A file that the sums or the data package name and that is not there.
  case missing(file: String)
  /// A file of `data/` that no sum covers.
  case unlisted(file: String)
  /// The columns of a table are not those of its description.
  case columns(file: String, description: String)
  /// A value is not of the described type.
  case value(file: String, row: Int, column: String)
  /// A link leads nowhere.
  case link(page: String, target: String)
  /// A page prints something else than the table.
  case figure(page: String, indicator: String, area: String)
  /// A page compares otherwise than the table.
  case comparison(page: String, indicator: String, area: String)
  /// A map file holds something else than the table.
  case map(file: String, area: String, column: String)
  /// A map of a page counts its areas otherwise than the table.
  case mapWords(page: String)
  /// A map of a page fills its areas otherwise than the table.
  case mapFills(page: String)
  /// A sentence is not what its rule and inputs give.
  case sentence(page: String, number: Int, rule: String)
  /// The inputs of a sentence are not those of its row of figures.
  case input(page: String, number: Int, rule: String)
  /// A sentence does not stand on its page.
  case unprinted(page: String, number: Int)

  public var description: String {
    switch self {
    case .digest(let file): "\(file): the digest is not that of SHA256SUMS or datapackage.json"
    case .missing(let file): "\(file): listed, but not there"
    case .unlisted(let file): "\(file): in no list of sums"
    case .columns(let file, let description): "\(file): the columns are not those of \(description)"
    case .value(let file, let row, let column):
      "\(file) row \(row) column \(column): not of the described type"
    case .link(let page, let target): "\(page): the link to \(target) leads nowhere"
    case .figure(let page, let indicator, let area):
      "\(page): prints another figure of \(indicator) for \(area) than the table"
    case .comparison(let page, let indicator, let area):
      "\(page): compares \(indicator) of \(area) otherwise than the table"
    case .map(let file, let area, let column):
      "\(file): \(column) of \(area) is not that of the table"
    case .mapWords(let page): "\(page): a map counts its areas otherwise than the table"
    case .mapFills(let page): "\(page): a map fills its areas otherwise than the table"
    case .sentence(let page, let number, let rule):
      "\(page) sentence \(number): not what the rule \(rule) and its inputs give"
    case .input(let page, let number, let rule):
      "\(page) sentence \(number): the inputs of \(rule) are not those of its row of figures"
    case .unprinted(let page, let number): "\(page) sentence \(number): not on the page"
    }
  }
}

/// What stops a verification before it begins.
public enum VerificationError: Error, Sendable, Hashable, CustomStringConvertible {
  case missing(path: String)
  case notARelease(path: String)
  case file(FileError)

  public var description: String {
    switch self {
    case .missing(let path): "\(path): there is no such folder."
    case .notARelease(let path):
      "\(path): this is no release: it holds neither data/SHA256SUMS nor sentences.csv. Give Output, Output/public or "
        + "Output/internal."
    case .file(let error): error.description
    }
  }
}

/// Checks a release: sums, descriptions, links, and that pages and sentences say what the tables hold.
///
/// - Parameters:
///   - folder: a public or an internal folder, or the output folder that holds them.
///   - strings: the words that the pages were written with.
/// - Returns: what was compared and every mismatch.
/// - Throws: `VerificationError` where there is no release or a file cannot be read.
public func verify(
  _ folder: String, strings: Strings = .english
) throws(VerificationError) -> Verification {
  guard FileManager.default.fileExists(atPath: folder + "/.") else { throw .missing(path: folder) }
  let folders = [folder, folder + "/public", folder + "/internal"].filter {
    FileManager.default.fileExists(atPath: $0 + "/data/SHA256SUMS")
      || FileManager.default.fileExists(atPath: $0 + "/sentences.csv")
  }
  guard !folders.isEmpty else { throw .notARelease(path: folder) }
  var verification = Verification()
  for folder in folders {
    let release = WrittenRelease(folder)
    try release.checkSums(&verification)
    try release.checkDescriptions(&verification)
    try release.checkLinks(&verification)
    try release.checkPages(&verification, strings)
    try release.checkMaps(&verification, strings)
    try release.checkSentences(&verification, strings)
  }
  return verification
}
