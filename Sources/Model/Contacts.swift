/// Calls or messages from families, as columns: a row is an interval of calls or one message.
///
/// A message whose time for an answer had not run out at the end of what is known is not among them.
public struct Contacts: Sendable {
  public var kind: Kind
  public var row: [Int32] = []
  /// The day of the interval, or the day the message came in.
  public var day: [Day] = []
  /// Calls offered in the interval; 1 for a message.
  public var offered: [Int32] = []
  /// Calls answered; for a message 1 where it was answered within the standard, 0 where not.
  public var answered: [Int32] = []
  /// Calls given up before they were answered; nil where not recorded, and for messages.
  public var abandoned: [Int32?] = []
  /// Calls answered within the log's own threshold; for a message 1 where its receipt was acknowledged in time, 0 where not.
  /// Nil where not recorded.
  public var prompt: [Int32?] = []
  /// Working days from the message to its first full answer; nil for calls and where there is no answer yet.
  public var workingDays: [Int32?] = []
  /// Where the family lives; telephony logs seldom tell.
  public var home: [Home] = []
  /// Working days within which a message is to be answered.
  public var standardDays: Int?

  public init(kind: Kind, standardDays: Int?) {
    self.kind = kind
    self.standardDays = standardDays
  }

  public var count: Int { offered.count }

  public enum Kind: String, Sendable, CaseIterable {
    case calls
    case emails
  }
}
