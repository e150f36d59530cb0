extension PageText {
  /// The lines of a file of strings for the texts that are their own keys.
  static var englishText: String {
    all.map { "\"\($0)\" = \"\($0)\"" }.joined(separator: "\n")
  }

  /// Every text of a page that is its own key, in order of letters.
  static let all = [toG, fromHToR, fromS].flatMap { $0.split(separator: "\n").map(String.init) }
}
