import Model

/// The words of the pages by key, in one language. A file of the same keys replaces them, for Welsh or for plainer English.
///
/// Each line of a file is `key = text`. A text may hold the placeholders of the English one, such as `{area}`, and no others.
public struct Strings: Sendable, Equatable {
  /// The language of the pages, such as `en-GB`.
  public var language: String { texts["language"] ?? "en-GB" }
  private(set) var texts: [String: String]

  /// A line of a file of strings that cannot be used.
  public struct Mistake: Error, Equatable, CustomStringConvertible {
    public let line: Int
    public let description: String
  }

  /// The words that are compiled in.
  public static let english: Strings = {
    do throws(Mistake) {
      return try Strings(texts: parsed(englishText))
    } catch {
      preconditionFailure("The compiled strings are well formed: \(error.description)")
    }
  }()

  private init(texts: [String: String]) { self.texts = texts }

  /// The English words with those of a file in their place.
  ///
  /// - Parameter file: lines of `key = text`; empty lines and lines that begin with `#` are passed over.
  /// - Throws: `Mistake` where a key is unknown, stands twice, or a text has a placeholder that the English one has not.
  public init(replacing file: String) throws(Mistake) {
    self = .english
    for (key, text) in try Self.parsed(file) {
      texts[key] = text
    }
  }

  private static func parsed(_ file: String) throws(Mistake) -> [String: String] {
    var texts: [String: String] = [:]
    let lines = file.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (number, line) in lines.enumerated() {
      if line.isEmpty || line.hasPrefix("#") { continue }
      guard let (key, text) = parts(of: line) else {
        throw Mistake(line: number + 1, description: "Write each line as: key = text")
      }
      guard texts.updateValue(text, forKey: key) == nil else {
        throw Mistake(line: number + 1, description: "\(key) stands twice.")
      }
      try check(key, text, line: number + 1)
    }
    return texts
  }

  /// The key of a line and its text: `key = text`, or `"English words" = "text"`.
  static func parts(of line: Substring) -> (key: String, text: String)? {
    // English words may hold an equals sign: the quotation marks tell where they end.
    guard line.hasPrefix("\"") || line.hasPrefix("said \"") else {
      let parts = line.split(separator: " = ", maxSplits: 1)
      return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
    }
    guard line.hasSuffix("\""), let middle = line.firstRange(of: "\" = \"") else { return nil }
    return (line[..<middle.lowerBound] + "\"", String(line[middle.upperBound...].dropLast()))
  }

  /// A replacement may only say what the English text can be filled with.
  private static func check(_ key: String, _ text: String, line: Int) throws(Mistake) {
    if freeKeys.contains(where: { key.hasPrefix($0) }) { return }
    guard let original = englishTemplates[key] else {
      throw Mistake(line: line, description: "\(key) is no key of the strings.")
    }
    for name in placeholders(text) where !placeholders(original).contains(name) {
      throw Mistake(line: line, description: "\(key) cannot be filled with {\(name)}.")
    }
  }

  /// What the keys begin with that name kinds of areas and indicators, which a council may add to.
  private static let freeKeys = [
    "level.ward.", "level.division.", "level.district.", "level.authority.", "title.",
    "definition.",
    "numerator.", "denominator.", "group.", "breakdown.", "said \"",
  ]

  private static let englishTemplates: [String: String] = {
    var templates: [String: String] = [:]
    for line in englishText.split(separator: "\n") where !line.hasPrefix("#") {
      if let (key, text) = parts(of: line) { templates[key] = text }
    }
    return templates
  }()

  private static func placeholders(_ text: String) -> [String] {
    text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap { part in
      part.firstIndex(of: "}").map { String(part[..<$0]) }
    }
  }

  // MARK: - Use

  /// The text of a word or heading.
  func callAsFunction(_ word: Word) -> String { text(word.rawValue) }

  /// The text of a word or heading with its placeholders filled.
  func callAsFunction(_ word: Word, _ inputs: [Sentence.Input]) -> String {
    Self.filled(text(word.rawValue), inputs)
  }

