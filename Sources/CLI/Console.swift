import Foundation
import Logging
import Model

/// What a command says while it works: results on standard output, everything else on standard error.
struct Console: Sendable {
  /// How much is said on standard error.
  enum Loudness: Sendable {
    case quiet
    case normal
    case verbose
  }

  let loudness: Loudness
  /// Stages and their times; it is given counts and file names, never a value of a record.
  private let log: Logger

  init(loudness: Loudness) {
    self.loudness = loudness
    var log = Logger(label: "postcode-equity") { StreamLogHandler.standardError(label: $0) }
    log.logLevel = loudness == .verbose ? .info : .critical
    self.log = log
  }

  /// A line of the result.
  func result(_ line: String) {
    Self.write(line, to: .standardOutput)
  }

  /// A stage of the work begins.
  func stage(_ line: String) {
    log.info("\(line)")
    if loudness == .normal { Progress.shared.show(line) }
  }

  func warning(_ line: String) {
    if loudness != .quiet { Self.say("warning:", line) }
  }

  func note(_ line: String) {
    if loudness != .quiet { Self.say("note:", line) }
  }

  static func error(_ line: String) {
    say("error:", line)
  }

  private static func say(_ word: String, _ line: String) {
    write("\(Terminal.standardError.prefix(word)) \(line)", to: .standardError)
  }

  private static func write(_ line: String, to handle: FileHandle) {
    Progress.shared.clear()
    try? handle.write(contentsOf: Data((line + "\n").utf8))
  }

  /// Says each kind of problem once, with the first places and the count of the others.
  func report(_ problems: [Problem]) {
    guard loudness != .quiet else { return }
    for group in ProblemGroup.groups(of: problems)
    where group.severity != .note || loudness == .verbose {
      let more = group.count > 1 ? " (and \((group.count - 1).formattedWithCommas) more)" : ""
      Self.say("\(group.severity.rawValue):", "\(group.firstPlace) \(group.message)\(more)")
    }
  }
}

/// Problems of one input, column and reason.
struct ProblemGroup {
  let file: String
  let column: String?
  let reason: String
  let severity: Severity
  let message: String
  let rows: [Int]
  let count: Int

  var firstPlace: String {
    let place = [file, rows.first.map { "row \($0)" }, column.map { "column \($0)" }]
    return place.compactMap { $0 }.joined(separator: " ") + ":"
  }

  /// The problems grouped, in order of file, column and reason.
  static func groups(of problems: [Problem]) -> [ProblemGroup] {
    struct Key: Hashable {
      let file: String
      let column: String?
      let reason: String
    }
    let grouped = Dictionary(grouping: problems) {
      Key(file: $0.location.file, column: $0.location.column, reason: $0.reason)
    }
    let groups = grouped.values.compactMap { members -> ProblemGroup? in
      let ordered = members.sorted { ($0.location.row ?? 0) < ($1.location.row ?? 0) }
      guard let first = ordered.first else { return nil }
      return ProblemGroup(
        file: first.location.file, column: first.location.column, reason: first.reason,
        severity: first.severity, message: first.message,
        rows: ordered.prefix(5).compactMap(\.location.row), count: ordered.count)
    }
    return groups.sorted {
      ($0.file, $0.column ?? "", $0.reason) < ($1.file, $1.column ?? "", $1.reason)
    }
  }
}

extension Int {
  /// The number with a comma between each three digits.
  var formattedWithCommas: String {
    var text = ""
    for (place, digit) in String(magnitude).reversed().enumerated() {
      if place > 0, place % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return (self < 0 ? "-" : "") + String(text.reversed())
  }
}
