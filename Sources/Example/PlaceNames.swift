/// Names of places that do not exist, though they sound as if they might.
struct PlaceNames {
  private var random: Random
  private var used: [String] = []

  init(seed: UInt64) { random = Random(seed: seed, stream: 7) }

  private static let heads = [
    "Alv", "Brack", "Cald", "Dun", "Eld", "Fenn", "Gris", "Horv", "Inkle", "Jarr", "Kess", "Lorn",
    "Mard", "Nether", "Orr", "Pell", "Quarn", "Rusk", "Sald", "Thess", "Ulver", "Vann", "Wex",
    "Yarr", "Brim", "Corv", "Dass", "Farl", "Hask", "Mell", "Strand", "Tarn", "Wither", "Ozle",
  ]
  private static let tails = [
    "aby", "acott", "bourne", "combe", "denby", "ering", "fold", "garth", "hithe", "ingham", "low",
    "mere", "ness", "over", "rigg", "sall", "thorpe", "umber", "wick", "worth", "stow", "leigh",
  ]
  private static let sides = ["North", "South", "East", "West", "Central"]

  /// Names kept for their difficulty: apostrophe, ampersand, comma, full stop, hyphen, length.
  static let awkward = [
    "St Orrin's", "Kessaby & Lornfold", "Marl, Over and Nether", "Pell-under-Rusk",
    "Dr. Vann's Park",
    "Wexumber with Thessover and the Twelve Haskgarths",
  ]

  /// The name of a place that has none yet.
  mutating func place() -> String {
    while true {
      let head = PlaceNames.heads[random.below(PlaceNames.heads.count)]
      let tail = PlaceNames.tails[random.below(PlaceNames.tails.count)]
      let name = head + tail
      // Three equal letters in a row are not English.
      guard !(tail.first == head.last && tail.first == head.dropLast().last) else { continue }
      if !used.contains(name) {
        used.append(name)
        return name
      }
    }
  }

  /// The name of a part of `town`, or of a place of its own.
  mutating func part(of town: String?) -> String {
    guard let town else { return random.chance(0.12) ? "\(place()) & \(place())" : place() }
    for side in PlaceNames.sides where random.chance(0.5) {
      let name = "\(town) \(side)"
      if !used.contains(name) {
        used.append(name)
        return name
      }
    }
    return place()
  }
}
