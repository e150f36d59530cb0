public import Files

/// One line of the audit trail: who did what with which files, and never a value of a record.
public struct AuditEntry: Sendable, Equatable {
  /// Universal time, such as `2026-03-12T09:30:00Z`.
  public var time: String
  /// The name of the user's account.
  public var user: String
  public var command: String
  public var toolVersion: String
  /// The release and its revision, where the command writes one.
  public var release: String?
  /// The digests of what was read and written, each under the name of its part.
  public var inputs: [Digest]
  public var outputs: [Digest]
  /// The digest of the numbers of the disclosure policy.
  public var policy: String?
  public var rowsRead: Int?
  public var rowsRejected: Int?
  public var figuresShown: Int?
  public var figuresHidden: Int?
  /// Files that `purge` removed.
  public var filesRemoved: Int?
  /// `done`, or the kind of the failure.
  public var result: String

  public init(time: String, user: String, command: String, toolVersion: String, result: String) {
    self.time = time
    self.user = user
    self.command = command
    self.toolVersion = toolVersion
    self.result = result
    inputs = []
    outputs = []
  }

  /// The SHA-256 of a file or folder under the name of its part.
  public struct Digest: Sendable, Equatable, Codable {
    public var part: String
    public var sha256: String

    public init(part: String, sha256: String) {
      self.part = part
      self.sha256 = sha256
    }
  }
}

/// What was done with the data, line by line; each line holds the digest of all before it, so that a removal shows.
///
/// A second file has the number of lines and the digest of the last, so that cutting off the end shows too. Whoever may
/// write both files can write a new chain: copies of the last digest kept elsewhere are the remedy.
public struct AuditTrail: Sendable {
  public static let file = "audit-trail.jsonl"
  public static let headFile = "audit-trail.head"
  private let folder: PrivateFolder

  public init(in folder: PrivateFolder) { self.folder = folder }

  /// Adds a line.
  ///
  /// - Throws: `FileError`, also where the trail does not end as its head says.
  public func append(_ entry: AuditEntry) throws(FileError) {
    let state = try verified()
    guard state.faults.isEmpty else {
      throw .unreadable(
        path: folder.path + "/" + Self.file,
        reason: "lines were changed or removed: \(state.faults.joined(separator: "; "))")
    }
    // From the first line on there is a head: one that is not there was removed.
    if state.count == 0 { try writeHead(0, ChainedLine.beginning) }
    let body = ChainedLine.body(entry, number: state.count + 1)
    let digest = ChainedLine.digest(body, after: state.last)
    try folder.append(ChainedLine.line(body, digest), to: Self.file)
    try writeHead(state.count + 1, digest)
  }

  private func writeHead(_ count: Int, _ digest: String) throws(FileError) {
    try folder.write(Array("\(count) \(digest)\n".utf8), as: Self.headFile)
  }

  /// What the trail holds, and what is wrong with its chain.
  public struct State: Sendable, Equatable {
    public var count: Int
    /// The digest of the last line; zeros where there is none.
    public var last: String
    /// Sentences with line numbers; nothing where every line is as it was written.
    public var faults: [String]
    public var entries: [AuditEntry]
  }

  /// Reads every line and checks the chain.
  public func verified() throws(FileError) -> State {
    var state = State(count: 0, last: ChainedLine.beginning, faults: [], entries: [])
    let bytes = try folder.bytes(of: Self.file) ?? []
    for line in bytes.split(separator: 10) {
      state.count += 1
      guard let parts = ChainedLine.parts(line) else {
        state.faults.append("line \(state.count) cannot be read")
        continue
      }
      if parts.digest != ChainedLine.digest(parts.body, after: state.last) {
        state.faults.append("line \(state.count) does not follow from the lines before it")
      }
      state.last = parts.digest
      guard let read = ChainedLine.entry(parts.body), read.number == state.count else {
        state.faults.append("line \(state.count) has another number or form")
        continue
      }
      state.entries.append(read.entry)
    }
    let head = try folder.bytes(of: Self.headFile).map { String(decoding: $0, as: UTF8.self) }
    // A run that was killed between line and head leaves the head one line behind.
    let expected = ["\(state.count) \(state.last)\n"] + state.headBefore(bytes)
    let isNew = state.count == 0 && head == nil
    if !isNew, !expected.contains(head ?? "") {
      state.faults.append("the last line is not the one that the head names")
    }
    return state
  }
}

extension AuditTrail.State {
  /// The head as it was before the last line.
  fileprivate func headBefore(_ bytes: [UInt8]) -> [String] {
    guard count > 0 else { return [] }
    let before = bytes.split(separator: 10).dropLast().last
    guard let before else { return ["0 \(ChainedLine.beginning)\n"] }
    return ChainedLine.parts(before).map { ["\(count - 1) \($0.digest)\n"] } ?? []
  }
}
