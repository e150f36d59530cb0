import Model

extension CoverageCheck {
  /// Coordinates that cannot be in the system that the file is said to be in.
  func systemFault() -> CoverageFault? {
    var whole = Box()
    for box in boxes where !box.isEmpty {
      whole.extend(x: box.west, y: box.south)
      whole.extend(x: box.east, y: box.north)
    }
    guard !whole.isEmpty, !system.englandAndWales.meets(whole) else { return nil }
    let isDegrees = max(abs(whole.west), abs(whole.east)) <= 180
    let swapped = Box(west: whole.south, south: whole.west, east: whole.north, north: whole.east)
    let candidates = CoordinateSystem.allCases.filter { $0.englandAndWales.meets(whole) }
    let guess =
      if let system = candidates.first {
        "They would fit \(system)."
      } else if system.englandAndWales.meets(swapped) {
        "Their two columns seem to be swapped."
      } else {
        isDegrees ? "They look like degrees of another place." : "They look like metres."
      }
    return CoverageFault(
      kind: .wrongSystem, areas: [], x: whole.west, y: whole.south, squareMetres: nil,
      message: "No coordinate is in England and Wales if the system is \(system). \(guess)")
  }

  /// Codes that stand twice, and names that stand twice under one parent.
  mutating func findRepeats() {
    let byCode = areas.indices.sorted { (areas[$0].code, $0) < (areas[$1].code, $1) }
    for run in byCode.runs(where: { areas[$0].code == areas[$1].code }) {
      add(.duplicateCode, run, "\(areas[run[0]].code) stands \(run.count) times.")
    }
    let keys = areas.map { [$0.parent?.text ?? "", $0.name] }
    let byName = areas.indices.filter { !areas[$0].name.isEmpty }.sorted {
      keys[$0] == keys[$1] ? $0 < $1 : keys[$0].lexicographicallyPrecedes(keys[$1])
    }
    for run in byName.runs(where: { keys[$0] == keys[$1] }) {
      add(.duplicateName, run, "The name \(areas[run[0]].name) stands \(run.count) times.")
    }
  }

  /// Codes of several kinds or years in one file, and codes that lack or surprise.
  mutating func findVintages() {
    let kinds = Set(areas.map { String($0.code.text.prefix(3)) }).sorted()
    // A district layer rightly holds districts of several kinds, and a ward layer both countries.
    let layers: [Set<String>] = [["E06", "E07", "E08", "E09", "W06"], ["E05", "W05"]]
    if kinds.count > 1, !layers.contains(where: { $0.isSuperset(of: kinds) }) {
      add(.mixedKinds, [], "The codes are of several kinds: \(kinds.joined(separator: ", ")).")
    }
    let years = Set(rules.headings.compactMap(Self.year)).sorted()
    if years.count > 1 {
      add(
        .mixedVintages, [],
        "The headings \(rules.headings.joined(separator: ", ")) are of several years.")
    }
    guard !rules.expected.isEmpty else { return }
    let expected = Set(rules.expected)
    for number in areas.indices where !expected.contains(areas[number].code) {
      add(.codeUnexpected, [number], "\(label(number)) is not in the list of this vintage.")
    }
    let present = Set(areas.map(\.code))
    for code in expected.subtracting(present).sorted() {
      faults.append(
        CoverageFault(
          kind: .codeMissing, areas: [code.text], x: nil, y: nil, squareMetres: nil,
          message: "\(code) is in the list of this vintage and not in the file."))
    }
  }

  /// The two digits of the year in a heading such as `WD25CD`.
  private static func year(_ heading: String) -> Substring? {
    guard heading.count >= 5, heading.hasSuffix("CD") else { return nil }
    let digits = heading.dropLast(2).suffix(2)
    return digits.allSatisfy(\.isNumber) ? digits : nil
  }
}

extension Array {
  /// The stretches of two or more elements each of which belongs with the one before it.
  fileprivate func runs(where belong: (Element, Element) -> Bool) -> [[Element]] {
    var runs: [[Element]] = []
    var start = 0
    for end in 1..<Swift.max(count + 1, 1) where end == count || !belong(self[end - 1], self[end]) {
      if end - start > 1 { runs.append(Array(self[start..<end])) }
      start = end
    }
    return runs
  }
}
