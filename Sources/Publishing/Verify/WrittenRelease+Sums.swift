import Files
import Foundation

extension WrittenRelease {
  /// Every file of `data/` has its digest in `SHA256SUMS`, and every file named there is there.
  func checkSums(_ verification: inout Verification) throws(VerificationError) {
    let list = "data/SHA256SUMS"
    guard paths.contains(list) else { return }
    var sums: [String: String] = [:]
    for line in try text(list).split(separator: "\n") {
      sums["data/" + line.dropFirst(66)] = String(line.prefix(64))
    }
    for path in paths where path.hasPrefix("data/") && path != list {
      verification.files += 1
      guard let sum = sums.removeValue(forKey: path) else {
        verification.mismatches.append(.unlisted(file: path))
        continue
      }
      if sha256(try bytes(path)) != sum { verification.mismatches.append(.digest(file: path)) }
    }
    for path in sums.keys.sorted() { verification.mismatches.append(.missing(file: path)) }
  }

  /// Tables have the columns and types that their descriptions give.
  func checkDescriptions(_ verification: inout Verification) throws(VerificationError) {
    for path in paths where path.hasSuffix(".csv") {
      let description = path + "-metadata.json"
      guard paths.contains(description) else { continue }
      let schema = try json(description)["tableSchema"] as? [String: Any]
      let columns = (schema?["columns"] as? [[String: Any]] ?? []).map(DescribedColumn.init)
      let rows = try table(path)
      guard rows.first == columns.map(\.name) else {
        verification.mismatches.append(.columns(file: path, description: description))
        continue
      }
      for (number, row) in rows.enumerated().dropFirst() {
        verification.values += row.count
        for (column, value) in zip(columns, row) where !column.holds(value) {
          verification.mismatches.append(.value(file: path, row: number + 1, column: column.name))
        }
      }
    }
    try checkPackage(&verification)
  }

  /// The data package has the sizes, digests and fields of its files.
  private func checkPackage(_ verification: inout Verification) throws(VerificationError) {
    let package = "data/datapackage.json"
    guard paths.contains(package) else { return }
    for resource in try json(package)["resources"] as? [[String: Any]] ?? [] {
      guard let name = resource["path"] as? String else { continue }
      let path = "data/" + name
      guard has(path) else {
        verification.mismatches.append(.missing(file: path))
        continue
      }
      let bytes = try bytes(path)
      let hash = (resource["hash"] as? String)?.split(separator: ":").last.map(String.init)
      if resource["bytes"] as? Int != bytes.count || hash != nil && hash != sha256(bytes) {
        verification.mismatches.append(.digest(file: path))
      }
      guard let fields = (resource["schema"] as? [String: Any])?["fields"] as? [[String: Any]]
      else { continue }
      let header = Self.rows(Array(bytes.prefix { $0 != 0x0A }) + [0x0A]).first
      if path.hasSuffix(".csv"), header != fields.compactMap({ $0["name"] as? String }) {
        verification.mismatches.append(.columns(file: path, description: package))
      }
    }
  }
}

/// A column as a CSV-on-the-Web description gives it.
private struct DescribedColumn {
  let name: String
  private let base: String
  private let pattern: NSRegularExpression?
  private let isRequired: Bool

  init(_ description: [String: Any]) {
    name = description["name"] as? String ?? ""
    let type = description["datatype"] as? [String: Any]
    base = description["datatype"] as? String ?? type?["base"] as? String ?? "string"
    let format = base == "string" ? type?["format"] as? String : nil
    pattern = format.flatMap { try? NSRegularExpression(pattern: $0) }
    isRequired = description["required"] as? Bool ?? false
  }

  func holds(_ value: String) -> Bool {
    if value.isEmpty { return !isRequired }
    switch base {
    case "integer": return Int(value) != nil && !value.hasPrefix("+")
    case "number", "decimal", "double":
      let isPlain = value.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x2E }
      return isPlain && Double(value) != nil
    default:
      guard let pattern else { return true }
      let whole = NSRange(location: 0, length: value.utf16.count)
      return pattern.firstMatch(in: value, range: whole) != nil
    }
  }
}
