/// Texts as numbers: most of the work of a reader is to find the same area, group and time again.
struct Names: Sendable {
  typealias Name = Int32

  private var numbers: [String: Name] = [:]
  private var texts: [String] = []

  /// Nothing.
  static let none: Name = 0
  /// All children.
  static let total: Name = 1
  /// The level that all areas together make.
  static let whole: Name = 2
  /// Those whose area is not known, and those who live outside.
  static let unknown: Name = 3
  static let outside: Name = 4

  init() {
    for text in ["", "Total", "Local area partnership", "x", "z"] { _ = number(text) }
  }

  mutating func number(_ text: String) -> Name {
    if let known = numbers[text] { return known }
    let made = Name(texts.count)
    numbers[text] = made
    texts.append(text)
    return made
  }

  func text(_ name: Name) -> String { texts[Int(name)] }
}
