import Model

/// The licence of open data, which is the same in every description.
enum Licence {
  static let id = "OGL-UK-3.0"
  static let title = "Open Government Licence v3.0"
  static let address =
    "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
}

extension Report {
  /// The name of the data set.
  var datasetTitle: String { "\(edition.partnership): \(service)" }

  /// The data set in two sentences; search engines ask for 50 characters or more.
  var datasetDescription: String {
    (edition.isMadeUp ? "Made-up data: not about any child or place. " : "")
      + "How long children wait for education, health and care plans and other support, by area, "
      + "with likely ranges. Small numbers are hidden and the others rounded, so that no child "
      + "can be worked out."
  }

  /// Release and revision as three numbers.
  var version: String { "\(edition.release).\(edition.revision)" }

  /// Release and revision in words.
  var releaseName: String { strings["\(edition.release) revision \(edition.revision)"] }

  /// The first and last day that the figures are about; a snapshot may come after the period.
  var coverage: (first: Day, last: Day)? {
    let days = edition.period.split(separator: ".", omittingEmptySubsequences: true).compactMap {
      Day(iso: $0)
    }
    let years = edition.period.utf8.count == 4 ? Int(edition.period) : nil
    let first = days.first ?? years.flatMap { Day(year: $0, month: 1, day: 1) } ?? edition.snapshot
    let last = days.last ?? years.flatMap { Day(year: $0, month: 12, day: 31) } ?? edition.snapshot
    guard let first, let last else { return nil }
    return (first, max(last, edition.snapshot ?? last))
  }

  /// The address under which the Office for National Statistics keeps the partnership's area; none for made-up places.
  var placeAddress: String? {
    let code = edition.partnershipCode.text
    return code.hasPrefix("Z")
      ? nil : "http://statistics.data.gov.uk/id/statistical-geography/\(code)"
  }
}
