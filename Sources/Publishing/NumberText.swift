import Model

/// Numbers as text: the only place where a figure becomes digits, for pages, maps and files alike.
enum NumberText {
  /// The number with so many decimals, halves rounded up; `trimmed` leaves out zeros at the end.
  static func fixed(_ value: Double, decimals: Int, trimmed: Bool = false) -> String {
    guard value.isFinite else { return "" }
    let scale = powersOfTen[decimals]
    // The nudge keeps shares such as 29 of 200, a hair under 14.5 in binary, from being rounded down.
    let scaled = Int64((abs(value) * Double(scale) + 0.5 + 1e-9).rounded(.down))
    let sign = value < 0 && scaled > 0 ? "-" : ""
    let whole = scaled / scale
    var fraction = scaled % scale
    var places = decimals
    if trimmed {
      while places > 0, fraction % 10 == 0 {
        fraction /= 10
        places -= 1
      }
    }
    if places == 0 { return "\(sign)\(whole)" }
    let digits = String(fraction)
    let zeros = String(repeating: "0", count: places - digits.utf8.count)
    return "\(sign)\(whole).\(zeros)\(digits)"
  }

  /// The number with at most ten significant digits, for files of exact figures.
  static func exact(_ value: Double) -> String {
    guard value.isFinite else { return "" }
    if value == value.rounded(), abs(value) < 1e10 { return String(Int64(value)) }
    let magnitude = abs(value)
    var exponent = Int(log10Floor(magnitude))
    if exponent < -6 || exponent > 15 { return scientific(value, exponent: &exponent) }
    return fixed(value, decimals: max(0, min(15, 9 - exponent)), trimmed: true)
  }

  private static func scientific(_ value: Double, exponent: inout Int) -> String {
    var mantissa = value
    // Two steps, because a power of ten under the least normal number has no exact reciprocal.
    let half = exponent / 2
    mantissa /= power(half)
    mantissa /= power(exponent - half)
    if abs(mantissa) >= 9.999_999_999_5 {
      mantissa /= 10
      exponent += 1
    } else if abs(mantissa) < 1 {
      mantissa *= 10
      exponent -= 1
    }
    return "\(fixed(mantissa, decimals: 9, trimmed: true))e\(exponent)"
  }

  private static func log10Floor(_ magnitude: Double) -> Double {
    var exponent = 0.0
    var rest = magnitude
    while rest >= 10 {
      rest /= 10
      exponent += 1
    }
    while rest < 1 {
      rest *= 10
      exponent -= 1
    }
    return exponent
  }

  private static func power(_ exponent: Int) -> Double {
    var result = 1.0
    for _ in 0..<abs(exponent) { result *= 10 }
    return exponent < 0 ? 1 / result : result
  }

  /// A whole number with commas between thousands.
  static func count(_ number: Int) -> String {
    let digits = String(abs(number))
    var text = number < 0 ? "\u{2212}" : ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return text
  }

  private static let powersOfTen: [Int64] = (0...16).map { exponent in
    (0..<exponent).reduce(Int64(1)) { power, _ in power * 10 }
  }
}

extension Indicator.Unit {
  /// The decimals that pages print.
  var decimals: Int {
    switch self {
    case .percent, .weeks, .children: 0
    case .perThousand, .kilometres: 1
    case .ratio: 2
    }
  }

  /// The value as it is printed, for drawings that must not tell more than the number beside them.
  func snapped(_ value: Double) -> Double {
    let scale = [1.0, 10, 100][decimals]
    return (value * scale + 0.5 + 1e-9).rounded(.down) / scale
  }

  /// The value as pages print it: whole percent, whole weeks, children with commas.
  func printed(_ value: Double) -> String {
    switch self {
    case .percent: "\(NumberText.fixed(value, decimals: 0))%"
    case .weeks: NumberText.fixed(value, decimals: 0)
    case .children: NumberText.count(Int(value.rounded()))
    case .perThousand, .kilometres: NumberText.fixed(value, decimals: 1)
    case .ratio: NumberText.fixed(value, decimals: 2)
    }
  }

  /// The value as a table has it: what rounds to nought and is none gets a sign of its own.
  func tabled(_ value: Double) -> String { isLow(value) ? "[low]" : printed(value) }

  /// Whether the value is more than nought and would be printed as nought.
  func isLow(_ value: Double) -> Bool { value > 0 && snapped(value) == 0 }

  /// The value as a sentence says it.
  func spoken(_ value: Double, _ strings: Strings) -> String {
    let text = printed(value)
    switch self {
    case .percent: return isLow(value) ? strings["under 1%"] : text
    case .weeks: return text == "1" ? strings["1 week"] : strings["\(text) weeks"]
    case .children: return text == "1" ? strings["1 child"] : strings["\(text) children"]
    case .perThousand: return strings["\(text) in every 1,000"]
    case .kilometres: return strings["\(text) km"]
    case .ratio: return strings["\(text) times"]
    }
  }

  /// The range as pages print it.
  func printed(_ limits: Outcome.Limits, _ strings: Strings) -> String? {
    switch (limits.lower.map(printed(_:)), limits.upper.map(printed(_:))) {
    case (let lower?, let upper?): strings.span(lower, upper)
    case (let lower?, nil): strings["\(lower) or more"]
    case (nil, let upper?): strings["up to \(upper)"]
    case (nil, nil): nil
    }
  }

  /// The words behind an indicator's title in a table of several units.
  func heading(_ strings: Strings) -> String {
    switch self {
    case .percent: ""
    case .weeks: strings[" (weeks)"]
    case .children: strings[" (children)"]
    case .perThousand: strings[" (per 1,000)"]
    case .kilometres: strings[" (km)"]
    case .ratio: strings[" (ratio)"]
    }
  }
}
