public import Model

/// A way of splitting children, places or referrals into groups.
public enum Breakdown: String, Sendable, CaseIterable {
  case need
  case age
  case sex
  case ethnicity
  case placement
  case route
  case deprivation
  case service
  /// The kind of provision: special school, unit and so on.
  case provision
}

extension Group {
  /// The group of one category of a breakdown, as `need=ASD`.
  public init(_ breakdown: Breakdown, _ category: String) {
    self.init("\(breakdown.rawValue)=\(category)")
  }
}

/// The category of each row in one breakdown; rows without one are of the last category, `unknown`.
struct GroupColumn {
  let breakdown: Breakdown
  let categories: [String]
  let codes: [Int16]

  static let unknown = "unknown"

  /// A column of categories in the order of files and pages; a row without a number is `unknown`.
  init(_ breakdown: Breakdown, _ categories: [String], codes: some Sequence<Int?>) {
    self.breakdown = breakdown
    self.categories = categories + [Self.unknown]
    self.codes = codes.map { Int16($0 ?? categories.count) }
  }

  /// A column of values of an enumeration that lists its cases.
  init<Value: CaseIterable & Hashable>(
    _ breakdown: Breakdown, _ values: [Value?], name: (Value) -> String
  ) {
    let all = Array(Value.allCases)
    let numbers = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1, $0) })
    self.init(breakdown, all.map(name), codes: values.map { $0.flatMap { numbers[$0] } })
  }
}

/// The bands into which ages are put.
enum AgeGroup {
  static let names = ["0-4", "5-10", "11-15", "16-19", "20-25"]

  /// The number of the band, or nil for an age of nobody the law is about.
  static func number(_ age: Int16?) -> Int? {
    switch age {
    case (0...4)?: 0
    case (5...10)?: 1
    case (11...15)?: 2
    case (16...19)?: 3
    case (20...25)?: 4
    default: nil
    }
  }

  /// The band that each range of ages lies in; nil where one of them lies in two, as 5 to 15 does.
  static func numbers(_ ages: [ClosedRange<Int>]) -> [Int?]? {
    var numbers: [Int?] = []
    for range in ages {
      let ends = [range.lowerBound, range.upperBound].map { number(Int16(clamping: $0)) }
      // What lies beyond all bands is in no figure, so that it may end anywhere.
      guard ends[0] == ends[1] || ends[0] == nil else { return nil }
      numbers.append(ends[0])
    }
    return numbers
  }
}

extension RequestRoute {
  /// The word for the route in files.
  var word: String {
    switch self {
    case .parentOrYoungPerson: "family"
    case .school: "school"
    case .health: "health"
    case .socialCare: "social care"
    case .other: "other"
    }
  }
}

/// The breakdowns of one input.
struct GroupColumns {
  private var columns: [GroupColumn]

  init(_ columns: [GroupColumn]) { self.columns = columns }

  /// What is known of children, and of the neighbourhood where they live.
  init(_ kinds: Characteristics, _ rows: PlacedRows) {
    self.init([
      GroupColumn(.need, kinds.need) { $0.rawValue },
      GroupColumn(.age, AgeGroup.names, codes: kinds.age.lazy.map(AgeGroup.number)),
      GroupColumn(.sex, kinds.sex) { $0.rawValue },
      GroupColumn(.ethnicity, kinds.ethnicity) { $0.rawValue },
    ])
    add(rows)
  }

  /// Only the neighbourhood is known.
  init(_ rows: PlacedRows) {
    self.init([])
    add(rows)
  }

  mutating func add(_ column: GroupColumn) { columns.append(column) }

  private mutating func add(_ rows: PlacedRows) {
    let fifths = rows.deprivationFifth
    guard fifths.contains(where: { $0 != nil }) else { return }
    add(
      GroupColumn(
        .deprivation, ["1", "2", "3", "4", "5"],
        codes: fifths.lazy.map { fifth in
          fifth.flatMap { (1...5).contains($0) ? Int($0) - 1 : nil }
        }))
  }

  subscript(breakdown: Breakdown) -> GroupColumn? {
    columns.first { $0.breakdown == breakdown }
  }
}
