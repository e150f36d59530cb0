/// What became of earlier releases: how this one stands to them and what was corrected, newest first.
public struct ReleaseHistory: Sendable, Equatable {
  /// The release that this one takes the place of, such as `2026.1 revision 0`.
  public var supersedes: String?
  public var changes: [Change]

  public init(supersedes: String? = nil, changes: [Change] = []) {
    self.supersedes = supersedes
    self.changes = changes
  }

  /// One entry of the list of changes.
  public struct Change: Sendable, Equatable {
    public var day: Day
    /// The release and revision that brought it, such as `2026.1 revision 1`.
    public var release: String
    /// What changed and by how much, as a sentence.
    public var text: String

    public init(day: Day, release: String, text: String) {
      self.day = day
      self.release = release
      self.text = text
    }
  }
}

/// The digest of one input file under the name of its part in the configuration; file names may tell too much.
public struct InputDigest: Sendable, Equatable {
  /// What the input is, such as `sen2` or `areas`.
  public var role: String
  public var sha256: String

  public init(role: String, sha256: String) {
    self.role = role
    self.sha256 = sha256
  }
}
