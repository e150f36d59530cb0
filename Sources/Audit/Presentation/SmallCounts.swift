/// Counts under the threshold, wherever a file writes a count.
func smallCountFindings(_ release: PublicRelease) throws(AuditError) -> [AuditFinding] {
  let small = 1..<release.rules.threshold
  var findings: [AuditFinding] = []
  for row in release.rows {
    for (name, shown, isOfChildren) in [
      ("numerator", row.numerator, true), ("denominator", row.denominator, row.hasPart),
    ] where isOfChildren {
      guard case .count(let count) = shown, small.contains(count) || count < 0 else { continue }
      findings.append(
        AuditFinding(
          .smallCounts, "\(row.key.words): \(name)", reason: "a count under the threshold"))
    }
  }
  // Places and people in the population are no children of the return, and their numbers are public.
  let places = Set(release.rows.filter { !$0.hasPart }.map { $0.key.indicator + "_den" })
  for path in release.paths where path.hasPrefix("data/dfe/") && path.hasSuffix(".csv") {
    guard let table = TextRows(try release.bytes(path)) else { continue }
    for (column, name) in table.header.enumerated()
    where name.hasSuffix("_num") || name.hasSuffix("_den") && !places.contains(name) {
      for row in 0..<table.count where Int(table.text(row, column)).map(small.contains) == true {
        findings.append(
          AuditFinding(
            .smallCounts, "\(path) row \(row + 2): \(name)", reason: "a count under the threshold"))
      }
    }
  }
  for path in release.paths where path.hasSuffix(".html") {
    let text = PageText(try release.bytes(path))
    for sentence in text.sentencesOfChildren(below: release.rules.threshold) {
      findings.append(
        AuditFinding(
          .smallCounts, "\(path) near byte \(sentence)",
          reason: "a sentence counts children under the threshold"))
    }
  }
  return findings
}

/// The text of a page, without its tags.
struct PageText {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private static let nouns: Set<String> = [
    "child", "children", "plan", "plans", "case", "cases", "request", "requests", "pupils",
    "people",
  ]
  private static let numbers = [
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9,
  ]

  /// The places at which a number under `threshold` stands before a word for children.
  ///
  /// "1 in 3 children" is a share and "one child" a way of speaking; a number counts only right before its noun.
  func sentencesOfChildren(below threshold: Int) -> [Int] {
    var places: [Int] = []
    var last: Int?
    var isShare = false
    var isInTag = false
    var word: [UInt8] = []
    for (place, byte) in bytes.enumerated() {
      if byte == 0x3C { isInTag = true }
      let isLetter =
        !isInTag
        && ((0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == 0x2C
          || byte == 0x25)
      if isLetter {
        word.append(byte | ((0x41...0x5A).contains(byte) ? 0x20 : 0))
      } else if !word.isEmpty {
        let text = String(decoding: word, as: UTF8.self)
        if let number = last, Self.nouns.contains(text), (1..<threshold).contains(number) {
          places.append(place)
        }
        last = isShare ? nil : Int(text) ?? Self.numbers[text]
        isShare = text == "in"
        word.removeAll(keepingCapacity: true)
      }
      if byte == 0x3E { isInTag = false }
      // A number and a noun of two sentences or cells do not belong together.
      if byte == 0x2E || byte == 0x3C { last = nil }
    }
    return places
  }
}
