import Model

/// Puts the modules of a return together: one case for each request, one plan for each plan.
struct ReturnJoin {
  var modules: ReturnModules
  let snapshot: Day
  /// A later day than this cannot be known yet when the return was written.
  let lastPossible: Day
  /// Stands for the day of a request that has none which can be used.
  let placeholder: Day

  var cases = Cases()
  var plans = Plans()
  /// Numbers for children whose person is not in the return, by the person's key or the request's.
  private var unknownPeople: [RowKey: Int32] = [:]
  private var namelessPeople: Int32 = 0

  init(_ modules: ReturnModules, snapshot: Day, lastPossible: Day, placeholder: Day) {
    self.modules = modules
    self.snapshot = snapshot
    self.lastPossible = lastPossible
    self.placeholder = placeholder
  }

  /// The place among the people of the person with this key.
  func person(_ key: RowKey?) -> Int? { key.flatMap { modules.people.numbers[$0] } }

  /// How many children have a number so far.
  var childCount: Int { modules.people.count + unknownPeople.count + Int(namelessPeople) }

  /// The child's number; one who is not in the return gets a number of its own, by its key where it has one.
  mutating func child(_ person: Int?, key: RowKey?) -> Int32 {
    if let person { return modules.people.child[person] }
    let next = Int32(childCount)
    guard let key else {
      namelessPeople += 1
      return next
    }
    let child = unknownPeople[key] ?? next
    unknownPeople[key] = child
    return child
  }

  /// Whole years from the child's birth to `day`; nil where it is not known or cannot be.
  func age(_ person: Int?, on day: Day) -> Int16? {
    guard let born = person.flatMap({ modules.people.birth[$0] }), born <= day else { return nil }
    let years = wholeYears(from: born, to: day)
    return years <= 25 ? Int16(years) : nil
  }

  /// Fills in what is known of the person of a case or plan.
  func characteristics(
    of person: Int?, on day: Day?, need: Need?, into columns: inout Characteristics
  ) {
    columns.append(
      age: day.flatMap { age(person, on: $0) }, sex: person.flatMap { modules.people.sex[$0] },
      ethnicity: person.flatMap { modules.people.ethnicity[$0] }, need: need)
  }
}

/// The birthdays passed from `born` to `day`; of a person born on 29 February, 1 March counts in other years.
func wholeYears(from born: Day, to day: Day) -> Int {
  let (birth, now) = (born.parts, day.parts)
  let isBefore = (now.month, now.day) < (birth.month, birth.day)
  return now.year - birth.year - (isBefore ? 1 : 0)
}
