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
