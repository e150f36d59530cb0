import Disclosure
import Model

extension Pipeline.Result {
  /// What a run says at its end, in at most twelve lines.
  func summary(_ release: ReleaseSettings, output: String) -> [String] {
    var lines = ["Release \(release.id), revision \(release.revision) written to \(output)"]
    let levels = inputs.boundaries.map {
      "\($0.count.formattedWithCommas) \($0.count == 1 ? $0.level.singular : $0.level.plural)"
    }
    lines.append("  Areas      " + levels.joined(separator: ", "))
    for made in releases {
      let hidden =
        made.audience == .public ? ", \(made.figuresHidden.formattedWithCommas) hidden" : ""
      let name = made.audience.rawValue.padded(to: 9)
      lines.append("  \(name)  \(made.figuresShown.formattedWithCommas) figures shown\(hidden)")
    }
    if inputs.caseCount > 0 { lines.append("  Cases      " + cases) }
    lines.append("  Files      \(paths.count.formattedWithCommas)")
    let folder = "\(output)/\(releases.first?.audience.rawValue ?? "public")"
    if inputs.problemCount > 0 {
      let count = inputs.problemCount.formattedWithCommas
      lines.append("  Problems   \(count) (see \(folder)/quality.html)")
    }
    lines.append("Open \(folder)/index.html in a browser.")
    return lines
  }

  private var cases: String {
    let placed = matches[.inside] + matches[.postcodeTerminated]
    var parts = [
      "\(inputs.caseCount.formattedWithCommas) read",
      "\(placed.formattedWithCommas) placed",
    ]
    let others: [(Match, String)] = [
      (.outside, "outside the area"), (.postcodeUnknown, "postcode not found"),
      (.noGridReference, "without grid reference"), (.postcodeInvalid, "postcode unreadable"),
      (.missing, "no postcode"),
    ]
    for (match, words) in others where matches[match] > 0 {
      parts.append("\(matches[match].formattedWithCommas) \(words)")
    }
    return parts.joined(separator: ", ")
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
