import Model
import Yams

/// A complaint about the configuration, with the place where it stands.
struct ConfigurationError: Error, Equatable, CustomStringConvertible {
  var file: String
  var line: Int?
  var column: Int?
  var message: String

  var description: String {
    let place = [line.map { "line \($0)" }, column.map { "column \($0)" }].compactMap { $0 }
    return ([file] + place).joined(separator: " ") + ": " + message
  }
}

/// One mapping of the configuration. Keys are asked for by name; `finish` refuses those that nobody asked for.
struct YAMLSection {
  let file: String
  /// The keys that lead here, such as `areas[1].dissolve`.
  let path: String
  private let node: Node
  private let mapping: Node.Mapping
  private var known: [String] = []

  init(_ node: Node, file: String, path: String) throws(ConfigurationError) {
    self.file = file
    self.path = path
    self.node = node
    guard let mapping = node.mapping else {
      throw Self.complaint(
        file, node, "\(path.isEmpty ? "the file" : path) must hold keys and values.")
    }
    self.mapping = mapping
  }

  mutating func node(_ key: String) -> Node? {
    known.append(key)
    return mapping[Node(key)]
  }

  mutating func section(_ key: String) throws(ConfigurationError) -> YAMLSection? {
    guard let node = node(key) else { return nil }
    return try YAMLSection(node, file: file, path: name(key))
  }

  /// The entries of a list of sections; nothing where the key is left out.
  mutating func sections(_ key: String) throws(ConfigurationError) -> [YAMLSection] {
    guard let node = node(key) else { return [] }
    guard let sequence = node.sequence else {
      throw complaint(node, "\(name(key)) must be a list: start each entry with a dash.")
    }
    var sections: [YAMLSection] = []
    for (number, entry) in sequence.enumerated() {
      sections.append(try YAMLSection(entry, file: file, path: "\(name(key))[\(number + 1)]"))
    }
    return sections
  }

  mutating func text(_ key: String) throws(ConfigurationError) -> String? {
    guard let node = node(key) else { return nil }
    guard let scalar = node.scalar, !scalar.string.isEmpty else {
      throw complaint(node, "\(name(key)) must be a text.")
    }
    return scalar.string
  }

  mutating func requiredText(_ key: String, example: String) throws(ConfigurationError) -> String {
    guard let text = try text(key) else { throw missing(key, example: example) }
    return text
  }

  /// The texts of a list.
  mutating func texts(_ key: String) throws(ConfigurationError) -> [String] {
    guard let node = node(key) else { return [] }
    guard let sequence = node.sequence else {
      throw complaint(node, "\(name(key)) must be a list, such as [one, two].")
    }
    var texts: [String] = []
    for entry in sequence {
      guard let scalar = entry.scalar else {
        throw complaint(entry, "\(name(key)) must be a list of texts.")
      }
      texts.append(scalar.string)
    }
    return texts
  }

  /// The keys and values of a mapping whose keys are free, in the order of the file.
  mutating func pairs(_ key: String) throws(ConfigurationError) -> [(key: String, value: String)] {
    try entries(key).map { (entry) throws(ConfigurationError) in
      guard let text = entry.value.scalar?.string else {
        throw complaint(entry.value, "\(path) must hold plain keys and values.")
      }
      return (entry.key, text)
    }
  }

  /// As `pairs`, where a key may have a list of values too: a pair for each of them.
  mutating func choices(_ key: String) throws(ConfigurationError) -> [(key: String, value: String)]
  {
    var pairs: [(key: String, value: String)] = []
    for entry in try entries(key) {
      let values = entry.value.sequence.map(Array.init) ?? [entry.value]
      let texts = values.compactMap(\.scalar?.string)
      guard !texts.isEmpty, texts.count == values.count else {
        throw complaint(
          entry.value, "\(path) must hold plain keys, each with a value or a list of them.")
      }
      pairs += texts.map { (entry.key, $0) }
    }
    return pairs
  }

  private mutating func entries(
    _ key: String
  ) throws(ConfigurationError) -> [(key: String, value: Node)] {
    guard let node = node(key) else { return [] }
    guard let mapping = node.mapping else {
      throw complaint(node, "\(name(key)) must hold keys and values, such as { heading: value }.")
    }
    var entries: [(key: String, value: Node)] = []
    for (key, value) in mapping {
      guard let heading = key.scalar?.string else {
        throw complaint(key, "\(path) must hold plain keys.")
      }
      entries.append((heading, value))
    }
    return entries
  }

