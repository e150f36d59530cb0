import Disclosure
import Model

extension Report {
  /// `README.txt`: what the files are, in words that need no other program than a text editor.
  func readMe(of files: [OpenFile]) -> OpenFile {
    var lines = [datasetTitle, ""]
    if edition.isMadeUp { lines += ["MADE-UP DATA: these figures are not about any child.", ""] }
    lines += ["Release \(edition.release), revision \(edition.revision)."]
    if let supersedes = edition.history.supersedes {
      lines.append("It takes the place of \(supersedes).")
    }
    lines += edition.history.changes.map { "\($0.day) (\($0.release)): \($0.text)" }
    lines += release.rules + ["", "Files"]
    let width = files.map(\.name.count).max() ?? 0
    lines += files.map { "  \($0.name.padded(to: width))  \($0.description)" }
    lines += [
      "", "Fingerprints: sha256sum -c SHA256SUMS",
      "", "Empty values have a reason in the status column:",
      "  c  hidden to protect children's privacy", "  x  not available", "  z  does not apply",
      "  u  shown, but based on fewer than 50 children",
    ]
    if files.contains(where: { $0.name.hasPrefix("dfe/") }) {
      lines += [
        "",
        "The files in dfe/ have the layout of Explore education statistics. They hold no county",
        "divisions and no children outside the area, for which that layout has no place.",
      ]
      lines += departmentNotes
    }
    lines += ["", "Licence: \(Licence.title), see LICENCE.txt."] + edition.attributions
    lines += [
      "", "To serve these pages, send the headers",
      "  Content-Security-Policy: frame-ancestors 'self'",
      "  X-Content-Type-Options: nosniff", "  Referrer-Policy: no-referrer",
    ]
    return OpenFile(
      file: OutputFile("data/README.txt", text: lines.map { $0 + "\n" }.joined()),
      title: "Read me", description: "What is in the files.", mediaType: "text/plain")
  }

  /// What the Department's own screener will say of places that it does not know, or should say and does not.
  private var departmentNotes: [String] {
    let wards = levels.first { $0.layer.level == .ward }
    guard let wards else { return [] }
    if wards.layer.areas.contains(where: { $0.code.text.hasPrefix("Z") }) {
      return ["Their places are made up: the Department's screener refuses such codes."]
    }
    guard let year = wards.layer.vintage.flatMap({ Int($0.prefix(4)) }) else { return [] }
    if year > Self.lastScreenedWards {
      return [
        "The wards are those of \(year). The Department's screener knew wards up to",
        "\(Self.lastScreenedWards) when this was written and may refuse codes that are newer.",
      ]
    }
    guard year < 2023 else { return [] }
    return [
      "The wards are those of \(year): codes that have since ended pass the Department's screener,",
      "but its maps have no such areas.",
    ]
  }

  /// The latest edition of wards in the Department's list, as of eesyscreener 0.3.1.
  private static let lastScreenedWards = 2024

  func licenceFile() -> OpenFile {
    let lines =
      [Licence.title, Licence.address, ""]
      + (edition.isMadeUp ? ["Made-up data: not about any child or place."] : [])
      + edition.attributions
    return OpenFile(
      file: OutputFile("data/LICENCE.txt", text: lines.map { $0 + "\n" }.joined()),
      title: "Licence", description: "Licence and attribution.", mediaType: "text/plain")
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