  /// The sentence of a rule with its inputs put in.
  func sentence(_ rule: Sentence.Rule, _ inputs: [Sentence.Input]) -> String {
    Self.filled(text(rule.rawValue), inputs).capitalizedFirst
  }

  /// A text that not every indicator has.
  func optional(_ key: String) -> String? { texts[key] }

  /// The word for one area of a level.
  func one(_ level: Level) -> String { texts["level.\(level.id).one"] ?? level.singular }

  /// The word for several areas of a level.
  func many(_ level: Level) -> String { texts["level.\(level.id).many"] ?? level.plural }

  /// A small whole number in a sentence: words to nine, then digits.
  func inWords(_ number: Int) -> String {
    let words = self(.numbers).split(separator: " ")
    return words.indices.contains(number) ? String(words[number]) : NumberText.count(number)
  }

  /// How many of several areas were so: "none were", "one was", "three were".
  func were(_ number: Int) -> String {
    switch number {
    case 0: self["none were"]
    case 1: self["\(inWords(1)) was"]
    default: self["\(inWords(number)) were"]
    }
  }

  /// Two ends of a range or of years: "68% to 93%".
  func span(_ first: String, _ last: String) -> String {
    self(.span, [.init("first", first), .init("last", last)])
  }

  /// The indicator with its title, definition and what it counts in these words.
  func named(_ indicator: Indicator) -> Indicator {
    func text(_ part: String, _ english: String) -> String {
      texts["\(part).\(indicator.id)"] ?? said(english)
    }
    return Indicator(
      id: indicator.id, title: text("title", indicator.title),
      definition: text("definition", indicator.definition),
      numerator: text("numerator", indicator.numerator),
      denominator: text("denominator", indicator.denominator), statistic: indicator.statistic,
      unit: indicator.unit,
      direction: indicator.direction, timing: indicator.timing, population: indicator.population)
  }

  private func text(_ key: String) -> String {
    guard let text = texts[key] else { preconditionFailure("\(key) is a key of the strings.") }
    return text
  }

  /// What was put into the text of a word, or nil for a text of other words; each part is the shortest that fits.
  func inputs(of word: Word, in words: String) -> [String: String]? {
    var pieces = text(word.rawValue).split(separator: "{", omittingEmptySubsequences: false)
    let start = pieces.removeFirst()
    guard words.hasPrefix(start) else { return nil }
    var inputs: [String: String] = [:]
    var rest = words.dropFirst(start.count)
    for piece in pieces {
      let parts = piece.split(separator: "}", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = parts.first, let after = parts.last else { return nil }
      let end = after.isEmpty ? rest.endIndex..<rest.endIndex : rest.firstRange(of: after)
      guard let end else { return nil }
      inputs[String(name)] = String(rest[..<end.lowerBound])
      rest = rest[end.upperBound...]
    }
    return inputs
  }

  /// The template with each placeholder replaced, in one pass: an area named `{date}` stays as it is.
  static func filled(_ template: String, _ inputs: [Sentence.Input]) -> String {
    var text = ""
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"),
      let close = rest[open...].firstIndex(of: "}")
    {
      text += rest[..<open]
      let name = rest[rest.index(after: open)..<close]
      text += inputs.first { $0.name == name }?.text.isolated ?? ""
      rest = rest[rest.index(after: close)...]
    }
    return text + rest
  }
}

extension String {
  /// The text between isolating marks where it holds letters that run from right to left, so that the words and numbers
  /// after it keep their order.
  fileprivate var isolated: String {
    let runsLeft = unicodeScalars.contains {
      (0x590...0x8FF).contains($0.value) || (0xFB1D...0xFDFF).contains($0.value)
        || (0xFE70...0xFEFF).contains($0.value) || (0x10800...0x10FFF).contains($0.value)
    }
    return runsLeft ? "\u{2068}\(self)\u{2069}" : self
  }
}
