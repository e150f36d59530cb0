import Files
import Model

/// Reads XML element by element in bounded memory, without a tree: what returns are sent as needs no more.
///
/// Names are compared without prefix and in any case. Attributes, comments and instructions are passed over. A document type
/// with declarations of its own is refused, so that no entity can grow or reach another file. Tags have to match.
struct XMLReader: ~Copyable {
  /// An element begins or ends.
  enum Event {
    case opened
    case closed
  }

  let file: String
  /// The number of the element's name among those that are looked for, or nil for any other.
  private(set) var element: Int?
  /// The text of an element without children that has just ended.
  private(set) var text: ArraySlice<UInt8> = []
  /// How many elements are open.
  var depth: Int { open.count }

  private var input: InputFile
  private let names: [UInt64: (bytes: [UInt8], number: Int)]
  private var buffer: [UInt8] = []
  private var position = 0
  private var isAtEnd = false
  /// The lines in the bytes that were let go.
  private var linesBefore = 0
  private var open: [OpenElement] = []
  private var openNames: [UInt8] = []
  private var gathered: [UInt8] = []
  private var closesNext = false
  private var hasRoot = false

  private struct OpenElement {
    let nameStart: Int
    let number: Int?
  }

  /// The most that one tag, comment or text may hold.
  private static let longestMarkup = 1 << 20
  private static let longestText = 1 << 16
  private static let deepest = 64
  private static let pieceSize = 1 << 18

  /// Opens the file, packed or not; `names` in lower case are the elements that are told apart.
  static func open(_ path: String, names: [String]) throws(InputError) -> XMLReader {
    var reader = XMLReader(try opened(path), file: fileName(path), names: names)
    try reader.recogniseEncoding()
    return reader
  }

  private init(_ input: consuming InputFile, file: String, names: [String]) {
    self.input = input
    self.file = file
    var known: [UInt64: (bytes: [UInt8], number: Int)] = [:]
    for (number, name) in names.enumerated() {
      let bytes = Array(name.utf8)
      known[nameHash(bytes[...])] = (bytes, number)
    }
    self.names = known
  }

  /// Moves to the next beginning or end of an element; nil at the end of the document.
  ///
  /// - Throws: `InputError.unusable` where the document is broken, with the line.
  mutating func next() throws(InputError) -> Event? {
    if closesNext {
      closesNext = false
      return close()
    }
    while try gatherText() {
      try need(2)
      switch buffer[position + 1] {
      case 63: try skip(past: "?>")
      case 33: try declaration()
      case 47: return try closingTag()
      default: return try openingTag()
      }
    }
    guard open.isEmpty, hasRoot else { throw broken }
    return nil
  }

  /// Keeps the text before the next tag; false at the end of the file.
  private mutating func gatherText() throws(InputError) -> Bool {
    while true {
      let end = buffer[position...].firstIndex(of: 60)
      gather(buffer[position..<(end ?? buffer.count)])
      position = end ?? buffer.count
      if end != nil { return true }
      guard try refill() else { return false }
    }
  }

  private mutating func gather(_ bytes: ArraySlice<UInt8>) {
    guard !open.isEmpty, gathered.count < Self.longestText else { return }
    gathered.append(contentsOf: bytes.prefix(Self.longestText - gathered.count))
  }

  private mutating func openingTag() throws(InputError) -> Event {
    let end = try endOfTag()
    var tag = buffer[(position + 1)..<end]
    closesNext = tag.last == 47
    if closesNext { tag.removeLast() }
    let name = tag.prefix { $0 != 32 && $0 != 9 && $0 != 10 && $0 != 13 && $0 != 47 }
    guard !name.isEmpty, depth < Self.deepest, depth > 0 || !hasRoot else { throw broken }
    hasRoot = true
    element = number(of: name)
    open.append(OpenElement(nameStart: openNames.count, number: element))
    openNames.append(contentsOf: name)
    gathered.removeAll(keepingCapacity: true)
    position = end + 1
    return .opened
  }

  private mutating func closingTag() throws(InputError) -> Event {
    let end = try endOfTag()
    var name = buffer[(position + 2)..<end]
    while let last = name.last, isXMLSpace(last) { name.removeLast() }
    guard let top = open.last, name == openNames[top.nameStart...] else { throw broken }
    position = end + 1
    return close()
  }

  private mutating func close() -> Event {
    if let top = open.popLast() {
      element = top.number
      openNames.removeSubrange(top.nameStart...)
    }
    text = unescaped(trimmedXML(gathered[...]))
    gathered.removeAll(keepingCapacity: true)
    return .closed
  }

  /// The place of the `>` that ends the tag at the position, not one in the quotes of an attribute.
  private mutating func endOfTag() throws(InputError) -> Int {
    var place = position + 1
    var quote: UInt8?
    while true {
      while place < buffer.count {
        let byte = buffer[place]
        if let open = quote {
          if byte == open { quote = nil }
        } else if byte == 62 {
          return place
        } else if byte == 34 || byte == 39 {
          quote = byte
        } else if byte == 60 {
          throw broken
        }
        place += 1
      }
      place -= position
      try more()
      place += position
    }
  }

