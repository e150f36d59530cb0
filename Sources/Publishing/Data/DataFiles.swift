import Disclosure
import Files
import Model

extension Report {
  /// Every page, with exact tables for the partnership's own staff or open data for everybody.
  func files() -> [OutputFile] {
    guard isPublic else { return pages(listing: []) + [estimates(), qualityFile()] }
    let open = openData()
    return pages(listing: open) + open + [releaseFile()]
  }

  /// Everything in `data/`, ending with the sums of the files before.
  func openData() -> [OutputFile] {
    var files = levels.flatMap { [tidyCSV($0), geoJSON($0)] }
    files.append(dictionary())
    files.append(OutputFile("data/README.txt", text: readMe))
    files.append(OutputFile("data/LICENCE.txt", text: licence))
    files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    let sums = files.map { "\(sha256($0.bytes))  \($0.path.dropFirst("data/".count))\n" }
    return files + [OutputFile("data/SHA256SUMS", text: sums.joined())]
  }

  private var readMe: String {
    var lines = ["\(edition.partnership): support for children with special educational needs", ""]
    if edition.isMadeUp { lines += ["MADE-UP DATA: these figures are not about any child.", ""] }
    lines += ["Release \(edition.release), revision \(edition.revision)."]
    lines += release.rules + ["", "Files"]
    for level in levels {
      lines.append(
        "  \(level.layer.level.folder).csv      figures, one row for each area and indicator")
      lines.append(
        "  \(level.layer.level.folder).geojson  the same figures with boundaries (WGS84)")
    }
    lines += [
      "  dictionary.csv  what each column holds",
      "  SHA256SUMS  fingerprints: sha256sum -c SHA256SUMS", "",
      "Empty values have a reason in the status column:",
      "  c  hidden to protect children's privacy", "  x  not available", "  z  does not apply",
      "  u  shown, but based on fewer than 50 children", "",
      "To serve these pages, send the headers",
      "  Content-Security-Policy: frame-ancestors 'self'",
      "  X-Content-Type-Options: nosniff", "  Referrer-Policy: no-referrer",
    ]
    return lines.map { $0 + "\n" }.joined()
  }

  private var licence: String {
    ([
      "Open Government Licence v3.0",
      "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/", "",
      edition.isMadeUp ? "Made-up data: not about any child or place." : nil,
    ].compactMap { $0 } + edition.attributions).map { $0 + "\n" }.joined()
  }

  /// `release.json`: what this release was made of, without a word about any record.
  private func releaseFile() -> OutputFile {
    var json = JSONText()
    let members: [(String, String?)] = [
      ("partnership", edition.partnership), ("partnership_code", edition.partnershipCode.text),
      ("release", edition.release), ("published", edition.published?.description),
      ("period", edition.period), ("snapshot", edition.snapshot?.description),
      ("tool_version", edition.toolVersion), ("data_fingerprint", edition.fingerprint),
      ("postcode_vintage", edition.postcodeVintage),
    ]
    json.raw("{\n")
    for (key, text) in members {
      json.raw("  ")
      json.string(key)
      json.raw(": ")
      json.string(text)
      json.raw(",\n")
    }
    json.raw("  \"boundaries\": {")
    for (number, level) in levels.enumerated() {
      if number > 0 { json.raw(", ") }
      json.string(level.layer.level.id)
      json.raw(": ")
      json.string(level.layer.vintage)
    }
    json.raw("},\n  \"revision\": ")
    json.raw(String(edition.revision))
    json.raw(",\n  \"seed\": ")
    json.raw(String(edition.seed))
    json.raw(",\n  \"made_up\": ")
    json.raw(edition.isMadeUp ? "true" : "false")
    json.raw("\n}\n")
    return OutputFile("release.json", bytes: json.bytes)
  }
}
