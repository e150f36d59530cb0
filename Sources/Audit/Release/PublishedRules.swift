import Foundation

/// What a release says of its own rules; where it says nothing, those of the profile `standard`.
public struct PublishedRules: Sendable, Equatable {
  /// Counts from 1 to one below this are not shown.
  public var threshold = 8
  /// Shown counts are multiples of this.
  public var base = 5
  /// How many whole numbers must be possible for a count that is not shown.
  public var minimumValues = 4

  public init(threshold: Int = 8, base: Int = 5, minimumValues: Int = 4) {
    self.threshold = threshold
    self.base = base
    self.minimumValues = minimumValues
  }

  /// The counts that are shown as `count`.
  func range(shownAs count: Int) -> ClosedRange<Int> {
    count == 0 ? 0...0 : max(threshold, count - base / 2)...max(threshold, count + (base - 1) / 2)
  }

  /// The rules in the member `disclosure` of `release.json`.
  init(releaseJSON bytes: [UInt8]) {
    self.init()
    let object = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    guard let rules = object?["disclosure"] as? [String: Any] else { return }
    func number(_ names: String...) -> Int? {
      names.lazy.compactMap { rules[$0] as? Int }.first { $0 > 0 }
    }
    threshold = number("threshold") ?? threshold
    base = number("base") ?? base
    minimumValues = number("minimumValues", "minimum_values", "minValues") ?? minimumValues
  }
}
