import Files

/// A page as it stands on disk: its links, anchors, text and table rows.
struct WrittenPage {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The values of an attribute, in order.
  func values(of attribute: String) -> [String] {
    places(of: " \(attribute)=\"", in: bytes.indices).map { place in
      text(upTo: "\"", from: place + attribute.utf8.count + 3)
    }
  }

  /// The text without tags, entities undone and white space as single blanks.
  var plain: String { plain(bytes.indices) }

  /// The texts of the elements of a name, in order.
  func texts(of name: String) -> [String] {
    places(of: "<\(name) ", in: bytes.indices).compactMap { start in
      places(of: "</\(name)>", in: start..<bytes.count, most: 1).first.map { plain(start..<$0) }
    }
  }

  /// The rows of tables that begin with a linked name.
  var linkedRows: [Row] {
    places(of: "<tr", in: bytes.indices).compactMap { start in
      let end = places(of: "</tr>", in: start..<bytes.count, most: 1).first ?? bytes.count
      return row(start..<end)
    }
  }

  struct Row {
    /// Where the name leads.
    let target: String
    let figure: String
    let range: String
    /// What the last cell says.
    let meaning: String
  }

  private func row(_ row: Range<Int>) -> Row? {
    guard let head = element("<th scope=\"row\"", "</th>", in: row),
      let link = places(of: "href=\"", in: head, most: 1).first,
      let strong = element("<strong>", "</strong>", in: row)
    else { return nil }
    // The range of the first figure alone: others may follow in further columns.
    let cell = element("<td", "</td>", in: row) ?? row.upperBound..<row.upperBound
    let range = element("<span class=\"ci\"", "</span>", in: cell)
    let last = places(of: "<td class=\"w\"", in: row).last
    return Row(
      target: text(upTo: "\"", from: link + 6), figure: plain(strong),
      range: range.map(plain) ?? "", meaning: last.map { plain($0..<row.upperBound) } ?? "")
  }

  func text(upTo mark: Character, from start: Int) -> String {
    let end = bytes.firstPlace(of: mark.asciiValue ?? 0, from: start) ?? bytes.count
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// The pieces of markup from an opening up to the next closing, both within the range given or the whole page.
  func elements(_ opening: String, _ closing: String, in range: Range<Int>? = nil) -> [Range<Int>] {
    let range = range ?? bytes.indices
    return places(of: opening, in: range).compactMap { start in
      places(of: closing, in: start..<range.upperBound, most: 1).first.map { start..<$0 }
    }
  }

  func element(
    _ opening: String, _ closing: String, in range: Range<Int>
  ) -> Range<Int>? {
    guard let start = places(of: opening, in: range, most: 1).first else { return nil }
    return places(of: closing, in: start..<range.upperBound, most: 1).first.map { start..<$0 }
  }

  private func places(of word: String, in range: Range<Int>, most: Int = .max) -> [Int] {
    let word = Array(word.utf8)
    guard let first = word.first else { return [] }
    var places: [Int] = []
    var from = range.lowerBound
    while places.count < most, let place = bytes.firstPlace(of: first, from: from),
      place + word.count <= range.upperBound
    {
      if bytes[place..<(place + word.count)].elementsEqual(word) { places.append(place) }
      from = place + 1
    }
    return places
  }

  /// The text of a piece of markup.
  func plain(_ range: Range<Int>) -> String {
    var plain: [UInt8] = []
    var isInTag = false
    var isBlank = true
    for place in range {
      let byte = bytes[place]
      if isInTag || byte == 0x3C {
        isInTag = byte != 0x3E
        continue
      }
      let isSpace = byte == 0x20 || (0x09...0x0D).contains(byte)
      if !isSpace || !isBlank { plain.append(isSpace ? 0x20 : byte) }
      isBlank = isSpace
    }
    if plain.last == 0x20 { plain.removeLast() }
    return Self.unescaped(plain)
  }

  /// The text with the entities undone that pages use.
  private static func unescaped(_ bytes: [UInt8]) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    guard bytes.contains(0x26) else { return text }
    return [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
    ].reduce(text) { text, entity in
      text.split(separator: entity.0, omittingEmptySubsequences: false).joined(separator: entity.1)
    }
  }
}
