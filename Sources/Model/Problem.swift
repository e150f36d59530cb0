/// Where in an input something stands; rows and columns as a person counts them, from 1.
public struct SourceLocation: Hashable, Sendable {
  /// The file's name, without its folder.
  public let file: String
  /// The line of the file or row of the table.
  public let row: Int?
  public let column: String?
  /// The place in the file's bytes, from 0, where the reader knows it: for programs, and for files whose rows are in doubt.
  public let byte: Int?

  public init(file: String, row: Int? = nil, column: String? = nil, byte: Int? = nil) {
    self.file = file
    self.row = row
    self.column = column
    self.byte = byte
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

/// How often a field of an input holds something that can be used.
public struct FieldCompleteness: Hashable, Sendable {
  /// The input file's name, without its folder.
  public let file: String
  /// The heading, as the file writes it.
  public let field: String
  /// Rows in which the field is filled and could be read; what cannot be read counts as not recorded.
  public let filled: Int
  /// Rows in which the field could stand.
  public let rows: Int

  /// - Precondition: `filled` is not negative and not more than `rows`.
  public init(file: String, field: String, filled: Int, rows: Int) {
    precondition((0...rows).contains(filled), "A field is filled in some of its rows.")
    self.file = file
    self.field = field
    self.filled = filled
    self.rows = rows
  }
}

/// What was read from a file, with the problems of its rows.
public struct Read<Value: Sendable>: Sendable {
  public var value: Value
  public var problems: [Problem]
  /// The rows of each file, used or not, where the reader counts them.
  public var rowsRead: [RowsRead]
  /// How often each field that is used is filled, where the reader counts it; in the order of files and fields.
  public var completeness: [FieldCompleteness]

  public init(
    _ value: Value, problems: [Problem] = [], rowsRead: [RowsRead] = [],
    completeness: [FieldCompleteness] = []
  ) {
    self.value = value
    self.problems = problems
    self.rowsRead = rowsRead
    self.completeness = completeness
  }
}
