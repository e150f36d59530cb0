/// A text that stands on a page as it is written in the program: its English words, with a number for whatever is put in.
///
/// `"Children waiting by \(level)"` is the text `Children waiting by {1}`, which a file of strings may replace.
struct PageText: ExpressibleByStringInterpolation, Sendable {
  /// The English words with `{1}`, `{2}` and so on for what is put in.
  let english: String
  let inputs: [Sentence.Input]

  init(stringLiteral text: String) {
    english = text
    inputs = []
  }

  init(stringInterpolation parts: StringInterpolation) {
    english = parts.english
    inputs = parts.inputs
  }

  private init(_ english: String, _ inputs: [Sentence.Input]) {
    self.english = english
    self.inputs = inputs
  }

  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var english = ""
    fileprivate var inputs: [Sentence.Input] = []

    init(literalCapacity: Int, interpolationCount: Int) {}

    mutating func appendLiteral(_ text: String) { english += text }

    mutating func appendInterpolation(_ input: some CustomStringConvertible) {
      inputs.append(Sentence.Input("\(inputs.count + 1)", input.description))
      english += "{\(inputs.count)}"
    }
  }

  /// A long text in two pieces; what the second puts in is numbered on.
  static func + (first: PageText, second: PageText) -> PageText {
    let count = first.inputs.count
    let inputs = second.inputs.map { Sentence.Input("\((Int($0.name) ?? 0) + count)", $0.text) }
    let english = second.inputs.indices.reversed().reduce(second.english) { text, number in
      text.replacing("{\(number + 1)}", with: "{\(number + 1 + count)}")
    }
    return PageText(first.english + english, first.inputs + inputs)
  }
}

extension Strings {
  /// The text in these words.
  subscript(_ text: PageText) -> String {
    Self.filled(texts[Self.quoted(text.english)] ?? text.english, text.inputs)
  }

  /// The texts in these words.
  subscript(_ texts: [PageText]) -> [String] { texts.map { self[$0] } }

  /// A sentence that comes from another part of the program, the data or the settings, in these words.
  func said(_ text: String) -> String { texts["said " + Self.quoted(text)] ?? text }

  /// How a text that is its own key stands in a file of strings.
  static func quoted(_ text: String) -> String { "\"\(text)\"" }
}
