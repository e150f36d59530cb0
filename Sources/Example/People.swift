import Model

/// Makes the person: name, day of birth, numbers and home.
struct People {
  private let households: Households
  private let planted: Planted

  init(_ geography: ExampleGeography, _ planted: Planted) {
    households = Households(geography, planted)
    self.planted = planted
  }

  /// A child without episodes yet, of an age in full years on `day` that is usual for requests in its ward.
  ///
  /// `number` makes the child's pupil number unlike any other's.
  func child(
    number: Int, on day: Day, _ random: inout Random
  ) -> Child {
    let home = households.home(&random)
    let isSlowCase = home.ward.map { planted.wards[$0].kind == .caseMix } ?? false
    let weights = isSlowCase && random.chance(0.85) ? People.late : People.usual
    let age = random.pick(weights)
    let birthday = Day(number: day.number - Int32(Double(age) * 365.25) - Int32(random.below(365)))
    // Three names, so that no two children share all of them and a birthday by chance.
    let names = (0..<3).map { _ in People.any(People.forenames, &random) }
    let sex = random.chance(0.71) ? "M" : "F"
    let isNumbered = random.chance(age < 4 ? 0.6 : 0.985)
    return Child(
      surname: "\(People.any(People.surnames, &random))-\(People.any(People.surnames, &random))",
      forename: names.joined(separator: " "),
      birth: birthday, sex: sex, ethnicity: random.pick(People.ethnicities),
      pupilNumber: isNumbered ? pupilNumber(number, &random) : nil,
      pupilNumberReason: isNumbered ? "" : age < 4 ? "UN1" : random.chance(0.6) ? "UN9" : "UN10",
      home: home, episodes: [], oddity: nil)
  }

  private static func any(_ names: [String], _ random: inout Random) -> String {
    names[random.below(names.count)]
  }

  /// Thirteen characters of the right shape whose check letter is wrong, so that no pupil can have it.
  private func pupilNumber(_ number: Int, _ random: inout Random) -> String {
    let digits = String(ExampleCounty.authorityNumber) + padded(number, 9)
    let letters = Array("ABCDEFGHJKLMNPQRTUVWXYZ")
    var sum = 0
    for (place, digit) in digits.utf8.enumerated() { sum += Int(digit - 48) * (place + 2) }
    let wrong = (sum + 1 + random.below(letters.count - 1)) % letters.count
    return String(letters[wrong]) + digits
  }

  /// Ages at request: before school, at its start, and before each change of school.
  private static let usual: [(Int, Double)] = [
    (1, 1), (2, 5), (3, 11), (4, 12), (5, 8), (6, 8), (7, 8), (8, 8), (9, 9), (10, 9), (11, 6),
    (12, 6), (13, 5.5), (14, 4), (15, 2.5), (16, 1.6), (17, 1), (18, 0.8), (19, 0.5), (21, 0.3),
  ]
  private static let late: [(Int, Double)] = [(16, 6), (17, 5), (18, 4), (19, 2), (20, 1), (21, 1)]

  private static let ethnicities: [(String, Double)] = [
    ("WBRI", 0.86), ("WIRI", 0.004), ("WOTH", 0.03), ("MWBC", 0.015), ("MWAS", 0.012),
    ("MWBA", 0.008), ("MOTH", 0.014), ("AIND", 0.007), ("APKN", 0.008), ("ABAN", 0.002),
    ("AOTH", 0.005), ("BCRB", 0.003), ("BAFR", 0.008), ("BOTH", 0.003), ("CHNE", 0.002),
    ("OOTH", 0.005), ("REFU", 0.004), ("NOBT", 0.009), ("XQXQ", 0.001),
  ]
  private static let surnames = [
    "Exampler", "Samplesby", "Testwell", "Mockford", "Placeholt", "Specimere", "O'Trial",
    "Fictionby", "Madeupson", "Pretendal", "Dummerly", "Notreal", "Inventon",
    "Standin, Jnr", "Fabriwick", "Modelthwaite",
  ]
  private static let forenames = [
    "Alphie", "Bravia", "Charlo", "Deltan", "Echoa", "Foxtra", "Golfrey", "Hotelia", "Indigan",
    "Julietto", "Kilomay", "Limara", "Mikele", "Novembra", "Oscaro", "Papadine", "Quebecka",
    "Romeon", "Sierran", "Tangora",
  ]
}
