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
  ///
  /// A line has at most `width` characters, nil for as many as there are: the widest columns of words give way, down to
  /// ten characters; numbers and the first column stay whole.
  func lines(indent: Int = 0, width: Int? = Terminal.standardOutput.width) -> [String] {
    let all = [headings] + rows
    let natural = headings.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
    let widths = width.map { fitted(natural, into: $0 - indent) } ?? natural
    return all.map { cells in
      let padded = cells.enumerated().map { column, cell in
        let shown = cell.shortened(to: widths[column])
        let blanks = String(repeating: " ", count: widths[column] - shown.count)
        return isNumeric[column] ? blanks + shown : shown + blanks
      }
      let line = String(repeating: " ", count: indent) + padded.joined(separator: "  ")
      return line.trimmingSuffix { $0 == " " }
    }
  }

  private func fitted(_ natural: [Int], into room: Int) -> [Int] {
    var widths = natural
    let words = widths.indices.dropFirst().filter { !isNumeric[$0] }
    func excess() -> Int { widths.reduce(2 * (widths.count - 1), +) - room }
    while excess() > 0, let widest = words.max(by: { widths[$0] < widths[$1] }), widths[widest] > 10
    {
      widths[widest] -= 1
    }
    return widths
  }

  /// One line a row with tabs between the cells and without headings, for other programs.
  var plain: [String] { rows.map { $0.joined(separator: "\t") } }
}

extension String {
  fileprivate func shortened(to width: Int) -> String {
    count <= width ? self : prefix(max(0, width - 1)) + "\u{2026}"
  }

  /// The text in pieces of at most `width` characters, broken between words; nil for one piece.
  func wrapped(to width: Int?) -> [String] {
    guard let width else { return [self] }
    var pieces: [String] = []
    for word in split(separator: " ") {
      if let last = pieces.last, last.count + word.count < width {
        pieces[pieces.count - 1] = "\(last) \(word)"
      } else {
        pieces.append(String(word))
      }
    }
    return pieces.isEmpty ? [self] : pieces
  }

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
