import Model

/// An indicator column of the Department's layout: one number of a figure, under a name and label of its own.
struct DepartmentColumn {
  enum Part: String, CaseIterable {
    case value
    case lower
    case upper
    case numerator = "num"
    case denominator = "den"

    fileprivate var words: String {
      switch self {
      case .value: ""
      case .lower: ", lower end of 95% range"
      case .upper: ", upper end of 95% range"
      case .numerator: ", number, rounded"
      case .denominator: ", base, rounded"
      }
    }
  }

  /// The place of the indicator in its topic.
  let indicator: Int
  let part: Part
  let name: String
  let label: String
  /// `%` or nothing: the layout has no sign for weeks, which the label names.
  let unit: String
  let decimals: Int

  /// The most letters that the layout allows.
  static let longestName = 50
  static let longestLabel = 100

  static func all(of indicators: [Indicator]) -> [DepartmentColumn] {
    var stems: [String] = []
    return indicators.enumerated().flatMap { number, indicator in
      var stem = Self.stem(indicator.id)
      if stems.contains(stem) { stem = "\(stem.prefix(40))_\(number)" }
      stems.append(stem)
      let parts: [Part] = indicator.statistic == .count ? [.value] : Part.allCases
      return parts.map { DepartmentColumn(indicator, number: number, $0, stem: stem) }
    }
  }

  private init(_ source: Indicator, number: Int, _ part: Part, stem: String) {
    indicator = number
    self.part = part
    name = part == .value ? stem : "\(stem)_\(part.rawValue)"
    let isFigure = [.value, .lower, .upper].contains(part)
    let heading = isFigure ? source.unit.heading(.english) : ""
    let title = source.title.prefix(Self.longestLabel - part.words.count - heading.count)
    label = title + part.words + heading
    unit = isFigure && source.unit == .percent ? "%" : ""
    decimals = isFigure ? source.unit.decimals : 0
  }

  /// Lower-case letters, digits and underscores, a letter first, with room for the part.
  private static func stem(_ id: String) -> String {
    let signs = id.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }
    let text = String(signs)
    let isLetterFirst = text.first?.isLetter == true
    return String((isLetterFirst ? text : "i_" + text).prefix(longestName - "_lower".count))
  }

  /// The number, or the symbol that says why there is none.
  func cell(_ figure: OpenFigure?) -> String {
    guard let figure else { return "z" }
    let text =
      switch part {
      case .value: figure.value
      case .lower: figure.lower
      case .upper: figure.upper
      case .numerator: figure.numerator
      case .denominator: figure.denominator
      }
    if let text { return text }
    guard figure.value == nil, let status = figure.status else { return "z" }
    return status
  }
}

/// The Department's words for what children are grouped by.
enum DepartmentWords {
  static func topic(_ group: GroupName) -> String {
    let words = [
      "Total": "Total", "need": "Primary need", "deprivation": "Deprivation fifth", "age": "Age",
      "sex": "Sex", "ethnicity": "Ethnicity", "placement": "Placement", "service": "Service",
      "route": "Who asked",
    ]
    return words[group.breakdown]
      ?? group.breakdown.replacing("_", with: " ").capitalizedFirst
  }

  static func category(_ group: GroupName) -> String {
    guard group.breakdown == "need", let need = Need(rawValue: group.category) else {
      return label(group)
    }
    return label(need)
  }

  private static func label(_ group: GroupName) -> String {
    switch (group.breakdown, group.category) {
    case ("sex", "F"): "Female"
    case ("sex", "M"): "Male"
    case ("deprivation", "1"): "1 (most deprived)"
    case ("deprivation", "5"): "5 (least deprived)"
    default: String(group.category.prefix(120))
    }
  }

  /// The harmonised wording of `sen_primary_need`.
  static func label(_ need: Need) -> String {
    switch need {
    case .specificLearning: "Specific learning difficulty"
    case .moderateLearning: "Moderate learning difficulty"
    case .severeLearning: "Severe learning difficulty"
    case .profoundLearning: "Profound and multiple learning difficulty"
    case .socialEmotional: "Social, emotional and mental health"
    case .speechLanguage: "Speech, language and communications needs"
    case .hearing: "Hearing impairment"
    case .vision: "Vision impairment"
    case .multiSensory: "Multi-sensory impairment"
    case .physical: "Physical disability"
    case .autism: "Autistic spectrum disorder"
    case .downSyndrome: "Down syndrome"
    case .other: "Other difficulty or disability"
    }
  }
}

extension PeriodText {
  /// Year and kind of year as the Department's layout has them: a day or other stretch is the year it ends in.
  var departmentColumns: (period: String, identifier: String) {
    let own = columns
    if ["Calendar year", "Academic year"].contains(own.identifier) { return own }
    let end = own.period.split(separator: "/").last.map(String.init) ?? own.period
    return (String(end.prefix(4)), "Reporting year")
  }
}
