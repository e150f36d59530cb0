/// Where in an input something stands; rows and columns as a person counts them, from 1.
public struct SourceLocation: Hashable, Sendable {
  /// The file's name, without its folder.
  public let file: String
  /// The line of the file or row of the table.
  public let row: Int?
  public let column: String?

  public init(file: String, row: Int? = nil, column: String? = nil) {
    self.file = file
    self.row = row
    self.column = column
  }
}

/// How much a problem matters.
public enum Severity: String, Sendable {
  /// The value cannot be used.
  case error
  /// The value is used, and somebody should look.
  case warning
  /// Worth knowing.
  case note
}

/// Something wrong with one row of an input: collected, never thrown, and never carrying what identifies a child.
public struct Problem: Hashable, Sendable {
  public let location: SourceLocation
  public let severity: Severity
  /// A short fixed word for counting repeats, such as `date-unreadable`.
  public let reason: String
  /// What is wrong and what to do, as a sentence.
  public let message: String

  public init(location: SourceLocation, severity: Severity, reason: String, message: String) {
    self.location = location
    self.severity = severity
    self.reason = reason
    self.message = message
  }
}

/// How many rows an input file has, its headings and blank rows not counted.
public struct RowsRead: Hashable, Sendable {
  public let file: String
  public let rows: Int

  public init(file: String, rows: Int) {
    self.file = file
    self.rows = rows
  }
}

/// What was read from a file, with the problems of its rows.
public struct Read<Value: Sendable>: Sendable {
  public var value: Value
  public var problems: [Problem]
  /// The rows of each file, used or not, where the reader counts them.
  public var rowsRead: [RowsRead]

  public init(_ value: Value, problems: [Problem] = [], rowsRead: [RowsRead] = []) {
    self.value = value
    self.problems = problems
    self.rowsRead = rowsRead
  }
}