  /// A comment, a stretch of plain text, or the type of the document.
  private mutating func declaration() throws(InputError) {
    try need(9)
    let start = buffer[position...].prefix(9)
    if start.starts(with: "<!--".utf8) {
      try skip(past: "-->")
    } else if start.elementsEqual("<![CDATA[".utf8) {
      let from = position + 9
      let length = from - position
      let end = try find("]]>", from: length)
      // Escaped as other text is, so that all of it is unescaped in one way.
      for byte in buffer[(position + length)..<end] {
        if byte == 38 { gather(Array("&amp;".utf8)[...]) } else { gather([byte]) }
      }
      position = end + 3
    } else if start.elementsEqual("<!DOCTYPE".utf8), !hasRoot {
      let end = try endOfTag()
      guard !buffer[position..<end].contains(91) else {
        throw .unusable(
          SourceLocation(file: file, row: line),
          "the XML declares entities of its own, which are not read. Export the return again.")
      }
      position = end + 1
    } else {
      throw broken
    }
  }

  private mutating func skip(past mark: String) throws(InputError) {
    position = try find(mark, from: 2) + mark.utf8.count
  }

  /// The place of the mark, looked for from `offset` behind the position.
  private mutating func find(_ mark: String, from offset: Int) throws(InputError) -> Int {
    let wanted = Array(mark.utf8)
    var offset = offset
    while true {
      while position + offset + wanted.count <= buffer.count {
        let place = position + offset
        if buffer[place] == wanted[0], buffer[place..<(place + wanted.count)].elementsEqual(wanted)
        {
          return place
        }
        offset += 1
      }
      try more()
    }
  }

  private mutating func need(_ count: Int) throws(InputError) {
    while buffer.count - position < count { try more() }
  }

  /// Reads on within one piece of markup.
  private mutating func more() throws(InputError) {
    guard buffer.count - position <= Self.longestMarkup, try refill() else { throw broken }
  }

  /// Lets go of what was read and reads on; false at the end of the file.
  private mutating func refill() throws(InputError) -> Bool {
    guard !isAtEnd else { return false }
    linesBefore += lines(in: buffer[..<position])
    buffer.removeSubrange(..<position)
    position = 0
    do throws(FileError) {
      isAtEnd = try input.read(into: &buffer, about: Self.pieceSize) == 0
    } catch {
      throw InputError(error)
    }
    return !isAtEnd
  }

  /// Skips the byte order mark; a file in UTF-16 is read whole and turned into UTF-8.
  private mutating func recogniseEncoding() throws(InputError) {
    _ = try refill()
    if buffer.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    guard let order = utf16Order(buffer) else { return }
    while try refill() {}
    buffer = utf8(fromUTF16: buffer, order)
  }

  private func number(of name: ArraySlice<UInt8>) -> Int? {
    let local = name.lastIndex(of: 58).map { name[($0 + 1)...] } ?? name
    guard let known = names[nameHash(local)], known.bytes.count == local.count else { return nil }
    return zip(known.bytes, local).allSatisfy { $0 == lowered($1) } ? known.number : nil
  }

  private func lines(in bytes: ArraySlice<UInt8>) -> Int { bytes.count { $0 == 10 } }

  private var line: Int { linesBefore + lines(in: buffer[..<position]) + 1 }

  private var broken: InputError {
    .unusable(
      SourceLocation(file: file, row: line),
      "the XML is broken or ends too early. Export the return again.")
  }
}

private func isXMLSpace(_ byte: UInt8) -> Bool {
  byte == 32 || byte == 9 || byte == 10 || byte == 13
}

private func lowered(_ byte: UInt8) -> UInt8 { (65...90).contains(byte) ? byte + 32 : byte }

/// The hash of Fowler, Noll and Vo (1a, 64 bits) of a name in lower case.
private func nameHash(_ name: ArraySlice<UInt8>) -> UInt64 {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for byte in name { hash = (hash ^ UInt64(lowered(byte))) &* 0x100_0000_01B3 }
  return hash
}

private func trimmedXML(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  var rest = bytes.drop(while: isXMLSpace)
  while let last = rest.last, isXMLSpace(last) { rest.removeLast() }
  return rest
}

/// The text with its references resolved; a reference that stands for nothing stays as it is written.
private func unescaped(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  guard bytes.contains(38) else { return bytes }
  var text: [UInt8] = []
  var rest = bytes
  while let mark = rest.firstIndex(of: 38) {
    text.append(contentsOf: rest[..<mark])
    let end = rest[mark...].prefix(12).firstIndex(of: 59)
    let meaning = end.flatMap { referenced(rest[(mark + 1)..<$0]) }
    text.append(contentsOf: meaning ?? [38])
    rest = rest[((meaning == nil ? nil : end) ?? mark)...].dropFirst()
  }
  return (text + rest)[...]
}

/// What `amp`, `lt`, `gt`, `quot`, `apos` or the number of a character stands for, in UTF-8.
private func referenced(_ name: ArraySlice<UInt8>) -> [UInt8]? {
  switch String(decoding: name, as: UTF8.self) {
  case "amp": [38]
  case "lt": [60]
  case "gt": [62]
  case "quot": [34]
  case "apos": [39]
  case let number where number.hasPrefix("#x"):
    UInt32(number.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init).map {
      Array(String($0).utf8)
    }
  case let number where number.hasPrefix("#"):
    UInt32(number.dropFirst()).flatMap(Unicode.Scalar.init).map { Array(String($0).utf8) }
  default: nil
  }
}
