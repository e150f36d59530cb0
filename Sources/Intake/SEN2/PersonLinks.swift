import Model

/// What has been seen of identifiers, so that a second row of a child is recognised.
struct PersonLinks {
  private var byPupilNumber: [String: Int] = [:]
  private var byLearnerNumber: [String: Int] = [:]
  private var byName: [String: Int] = [:]
  private var pupilNumbers: [String] = []

  /// The earlier row of the same child, by pupil number, else learner number, else birth and name.
  mutating func earlier(
    _ table: inout ModuleTable, _ pupilNumber: String, born: Day?, number: Int
  ) -> (number: Int, by: String)? {
    pupilNumbers.append(pupilNumber)
    var found: (Int, String)?
    if !pupilNumber.isEmpty {
      if let first = byPupilNumber[pupilNumber] { found = (first, "pupil number") }
      byPupilNumber[pupilNumber] = byPupilNumber[pupilNumber] ?? number
    }
    let learner = table.bytes(.learnerNumber)
    // Ten equal digits stand for a number that is not known.
    let isKnown = learner.contains { $0 != learner.first }
    table.count(.learnerNumber, isFilled: isKnown)
    if isKnown {
      let text = decoded(learner)
      if found == nil, let first = byLearnerNumber[text] { found = (first, "learner number") }
      byLearnerNumber[text] = byLearnerNumber[text] ?? number
    }
    guard let born, let name = name(table) else { return found }
    let key = "\(born.number) \(name)"
    if found == nil, let first = byName[key] {
      // Two pupil numbers are two children, whatever their names.
      let other = pupilNumbers[first]
      if pupilNumber.isEmpty || other.isEmpty || pupilNumber == other {
        found = (first, "birth and name")
      }
    }
    byName[key] = byName[key] ?? number
    return found
  }

  private func name(_ table: ModuleTable) -> String? {
    let parts = [table.text(.surname).lowercased(), table.text(.forename).lowercased()]
    return parts.contains("") ? nil : parts.joined(separator: "|")
  }
}

extension ModuleTable {
  /// The pupil number in upper case; empty where there is none.
  mutating func pupilNumber() -> String {
    let field = bytes(.pupilNumber)
    count(.pupilNumber, isFilled: !field.isEmpty)
    return field.isEmpty ? "" : decoded(field).uppercased()
  }

  /// Sex, recorded as such or, in the return of 2023, as gender: 1 and 2; 0 and 9 say that it is not known.
  mutating func sex() -> Sex? {
    let isGender = bytes(.sex).isEmpty && (!bytes(.gender).isEmpty || !has(.sex))
    let field: ReturnField = isGender ? .gender : .sex
    let found = code(field, expected: "M, F, 1, 2, 0 and 9") { bytes -> Sex?? in
      switch decoded(bytes).uppercased() {
      case "F", "FEMALE", "2", "2.0": .some(.female)
      case "M", "MALE", "1", "1.0": .some(.male)
      case "0", "9", "0.0", "9.0", "U": .some(nil)
      default: nil
      }
    }
    return found ?? nil
  }
}
