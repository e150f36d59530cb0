import Disclosure
import Files
import Model

extension Report {
  /// The identifier of this release, the same for all its revisions and every build.
  var releaseIdentifier: String { identifier(ofRelease: edition.release) }

  /// A UUID made from the partnership's code and the release's number (RFC 9562, version 8, over SHA-256).
  func identifier(ofRelease release: String) -> String {
    var digits = Array(sha256("\(edition.partnershipCode) release \(release)".utf8).utf8.prefix(32))
    digits[12] = UInt8(ascii: "8")
    // The variant: one of 8, 9, a and b.
    let variants = Array("89ab".utf8)
    digits[16] = variants[Int(digits[16]) % 4]
    let text = String(decoding: digits, as: UTF8.self)
    var parts: [Substring] = []
    var rest = text[...]
    for length in [8, 4, 4, 4, 12] {
      parts.append(rest.prefix(length))
      rest = rest.dropFirst(length)
    }
    return parts.joined(separator: "-")
  }

  /// `release.json`: what this release was made of, without a word about any record.
  func releaseFile() -> OutputFile {
    let json = JSONValue.object([
      .init(key: "partnership", value: .string(edition.partnership)),
      .init(key: "partnership_code", value: .string(edition.partnershipCode.text)),
      .init(key: "release", value: .string(edition.release)),
      .init(key: "revision", value: .integer(edition.revision)),
      .init(key: "identifier", value: .string(releaseIdentifier)),
      .init(key: "supersedes", value: JSONValue(edition.history.supersedes)),
      .init(
        key: "changes",
        value: .array(
          edition.history.changes.map {
            [
              "date": .string($0.day.description), "release": .string($0.release),
              "text": .string($0.text),
            ]
          })
      ),
      .init(key: "published", value: JSONValue(edition.published?.description)),
      .init(key: "period", value: .string(edition.period)),
      .init(key: "snapshot", value: JSONValue(edition.snapshot?.description)),
      .init(key: "tool_version", value: .string(edition.toolVersion)),
      .init(key: "data_fingerprint", value: .string(edition.fingerprint)),
      .init(
        key: "inputs",
        value: .array(
          edition.inputs.map { ["role": .string($0.role), "sha256": .string($0.sha256)] })
      ),
      .init(key: "postcode_vintage", value: JSONValue(edition.postcodeVintage)),
      .init(
        key: "boundaries",
        value: .object(
          levels.map { .init(key: $0.layer.level.id, value: JSONValue($0.layer.vintage)) })
      ),
      .init(key: "seed", value: .string(String(edition.seed))),
      .init(key: "made_up", value: .bool(edition.isMadeUp)),
      .init(key: "disclosure", value: disclosureRules),
    ])
    return OutputFile("release.json", bytes: json.bytes)
  }

  /// The numbers of the rules, by which anybody can attack the release, and the sets that are kept back whole.
  private var disclosureRules: JSONValue {
    guard let summary = release.disclosure else { return .null }
    return .object([
      .init(key: "threshold", value: .integer(summary.policy.threshold)),
      .init(key: "base", value: .integer(summary.policy.base)),
      .init(key: "minimum_values", value: .integer(summary.policy.minimumValues)),
      .init(
        key: "kept_back",
        value: .array(
          summary.keptBack.map { kept in
            .object([
              .init(key: "indicators", value: JSONValue(kept.indicators)),
              .init(key: "level", value: .string(kept.level.id)),
              .init(key: "group", value: .string(kept.group.description)),
              .init(key: "period", value: .string(kept.period)),
              .init(key: "figures", value: .integer(kept.figures)),
            ])
          })
      ),
    ])
  }
}
