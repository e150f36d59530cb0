import Model

/// The columns of a table that say what kind of child a row is about.
struct ChildColumns {
  private let birth: Int?
  private let age: Int?
  private let sex: Int?
  private let ethnicity: Int?
  private let need: Int?

  /// The roles that a configuration may name.
  static let roles = ["birth", "age", "sex", "ethnicity", "need"]
  /// Children's services end the day before the 26th birthday.
  static let highestAge = 25

  init(_ table: inout MappedTable) throws(InputError) {
    birth = try table.column(
      "birth", or: ["dob", "date_of_birth", "birth_date", "PersonBirthDate"])
    age = try table.column("age", or: ["age_at_referral", "age"])
    sex = try table.column("sex", or: ["sex", "gender"])
    ethnicity = try table.column("ethnicity", or: ["ethnicity"])
    need = try table.column("need", or: ["need", "primary_need", "sen_type"])
  }

  /// Reads the row's child as of `day`; the date of birth is not kept.
  ///
  /// - Returns: false where the child cannot be one: born after `day`, or too old.
  func append(
    _ table: inout MappedTable, on day: Day?, to kinds: inout Characteristics
  ) -> Bool {
    let years = age(&table, on: day)
    if years.isImpossible { return false }
    kinds.append(
      age: years.age, sex: code(&table, sex, readSex),
      ethnicity: code(&table, ethnicity) { ethnicGroups[$0.uppercased()] },
      need: code(&table, need, readNeed))
    return true
  }

  private func age(
    _ table: inout MappedTable, on day: Day?
  ) -> (age: Int16?, isImpossible: Bool) {
    let born = table.date(birth).day
    guard let born, let day else {
      let stated = table.number(age).value
      if let stated, stated > Self.highestAge { return tooOld(&table, age) }
      return (stated.map { Int16($0) }, false)
    }
    guard born <= day else {
      table.reject(
        "start-before-birth", birth, "the child was born after the row began; it is left out.")
      return (nil, true)
    }
    let years = fullYears(from: born, to: day)
    return years > Self.highestAge ? tooOld(&table, birth) : (Int16(years), false)
  }

  private func tooOld(
    _ table: inout MappedTable, _ column: Int?
  ) -> (age: Int16?, isImpossible: Bool) {
    table.reject("age-over-25", column, "this is no child or young person; the row is left out.")
    return (nil, true)
  }

  private func code<Value>(
    _ table: inout MappedTable, _ column: Int?, _ read: (String) -> Value?
  ) -> Value? {
    let text = table.text(column)
    let value = text.isEmpty ? nil : read(text)
    table.count(column, isFilled: value != nil)
    if value == nil, !text.isEmpty {
      table.warn("code-unknown", column, "this code is not known and counts as not recorded.")
    }
    return value
  }
}

/// Full years from one day to a later one.
func fullYears(from first: Day, to last: Day) -> Int {
  let (from, to) = (first.parts, last.parts)
  return to.year - from.year - ((to.month, to.day) < (from.month, from.day) ? 1 : 0)
}

/// Sex in any of the ways in which files write it; nil for anything else, `U` and `9` among them.
func readSex(_ text: String) -> Sex? {
  switch text.lowercased() {
  case "f", "female", "2", "girl": .female
  case "m", "male", "1", "boy": .male
  default: nil
  }
}

/// A need by its code, alone or before a dash and words as in `ASD - Autistic Spectrum Disorder`; nil for anything else.
func readNeed(_ text: String) -> Need? {
  let code = text.split(whereSeparator: { $0 == "-" || $0 == " " || $0 == "–" }).first ?? ""
  return Need(rawValue: code.uppercased())
}
