/// Every number about children that earlier releases printed or hid: what a reader may hold beside the next release.
///
/// It is kept private. What stands in it was public, but the list as a whole makes differences easy to look for.
public struct ReleaseLedger: Sendable, Equatable {
  public var statements: [Statement]

  public init(statements: [Statement] = []) { self.statements = statements }

  /// What a number is a number of: the same in every release that counts the same children.
  public struct Number: Hashable, Sendable {
    /// The children that are counted: a population, or the identifier of the indicator whose numerator they are.
    public var counted: String
    public var level: Level
    /// The area's code, or `partnership`, `unknown` or `outside`.
    public var place: String
    public var group: Group
    /// The time as printed: `2025-01-01..2025-12-31`, or a snapshot day.
    public var period: String

    public init(counted: String, level: Level, place: String, group: Group, period: String) {
      self.counted = counted
      self.level = level
      self.place = place
      self.group = group
      self.period = period
    }
  }

  /// How a release prints a number.
  public enum Display: Hashable, Sendable {
    case shown(Int)
    case hidden
  }

  /// One number of one release.
  public struct Statement: Hashable, Sendable {
    public var number: Number
    public var display: Display
    /// The edition of the level's boundaries, where it is known.
    public var vintage: String?
    /// The rules by which the number was printed, as `Policy.id` writes them.
    public var policy: String
    /// The release and its revision, such as `2026.1 revision 0`.
    public var release: String
    /// Whether the release was withdrawn with a reason: readers may still hold the number, but it may be changed.
    public var isWithdrawn: Bool

    public init(
      number: Number, display: Display, vintage: String?, policy: String, release: String,
      isWithdrawn: Bool = false
    ) {
      self.number = number
      self.display = display
      self.vintage = vintage
      self.policy = policy
      self.release = release
      self.isWithdrawn = isWithdrawn
    }
  }
}
