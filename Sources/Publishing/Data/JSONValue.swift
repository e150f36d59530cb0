/// A piece of JSON with its members in the order given, so that the same content is the same bytes.
enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// A name and its value. A type of its own: a tuple here refers to the enumeration while it is being defined.
  struct Member: Sendable {
    let key: String
    let value: JSONValue
  }

  /// The text, or null.
  init(_ text: String?) { self = text.map(JSONValue.string) ?? .null }

  init(_ texts: [String]) { self = .array(texts.map(JSONValue.string)) }

  /// An object without the members that are null.
  static func compact(_ members: [(String, JSONValue)]) -> JSONValue {
    .object(
      members.compactMap { key, value in
        if case .null = value { return nil }
        return Member(key: key, value: value)
      })
  }

  /// The text in two-space steps, with a line feed at its end.
  var bytes: [UInt8] {
    var json = JSONText()
    write(into: &json, depth: 0)
    json.raw("\n")
    return json.bytes
  }

  /// Without line breaks, for a block inside a page.
  var line: JSONText {
    var json = JSONText()
    write(into: &json, depth: nil)
    return json
  }

  private func write(into json: inout JSONText, depth: Int?) {
    switch self {
    case .null: json.raw("null")
    case .bool(let value): json.raw(value ? "true" : "false")
    case .integer(let number): json.raw(String(number))
    case .string(let text): json.string(text)
    case .array(let values):
      Self.write(values.map { (nil, $0) }, between: ("[", "]"), into: &json, depth: depth)
    case .object(let members):
      Self.write(members.map { ($0.key, $0.value) }, between: ("{", "}"), into: &json, depth: depth)
    }
  }

  private static func write(
    _ members: [(String?, JSONValue)], between signs: (String, String), into json: inout JSONText,
    depth: Int?
  ) {
    func newLine(_ depth: Int) { json.raw("\n" + String(repeating: "  ", count: depth)) }
    json.raw(signs.0)
    for (number, (key, value)) in members.enumerated() {
      if number > 0 { json.raw(",") }
      if let depth { newLine(depth + 1) }
      if let key {
        json.string(key)
        json.raw(depth == nil ? ":" : ": ")
      }
      value.write(into: &json, depth: depth.map { $0 + 1 })
    }
    if let depth, !members.isEmpty { newLine(depth) }
    json.raw(signs.1)
  }
}

// Literals are taken in extensions that name their types: inferred in the enumeration itself, they refer to each other.
extension JSONValue: ExpressibleByStringLiteral {
  init(stringLiteral value: String) { self = .string(value) }
}

extension JSONValue: ExpressibleByArrayLiteral {
  typealias ArrayLiteralElement = JSONValue

  init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
}

extension JSONValue: ExpressibleByDictionaryLiteral {
  typealias Key = String
  typealias Value = JSONValue

  init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { Member(key: $0.0, value: $0.1) })
  }
}
