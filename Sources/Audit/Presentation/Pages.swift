import Files

/// What the pages tell beyond what they print.
func pageFindings(_ release: PublicRelease) throws(AuditError) -> [AuditFinding] {
  var findings: [AuditFinding] = []
  for path in release.paths where path.hasSuffix(".html") {
    let page = Markup(try release.bytes(path))
    for finding in page.attributes() {
      findings.append(
        AuditFinding(.drawings, "\(path) near byte \(finding.place)", reason: finding.reason))
    }
    for row in page.rows() {
      let chart = RowDrawing(page, row)
      if chart.marksAreOff {
        findings.append(
          AuditFinding(
            .drawings, "\(path) near byte \(row.lowerBound)",
            reason: "a mark does not stand on a number of its row"))
      }
    }
    for table in page.tables() where page.hasTellingOrder(table) {
      findings.append(
        AuditFinding(
          .order, "\(path) near byte \(table.lowerBound)",
          reason: "rows of hidden figures stand among others in an order of their own"))
    }
  }
  return findings
}

/// A page as bytes, searched for tags.
struct Markup {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Attributes that hold data, and comments.
  func attributes() -> [(place: Int, reason: String)] {
    var found: [(Int, String)] = []
    for place in places(of: "<!--") { found.append((place, "a comment")) }
    for place in places(of: " data-") where isInTag(place) {
      found.append((place, "an attribute that holds data"))
    }
    for place in places(of: "<script") where !text(place, 40).contains("application/ld+json") {
      found.append((place, "a script"))
    }
    return found
  }

  /// The rows of tables.
  func rows() -> [Range<Int>] { elements("<tr", "</tr>", in: 0..<bytes.count) }

  func tables() -> [Range<Int>] { elements("<tbody", "</tbody>", in: 0..<bytes.count) }

  func elements(_ opening: String, _ closing: String, in range: Range<Int>) -> [Range<Int>] {
    let ends = places(of: closing, in: range)
    var next = 0
    return places(of: opening, in: range).compactMap { start in
      while next < ends.count, ends[next] < start { next += 1 }
      return next < ends.count ? start..<ends[next] : nil
    }
  }

  /// Whether the order of areas tells something of those whose figures are hidden: they stand among the others, or at the
  /// end in an order that is neither that of names nor that of codes.
  func hasTellingOrder(_ table: Range<Int>) -> Bool {
    let rows = elements("<tr", "</tr>", in: table).compactMap { row in
      areaCode(row).map { (code: $0, name: name(row), isHidden: isHidden(row)) }
    }
    guard let first = rows.firstIndex(where: \.isHidden), rows.count > 2 else { return false }
    func isSorted(_ keys: [String]) -> Bool { zip(keys, keys.dropFirst()).allSatisfy { $0 <= $1 } }
    if isSorted(rows.map(\.name)) || isSorted(rows.map(\.code)) { return false }
    let last = rows[first...]
    return !last.allSatisfy(\.isHidden)
      || !(isSorted(last.map(\.name)) || isSorted(last.map(\.code)))
  }

  private func isHidden(_ row: Range<Int>) -> Bool {
    places(of: "<strong>[c]</strong>", in: row).first != nil
  }

  /// The code of the area that the head of a row links to.
  private func areaCode(_ row: Range<Int>) -> String? {
    guard let start = places(of: "<th scope=\"row\"", in: row).first,
      let link = places(of: ".html\"", in: start..<row.upperBound).first, link - 9 > start
    else { return nil }
    let code = text((link - 9)..<link)
    let isCode = code.first?.isUppercase == true && code.dropFirst().allSatisfy(\.isNumber)
    return isCode ? code : nil
  }

  private func name(_ row: Range<Int>) -> String {
    guard let start = places(of: "<th scope=\"row\"", in: row).first else { return "" }
    let cell = elements("<th", "</th>", in: start..<row.upperBound + 5).first ?? start..<start
    return plain(cell)
  }

  /// The text of a range without its tags.
  func plain(_ range: Range<Int>) -> String {
    var plain: [UInt8] = []
    var isInTag = false
    for byte in bytes[range.clamped(to: 0..<bytes.count)] {
      if byte == 0x3C { isInTag = true }
      if !isInTag { plain.append(byte) }
      if byte == 0x3E {
        isInTag = false
        plain.append(0x20)
      }
    }
    return String(decoding: plain, as: UTF8.self)
  }

