/// One reason why rows of an input were left out or need a look, with how often it happened.
public struct QualityLine: Sendable, Hashable {
  public var input: String
  public var field: String
  public var reason: String
  public var count: Int
  /// The count over the rows of the input, from 0 to 1, where that makes sense.
  public var share: Double?
  /// A few row numbers to start looking at; never values.
  public var exampleRows: [Int]
  /// What it does to the figures, as a sentence.
  public var effect: String
  /// The identifiers of the indicators whose figures it touches, in the order of the catalogue.
  public var indicators: [String]

  public init(
    input: String, field: String, reason: String, count: Int, share: Double?, exampleRows: [Int],
    effect: String, indicators: [String] = []
  ) {
    self.input = input
    self.field = field
    self.reason = reason
    self.count = count
    self.share = share
    self.exampleRows = exampleRows
    self.effect = effect
    self.indicators = indicators
  }
}
