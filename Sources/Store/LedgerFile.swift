public import Files
public import Model

/// The release ledger as a private file: one line a statement, sorted, so that the same ledger gives the same bytes.
public struct LedgerFile: Sendable {
  /// What was published.
  public static let file = "release-ledger.tsv"
  /// What releases without a day of publication printed: the next run of the same release takes its place.
  public static let draftFile = "draft-ledger.tsv"
  private let folder: PrivateFolder
  private let name: String

  public init(in folder: PrivateFolder, _ name: String = LedgerFile.file) {
    self.folder = folder
    self.name = name
  }

  private static let head =
    "counted\tlevel\tplace\tgroup\tperiod\tdisplay\tvintage\tpolicy\trelease\twithdrawn"

  /// Reads the ledger, which is empty where nothing was published yet.
  ///
  /// - Throws: `FileError.unreadable`, also for a file that is not whole: a release must not be checked against half a ledger.
  public func read() throws(FileError) -> ReleaseLedger {
    guard let bytes = try folder.bytes(of: name) else { return ReleaseLedger() }
    var lines = bytes.split(separator: 10, omittingEmptySubsequences: false)[...]
    guard lines.popFirst().map({ String(decoding: $0, as: UTF8.self) }) == Self.head,
      lines.popLast()?.isEmpty == true
    else { throw damaged(line: 1) }
    var ledger = ReleaseLedger()
    ledger.statements.reserveCapacity(lines.count)
    for (number, line) in lines.enumerated() {
      guard let statement = Self.statement(line) else { throw damaged(line: number + 2) }
      ledger.statements.append(statement)
    }
    return ledger
  }

  /// Writes the ledger, whole or not at all.
  public func write(_ ledger: ReleaseLedger) throws(FileError) {
    let lines = Set(ledger.statements.map(Self.line)).sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
    try folder.write(
      Array(([Self.head] + lines).joined(separator: "\n").utf8) + [10], as: name)
  }

  private static func line(_ statement: ReleaseLedger.Statement) -> String {
    let number = statement.number
    let display =
      switch statement.display {
      case .shown(let count): String(count)
      case .hidden: "c"
      }
    return [
      number.counted, number.level.id, number.place, number.group.description, number.period,
      display, statement.vintage ?? "", statement.policy, statement.release,
      statement.isWithdrawn ? "1" : "0",
    ].map(escaped).joined(separator: "\t")
  }

  private static func statement(_ line: ArraySlice<UInt8>) -> ReleaseLedger.Statement? {
    let cells = line.split(separator: 9, omittingEmptySubsequences: false).map(unescaped)
    guard cells.count == 10, ["0", "1"].contains(cells[9]) else { return nil }
    let display: ReleaseLedger.Display
    if cells[5] == "c" {
      display = .hidden
    } else if let count = Int(cells[5]), String(count) == cells[5], count >= 0 {
      display = .shown(count)
    } else {
      return nil
    }
    return ReleaseLedger.Statement(
      number: ReleaseLedger.Number(
        counted: cells[0], level: Level(cells[1]), place: cells[2], group: Group(cells[3]),
        period: cells[4]),
      display: display, vintage: cells[6].isEmpty ? nil : cells[6], policy: cells[7],
      release: cells[8], isWithdrawn: cells[9] == "1")
  }

  /// Tabs and line ends inside a group's name, which comes from other people's files.
  private static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 9 || $0 == 10 || $0 == 92 }) else { return text }
    return text.replacing("\\", with: "\\\\").replacing("\t", with: "\\t").replacing(
      "\n", with: "\\n")
  }

  private static func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
    guard bytes.contains(92) else { return String(decoding: bytes, as: UTF8.self) }
    var text: [UInt8] = []
    var isEscaped = false
    for byte in bytes {
      if !isEscaped, byte == 92 {
        isEscaped = true
        continue
      }
      text.append(isEscaped ? (byte == 116 ? 9 : byte == 110 ? 10 : byte) : byte)
      isEscaped = false
    }
    return String(decoding: text, as: UTF8.self)
  }

  private func damaged(line: Int) -> FileError {
    .unreadable(
      path: folder.path + "/" + name,
      reason: "line \(line) is not what this tool writes. Put a copy of the ledger back.")
  }
}
