import Model

/// What a cell of a table of counts holds.
enum CountCell: Equatable {
  case number(Int)
  case symbol(CountSymbol)
  case unreadable

  init(_ field: ArraySlice<UInt8>) {
    if let number = wholeNumber(field) {
      self = .number(number)
    } else {
      self = CountSymbol(decoded(field)).map { .symbol($0) } ?? .unreadable
    }
  }

  /// Why there is no exact number; nil where there is one.
  var reason: Reason? {
    switch self {
    case .number: nil
    case .symbol(let symbol): symbol.reason
    case .unreadable: .notAvailable
    }
  }

  /// What the number can be: rounded to 5 it is up to 2 away, and up to 5 away where rounded to 10, whichever way halves go.
  func range(_ suppression: CountsSource.Suppression) -> ClosedRange<Int>? {
    let slack = suppression.rounded.map { $0 / 2 } ?? 0
    switch self {
    case .number(let number): return max(0, number - slack)...(number + slack)
    case .symbol(.suppressed), .symbol(.starred): return suppression.suppressed
    case .symbol(.roundsToZero): return suppression.rounded == nil ? nil : 1...max(1, slack)
    case .symbol, .unreadable: return nil
    }
  }
}

/// The symbols that publishers write instead of a number.
enum CountSymbol: String, CaseIterable, CustomStringConvertible {
  /// `c`: confidential.
  case suppressed
  /// `*`: hidden, in tables before the harmonised symbols.
  case starred
  /// `low` and `k`: more than zero, and rounds to zero.
  case roundsToZero = "rounds-to-zero"
  /// `z`.
  case notApplicable = "not-applicable"
  /// `x`, and `:`, `~`, `.` and `..` of older tables.
  case unavailable
  /// `u`: given to nobody because it is not reliable.
  case unreliable
  case blank

  init?(_ text: String) {
    switch text.lowercased() {
    case "c", "supp", "suppressed", "[c]": self = .suppressed
    case "*": self = .starred
    case "low", "k", "[low]": self = .roundsToZero
    case "z", "[z]": self = .notApplicable
    case "x", "[x]", ":", "~", ".", "..", "-", "n/a", "na", "null": self = .unavailable
    case "u", "[u]": self = .unreliable
    case "": self = .blank
    default: return nil
    }
  }

  var description: String { rawValue }

  var reason: Reason {
    switch self {
    case .suppressed, .starred, .roundsToZero: .suppressedInput
    case .notApplicable: .notApplicable
    case .unavailable: .notAvailable
    case .unreliable: .unreliableInput
    case .blank: .blankInput
    }
  }

  /// What is true of the cells, to follow their number.
  var meaning: String {
    switch self {
    case .suppressed: "are confidential (c)"
    case .starred: "are hidden (*)"
    case .roundsToZero: "are more than zero and round to zero (low, k)"
    case .notApplicable: "do not apply (z)"
    case .unavailable: "are not available (x, :, ~)"
    case .unreliable: "are left out as unreliable (u)"
    case .blank: "are blank"
    }
  }
}
