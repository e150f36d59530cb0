/// A piece of a page. Literals are markup, and text put into one is escaped, so that no name can become markup.
struct HTML: Sendable, Equatable, ExpressibleByStringInterpolation {
  private(set) var text: String

  init() { text = "" }

  init(stringLiteral markup: String) { text = markup }

  init(stringInterpolation: Interpolation) { text = stringInterpolation.text }

  /// The text with every character escaped that means something in markup.
  init(escaping text: String) {
    self.text = ""
    self.text.appendEscaped(text)
  }

  /// Digits, letters and signs of path data, made here and never from outside text.
  init(pathData bytes: [UInt8]) { text = String(decoding: bytes, as: UTF8.self) }

  /// JSON in which every `<` is escaped, for a block of data in a page.
  init(json: JSONText) { text = String(decoding: json.bytes, as: UTF8.self) }

  var isEmpty: Bool { text.isEmpty }

  mutating func append(_ other: HTML) { text += other.text }

  static func += (left: inout HTML, right: HTML) { left.text += right.text }

  static func + (left: HTML, right: HTML) -> HTML {
    var sum = left
    sum.text += right.text
    return sum
  }

  struct Interpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity + 24 * interpolationCount)
    }

    mutating func appendLiteral(_ literal: String) { text += literal }

    mutating func appendInterpolation(_ text: String) { self.text.appendEscaped(text) }

    mutating func appendInterpolation(_ html: HTML) { text += html.text }

    mutating func appendInterpolation(_ number: Int) { text += String(number) }

    /// A coordinate of a drawing, to one decimal.
    mutating func appendInterpolation(_ coordinate: Double) {
      text += NumberText.fixed(coordinate, decimals: 1, trimmed: true)
    }
  }
}

extension [HTML] {
  func joined(_ separator: HTML = "") -> HTML {
    var whole = HTML()
    for (number, part) in enumerated() {
      if number > 0 { whole += separator }
      whole += part
    }
    return whole
  }
}

extension String {
  fileprivate mutating func appendEscaped(_ other: String) {
    let isPlain = !other.utf8.contains { [38, 60, 62, 34, 39].contains($0) }
    if isPlain {
      self += other
      return
    }
    for character in other.unicodeScalars {
      switch character {
      case "&": self += "&amp;"
      case "<": self += "&lt;"
      case ">": self += "&gt;"
      case "\"": self += "&quot;"
      case "'": self += "&#39;"
      default: unicodeScalars.append(character)
      }
    }
  }
}
