public import Model

/// A table of residents and how to read it.
public struct PopulationSource: Sendable {
  public var table: TableSource
  /// The ages of the column `count` where no column names them.
  public var ages: ClosedRange<Int>?

  public init(table: TableSource, ages: ClosedRange<Int>?) {
    self.table = table
    self.ages = ages
  }

  /// The roles that `columns` may name.
  public static let roles = ["area", "age", "count"]
}

/// Reads residents by area and age: one row an area and age band, or a column for each single year or band.
///
/// Bands such as `0-4`, `age_5`, `Aged 90 and over`, `85+` are understood. Of columns whose ages overlap, as a total beside
/// its parts, the narrower count.
///
/// - Throws: `InputError` where a column is missing, no column names ages, or an area and age stand twice.
public func readPopulation(_ source: PopulationSource) throws(InputError) -> Read<Population> {
  var table = try MappedTable.open(source.table)
  let area = try table.required(
    "area", or: ["area_code", "lsoa21cd", "WD25CD", "WD24CD", "area"])
  let count = try table.column("count", or: ["population", "residents", "count"])
  let age = try table.column("age", or: ["age_band", "age", "age_group"])
  var reader = PopulationReader(
    area: area, count: count, age: age, ages: source.ages,
    wide: age == nil && source.ages == nil ? wideColumns(table.reader.headings) : [])
  guard !reader.wide.isEmpty || (count != nil && (age != nil || source.ages != nil)) else {
    throw table.reader.unusable(
      noColumn("age", among: table.reader.headings)
        + " Say columns: { age: HEADING, count: HEADING }, or ages: 0-24 beside columns: { count: HEADING }."
    )
  }
  while try table.advance() { try reader.read(&table) }
  return try table.finished(reader.population)
}

private struct PopulationReader {
  let area: Int
  let count: Int?
  let age: Int?
  let ages: ClosedRange<Int>?
  let wide: [(column: Int, ages: ClosedRange<Int>)]
  var population = Population()
  private var seen: Set<Key> = []

  private struct Key: Hashable {
    let area: AreaCode
    let ages: ClosedRange<Int>
  }

  init(
    area: Int, count: Int?, age: Int?, ages: ClosedRange<Int>?,
    wide: [(column: Int, ages: ClosedRange<Int>)]
  ) {
    self.area = area
    self.count = count
    self.age = age
    self.ages = ages
    self.wide = wide
  }

  mutating func read(_ table: inout MappedTable) throws(InputError) {
    guard let code = AreaCode(table.text(area)) else {
      table.reject("code-unusable", area, "this is no area code; the row was left out.")
      return
    }
    for (column, ages) in wide { try add(&table, code, ages, column) }
    guard wide.isEmpty, let count else { return }
    guard let band = ages ?? ageBand(table.text(age)) else {
      table.note("age-unread", age, "this is no age or band of ages: a total perhaps; not read.")
      return
    }
    try add(&table, code, band, count)
  }

  private mutating func add(
    _ table: inout MappedTable, _ area: AreaCode, _ ages: ClosedRange<Int>, _ column: Int
  ) throws(InputError) {
    let field = table.field(column).filter { $0 != 44 }
    let residents = decimal(field[...])
    table.count(column, isFilled: residents != nil)
    guard let residents, residents >= 0, residents.isFinite else {
      table.reject("number-unreadable", column, "this is no number from 0; it is not used.")
      return
    }
    guard seen.insert(Key(area: area, ages: ages)).inserted else {
      throw table.reader.unusable(
        "\(area) has a second row for ages \(ages.lowerBound) to \(ages.upperBound). "
          + "Choose one with rows, for instance by sex or year.", column: column)
    }
    population.area.append(area)
    population.ages.append(ages)
    population.residents.append(residents)
  }
}

/// The columns headed by ages, without those that a narrower one is part of.
private func wideColumns(_ headings: [String]) -> [(column: Int, ages: ClosedRange<Int>)] {
  let found = headings.enumerated().compactMap { column, heading in
    ageHeading(heading).map { (column: column, ages: $0) }
  }.sorted {
    ($0.ages.count, $0.ages.lowerBound, $0.column) < ($1.ages.count, $1.ages.lowerBound, $1.column)
  }
  var taken: [(column: Int, ages: ClosedRange<Int>)] = []
  for entry in found where !taken.contains(where: { $0.ages.overlaps(entry.ages) }) {
    taken.append(entry)
  }
  return taken.sorted { $0.ages.lowerBound < $1.ages.lowerBound }
}

/// The ages of a heading such as `age_5`, `0_4` or `est_0_24`; nil for shares and for headings without ages.
private func ageHeading(_ heading: String) -> ClosedRange<Int>? {
  let lower = heading.lowercased()
  guard !lower.hasPrefix("pct"), !lower.hasPrefix("pop_"), !lower.hasSuffix("cd") else {
    return nil
  }
  let words = lower.split { "_ -".contains($0) }
  let rest = words.drop { ["age", "aged", "ages", "est", "persons", "population"].contains($0) }
  guard !rest.isEmpty, rest.count <= 4,
    rest.first?.utf8.allSatisfy({ (48...57).contains($0) || $0 == 43 }) == true
  else { return nil }
  return ageBand(rest.joined(separator: " "))
}

/// The ages of a band: `7`, `0-4`, `0 to 4`, `0_4`, `Aged 5 to 9`, `90+`, `90 and over`, `2 and under`.
func ageBand(_ text: String) -> ClosedRange<Int>? {
  var numbers: [Int] = []
  var words: [String] = []
  for part in text.lowercased().split(whereSeparator: { " -_–".contains($0) }) {
    let digits = part.prefix { $0.isASCII && $0.isNumber }
    let rest = String(part.dropFirst(digits.count))
    if !digits.isEmpty {
      guard let number = Int(digits), number <= 130 else { return nil }
      numbers.append(number)
    }
    if !rest.isEmpty { words.append(rest) }
  }
  let open = words.contains { ["+", "over", "older", "plus"].contains($0) }
  let below = words.contains { ["under", "younger", "below"].contains($0) }
  let known = [
    "age", "aged", "ages", "to", "and", "years", "year", "+", "over", "older", "plus", "under",
  ]
  guard words.allSatisfy({ known.contains($0) || $0 == "younger" }) else { return nil }
  switch (numbers.count, open, below) {
  case (1, false, false): return numbers[0]...numbers[0]
  case (1, true, false): return numbers[0]...130
  case (1, false, true): return 0...numbers[0]
  case (2, false, false): return numbers[0] <= numbers[1] ? numbers[0]...numbers[1] : nil
  default: return nil
  }
}