  func text(_ start: Int, _ count: Int) -> String { text(start..<min(bytes.count, start + count)) }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  func places(of word: String) -> [Int] { places(of: word, in: 0..<bytes.count) }

  /// The places at which `word` begins.
  func places(of word: String, in range: Range<Int>) -> [Int] {
    let word = Array(word.utf8)
    guard let first = word.first else { return [] }
    var places: [Int] = []
    var from = range.lowerBound
    let end = min(range.upperBound, bytes.count) - word.count
    while let place = bytes.firstPlace(of: first, from: from), place <= end {
      if bytes[place..<(place + word.count)].elementsEqual(word) { places.append(place) }
      from = place + 1
    }
    return places
  }

  /// Whether the place lies between `<` and `>`.
  private func isInTag(_ place: Int) -> Bool {
    var place = place
    while place > 0 {
      place -= 1
      if bytes[place] == 0x3E { return false }
      if bytes[place] == 0x3C { return true }
    }
    return false
  }
}

/// The small chart of a table row: a scale from 0 to a printed end, and marks on numbers of the row.
struct RowDrawing {
  /// Whether a mark stands where no number of the row is.
  let marksAreOff: Bool

  /// The ends of the scale in units of the drawing.
  private static let left = 6.0
  private static let right = 194.0

  init(_ page: Markup, _ row: Range<Int>) {
    guard let drawing = page.elements("<svg class=\"cell\"", "</svg>", in: row).first,
      let end = Self.scaleEnd(page, after: drawing.upperBound, in: row)
    else {
      marksAreOff = false
      return
    }
    let printed =
      Self.numbers(page.plain(row.lowerBound..<drawing.lowerBound))
      + Self.numbers(page.plain(drawing.upperBound..<row.upperBound))
    let allowed =
      [Self.left, Self.right, (Self.left + Self.right) / 2]
      + printed.map { min(Self.right, Self.left + (Self.right - Self.left) * $0 / end) }
    marksAreOff = Self.marks(page.text(drawing)).contains { mark in
      !allowed.contains { abs($0 - mark) < 0.051 }
    }
  }

  /// The number printed at the right end of the scale.
  private static func scaleEnd(_ page: Markup, after place: Int, in row: Range<Int>) -> Double? {
    guard let start = page.places(of: "<span>", in: place..<row.upperBound).first else {
      return nil
    }
    let cell = page.elements("<span>", "</span>", in: start..<row.upperBound).first
    return cell.flatMap { numbers(page.plain($0)).first }.flatMap { $0 > 0 ? $0 : nil }
  }

  /// Where marks stand from left to right.
  private static func marks(_ drawing: String) -> [Double] {
    var marks: [Double] = []
    for piece in drawing.split(separator: "<") {
      for name in ["cx=\"", "translate("] where piece.contains(name) {
        guard let start = piece.firstRange(of: name)?.upperBound else { continue }
        let digits = piece[start...].prefix { $0.isNumber || $0 == "." }
        if let mark = Double(digits) { marks.append(mark) }
      }
      guard piece.contains("stroke-width=\"2\""),
        let start = piece.firstRange(of: "d=\"M")?.upperBound
      else { continue }
      let path = piece[start...].prefix { $0 != "\"" }
      let first = path.prefix { $0.isNumber || $0 == "." }
      if let mark = Double(first) { marks.append(mark) }
      if let across = path.firstRange(of: "H")?.upperBound,
        let mark = Double(path[across...].prefix { $0.isNumber || $0 == "." })
      {
        marks.append(mark)
      }
    }
    return marks
  }

  /// The numbers that a text holds, commas between thousands left out.
  static func numbers(_ text: String) -> [Double] {
    var numbers: [Double] = []
    var digits = ""
    for character in text + " " {
      if character.isASCII, character.isNumber || character == "." && !digits.isEmpty {
        digits.append(character)
      } else if character != "," || digits.isEmpty {
        while digits.last == "." { digits.removeLast() }
        if let number = Double(digits) { numbers.append(number) }
        digits = ""
      }
    }
    return numbers
  }
}
