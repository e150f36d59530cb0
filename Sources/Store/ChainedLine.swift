import Files
import Foundation

/// The text of a line of the audit trail: an object in one order of keys, the digest last.
enum ChainedLine {
  /// What the first line follows.
  static let beginning = String(repeating: "0", count: 64)
  private static let digestKey = Array(",\"digest\":\"".utf8)
  private static let digestSize = 64

  /// The members of a line, the digest left out.
  private struct Members: Codable {
    var number: Int
    var time: String
    var user: String
    var command: String
    var toolVersion: String
    var release: String?
    var inputs: [AuditEntry.Digest]
    var outputs: [AuditEntry.Digest]
    var policy: String?
    var rowsRead: Int?
    var rowsRejected: Int?
    var figuresShown: Int?
    var figuresHidden: Int?
    var filesRemoved: Int?
    var result: String
  }

  /// The line without its digest.
  static func body(_ entry: AuditEntry, number: Int) -> [UInt8] {
    let members = Members(
      number: number, time: entry.time, user: entry.user, command: entry.command,
      toolVersion: entry.toolVersion, release: entry.release, inputs: entry.inputs,
      outputs: entry.outputs, policy: entry.policy, rowsRead: entry.rowsRead,
      rowsRejected: entry.rowsRejected, figuresShown: entry.figuresShown,
      figuresHidden: entry.figuresHidden, filesRemoved: entry.filesRemoved, result: entry.result)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(members) else {
      preconditionFailure("Words and whole numbers can be written as JSON.")
    }
    return Array(data)
  }

  static func entry(_ body: [UInt8]) -> (number: Int, entry: AuditEntry)? {
    guard let members = try? JSONDecoder().decode(Members.self, from: Data(body)) else {
      return nil
    }
    var entry = AuditEntry(
      time: members.time, user: members.user, command: members.command,
      toolVersion: members.toolVersion, result: members.result)
    entry.release = members.release
    entry.inputs = members.inputs
    entry.outputs = members.outputs
    entry.policy = members.policy
    entry.rowsRead = members.rowsRead
    entry.rowsRejected = members.rowsRejected
    entry.figuresShown = members.figuresShown
    entry.figuresHidden = members.figuresHidden
    entry.filesRemoved = members.filesRemoved
    return (members.number, entry)
  }

  /// The digest of a line and, through the digest before it, of all lines before it.
  static func digest(_ body: [UInt8], after previous: String) -> String {
    sha256(Array(previous.utf8) + [10] + body)
  }

  static func line(_ body: [UInt8], _ digest: String) -> [UInt8] {
    body.dropLast() + digestKey + Array(digest.utf8) + Array("\"}\n".utf8)
  }

  /// The body and the digest of a line as it stands in the file.
  static func parts(_ line: ArraySlice<UInt8>) -> (body: [UInt8], digest: String)? {
    let tail = digestKey.count + digestSize + 2
    guard line.count > tail, line.suffix(tail).starts(with: digestKey),
      line.suffix(2).elementsEqual("\"}".utf8)
    else { return nil }
    let digest = String(decoding: line.dropLast(2).suffix(digestSize), as: UTF8.self)
    return (line.dropLast(tail) + Array("}".utf8), digest)
  }
}
