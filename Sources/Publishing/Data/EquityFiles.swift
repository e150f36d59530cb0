import Disclosure
import Model

extension Report {
  /// `equity.csv`: how unequal the areas of each indicator and level are, beside what luck alone would make.
  ///
  /// A figure that cannot be made has no value, and its reason after the method.
  func equityFile() -> OutputFile {
    var csv = CSVWriter(
      header: "indicator,level,period,statistic,value,lower,upper,p_value,luck_floor,method")
    for table in release.equity {
      for figure in table.figures {
        csv.word(table.indicator.id)
        csv.word(table.level.id)
        csv.word(table.period)
        csv.word(figure.statistic)
        csv.exact(figure.outcome.value)
        csv.exact(figure.outcome.limits?.lower)
        csv.exact(figure.outcome.limits?.upper)
        csv.exact(figure.p)
        csv.exact(figure.luckFloor)
        csv.text(figure.method + (figure.outcome.reason.map { ": \($0.rawValue)" } ?? ""))
        csv.endRow()
      }
    }
    return OutputFile("equity.csv", bytes: csv.bytes)
  }

  /// `findings.csv`: every area that stands out for the worse by more than chance, most children affected first.
  func findingsFile() -> OutputFile {
    var csv = CSVWriter(
      header: "rank,level,area_code,area_name,indicator,statement,children_affected,"
        + "children_lower,children_upper,value,comparator,q_value")
    for (number, finding) in release.findings.findings.enumerated() {
      csv.number(number + 1)
      csv.word(finding.level.id)
      csv.word(finding.place.description)
      csv.text(officialName(finding))
      csv.word(finding.indicator.id)
      csv.text(Words(report: self).finding(finding, in: placeName(finding)).text)
      csv.exact(finding.childrenAffected)
      csv.exact(finding.childrenLimits?.lower)
      csv.exact(finding.childrenLimits?.upper)
      csv.exact(finding.value)
      csv.exact(finding.comparator)
      csv.exact(finding.q)
      csv.endRow()
    }
    return OutputFile("findings.csv", bytes: csv.bytes)
  }

  func placeName(_ finding: Finding) -> String {
    guard case .area(let code) = finding.place, let address = address(code) else {
      return finding.place.description
    }
    return spokenName(address)
  }

  private func officialName(_ finding: Finding) -> String {
    guard case .area(let code) = finding.place, let address = address(code) else {
      return finding.place.description
    }
    return area(address).name
  }
}
