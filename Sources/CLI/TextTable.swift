import Foundation

/// Rows for a terminal: columns as wide as their widest cell, numbers to the right.
struct TextTable {
  private let headings: [String]
  private let isNumeric: [Bool]
  private var rows: [[String]] = []

  /// Headings that begin with `#` are those of numbers; the mark is not printed.
  init(_ headings: String...) {
    self.headings = headings.map { $0.hasPrefix("#") ? String($0.dropFirst()) : $0 }
    isNumeric = headings.map { $0.hasPrefix("#") }
  }

  var isEmpty: Bool { rows.isEmpty }

  /// - Precondition: there is a cell for each heading.
  mutating func row(_ cells: String...) {
    precondition(cells.count == headings.count, "Each heading has a cell.")
    rows.append(cells)
  }

  /// The lines, the headings first, with `indent` blanks before each.
  func lines(indent: Int = 0) -> [String] {
    let all = [headings] + rows
    let widths = headings.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
    return all.map { cells in
      let padded = cells.enumerated().map { column, cell in
        let blanks = String(repeating: " ", count: widths[column] - cell.count)
        return isNumeric[column] ? blanks + cell : cell + blanks
      }
      let line = String(repeating: " ", count: indent) + padded.joined(separator: "  ")
      return line.trimmingSuffix { $0 == " " }
    }
  }

  /// One line a row with tabs between the cells and without headings, for other programs.
  var plain: [String] { rows.map { $0.joined(separator: "\t") } }
}

extension String {
  fileprivate func trimmingSuffix(while isBlank: (Character) -> Bool) -> String {
    var rest = self[...]
    while let last = rest.last, isBlank(last) { rest.removeLast() }
    return String(rest)
  }
}

/// How a listing is written.
enum ListingForm: Sendable {
  case table
  case plain
  case json
}

/// The text of a value as JSON, keys sorted, so that the same value gives the same bytes.
func jsonText(_ value: some Encodable) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  return String(decoding: try encoder.encode(value), as: UTF8.self)
}
