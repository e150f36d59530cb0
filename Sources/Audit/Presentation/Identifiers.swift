/// Looks for what no release may hold: columns about persons, and values that look like a person's number or postcode.
struct Identifiers {
  /// Words in a column's name that stand for a person rather than for an area.
  private static let personal: Set<String> = [
    "forename", "surname", "firstname", "lastname", "dob", "birth", "birthdate", "upn", "uln",
    "nhs", "nhsnumber", "address", "postcode", "gender", "person", "child", "pupil", "email",
    "phone", "telephone",
  ]

  /// Whether a column's name is that of a field about a person.
  static func isPersonal(_ column: String) -> Bool {
    column.lowercased().split { !$0.isLetter }.contains { personal.contains(String($0)) }
  }

  /// Kinds of tokens found in the bytes: `postcode`, `pupil number`, `health number`, each once.
  static func kinds(in bytes: [UInt8]) -> [String] {
    var kinds: [String] = []
    var place = 0
    while place < bytes.count {
      guard isWord(bytes[place]) else {
        place += 1
        continue
      }
      let start = place
      while place < bytes.count, isWord(bytes[place]) { place += 1 }
      let token = bytes[start..<place]
      if let kind = kind(token, followedBy: bytes[place...]), !kinds.contains(kind) {
        kinds.append(kind)
      }
    }
    return kinds
  }

  private static func kind(_ token: ArraySlice<UInt8>, followedBy rest: ArraySlice<UInt8>)
    -> String?
  {
    switch token.count {
    case 13 where isPupilNumber(token): return "pupil number"
    case 10 where isHealthNumber(token): return "health number"
    case 5...7 where isOutward(token.dropLast(3)) && isInward(token.suffix(3)): return "postcode"
    case 2...4:
      guard isOutward(token), rest.first == 0x20 else { return nil }
      let inward = rest.dropFirst().prefix(3)
      let isEnd = rest.dropFirst(4).first.map { !isWord($0) } ?? true
      return isInward(inward) && isEnd ? "postcode" : nil
    default: return nil
    }
  }

  /// A letter, twelve digits or eleven and a letter.
  private static func isPupilNumber(_ token: ArraySlice<UInt8>) -> Bool {
    guard let first = token.first, let last = token.last else { return false }
    return isUpper(first) && token.dropFirst().dropLast().allSatisfy(isDigit)
      && (isDigit(last) || isUpper(last))
  }

  /// Ten digits, the last of which is 11 less the weighted sum of the others, modulo 11.
  private static func isHealthNumber(_ token: ArraySlice<UInt8>) -> Bool {
    guard token.allSatisfy(isDigit), Set(token).count > 1 else { return false }
    let digits = token.map { Int($0) - 0x30 }
    let sum = digits.prefix(9).enumerated().reduce(0) { $0 + (10 - $1.offset) * $1.element }
    return (11 - sum % 11) % 11 == digits[9]
  }

  /// One or two letters, a digit, and perhaps another digit or letter.
  private static func isOutward(_ token: ArraySlice<UInt8>) -> Bool {
    let letters = token.prefix { isUpper($0) }.count
    guard (1...2).contains(letters), (2...4).contains(token.count) else { return false }
    let rest = token.dropFirst(letters)
    guard let digit = rest.first, isDigit(digit), rest.count <= 2 else { return false }
    return rest.dropFirst().allSatisfy { isDigit($0) || isUpper($0) }
  }

  private static func isInward(_ token: ArraySlice<UInt8>) -> Bool {
    guard token.count == 3, let digit = token.first else { return false }
    return isDigit(digit) && token.dropFirst().allSatisfy(isUpper)
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    isDigit(byte) || isUpper(byte) || (0x61...0x7A).contains(byte) || byte == 0x5F
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isUpper(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
}

/// What the files of a release tell of persons.
func identifierFindings(_ release: PublicRelease) throws(AuditError) -> [AuditFinding] {
  var findings: [AuditFinding] = []
  for path in release.paths where path.hasPrefix("data/") {
    guard ["csv", "json", "geojson", "jsonld", "txt"].contains(where: { path.hasSuffix(".\($0)") })
    else { continue }
    let bytes = try release.bytes(path)
    // The council's own address may stand in texts, never in tables and maps.
    if path.hasSuffix(".csv") || path.hasSuffix(".geojson") {
      for kind in Identifiers.kinds(in: bytes) {
        findings.append(AuditFinding(.identifiers, path, reason: "a value looks like a \(kind)"))
      }
    }
    guard path.hasSuffix(".csv"), let table = TextRows(bytes) else { continue }
    for column in table.header where Identifiers.isPersonal(column) {
      findings.append(
        AuditFinding(.identifiers, "\(path): \(column)", reason: "a column about persons"))
    }
  }
  return findings
}
