/// One year's return: its cases and plans, and the span it covers.
public struct Return: Sendable {
  public var cases: Cases
  public var plans: Plans
  /// The calendar year that the return is about.
  public var period: Period
  /// The end of this day is what open waits are measured to.
  public var snapshot: Day
  /// What kind of return was found; nil where it was not read from files.
  public var form: ReturnForm?

  public init(
    cases: Cases, plans: Plans = Plans(), period: Period, snapshot: Day, form: ReturnForm? = nil
  ) {
    self.cases = cases
    self.plans = plans
    self.period = period
    self.snapshot = snapshot
    self.form = form
  }
}

/// The shape and version of a return, as its content tells them.
public struct ReturnForm: Sendable, Hashable {
  public let shape: Shape
  public let version: Version

  public init(shape: Shape, version: Version) {
    self.shape = shape
    self.version = version
  }

  public enum Shape: String, Sendable, CaseIterable {
    /// The modules as exported from the collection's system.
    case export = "exported modules"
    /// The submission template, a table a module.
    case template = "submission template"
    /// The workbook made before submission, a sheet a module and without keys of its own.
    case workbook = "pre-submission workbook"
    /// The XML that is sent to the Department for Education.
    case document = "XML"
    /// The five files of the tool of Data to Insight.
    case fiveFiles = "five files"
  }

  /// The edition of the specification, named by the first census that used it.
  public enum Version: Int, Sendable, CaseIterable {
    /// 1.0 and 1.1: gender, and no review meetings.
    case census2023 = 2023
    /// 1.2: sex instead of gender; review meetings and outcomes.
    case census2024 = 2024
    /// 1.3: who asked, drafts after reviews and phase transfers; later censuses ask for the same.
    case census2025 = 2025
  }
}