  /// A value made from the key's text, or a complaint that says what is expected.
  mutating func value<Value>(
    _ key: String, expected: String, _ make: (String) -> Value?
  ) throws(ConfigurationError) -> Value? {
    guard let text = try text(key) else { return nil }
    guard let value = make(text) else {
      throw complaint(at: key, "\(name(key)) is \"\(text)\". \(expected)")
    }
    return value
  }

  /// Refuses keys that were never asked for.
  func finish() throws(ConfigurationError) {
    for (key, _) in mapping {
      guard let word = key.scalar?.string, !known.contains(word) else { continue }
      let nearest = nearestWord(to: word, among: known) ?? sameMeaning(as: word, among: known)
      let hint =
        nearest.map { "Did you mean \($0)?" }
        ?? "Known keys here: \(known.sorted().joined(separator: ", "))."
      throw complaint(key, "there is no key \"\(word)\" \(place). \(hint)")
    }
  }

  func missing(_ key: String, example: String) -> ConfigurationError {
    // A key that nobody asked for and that is a slip of the missing one is the real fault.
    for (other, _) in mapping {
      guard let word = other.scalar?.string, !known.contains(word) else { continue }
      guard nearestWord(to: word, among: [key]) != nil else { continue }
      return complaint(other, "there is no key \"\(word)\" \(place). Did you mean \(key)?")
    }
    return complaint(
      node, "the key \"\(key)\" is missing \(place). Example: \(key): \(example)")
  }

  /// A complaint that points at the key's value.
  func complaint(at key: String, _ message: String) -> ConfigurationError {
    complaint(mapping[Node(key)] ?? node, message)
  }

  private var place: String { path.isEmpty ? "at the top of the file" : "in \(path)" }

  func name(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  private func complaint(_ node: Node, _ message: String) -> ConfigurationError {
    Self.complaint(file, node, message)
  }

  private static func complaint(
    _ file: String, _ node: Node, _ message: String
  ) -> ConfigurationError {
    ConfigurationError(
      file: file, line: node.mark?.line, column: node.mark?.column, message: message)
  }
}

/// The word of `words` that differs least from `word`, where it differs by no more than a slip of the hand.
func nearestWord(to word: String, among words: [String]) -> String? {
  let candidates = words.map { (word: $0, distance: editDistance(word, $0)) }
  let best = candidates.min { ($0.distance, $0.word) < ($1.distance, $1.word) }
  if let best, best.distance <= max(1, word.count / 3) { return best.word }
  // "ended" is meant as "end", however much is added.
  return words.filter { $0.count > 2 && word.hasPrefix($0) }.min { ($1.count, $0) < ($0.count, $1) }
}

/// The word of `words` that other tables call `word`.
func sameMeaning(as word: String, among words: [String]) -> String? {
  let families = [
    ["id", "identifier", "number", "urn", "ref"], ["school", "title", "name"],
    ["dob", "birth", "birthdate", "date_of_birth", "born"], ["provision", "type", "phase", "kind"],
    ["capacity", "places"], ["pupils", "roll", "on_roll"], ["lat", "northing", "y"],
    ["lon", "lng", "easting", "x"], ["path", "folder"], ["path", "csv", "file"],
    ["received", "referred", "opened", "start"], ["finished", "closed", "stop", "end"],
  ]
  let word = word.lowercased()
  for family in families where family.contains(word) {
    if let found = family.last(where: { words.contains($0) && $0 != word }) { return found }
  }
  return nil
}

/// How many letters must be added, removed, replaced or swapped with their neighbour (Damerau 1964, in its restricted form).
private func editDistance(_ left: String, _ right: String) -> Int {
  let left = Array(left.utf8)
  let right = Array(right.utf8)
  var before: [Int] = []
  var row = Array(0...right.count)
  for (i, byte) in left.enumerated() {
    var next = [i + 1]
    for (j, other) in right.enumerated() {
      var least = min(row[j] + (byte == other ? 0 : 1), next[j] + 1, row[j + 1] + 1)
      if i > 0, j > 0, byte == right[j - 1], left[i - 1] == other {
        least = min(least, before[j - 1] + 1)
      }
      next.append(least)
    }
    (before, row) = (row, next)
  }
  return row[right.count]
}
