import Disclosure
import Model

extension Pipeline.Result {
  /// What a run says at its end, in at most twelve lines.
  func summary(_ release: ReleaseSettings, output: String) -> [String] {
    let folders = releases.map { "\(output)/\($0.audience.rawValue)" }
    let revision = release.revision > 0 ? " revision \(release.revision)" : ""
    var lines = [
      "Release \(release.id)\(revision) written to \(folders.joined(separator: " and "))"
    ]
    lines.append("  Pages      " + pages)
    for made in releases {
      lines.append("  Figures    \(made.audience.rawValue): \(figures(made))")
    }
    if inputs.caseCount > 0 { lines.append("  Cases      " + cases) }
    if inputs.problemCount > 0, let folder = folders.first {
      let count = inputs.problemCount.formattedWithCommas
      lines.append("  Warnings   \(count) (see \(folder)/quality.html)")
    }
    lines.append("  Files      \(paths.count.formattedWithCommas)")
    if let folder = folders.first {
      lines.append("  Open       \(folder)/index.html, or postcode-equity serve \(output)")
    }
    lines.append("Next: postcode-equity verify \(output)")
    return lines
  }

  /// The pages of one of the folders by kind.
  private var pages: String {
    let top = releases.first?.audience.rawValue ?? "public"
    func count(_ folder: String) -> Int {
      paths.count { $0.hasPrefix("\(top)/\(folder)/") && $0.hasSuffix(".html") }
    }
    var parts = ["1 overview"]
    for set in inputs.boundaries.reversed() where count(set.level.folder) > 0 {
      parts.append(Self.number(count(set.level.folder), set.level.singular, set.level.plural))
    }
    parts.append(Self.number(count("indicators"), "indicator", "indicators"))
    return parts.joined(separator: ", ")
  }

  private static func number(_ count: Int, _ one: String, _ many: String) -> String {
    "\(count.formattedWithCommas) \(count == 1 ? one : many)"
  }

  private func figures(_ release: Release) -> String {
    let all = release.tables.reduce(0) { $0 + $1.cells.count + 3 }
    let missing = all - release.figuresShown - release.figuresHidden
    var parts = ["\(release.figuresShown.formattedWithCommas) shown"]
    if release.audience == .public {
      parts.append("\(release.figuresHidden.formattedWithCommas) hidden")
    }
    parts.append("\(missing.formattedWithCommas) not available")
    return parts.joined(separator: ", ")
  }

  private var cases: String {
    let placed = matches[.inside] + matches[.postcodeTerminated]
    let read = "\(inputs.caseCount.formattedWithCommas) read"
    var parts: [String] = []
    let others: [(Match, String)] = [
      (.outside, "outside the area"), (.postcodeUnknown, "postcode not found"),
      (.noGridReference, "without grid reference"), (.postcodeInvalid, "postcode unreadable"),
      (.missing, "no postcode"),
    ]
    for (match, words) in others where matches[match] > 0 {
      parts.append("\(matches[match].formattedWithCommas) \(words)")
    }
    let unplaced = parts.isEmpty ? "" : "; " + parts.joined(separator: ", ")
    return "\(read); \(placed.formattedWithCommas) placed\(unplaced)"
  }
}

extension Inputs {
  /// Rows that somebody should look at.
  var problemCount: Int { problems.count { $0.severity != .note } }
}

extension String {
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
